"""When what a claim states was so: the clause, the period, the election, the brackets that give its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.model import Extraction


@pytest.fixture
def dates(read: Callable[..., Extraction]) -> Callable[[str], dict[str, tuple[str | None, str | None] | None]]:
    """Return for each relation that a text states the first and the last day, month or year that its claim has."""

    def told(text: str) -> dict[str, tuple[str | None, str | None] | None]:
        claims = read(text, published="2022-05-10").claims
        return {claim.relation: (claim.date.start, claim.date.end) if claim.date else None for claim in claims}

    return told


Dates = dict[str, tuple[str, str] | None]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Maria Lopez was mayor of Boston from 1975 to 1991.", ("1975", "1991")),
        ("Maria Lopez served as mayor of Boston between 2001 and 2005.", ("2001", "2005")),
        ("Maria Lopez served as mayor of Boston from 1996 until her retirement in 2011.", ("1996", "2011")),
        ("Maria Lopez, the mayor of Boston since 2015, left.", ("2015", "2015")),
        ("Maria Lopez became mayor of Boston in 2018.", ("2018", "2018")),
        ("Maria Lopez, mayor of Boston (2003–2007), left.", ("2003", "2007")),
        (
            "The Eagle Party has provided the mayor since 1950, with one exception: Maria Lopez, mayor from 1995 to 2000.",
            ("1995", "2000"),
        ),
    ],
)
def test_a_post_has_the_time_in_which_it_was_held(
    text: str, date: tuple[str, str], dates: Callable[[str], Dates]
) -> None:
    """The period or day in the clause of a post, or in brackets behind it, is that of its holder."""
    start, end = dates(text)["HOLDS_OFFICE"] or (None, None)
    assert (start, end or start) == date


@pytest.mark.parametrize(
    ("text", "relation", "date"),
    [
        ("Maria Lopez beat John Becker in the 2017 primary.", "RAN_AGAINST", ("2017", "2017")),
        ("Maria Lopez won a second term in November 2019, beating John Becker.", "RAN_AGAINST", ("2019-11", "2019-11")),
        ("Maria Lopez returned in 1986 to establish the Eagle Party.", "FOUNDED", ("1986", "1986")),
        ("In 1968 Maria Lopez resigned and founded the Eagle Party.", "FOUNDED", ("1968", "1968")),
        ("When the war ended in 1968 Maria Lopez founded the Eagle Party.", "FOUNDED", ("1968", "1968")),
        (
            "Maria Lopez was elected to Congress in 1994, when she defeated John Becker.",
            "RAN_AGAINST",
            ("1994", "1994"),
        ),
        ("Maria Lopez, since 2004 a member of the Eagle Party, left in May.", "MEMBER_OF", ("2004", None)),
        (
            "Maria Lopez has come to sit with John Becker, and in 1990 the two of them founded Apex Industries.",
            "FOUNDED",
            ("1990", "1990"),
        ),
        ("Eagle Glass has been a subsidiary of Becker Holdings since 1993.", "PART_OF", ("1993", None)),
    ],
)
def test_a_clause_has_the_time_of_what_it_goes_on(
    text: str, relation: str, date: tuple[str, str], dates: Callable[[str], Dates]
) -> None:
    """An election gives its year; an infinitive, a participle and a second verb have the time of the clause before them."""
    assert dates(text)[relation] == date


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Mayor Maria Lopez said on Monday that it rained.", "HOLDS_OFFICE"),
        ("Maria Lopez founded the Eagle Party in 1990 and runs Apex Industries.", "RUNS"),
        ("Maria Lopez accused John Becker of hiding a report in 2019.", "ACCUSED"),
    ],
)
def test_the_time_of_another_clause_is_not_taken(text: str, relation: str, dates: Callable[[str], Dates]) -> None:
    """A title has no day of its own, a verb in another tense not that of the one before, an accusation not that of the deed."""
    assert dates(text)[relation] is None


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Maria Lopez was born in 1950 to John Becker, her father.", "FAMILY_OF"),
        ("Maria Lopez won a seat in the Senate in 2019 for the Green Party.", "MEMBER_OF"),
        ("Maria Lopez will face John Becker in the November election.", "RAN_AGAINST"),
        ("Maria Lopez was mayor of Boston when the river took the bridge in 1997.", "HOLDS_OFFICE"),
        ("Maria Lopez was elected to the council in 2019 as the Green Party candidate.", "MEMBER_OF"),
        ("Maria Lopez stood in 2019 as the candidate of the Green Party.", "MEMBER_OF"),
        ("John Becker received the Ambassador of Norway, Maria Lopez, today.", "HOLDS_OFFICE"),
        ("Maria Lopez moved in May and afterwards met John Becker.", "MET"),
        ("Maria Lopez retired in 1991 and met John Becker.", "MET"),
    ],
)
def test_a_date_beside_a_tie_is_of_what_happened(text: str, relation: str, dates: Callable[[str], Dates]) -> None:
    """A birth, a victory for a party, a coming election and a flood have a day; kinship, membership, rivalry and a post have none by it."""
    found = dates(text)
    assert relation in found
    assert found[relation] is None


def test_each_of_several_holders_has_the_years_in_brackets(read: Callable[..., Extraction]) -> None:
    """Each name of "The chairmen were A (1990–1996) and B (1996–2008)" has its own brackets."""
    claims = read("The chairmen of the Eagle Party were Maria Lopez (1990–1996) and John Becker (1996–2008).").claims
    assert [(c.date.start, c.date.end) for c in claims if c.relation == "RUNS" and c.date] == [
        ("1990", "1996"),
        ("1996", "2008"),
    ]


def test_a_deed_goes_on_with_the_day_of_the_one_before(dates: Callable[[str], Dates]) -> None:
    """Who flew in on a day and met somebody met them that day, where no word says otherwise."""
    assert dates("Maria Lopez flew in on Monday and met John Becker.")["MET"] == ("2022-05-09", "2022-05-09")
