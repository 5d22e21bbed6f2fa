"""Claims are chosen by who says them, by document, relation, status, time and sum."""

from __future__ import annotations

import pytest
from papers import Said, World, paper

from graphkit.errors import AmbiguousName, NotFound, UnknownEntity, UnknownType
from graphkit.model import Money, Status, When
from graphkit.query import Chosen, Wanted, claims, relations
from graphkit.store import Store

WORLD = World({"Ines Holt": "PERSON", "Karel Moos": "PERSON", "Quarry Fund": "PAC", "Slate Works": "ORG"})

PAPERS = (
    paper(
        "north/a.txt",
        ("Ines Holt gave $300 to Quarry Fund in May 2020, Karel Moos said.",
         Said("Ines Holt", "FUNDED", "Quarry Fund", Status.ATTRIBUTED, by="Karel Moos",
              amount=Money("$300", 300.0, "USD"), date=When("in May 2020", "2020-05", "2020-05"))),
        ("Ines Holt owns Slate Works.", Said("Ines Holt", "OWNS", "Slate Works")),
        published="2022-03-01",
    ),
    paper(
        "south/b.txt",
        ("Slate Works gave $9,000 to Quarry Fund.",
         Said("Slate Works", "FUNDED", "Quarry Fund", amount=Money("$9,000", 9000.0, "USD"))),
        ("Ines Holt never gave money to Slate Works.", Said("Ines Holt", "FUNDED", "Slate Works", Status.NEGATED)),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def quarry(tmp_path_factory):
    """Open a graph of two documents."""
    with Store.open(WORLD.store(tmp_path_factory.mktemp("quarry") / "graph.db", PAPERS)) as opened:
        yield opened


def told(store, **wanted):
    """Return heads, relations and ends of the claims that are wanted."""
    return [(row.source, row.relation, row.target) for row in claims(store, wanted=Wanted(**wanted))]


FIRST = ("Ines Holt", "FUNDED", "Quarry Fund")
OWNED = ("Ines Holt", "OWNS", "Slate Works")
SECOND = ("Slate Works", "FUNDED", "Quarry Fund")
DENIED = ("Ines Holt", "FUNDED", "Slate Works")


def test_claims_stand_in_the_order_of_their_documents(quarry):
    """Document by document, as they stand there; a limit takes the first."""
    assert told(quarry) == [FIRST, OWNED, SECOND, DENIED]
    assert [row.relation for row in claims(quarry, limit=2)] == ["FUNDED", "OWNS"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"about": "Slate Works"}, [OWNED, SECOND, DENIED]),
        ({"about": "Karel Moos"}, []),
        ({"about": "holt", "relation": "FUNDED", "status": Status.ASSERTED}, []),
        ({"about": "holt", "relation": "FUNDED"}, [FIRST, DENIED]),
        ({"said_by": "Karel Moos"}, [FIRST]),
        ({"said_by": "Ines Holt"}, []),
        ({"document": "south/b.txt"}, [SECOND, DENIED]),
        ({"document": "b.txt"}, [SECOND, DENIED]),
        ({"relation": "owns"}, [OWNED]),
        ({"status": Status.NEGATED}, [DENIED]),
        ({"min_amount": 300}, [FIRST, SECOND]),
        ({"min_amount": 301, "max_amount": 9000}, [SECOND]),
        ({"until": "2020"}, [FIRST]),
        ({"since": "2020-05-20", "until": "2020-06"}, [FIRST]),
        ({"since": "2020-06"}, [OWNED]),
    ],
)
def test_each_wish_narrows_the_list(quarry, wanted, found):
    """An undated claim counts by its document; where that has no date either, no time holds it."""
    assert told(quarry, **wanted) == found


def test_a_source_without_an_entity_is_told_by_its_words(tmp_path):
    """It is found by some of them: "filing" for "The quarterly filing"."""
    said = Said("Ines Holt", "FUNDED", "Quarry Fund", Status.ATTRIBUTED, by="The quarterly filing")
    one = paper("c.txt", ("Ines Holt gave to Quarry Fund, the filing says.", said))
    with Store.open(WORLD.store(tmp_path / "graph.db", [one])) as store:
        assert [row.said_by for row in claims(store, wanted=Wanted(said_by="filing"))] == ["The quarterly filing"]
        assert [row.source for row in relations(store, chosen=Chosen(said_by="quarterly filing"))] == ["Ines Holt"]


def test_of_two_of_a_name_the_one_who_speaks_is_meant(tmp_path):
    """Whoever asks for what Moos said means the Moos who is quoted; where both are, the choice is offered."""
    world = World({"Karel Moos": "PERSON", "Anna Moos": "PERSON", "Quarry Fund": "PAC"})
    said = Said("Anna Moos", "FUNDED", "Quarry Fund", Status.ATTRIBUTED, by="Karel Moos")
    back = Said("Karel Moos", "FUNDED", "Quarry Fund", Status.ATTRIBUTED, by="Anna Moos")
    one = paper("a.txt", ("Anna Moos gave money to Quarry Fund, Karel Moos said.", said))
    other = paper("b.txt", ("Karel Moos gave money to Quarry Fund, Anna Moos said.", back))
    with Store.open(world.store(tmp_path / "one.db", [one])) as store:
        assert [row.said_by for row in claims(store, wanted=Wanted(said_by="Moos"))] == ["Karel Moos"]
    with Store.open(world.store(tmp_path / "both.db", [one, other])) as store, pytest.raises(AmbiguousName):
        list(claims(store, wanted=Wanted(said_by="Moos")))


def test_what_is_not_there_is_told(quarry):
    """A speaker, a document and a relation that nobody knows are errors, not empty lists."""
    with pytest.raises(UnknownEntity, match="There is no entity 'Otto Brandl'"):
        list(claims(quarry, wanted=Wanted(said_by="Otto Brandl")))
    with pytest.raises(NotFound, match=r"There is no document 'd\.txt'"):
        list(claims(quarry, wanted=Wanted(document="d.txt")))
    with pytest.raises(UnknownType):
        list(claims(quarry, wanted=Wanted(relation="LIKES")))
