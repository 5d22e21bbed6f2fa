"""Edges are made of claims as the vocabulary says: stories count, not files; what is denied links nobody."""

from __future__ import annotations

from graphkit.edges import CROWD, Link, Named, Pair, edges, pairs, surprise
from graphkit.model import Money, When


def link(claim, story, status="asserted", **more):
    """Return a claim that entity 1 funded entity 2; each document is its own number of the claim."""
    return Link(1, "FUNDED", 2, claim, status, story, document=claim, **more)


def test_near_copies_count_once():
    """The weight is the number of independent stories, however many documents repeat them."""
    (edge,) = edges([link(1, story=1), link(2, story=1), link(3, story=3)])
    assert (edge.weight, edge.stories, edge.documents, edge.claims) == (2, 2, 3, (1, 2, 3))
    assert edge.statuses == {"asserted": 2}


def test_what_is_denied_or_planned_links_nobody():
    """Such claims are kept and shown, with no weight."""
    (edge,) = edges([link(1, 1, "negated"), link(2, 2, "planned")])
    assert (edge.weight, edge.stories, edge.statuses) == (0, 2, {"negated": 1, "planned": 1})


def test_what_a_source_says_links():
    """An attributed claim counts, told apart from an asserted one; a story that does both counts once."""
    (edge,) = edges([link(1, 1, "attributed"), link(2, 1, "asserted"), link(3, 2, "negated")])
    assert (edge.weight, edge.statuses) == (1, {"asserted": 1, "attributed": 1, "negated": 1})


def test_amounts_that_disagree_are_all_kept():
    """Every different sum is listed, the smallest first, with whether all call it approximate; words without a number come last."""
    sums = [
        Money("$1.7 million", 1.7e6, "USD", approximate=True),
        Money("$1.45 million", 1.45e6, "USD"),
        Money("millions", None, None),
    ]
    (edge,) = edges([link(number, 1, amount=one) for number, one in enumerate([*sums, sums[1]])])
    assert edge.amounts == (
        (1.45e6, "USD", "$1.45 million", False),
        (1.7e6, "USD", "$1.7 million", True),
        (None, None, "millions", False),
    )


def test_an_edge_spans_its_dates():
    """First and last are those of dated claims alone."""
    dated = [When("in 2017", "2017", "2017"), When("from May to June 2019", "2019-05", "2019-06"), When("then", None)]
    (edge,) = edges([link(number, 1, date=one) for number, one in enumerate(dated)])
    assert (edge.first, edge.last) == ("2017", "2019-06")


def test_each_relation_is_its_own_edge():
    """Two relations between two entities, and one in both directions, are three edges."""
    found = edges(
        [
            Link(1, "FUNDED", 2, 1, "asserted", 1, 1),
            Link(1, "OWNS", 2, 2, "asserted", 1, 1),
            Link(2, "OWNS", 1, 3, "asserted", 1, 1),
        ]
    )
    assert [(edge.source, edge.relation, edge.target) for edge in found] == [
        (1, "FUNDED", 2),
        (1, "OWNS", 2),
        (2, "OWNS", 1),
    ]


def test_a_sentence_joins_every_two_it_names():
    """Each pair once, by its first mentions, the smaller number first."""
    found = pairs([Named(7, 3, 30), Named(7, 1, 31), Named(7, 3, 32), Named(8, 2, 33)])
    assert list(found) == [Pair(1, 3, 7, 31, 30)]


def test_a_list_of_names_joins_nobody():
    """A sentence that names a crowd says nothing of any two of them."""
    crowd = [Named(1, entity, entity) for entity in range(CROWD + 1)]
    assert list(pairs(crowd)) == []
    assert len(list(pairs(crowd[:-1]))) == CROWD * (CROWD - 1) // 2


def test_surprise_is_between_chance_and_certainty():
    """Rarer together than alone is negative; the only two in the only sentence are together for certain."""
    assert surprise(1, 50, 50, 100) < 0
    assert surprise(1, 1, 1, 1) == 1.0
