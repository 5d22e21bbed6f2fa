"""Offices: who holds them, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_title_belongs_to_the_name_behind_it(stated: Callable[[str], list[str]]) -> None:
    """In "Mayor Ann Lee and Bo Roe", only the first is mayor."""
    found = stated("Mayor Maria Lopez and John Becker left the room.")
    assert "Maria Lopez HOLDS_OFFICE Mayor asserted" in found
    assert not any(claim.startswith("John Becker HOLDS_OFFICE") for claim in found)


def test_a_title_in_the_plural_belongs_to_all(stated: Callable[[str], list[str]]) -> None:
    """In "Senators Ann Lee and Bo Roe", both are."""
    found = stated("Sens. Maria Lopez and John Becker left the room.")
    assert "Maria Lopez HOLDS_OFFICE Sens. asserted" in found
    assert "John Becker HOLDS_OFFICE Sens. asserted" in found


def test_an_office_governs_the_place_it_names(stated: Callable[[str], list[str]]) -> None:
    """The place in an office's name or behind "of" is where it governs."""
    assert "mayor of Boston JURISDICTION Boston asserted" in stated("Maria Lopez is the mayor of Boston.")


def test_a_public_body_governs_the_place_in_its_name(stated: Callable[[str], list[str]]) -> None:
    """A commission called after a place that the text names governs there; an embassy does not, nor a court "in" a place."""
    assert "Ohio Elections Commission JURISDICTION Ohio asserted" in stated(
        "Voters went to the polls in Ohio. The Ohio Elections Commission met on Monday."
    )
    found = stated("She flew to Norway. The Embassy of Norway was closed.")
    assert not any("JURISDICTION" in claim for claim in found)


def test_a_caption_that_errs_gives_no_office(stated: Callable[[str], list[str]]) -> None:
    """What somebody was called is not what they are."""
    found = stated("The caption called Maria Lopez the mayor of Boston.")
    assert not any("HOLDS_OFFICE" in claim for claim in found)


def test_a_former_mayor_is_former(stated: Callable[[str], list[str]]) -> None:
    """Former stays with the claim."""
    assert "Maria Lopez HOLDS_OFFICE mayor of Boston asserted former" in stated(
        "Maria Lopez, a former mayor of Boston, left the room."
    )
