"""Sums of money: where they stand, and in which currency."""

from __future__ import annotations

import pytest

from graphkit.extract.values.currencies import Setting, home_currency
from graphkit.extract.values.homes import countries
from graphkit.extract.values.money import sums


def _read(text: str, year: int | None = None) -> list[tuple[str, float | None, str | None]]:
    return [(found.money.text, found.money.value, found.money.currency) for found in sums(text, year)]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("NZ$300", 300, "NZD"),
        ("NZ $ 26 million", 26_000_000, "NZD"),
        ("$US1 million", 1_000_000, "USD"),
        ("US$3m", 3_000_000, "USD"),
        ("Sh80,000", 80_000, "KES"),
        ("Rs 2 crore", 20_000_000, "INR"),
        ("GH¢40,000", 40_000, "GHS"),
        ("RM50,000", 50_000, "MYR"),
        ("dlrs 300,000", 300_000, "USD"),
        ("EUR 30", 30, "EUR"),
        ("100 €", 100, "EUR"),
        ("2.4bn euros", 2_400_000_000, "EUR"),
        ("$890-million", 890_000_000, "USD"),
        ("37 Canadian cents", 0.37, "CAD"),
        ("50,000 Swiss franc", 50_000, "CHF"),
        ("ninety thousand pounds", 90_000, "GBP"),
        ("nineteen thousand dollars", 19_000, "USD"),
        ("$10 million dollars", 10_000_000, "USD"),
        ("nine grand", 9_000, "USD"),
    ],
)
def test_signs_codes_and_nouns_name_the_currency(text, value, currency):
    """Each is one sum, sign and unit included."""
    assert _read(text) == [(text, value, currency)]


@pytest.mark.parametrize(
    ("text", "year", "currency"),
    [
        ("The mayor of Toronto got $500.", 2019, "CAD"),
        ("The shire, two hours from Brisbane, got $500.", 2019, "AUD"),
        ("Elections BC says that the slate got $500.", 2019, "CAD"),
        ("WATTLE POINT, Qld — The shire got $500.", 2019, "AUD"),
        ("In 300 B.C. the temple would have cost $500 of ours.", 2019, "USD"),
        ("The mayor of Toronto, in Ohio for a day, got $500 from Chicago.", 2019, "USD"),
        ("A court in Manila fined him 500 pesos.", 2019, "PHP"),
        ("A court in Ankara fined him 500 lira.", 2019, "TRY"),
        ("Durban paid R640 000 for it.", 2015, "ZAR"),
    ],
)
def test_the_countries_of_the_text_decide_between_currencies_of_one_name(text, year, currency):
    """A dollar is that of the country that the text names most, an American one where the United States are named as much."""
    assert [found.money.currency for found in sums(text, year)] == [currency]


def test_a_letter_is_a_sign_only_where_its_country_is_named():
    """R2 is a name like others, and a road elsewhere."""
    assert _read("The R640 000 part of R2 D2") == []


def test_two_sums_joined_by_and_or_or_stay_two():
    """Only "between" makes a range of them."""
    assert [sum_[1] for sum_ in _read("$200,000 or $240,000, $5 and $7")] == [200_000, 240_000, 5, 7]
    (found,) = sums("between $5 and $7")
    assert (found.money.value, found.money.high) == (5, 7)


def test_the_scale_of_the_second_number_counts_for_the_first():
    """Two to three thousand begins with two thousand."""
    (found,) = sums("two to three thousand dollars")
    assert (found.money.value, found.money.high) == (2_000, 3_000)


def test_figures_and_cents_are_those_of_the_currency_told_before():
    """A text that pays in euros has euro cents."""
    assert _read("It cost €500 and 38 cents, then six figures.")[1:] == [
        ("38 cents", 0.38, "EUR"),
        ("six figures", None, "EUR"),
    ]


@pytest.mark.parametrize(
    "text", ["18 pounds of butter", "the 3 won games", "R2 D2", "a 10 percent rise", "on 12 January"]
)
def test_weights_and_games_are_no_money(text):
    """A noun that means something else as well needs its country or a large number."""
    assert _read(text) == []


def test_a_landscape_is_no_town():
    """A name with an article is not the town that is called the same."""
    assert countries("They paid in the Delta.") == {}
    assert countries("They paid in Delta.") == {"CA": 2}
    assert countries("They paid in the Netherlands.") == {"NL": 2}


def test_home_is_the_country_of_most_places():
    """And what is paid there that year."""
    assert home_currency(Setting("Dublin and Cork in Ireland", 1987)) == "IEP"
