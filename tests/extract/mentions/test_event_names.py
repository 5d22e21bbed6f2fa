"""Lawsuits and elections that are told rather than named."""

from __future__ import annotations

import pytest

from graphkit.extract.references.elections import one_election


def events(read, text):
    """Return the events of a text."""
    return [m.name for m in read(text).mentions if m.type == "EVENT" and m.kind == "name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The mill lost the suit brought by Lark County against Ostrow Cement in spring.",
            ["suit by Lark County against Ostrow Cement"],
        ),
        (
            "Ann Lee spoke about the case. The lawsuit against Lark Industries Inc. goes on.",
            ["lawsuit against Lark Industries Inc."],
        ),
        ("He wore a suit. A lawsuit may come.", []),
        ("The measure is on the ballot in the election of November 4, 2025.", ["election of November 4, 2025"]),
    ],
)
def test_events_told_by_their_parties_or_day(read, text, name):
    """Who sued whom, or the day, makes the event one that can be named; a suit alone may be clothes."""
    assert events(read, text) == name


def test_a_date_and_a_party_may_name_one_primary(read):
    """Nothing contradicts it, and no other primary is told."""
    found = read("Lee won the Democratic primary. The May 18 primary was close.")
    assert len({m.cluster for m in found.mentions if m.type == "EVENT"}) == 1


def test_two_primaries_leave_a_third_name_open():
    """The day may be either party's, so it joins neither; two years are two elections."""
    names = [
        "Democratic primary",
        "Republican primary",
        "May 18 primary",
        "2017 general election",
        "2021 general election",
    ]
    assert set(one_election(names).values()) == {name.lower() for name in names}


def test_the_next_election_is_not_the_one_of_a_past_year(read):
    """Though it is the one election that the document names."""
    found = read(
        "Labour won the 1997 election by a landslide. Should it win the next general election, Lee will reign."
    )
    events = [m.cluster for m in found.mentions if m.type == "EVENT"]
    assert len(events) == 2
    assert events[0] != events[1] or events == [None, None]
