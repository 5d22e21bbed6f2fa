"""Elections: lists of them, rivals in one, and the parties that took part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Maria Lopez ran in the 2015 general election and again in the 2019 general election.",
            "Maria Lopez CANDIDATE_IN 2019 general election asserted",
        ),
        (
            "Maria Lopez ran in the 2019 general election, losing to John Becker of the Eagle Front.",
            "John Becker CANDIDATE_IN 2019 general election asserted",
        ),
        (
            "Maria Lopez ran in the 2019 general election, losing to John Becker of the Eagle Front.",
            "John Becker MEMBER_OF Eagle Front asserted",
        ),
        (
            "Maria Lopez ran for the Labour Party in the 2019 general election.",
            "Labour Party AFFILIATED_WITH 2019 general election asserted",
        ),
    ],
)
def test_who_stood_in_an_election(text: str, claim: str, stated: Callable[[str], list[str]]) -> None:
    """The elections of a list, the rival of who stood, and the party of either are told with one of them."""
    assert claim in stated(text)


def test_a_rival_in_one_of_two_elections_stood_in_neither_for_sure(stated: Callable[[str], list[str]]) -> None:
    """Where the sentence names several elections, nothing tells in which the rival stood."""
    text = "Maria Lopez held the seat from the 2015 general election to the 2019 general election, when she lost it to John Becker."
    assert not [line for line in stated(text) if line.startswith("John Becker CANDIDATE_IN 2015")]


def test_a_party_that_is_only_praised_took_no_part(stated: Callable[[str], list[str]]) -> None:
    """Words about a party during an election are none of its deeds there."""
    found = stated("Maria Lopez praised the Labour Party during the 2019 general election.")
    assert not [line for line in found if line.startswith("Labour Party AFFILIATED_WITH")]
