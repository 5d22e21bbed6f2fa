"""A county for short, and a town of its name."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Okalume County approved the levy on Monday. Voters in Okalume had asked for it.",
        "The judges of Okalume County were not asked. Nobody in Okalume wondered.",
    ],
)
def test_a_county_is_named_without_its_word(together, text):
    """Where a text names "Okalume County" and then "Okalume" alone, it means the county."""
    assert {"Okalume", "Okalume County"} in together(text)


@pytest.mark.parametrize(
    "text",
    [
        "Okalume County paid for the bridge. Trains still stop in the town of Okalume.",
        "Okalume County paid for the bridge. The Okalume City Council had asked for it. Few in Okalume use it.",
        "Okalume County paid for the bridge. It stands in Okalume, Ohio, near the mill.",
        "They drove from Okalume to the farms of Okalume County.",
    ],
)
def test_a_town_is_not_the_county_of_its_name(together, text):
    """What is called a town, has a council, stands in a state or beside the county is another place."""
    assert {"Okalume", "Okalume County"} not in together(text)


def test_a_city_of_the_state_of_the_county_is_not_the_county(together):
    """Wisconsin has a Dane and a Dane County, and nothing tells that the county is meant."""
    assert {"Dane", "Dane County"} not in together("Dane County paid for the bridge. Few people in Dane use it.")
