"""Who matters is measured over what is stated."""

from __future__ import annotations

import networkx as nx
import pytest

from graphkit.errors import UnknownType, UsageError
from graphkit.ranking import MEASURES, betweenness, bridges, pagerank, ranking
from graphkit.store import Store


@pytest.fixture
def store(graph_file):
    """Open the small world."""
    with Store.open(graph_file) as opened:
        yield opened


def weighted(*edges):
    """Return a graph whose links are weighted by stories."""
    graph = nx.Graph()
    graph.add_weighted_edges_from(edges)
    return graph


def test_pagerank_is_a_share_of_the_whole():
    """The walk stands somewhere at any time; a middle is met more often than an end."""
    rank = pagerank(weighted(("a", "b", 1), ("b", "c", 1)))
    assert sum(rank.values()) == pytest.approx(1)
    assert {node: round(value, 4) for node, value in rank.items()} == {"a": 0.2568, "b": 0.4865, "c": 0.2568}


def test_pagerank_follows_the_stronger_link():
    """A link that three stories state is taken three times as often."""
    rank = pagerank(weighted(("a", "b", 3), ("a", "c", 1)))
    assert rank["b"] > rank["c"]


def test_pagerank_knows_entities_without_links():
    """They are met by chance alone."""
    graph = weighted(("a", "b", 1))
    graph.add_node("alone")
    assert sum(pagerank(graph).values()) == pytest.approx(1)
    assert pagerank(nx.Graph()) == {}


def test_betweenness_is_highest_in_the_middle():
    """All paths of a chain lead through its middle."""
    assert betweenness(nx.path_graph(["a", "b", "c"])) == {"a": 0.0, "b": 1.0, "c": 0.0}


def test_bridges_count_the_groups_that_only_an_entity_joins():
    """Two triangles that share a corner: it joins two groups, the others none."""
    graph = nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "c")])
    assert bridges(graph) == {"c": 2.0}


def test_what_is_denied_counts_for_nothing(store):
    """Cleo Marsh got no money: nothing joins her to anybody."""
    names = [each.entity.name for each in ranking(store, "degree", limit=100) if each.score]
    assert "Cleo Marsh" not in names
    assert names[0] in ("Bruno Stark", "Harbor Future PAC")


@pytest.mark.parametrize("measure", MEASURES)
def test_a_type_narrows_the_list(store, measure):
    """Only entities of that type, whatever the measure."""
    assert {each.entity.type for each in ranking(store, measure, type="pac")} == {"PAC"}


def test_an_unknown_measure_names_the_known(store):
    """The error lists what there is."""
    with pytest.raises(UsageError, match="Available: degree, stories, pagerank, betweenness, bridges"):
        ranking(store, "fame")
    with pytest.raises(UnknownType):
        ranking(store, "degree", type="PERSN")
