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
