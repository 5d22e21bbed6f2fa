"""Lists of names: what is said of one of them is said of all, however the parser hangs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = ("Ann Roe", "Bo Gray", "Carl Moss")


@pytest.mark.parametrize(
    "text",
    [
        "Three senators - Ann Roe, Bo Gray and Carl Moss - accused John Becker of lying.",
        "Three senators, Ann Roe, Bo Gray and Carl Moss, accused John Becker of lying.",
    ],
)
def test_all_who_are_listed_do_what_one_does(text: str, stated: Callable[[str], list[str]]) -> None:
    """Three names with commas and an "and" are one subject."""
    found = stated(text)
    assert [f"{name} ACCUSED John Becker asserted" in found for name in NAMES] == [True, True, True]


def test_those_included_stand_for_all(stated: Callable[[str], list[str]]) -> None:
    """Several companies, including Apex: Apex did it."""
    found = stated("Several companies, including Apex Industries, donated $500 to John Becker.")
    assert "Apex Industries FUNDED John Becker asserted" in found


def test_examples_of_a_plural_noun_stand_for_it(stated: Callable[[str], list[str]]) -> None:
    """Companies such as Apex: Apex did it."""
    found = stated("Companies such as Apex Industries donated $500 to John Becker.")
    assert "Apex Industries FUNDED John Becker asserted" in found


def test_both_of_whom_are_all_before_it(stated: Callable[[str], list[str]]) -> None:
    """A relative clause about both tells of the first one too."""
    found = stated("Maria Lopez and Ann Roe, both of whom were members of the Labour Party, left.")
    assert sorted(claim.split(" MEMBER_OF")[0] for claim in found if "MEMBER_OF" in claim) == ["Ann Roe", "Maria Lopez"]


def test_two_names_and_an_and_may_open_another_clause(stated: Callable[[str], list[str]]) -> None:
    """The second name is the subject of what follows it."""
    found = stated("Maria Lopez accused John Becker, and Carl Moss left the room.")
    assert [claim for claim in found if "Carl Moss" in claim] == []


def test_what_is_said_behind_one_of_a_list_is_said_of_that_one(stated: Callable[[str], list[str]]) -> None:
    """The clause behind a name of the list does not tell of those before it."""
    found = stated("Ann Roe, Bo Gray and Carl Moss, who works for Apex Industries, met.")
    assert "Ann Roe WORKS_FOR Apex Industries asserted" not in found


def test_short_forms_and_articles_do_not_part_a_list(stated: Callable[[str], list[str]]) -> None:
    """Bodies with their short forms in brackets and articles are one list."""
    found = stated(
        "Maria Lopez sits on the boards of Apex Industries (AI), the Summit Corporation and the Kestrel Guild."
    )
    members = [claim.split(" MEMBER_OF ")[1] for claim in found if " MEMBER_OF " in claim]
    assert members == [f"{body} asserted" for body in ("Apex Industries", "Summit Corporation", "Kestrel Guild")]
