"""Sums of which nothing says in what they are paid."""

from __future__ import annotations

import pytest

from graphkit.extract.values.money import sums


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Local 12 gave us twenty-five hundred.", 2_500),
        ("The firm chipped in ninety thousand for leaflets.", 90_000),
        ("The fund has 70k in the bank.", 70_000),
        ("She put in half a million.", 500_000),
        ("It cost two to three thousand.", 2_000),
    ],
)
def test_a_number_after_a_word_of_paying_is_a_sum(text, value):
    """It is paid in what the text pays with, dollars where nothing tells."""
    assert [(found.money.value, found.money.currency) for found in sums(text)] == [(value, "USD")]


@pytest.mark.parametrize(
    "text",
    [
        "He won by four thousand.",
        "She gave them ten thousand signatures.",
        "The union raised its vote to five thousand.",
        "Ten thousand came to the rally.",
        "They spent three hundred days there.",
        "They offered 1,050,000 bolts.",
    ],
)
def test_votes_people_and_days_are_counted_not_paid(text):
    """A number of something, and a lead, is no sum."""
    assert list(sums(text)) == []


def test_a_sum_without_currency_is_paid_in_the_one_told_before():
    """Of 40 million naira, five million are naira."""
    found = [one.money for one in sums("They report 40 million naira, of which five million came from the firm.")]
    assert [(money.value, money.currency) for money in found] == [(40_000_000, "NGN"), (5_000_000, "NGN")]
