"""Payments told by the order of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Maria Lopez gave the Summit PAC ten thousand dollars.", "Maria Lopez FUNDED Summit PAC asserted"),
        ("Maria Lopez lent Keep Boston Moving $500.", "Maria Lopez FUNDED Keep Boston Moving asserted"),
        ("Maria Lopez gave $500 to Keep Boston Moving.", "Maria Lopez FUNDED Keep Boston Moving asserted"),
        ("Maria Lopez plans to give Keep Boston Moving $500.", "Maria Lopez FUNDED Keep Boston Moving planned"),
    ],
)
def test_the_receiver_stands_beside_the_sum(text: str, claim: str, stated: Callable[[str], list[str]]) -> None:
    """A committee whose name reads like a clause is paid like any other."""
    assert claim in stated(text)


def test_a_sum_that_is_not_given_pays_nobody(stated: Callable[[str], list[str]]) -> None:
    """Behind another verb, a name and a sum are no payment."""
    assert not [line for line in stated("Maria Lopez told Keep Boston Moving $500 was too much.") if "FUNDED" in line]
