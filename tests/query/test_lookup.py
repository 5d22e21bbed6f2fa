"""A name means the one entity that it fits, and is refused where several do."""

from __future__ import annotations

import pytest
from papers import Said, World, paper

from graphkit.errors import AmbiguousName, UnknownEntity, UnknownType
from graphkit.query import entity, nearest, understood
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


def test_candidates_of_one_name_are_told_apart(tmp_path):
    """What is said of each stands beside it, the best confirmed first, and a document that names it."""
    world = World({"Ann Roe": "PERSON", "Dunmore": "PLACE", "Lake Fund": "PAC", "Roe Mill": "ORG", "Ben Roe": "PERSON"})
    gift, home = Said("Ann Roe", "FUNDED", "Lake Fund"), Said("Ann Roe", "LIVES_IN", "Dunmore")
    papers = [
        paper("a.txt", ("Ann Roe lives in Dunmore.", home), ("Ann Roe paid Lake Fund.", gift)),
        paper("b.txt", ("Records show that Ann Roe gave money to Lake Fund in May.", gift)),
        paper("c.txt", "Ben Roe spoke."),
        paper("d.txt", ("Lake Fund paid Roe Mill.", Said("Lake Fund", "FUNDED", "Roe Mill"))),
    ]
    with Store.open(world.store(tmp_path / "graph.db", papers)) as opened:
        ids = {name: entity(opened, name).id for name in ("Ann Roe", "Ben Roe", "Roe Mill")}
        with pytest.raises(AmbiguousName) as told:
            entity(opened, "Roe")
    assert told.value.hint.splitlines() == [
        "Give the id instead of the name, or NAME @ DOCUMENT:",
        f"  {ids['Ann Roe']}  Ann Roe (PERSON, 2 stories): gave money to Lake Fund; lives in or comes from Dunmore; in a.txt",
        f"  {ids['Ben Roe']}  Ben Roe (PERSON, 1 story): in c.txt",
        f"  {ids['Roe Mill']}  Roe Mill (ORG, 1 story): got money from Lake Fund; in d.txt",
    ]


@pytest.mark.parametrize(
    ("told", "remark"),
    [
        ("Petra Holm", ""),
        ("Petra", ""),
        ("Zoë", ""),
        ("Holm", "'Holm' is taken for Holm (PLACE); others of that name: Petra Holm (PERSON)."),
        ("Petra Hol", "'Petra Hol' is taken for Petra Holm."),
    ],
)
def test_what_a_name_was_taken_for_is_said_where_it_is_not_plain(store, told, remark):
    """A town may hide a person of its name, and a slip may hit another; a full name needs no remark, nor does an id."""
    assert understood(store, told) == remark
    assert understood(store, entity(store, told).id) == ""


def test_a_type_settles_it(store):
    """One of the three Marlows is an organisation."""
    assert entity(store, "Marlow", type="ORG").name == "Marlow Fund"


def test_an_unknown_name_offers_the_nearest(store):
    """A slip of the pen finds its way."""
    with pytest.raises(UnknownEntity) as told:
        entity(store, "Ivan Marlowe")
    assert "Ivan Marlow" in told.value.hint
    assert nearest(store, "Pedra Holm") == ["Petra Holm"]
    assert nearest(store, "Zon Marlow") == ["Zoë Marlow", "Ivan Marlow"]


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
