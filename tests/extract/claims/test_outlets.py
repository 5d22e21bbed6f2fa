"""Outlets: for whom those write who are named in bylines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

STORY = "\n\nThe mayor of Boston resigned on Monday. The council meets today.\n"


@pytest.mark.parametrize(
    "head",
    [
        "Mayor quits\n\nBy Maria Lopez\nBoston Courier",
        "Mayor quits\n\nBoston Courier\nBy Maria Lopez",
        "The Boston Courier – May 4, 2019\n\nMayor quits\n\nBy Maria Lopez",
    ],
)
def test_an_author_writes_for_the_outlet_beside_the_byline(stated: Callable[[str], list[str]], head: str) -> None:
    """The outlet stands on the line below the byline, on the one above, or alone at the head of the text."""
    found = [line.lower() for line in stated(head + STORY)]
    assert "maria lopez works_for boston courier asserted" in found


def test_a_label_is_no_byline(stated: Callable[[str], list[str]]) -> None:
    """Who chairs a body, above the line of its bank, works for neither."""
    found = stated("FRIENDS OF BOSTON\nChair: Maria Lopez\nFirst Courier Bank\n\nThe committee raised $500.\n")
    assert not any("Courier" in line and "WORKS_FOR" in line for line in found)
