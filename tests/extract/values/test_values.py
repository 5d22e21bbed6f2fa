"""Sums of money and dates as values."""

from __future__ import annotations

import pytest

from graphkit.extract.values.dates import when
from graphkit.extract.values.money import sums


@pytest.mark.parametrize(
    ("text", "value", "high", "currency", "approximate"),
    [
        ("$1.7 million", 1_700_000, None, "USD", False),
        ("nearly $1M", 1_000_000, None, "USD", True),
        ("$50K", 50_000, None, "USD", False),
        ("£2.5m", 2_500_000, None, "GBP", False),
        ("between $5,000 and $10,000", 5_000, 10_000, "USD", False),
        ("$5 million to $10 million", 5_000_000, 10_000_000, "USD", False),
        ("$1-2 million", 1_000_000, 2_000_000, "USD", False),
        ("more than 300 euros", 300, None, "EUR", True),
        ("a million dollars", 1_000_000, None, "USD", False),
        ("50 cents", 0.5, None, "USD", False),
        ("six figures", None, None, None, True),
        ("C$400", 400, None, "CAD", False),
    ],
)
def test_a_sum_has_value_currency_range_and_doubt(text, value, high, currency, approximate):
    """Scales are multiplied, ranges keep both ends, words alone keep no number."""
    (found,) = sums(text)
    money = found.money
    assert (money.value, money.high, money.currency, money.approximate) == (value, high, currency, approximate)


def test_the_sign_is_part_of_the_sum():
    """The span begins with the currency's sign and leaves doubt outside."""
    (found,) = sums("It cost about $40,000 in all.")
    assert found.money.text == "$40,000"


def test_two_falling_sums_are_no_range():
    """One sum set against a smaller one compares the two."""
    assert [found.money.value for found in sums("$1.35 million to $600,000")] == [1_350_000, 600_000]


@pytest.mark.parametrize("text", ["33%", "$", "5 miles", "the 1990s", "12 members"])
def test_what_is_no_money_is_left(text):
    """Numbers without a currency are no sums."""
    assert list(sums(text)) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("May 18", "2021-05-18", "2021-05-18"),
        ("Feb. 8", "2021-02-08", "2021-02-08"),
        ("Dec. 30", "2020-12-30", "2020-12-30"),
        ("June 3, 2019", "2019-06-03", "2019-06-03"),
        ("3 June 2019", "2019-06-03", "2019-06-03"),
        ("January", "2021-01", "2021-01"),
        ("last year", "2020", "2020"),
        ("this week", "2021-04-12", "2021-04-18"),
        ("last month", "2021-03", "2021-03"),
        ("yesterday", "2021-04-15", "2021-04-15"),
        ("Tuesday", "2021-04-13", "2021-04-13"),
        ("last fall", "2020-09", "2020-11"),
        ("two years ago", "2019", "2019"),
        ("since 2018", "2018", None),
        ("2010 to 2018", "2010", "2018"),
        ("the 1990s", "1990", "1999"),
        ("spring 2024", "2024-03", "2024-05"),
        ("2024-06-10", "2024-06-10", "2024-06-10"),
    ],
)
def test_a_date_is_anchored_on_the_day_of_the_document(text, start, end):
    """16 April 2021 was a Friday."""
    found = when(text, "2021-04-16")
    assert found is not None
    assert (found.start, found.end) == (start, end)


def test_a_relative_date_without_an_anchor_is_left_open():
    """It is a date, but nobody knows which."""
    found = when("last year", None)
    assert found is not None
    assert found.start is None


@pytest.mark.parametrize("text", ["61-year-old", "six months", "annual", "Feb. 31, 2020"])
def test_durations_and_impossible_days_are_no_dates(text):
    """Only what stands in a calendar counts."""
    assert when(text, "2021-04-16") is None


def test_values_are_mentions_with_their_place(read):
    """A date inside an election's name is kept beside it."""
    found = read("Rosa Vale paid nearly $1.5 million before the May 18 primary.", published="2021-04-16").mentions
    values = {m.text: m.value for m in found if m.value}
    assert values["$1.5 million"].value == 1_500_000
    assert values["May 18"].start == "2021-05-18"


def test_a_day_in_the_name_of_a_body_is_no_date(read):
    """The day belongs to the newspaper; the day on which it was told stays one."""
    found = read("Jill Benson told the Sunday Telegraph on Friday that she had left.")
    assert [(m.type, m.name) for m in found.mentions if m.type in {"DATE", "ORG"}] == [
        ("ORG", "Sunday Telegraph"),
        ("DATE", "Friday"),
    ]


def test_a_programme_called_after_a_day_is_no_date(read):
    """The capital is the name's."""
    found = read("Jill Benson told the Today programme on Friday that she had left.")
    assert [m.name for m in found.mentions if m.type == "DATE"] == ["Friday"]
