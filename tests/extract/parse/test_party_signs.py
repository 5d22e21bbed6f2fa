"""What shows that a body is a party."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez of the Civic Dawn defeated John Becker in the primary.",
        "In the 2019 general election the Civic Dawn won nine seats. Maria Lopez of the Civic Dawn spoke first.",
        "Maria Lopez is mayor of Boston for the Civic Dawn.",
    ],
)
def test_who_stands_or_sits_for_a_body_belongs_to_it(text: str, stated: Callable[[str], list[str]]) -> None:
    """A body that puts people up, wins seats or has a mayor is a party: its people are members, not staff."""
    found = stated(text)
    assert any(claim.startswith("Maria Lopez MEMBER_OF Civic Dawn asserted") for claim in found)
    assert not [claim for claim in found if "WORKS_FOR" in claim]


def test_a_firm_whose_people_speak_stays_one(stated: Callable[[str], list[str]]) -> None:
    """Somebody of a firm who speaks in a sentence on an election works there."""
    found = stated("Maria Lopez of Apex Industries praised the primary.")
    assert found == ["Maria Lopez WORKS_FOR Apex Industries asserted"]


def test_a_liberal_democrat_is_no_democrat(stated: Callable[[str], list[str]]) -> None:
    """The word before makes another party of it, known or not."""
    assert "Maria Lopez MEMBER_OF Liberal Democrats asserted" in stated(
        "Liberal Democrat leader Maria Lopez told the BBC."
    )
    assert stated("Christian Democrat Maria Lopez left.") == []
