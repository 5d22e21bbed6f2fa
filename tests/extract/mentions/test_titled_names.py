"""Names behind titles."""

from __future__ import annotations

import pytest

from graphkit.extract import extract
from graphkit.readers import document_of


def names(nlp, text: str) -> dict[str, str]:
    """Return the type of each name of `text`."""
    found = next(extract(nlp, [document_of(text, id="d")])).mentions
    return {mention.name: mention.type for mention in found if mention.kind == "name"}


@pytest.mark.parametrize("title", ["Sheriff", "Mayor", "Governor"])
def test_a_title_before_a_full_name_makes_a_person(nlp, title: str):
    """Whatever the model takes the whole for, the name behind the title is a person's."""
    assert names(nlp, f"The union met with {title} Roy Lattimer on Wednesday.")["Roy Lattimer"] == "PERSON"


@pytest.mark.parametrize(
    "text", ["Singer Backs Denver DA Larry Roe in June.", "SINGERS DONATE TO DENVER DA LARRY ROE'S BID"]
)
def test_a_post_and_its_place_are_no_part_of_a_persons_name(nlp, text: str):
    """In a headline every word has a capital; the name begins behind the post."""
    assert "LARRY ROE" in {name.upper() for name, kind in names(nlp, text).items() if kind == "PERSON"}


@pytest.mark.parametrize(
    "text",
    [
        "Denver, CO District Attorney Ann Roe won.",
        "Oppo-backed, pro-business Denver, CO District Attorney (D). Roe won.",
    ],
)
def test_an_office_gives_its_place_none_of_its_words(nlp, text: str):
    """The state is CO, not "CO District Attorney"."""
    found = names(nlp, text)
    assert {name for name, kind in found.items() if kind == "PLACE"} == {"Denver", "CO"}


def test_a_postal_code_behind_a_town_is_its_state(nlp):
    """Whatever the recogniser takes two capitals for."""
    assert names(nlp, "He lives in Boston, MA, and works there.").get("MA") == "PLACE"


def test_a_first_name_that_spells_an_office_is_none(nlp):
    """An ADA is a prosecutor, Ada is a woman."""
    mentions = next(extract(nlp, [document_of("Dana Krantz met Ada Quill in the park.", id="d")])).mentions
    assert "OFFICE" not in {mention.type for mention in mentions}


def test_a_name_that_holds_a_town_and_a_kings_word_is_whole(nlp):
    """A suffix alone is nobody: what stands before it is no town with its king."""
    assert names(nlp, "They marched with Martin Luther King Jr. in June.")["Martin Luther King Jr."] == "PERSON"


def test_a_first_name_like_a_post_stays(nlp):
    """ADA is an assistant district attorney, Ada is Ada."""
    assert names(nlp, "The police searched the home of Ada Quill on Monday.")["Ada Quill"] == "PERSON"
