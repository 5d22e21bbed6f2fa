"""Members of bodies, those who follow them, and the votes that minutes record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.model import Extraction


def test_members_sit_on_the_body_of_the_text(stated: Callable[[str], list[str]]) -> None:
    """Council members hold a seat on the one council that the text names."""
    text = "The Boston City Council met. Council members Maria Lopez and John Becker voted."
    found = stated(text)
    assert "Maria Lopez HOLDS_OFFICE Boston City Council asserted" in found
    assert "John Becker HOLDS_OFFICE Boston City Council asserted" in found


def test_a_list_of_members_ends_with_the_first_other_word(stated: Callable[[str], list[str]]) -> None:
    """Only names joined by commas are carried by the title."""
    found = stated("Councilmembers Maria Lopez, John Becker voted while Paul Reed watched.")
    assert {line.partition(" HOLDS")[0] for line in found if "HOLDS_OFFICE" in line} == {"Maria Lopez", "John Becker"}


def test_a_seat_given_up_is_a_former_office(stated: Callable[[str], list[str]]) -> None:
    """Who gave up a seat held it."""
    assert "her HOLDS_OFFICE Council asserted former" in stated(
        "Maria Lopez, who gave up her council seat in June, left."
    )


def test_a_successor_holds_what_was_given_up(stated: Callable[[str], list[str]]) -> None:
    """The office of a successor is the one that the text just said the other one had."""
    found = stated("Maria Lopez, the former Boston city manager, left. Her successor is John Becker.")
    assert "John Becker HOLDS_OFFICE Boston city manager asserted current" in found


def test_a_successor_in_nothing_named_holds_nothing(stated: Callable[[str], list[str]]) -> None:
    """Without an office named before, a successor is no holder."""
    assert stated("Maria Lopez left. Her successor is John Becker.") == []


@pytest.mark.parametrize(
    ("claim", "stands"),
    [
        ("Lopez SUPPORTS RESOLUTION 24-19", True),
        ("Reed OPPOSES RESOLUTION 24-19", True),
        ("RESOLUTION 24-19 CONCERNS Apex Industries", True),
        ("Reed SUPPORTS RESOLUTION 24-19", False),
    ],
)
def test_minutes_record_stands(claim: str, stands: bool, stated: Callable[[str], list[str]]) -> None:  # noqa: FBT001
    """Who moved, seconded or voted for a measure supports it; the nays oppose it."""
    text = (
        "Present: Councilmember Maria Lopez, Councilmember John Becker and Councilmember Paul Reed.\n\n"
        "2. RESOLUTION 24-19, TAX ABATEMENT. Moved by Lopez, seconded by Becker, to extend the abatement of Apex Industries. "
        "Motion carried. Ayes: Lopez, Becker. Nays: Reed."
    )
    assert any(line.startswith(claim) for line in stated(text)) is stands


def test_a_party_that_was_found_as_a_name_bears_its_full_name(read: Callable[[str], Extraction]) -> None:
    """A label and a name of the same party are one party."""
    found = [m for m in read("Maria Lopez, a Republican, spoke. The Republicans lost.").mentions if m.type == "ORG"]
    assert {(m.name, m.subtype) for m in found} <= {("Republican Party", "party")}
