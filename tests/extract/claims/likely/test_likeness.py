"""Evidence by kinds of words, mentions and places: what is learned of one word serves its like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extract.claims.likely.crossing import names
from graphkit.extract.claims.likely.learned import Stated, candidates
from graphkit.extract.claims.likely.likeness import Words
from graphkit.extract.parse.arguments import Arguments

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language


@pytest.fixture
def told(nlp: Language) -> Callable[[str, str, str], set[str]]:
    """Return what holds of two mentions of a sentence, given by their names."""

    def of(text: str, head: str, tail: str) -> set[str]:
        doc = nlp(text)
        arguments = Arguments(doc)
        found = candidates(next(doc.sents), Words(doc, arguments), Stated((), arguments))
        return set(next(names(traits) for pair, traits in found if (pair.head.name, pair.tail.name) == (head, tail)))

    return of


def test_a_word_counts_as_its_kind(told: Callable[[str, str, str], set[str]]) -> None:
    """A noun that means a person says so, whichever it is; small words stand for themselves."""
    found = told("Maria Lopez, a geologist at Apex Industries, spoke first.", "Maria Lopez", "Apex Industries")
    assert "surface before , a person at" in found
    assert "surface before , a person at PERSON>ORG" in found


def test_coordination_leaves_no_trace_on_the_bare_way(told: Callable[[str, str, str], set[str]]) -> None:
    """The second of two subjects stands to the object as the first does."""
    text = "Maria Lopez and John Becker greeted Ann Weiss."
    one, other = (
        {f for f in told(text, name, "Ann Weiss") if f.startswith("bare")} for name in ("Maria Lopez", "John Becker")
    )
    assert one & other >= {"bare nsubj<>dobj PERSON>PERSON"}


def test_the_nearest_of_its_type_is_told_apart(told: Callable[[str, str, str], set[str]]) -> None:
    """Of two people the one beside a body is likelier to be its own."""
    text = "Maria Lopez greeted John Becker of Apex Industries."
    assert "nearest PERSON>ORG before True False" in told(text, "Maria Lopez", "Apex Industries")
    assert "nearest PERSON>ORG before False False" in told(text, "John Becker", "Apex Industries")


def test_the_gazetteer_says_which_place_lies_in_which(told: Callable[[str, str, str], set[str]]) -> None:
    """A city lies in its country, a country not in its city."""
    text = "Lyon is colder than most of France."
    assert "lies in True" in told(text, "Lyon", "France")
    assert "lies in False" in told(text, "France", "Lyon")


def test_a_name_that_opens_with_another_shows_it(told: Callable[[str, str, str], set[str]]) -> None:
    """Bodies carry the names of places."""
    found = told("The Boston Ballet came back to Boston.", "Boston Ballet", "Boston")
    assert "name opens ORG>PLACE" in found
