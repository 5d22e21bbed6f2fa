"""A sentence of its own may deny what the one before lets somebody say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.model import Extraction

REPORT = "The Courier reported that Apex Industries donated $5,000 to Maria Lopez. "


@pytest.fixture
def statuses(read: Callable[..., Extraction]) -> Callable[[str], list[str]]:
    """Return the status of each claim of a payment, with the words that decided."""

    def told(text: str) -> list[str]:
        return [f"{c.status.value} {c.because}" for c in read(text).claims if c.relation == "FUNDED"]

    return told


@pytest.mark.parametrize(
    ("denial", "word"),
    [("Both deny it.", "deny"), ("Lopez denied the report.", "denied"), ("Apex Industries disputes that.", "disputes")],
)
def test_a_denial_stands_beside_the_report(denial: str, word: str, statuses: Callable[[str], list[str]]) -> None:
    """What was reported stays reported, and who is concerned denies it."""
    assert statuses(REPORT + denial) == ["attributed reported", f"negated {word}"]


@pytest.mark.parametrize(
    "other",
    ["Lopez denied the request.", "John Becker denied it.", "Lopez denied that it rained.", "Lopez did not deny it."],
)
def test_a_denial_of_something_else_or_by_somebody_else_denies_nothing(
    other: str, statuses: Callable[[str], list[str]]
) -> None:
    """Only the two ends of a claim deny it, all of it, and by a word for what was said."""
    assert statuses(REPORT + other) == ["attributed reported"]


@pytest.mark.parametrize(
    "text",
    [
        "The Eagle Fund paid Maria Lopez $500. The Eagle Fund has not contributed to any candidate, John Becker said.",
        "Prosecutors say the Eagle Fund paid Maria Lopez. John Becker denied that the Eagle Fund had paid anyone.",
    ],
)
def test_what_is_denied_of_everybody_is_denied_of_whom_it_was_said(
    text: str, stated: Callable[[str], list[str]]
) -> None:
    """Who gave to no candidate did not give to the candidate named before."""
    assert "Eagle Fund FUNDED Maria Lopez negated by John Becker" in stated(text)


def test_what_is_denied_of_others_leaves_the_one_named(stated: Callable[[str], list[str]]) -> None:
    """Who gave to no other candidate gave to the one named before."""
    found = stated("The Eagle Fund paid Maria Lopez $500. The Eagle Fund has not contributed to any other candidate.")
    assert [line for line in found if "Maria Lopez" in line] == ["Eagle Fund FUNDED Maria Lopez asserted"]
