"""The gazetteer finds the place that a newspaper means."""

from __future__ import annotations

import time

import pytest

from graphkit.places import Context, gazetteer


def best(name: str, *states: str) -> str | None:
    """Return "name, admin, country" of the likeliest place."""
    found = gazetteer().best(name, Context(states=states))
    return f"{found.name}, {found.admin}, {found.country}" if found else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Philly", "Philadelphia, PA, US"),
        ("PHILADELPHIA", "Philadelphia, PA, US"),
        ("Kiev", "Kyiv, 12, UA"),
        ("Pa.", "Pennsylvania, PA, US"),
        ("PA", "Pennsylvania, PA, US"),
        ("Neb.", "Nebraska, NE, US"),
        ("U.S.", "United States, , US"),
        ("Britain", "United Kingdom, , GB"),
        ("Washington, D.C.", "Washington, DC, US"),
        ("New York", "New York City, NY, US"),
        ("City of Omaha", "Omaha, NE, US"),
        ("Los Angeles County", "Los Angeles County, CA, US"),
        ("Ontario", "Ontario, ON, CA"),
    ],
)
def test_names_of_newspapers_are_known(name, expected):
    """Nicknames, capitals, abbreviations of states, former spellings and "City of" lead to the place."""
    assert best(name) == expected


def test_abbreviations_need_their_capitals():
    """The words "us" and "pa" are words; "US" and "Pa." are places."""
    assert gazetteer().best("us") is None
    assert gazetteer().state("pa") is None


def test_size_decides_without_context():
    """Of several places with one name the largest is meant."""
    assert best("Springfield") == "Springfield, MO, US"


def test_a_great_city_is_not_called_by_what_another_is_called_elsewhere():
    """Chittagong was Islamabad, Changchun is Cancun to some, and Tunisia Tunis; a smaller namesake changes nothing."""
    found = [gazetteer().best(name) for name in ("Islamabad", "Cancun", "Tunis", "Florence", "Quebec")]
    assert [(place.country, place.subtype) for place in found if place] == [
        ("PK", "city"), ("MX", "city"), ("TN", "city"), ("IT", "city"), ("CA", "state"),
    ]  # fmt: skip


def test_the_states_named_beside_it_decide():
    """A state that the text names, the most telling first, comes before size."""
    assert best("Springfield", "IL", "MO") == "Springfield, IL, US"


def test_a_state_behind_a_comma_is_binding():
    """No Springfield is in Wyoming, so none is returned."""
    assert best("Springfield, Ill.") == "Springfield, IL, US"
    assert best("Springfield, Wyo.") is None


def test_a_county_is_not_a_city():
    """A county and a city: "Lancaster County" and "Lancaster" are two places."""
    county = gazetteer().best("Lancaster County", Context(states=("PA",)))
    city = gazetteer().best("Lancaster", Context(states=("PA",)))
    assert county
    assert city
    assert (county.subtype, county.admin) == ("county", "PA")
    assert (city.subtype, city.admin) == ("city", "PA")


def test_demonyms_lead_home():
    """The word "American" is of the United States, the largest country that shares the word."""
    assert gazetteer().home("American").country == "US"
    assert gazetteer().home("French").country == "FR"
    assert gazetteer().home("Clerical") is None


def test_coordinates_and_ids_come_along():
    """A city carries its GeoNames id, coordinates in degrees and population."""
    place = gazetteer().best("Omaha")
    assert place
    assert (place.id, place.latitude, place.longitude) == ("geonames:5074472", 41.2563, -95.9404)
    assert gazetteer().place("geonames:5074472") == place


def test_every_line_is_found():
    """Bisection finds the first, the last and every thousandth line of both tables."""
    for table in (gazetteer().places, gazetteer().names):
        lines = table.lines.decode().splitlines()
        for line in [*lines[::1000], lines[-1]]:
            key, *rest = line.split("\t")
            assert table.row(key) == rest
        assert table.row("") is None
        assert table.row("\uffff") is None


def test_opening_is_quick():
    """The files are searched as they lie: opening and the first look cost no more than 50 ms of the processor."""
    seconds = []
    for _ in range(5):
        gazetteer.cache_clear()
        start = time.process_time()
        assert gazetteer().best("Omaha")
        seconds.append(time.process_time() - start)
    assert min(seconds) <= 0.05


def test_a_country_or_state_holds_what_lies_in_it():
    """A state of the United States or a country holds its counties and cities, a city nothing; of one name, the likeliest may count alone."""
    assert gazetteer().holds("Colorado", "Summit County")
    assert gazetteer().holds("Nebraska", "Omaha")
    assert not gazetteer().holds("Omaha", "Nebraska")
    assert not gazetteer().holds("Ohio", "Omaha")
    assert gazetteer().holds("Maine", "Portland")
    assert not gazetteer().likely_holds("Maine", "Portland")
    assert gazetteer().likely_holds("France", "Paris")
