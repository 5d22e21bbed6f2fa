"""A name means the one entity that it fits, and is refused where several do."""

from __future__ import annotations

import pytest
from papers import World, paper

from graphkit.errors import AmbiguousName, UnknownEntity, UnknownType
from graphkit.query import entity, nearest
from graphkit.query.lookup import words_query
from graphkit.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Open a graph with a name shared by a town and a person, and two people of one last name."""
    world = World(
        {"Zoë Marlow": "PERSON", "Ivan Marlow": "PERSON", "Petra Holm": "PERSON", "Holm": "PLACE", "Marlow Fund": "ORG"}
    )
    papers = [
        paper(f"{n}.txt", f"{name} spoke.")
        for n, name in enumerate(("Zoë Marlow", "Ivan Marlow", "Petra Holm", "Marlow Fund"))
    ]
    path = world.store(tmp_path_factory.mktemp("names") / "graph.db", [*papers, paper("5.txt", "It rained in Holm.")])
    with Store.open(path) as opened:
        yield opened


@pytest.mark.parametrize("told", ["Zoë Marlow", "zoe marlow", " ZOE  MARLOW ", "Zoe Marlow's", "Zoë"])
def test_case_accents_and_endings_do_not_matter(store, told):
    """People type names as they come."""
    assert entity(store, told).name == "Zoë Marlow"


def test_an_id_is_a_name(store):
    """Ids stand in listings and can be typed back."""
    found = entity(store, "Petra Holm")
    assert entity(store, found.id) == found


def test_an_exact_name_beats_a_last_name(store):
    """The town is called Holm; Petra Holm only ends so."""
    assert entity(store, "Holm").type == "PLACE"
    assert entity(store, "holm", type="person").name == "Petra Holm"


def test_an_ambiguous_name_lists_the_candidates_with_ids(store):
    """Nobody is chosen for the user."""
    with pytest.raises(AmbiguousName) as told:
        entity(store, "Marlow")
    assert "3 entities" in told.value.message
    for name in ("Zoë Marlow", "Ivan Marlow", "Marlow Fund"):
        assert f"{entity(store, name).id}  {name}" in told.value.hint


def test_a_type_settles_it(store):
    """One of the three Marlows is an organisation."""
    assert entity(store, "Marlow", type="ORG").name == "Marlow Fund"


def test_an_unknown_name_offers_the_nearest(store):
    """A slip of the pen finds its way."""
    with pytest.raises(UnknownEntity) as told:
        entity(store, "Ivan Marlowe")
    assert "Ivan Marlow" in told.value.hint
    assert nearest(store, "Pedra Holm") == ["Petra Holm"]


def test_an_unknown_type_is_told(store):
    """The ontology answers for its types."""
    with pytest.raises(UnknownType, match="ANIMAL"):
        entity(store, "Holm", type="ANIMAL")


@pytest.mark.parametrize("told", ["", "'; DROP TABLE entities; --", '"', "NEAR(", "*", "\x00", "%", "x" * 10_000])
def test_hostile_names_are_only_names(store, told):
    """Nothing that is typed is a statement to the database."""
    with pytest.raises(UnknownEntity):
        entity(store, told)


def test_words_are_quoted_for_the_index():
    """Operators of the search language are words like others."""
    assert words_query("Lee AND (Roe OR *)") == '"Lee" "AND" "(Roe" "OR"'
    assert words_query("--- !") == ""
