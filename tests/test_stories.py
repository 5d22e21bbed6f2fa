"""Near-copies are one story; everything else stays apart."""

from __future__ import annotations

import json
import random
import time

import pytest

from graphkit import stories
from graphkit.errors import InputError


def article(seed: int, *, words: int = 120) -> str:
    """Return an invented text of `words` words that shares no run of words with another seed's."""
    chooser = random.Random(seed)  # noqa: S311
    return " ".join(f"w{chooser.randrange(5000)}" for _ in range(words))


def test_a_reprint_and_its_original_are_one_story_named_by_the_smallest_id():
    """The story id is the smallest document id of its group."""
    text = article(1)
    assert stories.stories([("z", text), ("m", text), ("other", article(2))]) == {"m": "m", "other": "other", "z": "m"}


def test_typography_entities_and_broken_lines_do_not_hide_a_copy():
    """A scraped page and its clean copy share their words."""
    clean = "“No,” said the clerk’s lawyer – twice. " + article(1)
    scraped = "&#34;NO,&#34; said the clerk&#39;s\n lawyer &ndash; twice.\n\n" + article(1).replace(" ", "\n")
    assert set(stories.stories([("clean", clean), ("scraped", scraped)]).values()) == {"clean"}


def test_an_excerpt_belongs_to_the_story_it_was_cut_from():
    """Containment counts, not likeness: a tenth of the text is enough."""
    whole = article(1, words=400)
    excerpt = " ".join(whole.split()[:40])
    assert stories.stories([("whole", whole), ("excerpt", excerpt)]) == {"excerpt": "excerpt", "whole": "excerpt"}


def test_a_lightly_rewritten_copy_is_the_same_story():
    """One word in fifteen changed leaves two thirds of the shingles."""
    words = article(1, words=300).split()
    words[7::15] = ["changed"] * len(words[7::15])
    assert len(set(stories.stories([("a", article(1, words=300)), ("b", " ".join(words))]).values())) == 1


def test_reports_that_share_their_background_stay_apart():
    """Half of the words in common is a repeated background, not a copy."""
    background = article(9, words=60)
    found = stories.stories(
        [("a", article(1, words=60) + " " + background), ("b", article(2, words=60) + " " + background)]
    )
    assert found == {"a": "a", "b": "b"}


def test_a_chain_of_half_copies_does_not_become_one_story():
    """Every member of a group is near its longest document, so the two ends of a chain are not joined through the middle."""
    words = article(1, words=400).split()
    pieces = {
        name: " ".join(words[start : start + 200]) for name, start in [("a", 0), ("b", 60), ("c", 120), ("d", 180)]
    }
    found = stories.stories(pieces.items())
    assert found["a"] == found["b"]
    assert found["a"] != found["d"]


def test_a_digest_does_not_join_the_articles_that_it_reprints():
    """Three unrelated texts in a fourth stay three stories, and the digest is one of its own, copies of it included."""
    texts = {f"article {n}": article(n) for n in range(3)}
    digest = " ".join(texts.values())
    found = stories.stories([*texts.items(), ("digest", digest), ("digest again", digest)])
    assert found == {**{name: name for name in texts}, "digest": "digest", "digest again": "digest"}


def test_short_texts_are_one_story_only_when_equal():
    """Two rows that differ in one amount are two payments."""
    row = "Contributor: Ada Quill | Committee: Fair Water Now | Amount: $500 | Date: 2021-03-04"
    found = stories.stories([("1", row), ("2", row.replace("500", "700")), ("3", row.upper())])
    assert found == {"1": "1", "2": "2", "3": "1"}


def test_empty_texts_are_each_their_own_story():
    """Nothing is no copy of nothing."""
    assert stories.stories([("a", ""), ("b", " … ")]) == {"a": "a", "b": "b"}


def test_the_order_of_the_documents_does_not_matter():
    """Groups are made from the longest text down, ids deciding between equals."""
    words = article(1, words=400).split()
    texts = [(str(n), " ".join(words[n * 20 : n * 20 + 150 + n])) for n in range(12)] + [
        ("x", article(5)),
        ("y", article(5)),
    ]
    found = [stories.stories(random.Random(n).sample(texts, len(texts))) for n in range(5)]  # noqa: S311
    assert all(again == found[0] for again in found)


def test_signatures_stand_for_texts_so_that_an_unchanged_document_is_not_read_again():
    """Only texts that may be copies are asked for."""
    texts = {"a": article(1), "b": article(1) + " Updated.", "c": article(3), "d": article(4)}
    signed = {name: stories.signature(text) for name, text in texts.items()}
    asked = []

    def text_of(name: str) -> str:
        asked.append(name)
        return texts[name]

    assert stories.group(signed, text_of) == {"a": "a", "b": "a", "c": "c", "d": "d"}
    assert sorted(set(asked)) == ["a", "b"]


def test_texts_that_share_twelve_words_in_a_row_share_a_fingerprint():
    """What winnowing promises, so that no copy is missed for want of a candidate."""
    shared = article(7, words=12)
    for seed in range(100, 200, 2):
        one, other = (f"{article(seed + side)} {shared} {article(seed + 50 + side)}" for side in (0, 1))
        assert fingerprints(one) & fingerprints(other)


def fingerprints(text: str) -> set[bytes]:
    """Return the fingerprints of a signature."""
    signed = stories.signature(text)
    return {signed[place : place + 4] for place in range(4, len(signed), 4)}


def test_a_signature_is_the_same_on_every_machine():
    """No hash seed, platform or version decides it."""
    text = "The water board of Harrow County paid Delmar Pike nothing in 2019 and a good deal more than that the year after next."
    assert stories.signature(text).hex() == "17000000c2765e13d0510c1d4732ec1d85bf7d3d"
    assert stories.signature("Too short.").hex() == "02000000612ed319"


def test_a_footer_that_stands_everywhere_joins_nothing():
    """Boilerplate shared by many texts suggests no candidates."""
    footer = article(0, words=60)
    found = stories.stories((f"{n:03}", article(n + 1) + " " + footer) for n in range(80))
    assert len(set(found.values())) == 80


def test_many_copies_of_one_text_cost_no_more_than_as_many_texts():
    """A copy is compared with one centre of its group, not with every other copy."""
    copies = [(f"{n:04}", article(1) + f" Edition {n}.") for n in range(1500)]
    started = time.process_time()
    assert set(stories.stories(copies).values()) == {"0000"}
    assert time.process_time() - started < 5


def test_answers_follow_the_order_of_the_lines():
    """One line out for each line in."""
    lines = [json.dumps({"id": name, "text": article(seed)}) for name, seed in [("b", 1), ("c", 2), ("a", 1)]]
    assert [json.loads(line) for line in stories.answers([*lines, "\n"])] == [
        {"id": "b", "story": "a"},
        {"id": "c", "story": "c"},
        {"id": "a", "story": "a"},
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{}"], "Line 1 has no id or no text."),
        (['{"id": "a", "text": "x"}', "oops"], "Line 2 is no JSON"),
        (['{"id": "a", "text": "x"}', '{"id": "a", "text": "y"}'], "Line 2: the id 'a' stands twice."),
    ],
)
def test_a_line_that_breaks_the_contract_is_named(lines: list[str], message: str):
    """The message says which line and what was expected."""
    with pytest.raises(InputError, match=message):
        list(stories.answers(lines))


@pytest.mark.parametrize(("shared", "story_of_second"), [(17, "a"), (16, "b")])
def test_a_copy_shares_so_much_of_its_words_and_no_less(shared, story_of_second):
    """Of twenty runs of five words, thirteen make a copy and twelve do not."""
    first, second = ([f"word{n}" for n in range(24)], [f"other{n}" for n in range(24)])
    second[:shared] = first[:shared]
    assert stories.stories([("a", " ".join(first)), ("b", " ".join(second))])["b"] == story_of_second
