"""Where places, bodies and people are, by words beside their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("DAYTON, Ohio (AP)", "Dayton LOCATED_IN Ohio asserted"),
        ("Police in Perugia in northern Italy said so.", "Perugia LOCATED_IN Italy asserted"),
        ("Police in Perugia in the north of Italy said so.", "Perugia LOCATED_IN Italy asserted"),
        ("Perugia is in Italy.", "Perugia LOCATED_IN Italy asserted"),
        ("They met in Dayton, Ohio, and Reno, Nevada.", "Dayton LOCATED_IN Ohio asserted"),
        ("Assisi lies near Perugia, in central Italy.", "Perugia LOCATED_IN Italy asserted"),
        ("They met in the Umbria region of central Italy.", "Umbria LOCATED_IN Italy asserted"),
        ("They met in the Umbria region in central Italy.", "Umbria LOCATED_IN Italy asserted"),
        ("They met in Summit County, Colorado, United States.", "Summit County LOCATED_IN United States asserted"),
        ("Maria Lopez came from Italy in 1999.", "Maria Lopez LIVES_IN Italy asserted"),
        ("Boston-born Maria Lopez spoke.", "Maria Lopez LIVES_IN Boston asserted"),
    ],
)
def test_places_beside_names(text: str, claim: str, stated: Callable[[str], list[str]]) -> None:
    """Datelines, parts of countries, callings and births place somebody or something."""
    assert claim in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Boston deputy Maria Lopez spoke.",
        "Boston mayor Maria Lopez spoke.",
        "Boston lawyer Maria Lopez spoke.",
        "Venezuela's chief negotiator, Miguel Reed, left.",
    ],
)
def test_a_job_is_no_home(text: str, stated: Callable[[str], list[str]]) -> None:
    """Who works for a place need not live there."""
    assert not any("LIVES_IN" in line for line in stated(text))


@pytest.mark.parametrize(
    "text",
    [
        "They met in Boston, Denver and Reno.",
        "They met in Perugia, in Boston and in Reno.",
        "They met in Italy, in France and in Spain.",
        "The Ohio district of Boston is old.",
    ],
)
def test_a_list_of_places_is_no_address(text: str, stated: Callable[[str], list[str]]) -> None:
    """Places that are named one after the other, with "in" before each or without, do not lie in each other."""
    lies = [line for line in stated(text) if "LOCATED_IN" in line]
    assert not [line for line in lies if line.startswith(("Perugia", "Italy", "France", "Denver", "Ohio"))]


def test_a_list_of_bodies_is_no_address(stated: Callable[[str], list[str]]) -> None:
    """A place behind a comma in a list of names is another member of the list."""
    found = stated("The sponsors are Summit Corporation, Apex Industries, Boston, and Harvard University.")
    assert not any("LOCATED_IN" in line for line in found)


@pytest.mark.parametrize(
    "text",
    [
        "Lee Oswald pleaded guilty to killing John Becker.",
        "A jury found Lee Oswald guilty of murdering John Becker.",
        "John Becker was shot and mortally wounded by Lee Oswald.",
    ],
)
def test_convictions_and_shared_agents(text: str, stated: Callable[[str], list[str]]) -> None:
    """Who is guilty of killing killed, and the agent of two joined passives did both."""
    assert any(line.startswith("Lee Oswald KILLED John Becker a") for line in stated(text))


def test_an_arrest_is_no_proof(stated: Callable[[str], list[str]]) -> None:
    """Who is arrested after a killing is not said to have done it."""
    assert not any("KILLED" in line for line in stated("Lee Oswald was arrested in the murder of John Becker."))


def test_the_party_in_brackets(stated: Callable[[str], list[str]]) -> None:
    """A party in brackets behind a name is the person's."""
    assert "Maria Lopez MEMBER_OF Labour Party asserted" in stated("Maria Lopez (Labour Party) spoke first.")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The director of the Herald, Paul Reed, left.", "Paul Reed RUNS Herald asserted"),
        ("Maria Lopez is from Boston.", "Maria Lopez LIVES_IN Boston asserted"),
    ],
)
def test_names_and_places_behind_a_role(text: str, claim: str, stated: Callable[[str], list[str]]) -> None:
    """A name behind a body is that of the role before it; who is from a place comes from there."""
    assert claim in stated(text)
