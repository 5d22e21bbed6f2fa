"""Captions of cases say who accuses whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "caption",
    [
        "Complainant: Anna Stein\nRespondents: John Becker; Apex Industries\n",
        "Respondents: John Becker; Apex Industries\nComplainant: Anna Stein\n",
    ],
)
def test_a_caption_says_who_complains_of_whom(stated: Callable[[str], list[str]], caption: str) -> None:
    """Whoever brings a complaint accuses all whom it is about, in whatever order they are told."""
    found = stated(f"STATE ETHICS BOARD\nCase No. 19-044\n\n{caption}\nThe board met in May.\n")
    assert [line for line in found if "ACCUSED" in line] == [
        "Anna Stein ACCUSED John Becker asserted",
        "Anna Stein ACCUSED Apex Industries asserted",
    ]
