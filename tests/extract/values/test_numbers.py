"""Numbers in digits and in words."""

from __future__ import annotations

import re

import pytest

from graphkit.extract.values.numbers import number, worded


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("three-quarters of a million", 750_000),
        ("a million and a half", 1_500_000),
        ("one point two million", 1_200_000),
        ("twenty-five hundred", 2_500),
        ("six hundred twelve thousand", 612_000),
        ("eighteen thousand nine hundred", 18_900),
        ("eighteen crore", 180_000_000),
        ("a hundred thousand", 100_000),
    ],
)
def test_a_number_in_words_is_found_whole_and_added_up(text, value):
    """Groups before a power of ten are multiplied by it; halves and quarters are shares of it."""
    match = re.search(worded(), text)
    assert match is not None
    assert (match.group(), number(text)) == (text, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,500.50", 1_500.5),
        ("18,46,203", 1_846_203),
        ("640 000", 640_000),
        ("2,1 million", 2_100_000),
        ("4 1/2 billion", 4_500_000_000),
        (".6 billion", 600_000_000),
        ("1 billion 600 million", 1_600_000_000),
    ],
)
def test_digits_are_read_in_every_usual_spelling(text, value):
    """Commas, blanks and points part thousands, lakhs and decimals."""
    assert number(text) == value


def test_words_without_a_number_have_no_value():
    """What names no number is none."""
    assert number("many") is None
