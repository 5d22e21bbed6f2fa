"""The inline markup of the corpus."""

from __future__ import annotations

import pytest

from graphkit.model import MentionKind, Status
from training.markup import Marked, MarkupError, Stated, parsed

HEAD = '+++\nid = "a"\nworld = "w"\ngenre = "note"\n[entities]\np1 = "PERSON Ann Lee"\no1 = "OFFICE/post Mayor"\n+++\n'


def test_marks_become_offsets_in_the_bare_text() -> None:
    """An inner mark stands before the one that holds it; signs tell the kind, values have no entity."""
    document = parsed(f"{HEAD}[[p1~|The [[o1~|mayor]]]] paid [[$~5 USD|about $5]] in [[@2015|2015]].\n--- claims\n")
    assert document.text == "The mayor paid about $5 in 2015.\n"
    assert document.marked == (
        Marked(4, 9, "o1", MentionKind.NOMINAL),
        Marked(0, 9, "p1", MentionKind.NOMINAL),
        Marked(15, 23, "$", MentionKind.NAME, "~5 USD"),
        Marked(27, 31, "@", MentionKind.NAME, "2015"),
    )


def test_a_square_bracket_of_the_text_may_hold_a_mark() -> None:
    """Editors put names in brackets: "the army [KPA]"."""
    document = parsed(f"{HEAD}[[p1|Lee]] [[[p1|A. Lee]]] left.\n--- claims\n")
    assert document.text == "Lee [A. Lee] left.\n"
    assert [(mark.start, mark.end) for mark in document.marked] == [(0, 3), (5, 11)]


def test_a_cue_may_name_its_occurrence() -> None:
    """The second "ran" is where the claim stands."""
    document = parsed(f"{HEAD}[[p1|Lee]] ran. [[p1|Lee]] ran.\n--- claims\nran@2 | CANDIDATE_IN | p1 | o1 | negated\n")
    assert document.claims == (Stated(13, 16, "CANDIDATE_IN", "p1", "o1", Status.NEGATED, ()),)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("[[p1|Lee", "is never closed"),
        ("Lee]]", r"\]\] without \[\["),
        ("[[p2|Lee]]", "which the header does not list"),
        ("[[p1| Lee]]", "white space at its border"),
        ("[[$5|$5]]", "has the amount '5'"),
        ("[[@May|May]]", "has the date 'May'"),
    ],
)
def test_broken_markup_is_told_with_its_place(body: str, reason: str) -> None:
    """Nothing is guessed at."""
    with pytest.raises(MarkupError, match=reason):
        parsed(f"{HEAD}{body}\n--- claims\n")


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("sang | HOLDS_OFFICE | p1 | o1 | asserted", "does not stand in the text"),
        ("ran | HOLDS_OFFICE | o1 | p1 | asserted", "which HOLDS_OFFICE does not"),
        ("ran | HOLDS_OFFICE | p1 | asserted", "expected: cue"),
        ("ran | HOLDS_OFFICE | p1 | o1 | asserted | colour=red", "known: amount, by"),
    ],
)
def test_a_claim_that_cannot_be_is_refused(claim: str, reason: str) -> None:
    """The relation decides what it may join."""
    with pytest.raises(MarkupError, match=reason):
        parsed(f"{HEAD}[[p1|Lee]] ran.\n--- claims\n{claim}\n")
