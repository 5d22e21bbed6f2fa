"""Somebody without a name is an end of a claim where a noun means one person or body."""

from __future__ import annotations

import pytest

from graphkit.extract.contract import answer


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Toby Marlow spoke on Monday. His mother sued Quill Foods in May.", "His mother SUED Quill Foods asserted"),
        ("Toby Marlow spoke on Monday. His mother sued Quill Foods in May.", "His mother FAMILY_OF His asserted"),
        ("The woman who founded Quill Foods wept on Monday.", "woman FOUNDED Quill Foods asserted"),
        ("Sheila Quill’s opponent has one donor.", "opponent RAN_AGAINST Sheila Quill asserted"),
        ("Toby Marlow, who owns the firm, said nothing of it.", "Toby Marlow OWNS firm asserted"),
    ],
)
def test_a_noun_that_means_somebody_is_an_end(stated, text, line):
    """Kin, rivals, who acts and what is owned need no name."""
    assert any(one.startswith(line) for one in stated(text))


@pytest.mark.parametrize(
    "text",
    [
        "Toby Marlow spoke as the lawyer of the town. He is the chair of Quill Foods.",
        "A brewer met Sheila Quill. No brewer met Toby Marlow. The first brewer sued Quill Foods.",
        "Toby Marlow sits on the board and left the team in May.",
        "The chair of Quill Foods wept.",
        "His uncle sued the firm.",
    ],
)
def test_what_means_nobody_in_particular_is_no_end(read, text):
    """What somebody is said to be, one of many, a part of a body, a post by itself; nor is anything said of two without a name."""
    found = read(text)
    kinds = {mention.id: mention for mention in found.mentions}
    named = {mention.cluster for mention in found.mentions if mention.kind == "name"}
    ends = [kinds[end] for claim in found.claims for end in (claim.subject, claim.object) if end]
    assert [one.text for one in ends if one.kind == "nominal" and one.cluster not in named] == []


def test_a_name_further_on_is_meant_before_a_noun_alone(stated):
    """The name in apposition is the end, not the noun before it."""
    assert stated("Toby Marlow’s daughter, Sheila Marlow, sued Quill Foods.") == [
        "Sheila Marlow FAMILY_OF Toby Marlow asserted",
        "Sheila Marlow SUED Quill Foods asserted",
    ]


def test_a_name_behind_another_noun_is_meant_as_well(stated):
    """What the name's own description is called in between makes no difference."""
    found = stated("Ms. Quill and her husband, violinist Toby Marlow, left.")
    assert not [one for one in found if one.startswith("her husband")]


def test_kin_mentioned_once_is_a_mention(read):
    """Her mother is somebody, though nothing takes her up."""
    assert "her mother" in {mention.text for mention in read("Sheila Quill met her mother in June.").mentions}


def test_who_was_spoken_of_without_a_name_is_taken_up(read):
    """The driver is the driver who was introduced, not the one person who is named."""
    found = read("A driver gave $500 to Sheila Quill. The driver also met Toby Marlow.")
    clusters = {mention.text: mention.cluster for mention in found.mentions}
    assert clusters["A driver"] == clusters["The driver"] != clusters["Sheila Quill"]


def test_relations_of_the_contract_join_what_is_named(read):
    """What the extract command prints joins what the graph can join."""
    found = answer(
        read("Toby Marlow spoke on Monday. His mother sued Quill Foods in May. Toby Marlow sued Quill Mills.")
    )
    texts = [found["entities"][one["head"]]["text"] for one in found["relations"]]
    assert texts == ["Toby Marlow"]
