"""Recalls, reports of outlets, and headings of portraits: claims that no verb between two names states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez took office in June, and an effort to recall her is underway.",
        "Maria Lopez lost. A “Recall Maria Lopez” page has many members.",
        "The recall campaign against Maria Lopez began in June.",
    ],
)
def test_a_recall_is_an_event(text: str, stated: Callable[[str], list[str]]) -> None:
    """An attempt to recall somebody is an event that concerns them."""
    assert any(line.startswith("recall of Maria Lopez CONCERNS") and "asserted" in line for line in stated(text))


def test_remembering_is_no_recall(stated: Callable[[str], list[str]]) -> None:
    """To recall somebody fondly starts no recall."""
    assert not any("CONCERNS" in line for line in stated("Many voters recall Maria Lopez with warmth."))


@pytest.mark.parametrize(
    "text",
    [
        "The Boston Herald reports that Maria Lopez resigned.",
        "A Boston Herald analysis found that Maria Lopez resigned.",
        "Maria Lopez resigned in June, the Boston Herald reported.",
    ],
)
def test_an_outlet_reports_on_its_subject(text: str, stated: Callable[[str], list[str]]) -> None:
    """What an outlet reports is about the subject of the reported clause."""
    assert "Boston Herald REPORTED_ON Maria Lopez asserted" in stated(text)


def test_a_firm_that_reports_is_no_outlet(stated: Callable[[str], list[str]]) -> None:
    """Only names that outlets bear count."""
    assert not any("REPORTED_ON" in line for line in stated("Apex Industries reported that Maria Lopez resigned."))


def test_the_heading_of_a_portrait(stated: Callable[[str], list[str]]) -> None:
    """A fragment that opens a text describes the one person whom it is about."""
    text = (
        "Apex-backed ($900,000), pro-business Boston, MA District Attorney (D). Ann Roe was a lawyer before. "
        "Roe won in June. Roe spoke of crime."
    )
    found = stated(text)
    assert any(line.startswith("Ann Roe HOLDS_OFFICE Boston, MA District Attorney") for line in found)
    assert any(line.startswith("Apex SUPPORTS Ann Roe") for line in found)
    assert any(line.startswith("Apex FUNDED Ann Roe") for line in found)
    assert not any("JURISDICTION MA" in line for line in found)
