"""A description means whom the text may say so of, though no list has its noun."""

from __future__ import annotations


def names_of(extraction, text):
    """Return the names of the entity that the first mention with that text belongs to."""
    cluster = next(m.cluster for m in extraction.mentions if m.text == text)
    return {m.name for m in extraction.mentions if m.cluster == cluster and m.kind == "name"}


def test_a_person_is_described_by_a_noun_for_people(read):
    """The biochemist is the only person named before."""
    found = read("Sheila Quill has studied cells since June. The biochemist met Toby Marlow on Monday.")
    assert names_of(found, "The biochemist") == {"Sheila Quill"}


def test_a_body_is_described_by_a_noun_of_its_name(read):
    """The brewery is Marlow Brewery, whoever was named since."""
    found = read(
        "Marlow Brewery opened a bar in June. Toby Marlow, who farms, sold it barley. The brewery paid on time."
    )
    assert names_of(found, "The brewery") == {"Marlow Brewery"}


def test_a_newspaper_is_what_is_called_so(read):
    """The Gazette is the newspaper and Quill Foods the company."""
    found = read(
        "Quill Foods sued the Haddon Gazette. The newspaper said it would fight. The company would not comment."
    )
    assert names_of(found, "The newspaper") == {"Haddon Gazette"}
    assert names_of(found, "The company") == {"Quill Foods"}


def test_a_noun_on_no_list_that_means_nobody_is_no_mention(read):
    """Nobody is named whom the brewery may be."""
    assert "The brewery" not in {m.text for m in read("Toby Marlow sleeps. The brewery closed.").mentions}


def test_of_two_that_are_so_the_one_of_the_same_sentence_is_meant(read):
    """The Gazette talks of itself, whichever newspaper was spoken of before."""
    found = read(
        "The newspaper Vale Courier praised Toby Marlow. “Pay fell,” the Haddon Gazette wrote, citing an interview "
        "of Toby Marlow with the newspaper."
    )
    assert names_of(found, "the newspaper") == {"Haddon Gazette"}
