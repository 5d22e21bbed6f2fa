"""Roles told without their body: whose chairman or treasurer somebody is, by the text before or by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Apex Industries closed its mill on Monday. The managing director, Maria Lopez, blamed the price of steel.",
            "Maria Lopez RUNS Apex Industries asserted",
        ),
        (
            "Summit Corporation cut 300 jobs. John Becker, the chief financial officer, will leave in May.",
            "John Becker WORKS_FOR Summit Corporation asserted",
        ),
        (
            "The union sued Becker Mills in May. A clerk found the letters. The owner, John Becker, was not charged.",
            "John Becker OWNS Becker Mills asserted",
        ),
        (
            "The Summit PAC met. Founder Maria Lopez spoke first.",
            "Maria Lopez FOUNDED Summit PAC asserted",
        ),
    ],
)
def test_a_role_belongs_to_the_body_that_the_text_is_about(
    stated: Callable[[str], list[str]], text: str, claim: str
) -> None:
    """The body is the subject of the sentence before, the one called after the person, or the only committee."""
    assert claim in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Apex Industries closed its mill on Monday. Maria Lopez is a chairman by nature.",
        "Apex Industries closed its mill on Monday. The former chairman, Maria Lopez, blamed the price of steel.",
        "Apex Industries sued Summit Corporation. The trial lasted a year. The managing director, Maria Lopez, wept.",
        "Lopez Mills was sold in May. The committee met.\nTreasurer: Maria Lopez\n",
    ],
)
def test_a_role_of_another_time_or_of_one_of_two_bodies_is_nobodys(
    stated: Callable[[str], list[str]], text: str
) -> None:
    """A role with a complement, of the past, on a form, or with two bodies to choose from is left alone."""
    assert not any(line.startswith("Maria Lopez RUNS") or "WORKS_FOR" in line for line in stated(text))
