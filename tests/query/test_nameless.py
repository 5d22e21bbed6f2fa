"""What is said of a named entity and somebody without a name is told in words, and links nothing."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from papers import Said, World, paper

from graphkit.decide import ignore
from graphkit.graph import lazy, load
from graphkit.model import MentionKind, Money, Status, When
from graphkit.query import Wanted, claims, evidence, explain, neighbors, show, timeline
from graphkit.store import Store

NOMINAL, PRONOUN = MentionKind.NOMINAL, MentionKind.PRONOUN
WORLD = World(
    {"Orla Venn": "PERSON", "Milo Tarn": "PERSON", "Heron Fund": "PAC", "Lorne": "PLACE"},
    {
        "a rich widow": ("PERSON", NOMINAL, None),
        "her brother": ("PERSON", NOMINAL, None),
        "a barge firm": ("ORG", NOMINAL, None),
        "treasurer": ("OFFICE", NOMINAL, None),
        "ticket office": ("OFFICE", NOMINAL, None),
        "they": ("PERSON", PRONOUN, None),
        "the lawyer": ("PERSON", NOMINAL, "Milo Tarn"),
    },
)
GIFT = Money("$700", 700.0, "USD")
PAPERS = (
    paper(
        "a.txt",
        ("In 2019 a rich widow gave $700 to Heron Fund.",
         Said("a rich widow", "FUNDED", "Heron Fund", amount=GIFT, date=When("In 2019", "2019", "2019"))),
        ("Orla Venn sold a barge firm.", Said("Orla Venn", "OWNS", "a barge firm", tense="former")),
        ("her brother never met Orla Venn.", Said("her brother", "MET", "Orla Venn", Status.NEGATED)),
        ("Orla Venn was treasurer.", Said("Orla Venn", "HOLDS_OFFICE", "treasurer")),
        ("Orla Venn sued when they left.", Said("Orla Venn", "SUED", "they")),
        ("The ticket office of Lorne shut.",
         Said("ticket office", "JURISDICTION", "Lorne"), Said("ticket office", "LOCATED_IN", "Lorne")),
    ),
    paper("b.txt", "Milo Tarn spoke.", ("the lawyer met Orla Venn.", Said("the lawyer", "MET", "Orla Venn")),
          ("the lawyer lost a barge firm.", Said("the lawyer", "OWNS", "a barge firm"))),
)  # fmt: skip


@pytest.fixture
def store(tmp_path):
    """Open a graph in which two people and a committee have to do with somebody who is not named."""
    with Store.open(WORLD.store(tmp_path / "graph.db", PAPERS), write=True) as opened:
        yield opened


def told(rows):
    """Return the ends of claims, and how they are related."""
    return [(row.source, row.relation, row.target) for row in rows]


FIRM = ("Orla Venn", "OWNS", "a barge firm")
BROTHER = ("her brother", "MET", "Orla Venn")
WIDOW = ("a rich widow", "FUNDED", "Heron Fund")


def test_the_words_stand_for_the_end_without_a_name(store):
    """At every question about the named end, which has an id where the words have none; neither posts nor pronouns do."""
    facts = show(store, "Orla Venn").facts
    assert told(facts) == [FIRM, BROTHER]
    assert [(row.source_id is None, row.target_id is None) for row in facts] == [(False, True), (True, False)]
    assert [row for row in told(evidence(store, "Orla Venn")) if row in (FIRM, BROTHER)] == [FIRM, BROTHER]
    assert [row for row in told(claims(store)) if row in (FIRM, BROTHER, WIDOW)] == [WIDOW, FIRM, BROTHER]
    assert told(claims(store, wanted=Wanted(about="Heron Fund"))) == [WIDOW]
    assert told(timeline(store, "Heron Fund")) == [WIDOW]
    assert all(explain(store, row.id).claim == row for row in facts)
    assert not {"treasurer", "they", "ticket office"} & {
        end for row in claims(store) for end in (row.source, row.target)
    }


def test_a_description_is_not_told_of_a_description(store):
    """Of somebody whom the sentence does not name it is not told in words what it says of somebody without a name."""
    assert show(store, "Milo Tarn").facts == ()
    assert all(row.target != "a barge firm" for row in claims(store, wanted=Wanted(about="Milo Tarn")))


def test_an_unnamed_giver_stands_with_the_money(store):
    """And is not told a second time among the facts."""
    shown = show(store, "Heron Fund")
    assert (told(shown.money_in), shown.money_in[0].source_id, shown.facts) == ([WIDOW], None, ())


def test_nobody_without_a_name_is_linked(store):
    """No entity, no connection, no degree comes of it; both graphs hold it as a fact of the named end."""
    assert [each.far.name for each in neighbors(store, "Orla Venn")] == ["Milo Tarn"]
    assert show(store, "Orla Venn").entity.degree == 1
    whole, read = load(store), lazy(store)
    names = ["Heron Fund", "Lorne", "Milo Tarn", "Orla Venn"]
    assert sorted(data["name"] for _, data in whole.nodes(data=True)) == names
    assert nx.number_of_edges(whole) == 1
    for node in whole:
        assert whole.nodes[node]["facts"] == read.nodes[node]["facts"]
    words = {
        (fact["subject_text"], fact["object_text"]) for _, data in whole.nodes(data=True) for fact in data["facts"]
    }
    assert words == {("a rich widow", None), (None, "a barge firm"), ("her brother", None)}


def test_an_ignored_name_does_not_come_back_as_words(store):
    """Neither the name nor a description of whoever has it."""
    ignore(store, "Milo Tarn")
    assert told(evidence(store, "Orla Venn")) == [FIRM, BROTHER]


class Recalled(World):
    """Reads the first claim a second time, of the person that another sentence names."""

    def observed(self, one):
        """Return what is observed with the claim that is added."""
        found = super().observed(one)
        (claim,) = found.extraction.claims
        named = next(mention.id for mention in found.extraction.mentions if mention.name == "Milo Tarn")
        recalled = replace(claim, id="f00d", subject=named)
        return replace(found, extraction=replace(found.extraction, claims=(claim, recalled)))


def test_words_that_another_sentence_names_are_not_told_twice(tmp_path):
    """Where the same words are read of somebody who is named elsewhere, that claim stands alone."""
    one = paper("a.txt", "Milo Tarn spoke.", ("her brother met Orla Venn.", Said("her brother", "MET", "Orla Venn")))
    with Store.open(Recalled(WORLD.types, WORLD.described).store(tmp_path / "graph.db", [one])) as store:
        assert [row.id for row in claims(store)] == ["f00d"]
        assert show(store, "Orla Venn").facts == ()
