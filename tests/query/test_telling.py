"""Decisions tell an entity by words that mean it and no other, whatever is built later."""

from __future__ import annotations

import pytest
from papers import World, paper

from graphkit.decide import decide, ignore
from graphkit.errors import UnknownEntity
from graphkit.model import Verdict
from graphkit.query import entity
from graphkit.query.telling import telling
from graphkit.store import Store

WORLD = World({"Ada Quill": "PERSON", "Ada @ Home": "ORG"})
PAPERS = tuple(
    paper(f"{number}.txt", text)
    for number, text in enumerate(
        ("Ada Quill spoke.", "Ada Quill left.", "Ada @ Home opened.", "Ada @ Home closed."), 1
    )
)


@pytest.fixture
def store(tmp_path):
    """Open a graph for writing."""
    with Store.open(WORLD.store(tmp_path / "graph.db", PAPERS), write=True) as opened:
        yield opened


def test_a_name_of_its_own_is_enough(store):
    """Nobody else is called so."""
    assert telling(store, entity(store, "Ada Quill")) == "Ada Quill"


def test_of_two_namesakes_each_is_told_with_its_document(store):
    """The first document, in the order of the names, that calls it so and nobody else."""
    decide(store, "Ada Quill @ 1.txt", "Ada Quill @ 2.txt", Verdict.DIFFERENT)
    told = [telling(store, entity(store, f"Ada Quill @ {number}.txt")) for number in (1, 2)]
    assert told == ["Ada Quill @ 1.txt", "Ada Quill @ 2.txt"]


def test_namesakes_told_by_their_ids_are_told_with_their_documents(store):
    """An id may be another's after the next build."""
    decide(store, "Ada Quill @ 1.txt", "Ada Quill @ 2.txt", Verdict.DIFFERENT)
    known = [entity(store, f"Ada Quill @ {number}.txt") for number in (1, 2)]
    assert [telling(store, one, one.id) for one in known] == ["Ada Quill @ 1.txt", "Ada Quill @ 2.txt"]


def test_what_is_called_like_somebody_in_a_document_is_told_with_its_type(store):
    """The name "Ada @ Home" alone would be Ada in the document Home; with its type it is read back as the name that it is."""
    known = entity(store, "Ada @ Home")
    assert telling(store, known) == "Ada @ Home (ORG)"
    ignore(store, known.id)
    with pytest.raises(UnknownEntity):
        entity(store, known.id)
