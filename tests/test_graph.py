"""The graph, loaded whole or read lazily, holds what the store holds, in plain values."""

from __future__ import annotations

import json
from itertools import chain

import networkx as nx
import pytest
from conftest import PAPERS, WORLD

from graphkit.graph import lazy, load, open_graph
from graphkit.store import Store


@pytest.fixture
def graph(graph_file):
    """Load the small world."""
    return open_graph(graph_file)


def number(graph, name):
    """Return the id of an entity."""
    return next(node for node, shown in graph.nodes(data="name") if shown == name)


def test_nodes_say_what_an_entity_is_and_where_it_stands(graph):
    """Type, name, mentions with their places, documents, stories, and claims about it alone."""
    node = graph.nodes[number(graph, "Harbor Future PAC")]
    assert (node["type"], node["name"], node["aliases"]) == ("PAC", "Harbor Future PAC", [])
    assert [place["name"] for place in node["mentions"]] == ["Harbor Future PAC"] * 4
    assert len(node["documents"]) == len(node["stories"]) == 2
    assert [(fact["relation"], fact["amount"]) for fact in node["facts"]] == [("HAS_FUNDS", 2_000_000.0)]


def test_edges_are_keyed_by_relation_and_hold_their_claims(graph):
    """Weight, sums and dates, and each claim with the sentence that makes it."""
    edge = graph.edges[number(graph, "Bruno Stark"), number(graph, "Harbor Future PAC"), "FUNDED"]
    assert (edge["weight"], edge["statuses"], edge["first"], edge["last"]) == (2, {"asserted": 2}, "2021-03", "2021-03")
    assert [amount["value"] for amount in edge["amounts"]] == [5000.0, 10000.0]
    gift = next(claim for claim in edge["claims"] if claim["amount"] == 5000.0)
    assert gift["date_text"] == "in March 2021"
    assert gift["evidence"]["exact"] == "Bruno Stark gave $5,000 to Harbor Future PAC in March 2021."


def test_every_evidence_is_the_text_of_its_place(graph):
    """`document.text[start:end] == exact`, for every claim of every edge."""
    texts = {WORLD.observed(one).document.id: one.text for one in PAPERS}
    claims = [claim for *_, edge in graph.edges(data=True) for claim in edge["claims"]]
    assert len(claims) >= 8
    for claim in claims:
        quoted = claim["evidence"]
        assert texts[quoted["document"]][quoted["start"] : quoted["end"]] == quoted["exact"]


def test_speakers_are_entities(graph):
    """Who is said to say so can be followed."""
    edge = graph.edges[number(graph, "Harbor Future PAC"), number(graph, "Ada Quill"), "SUPPORTS"]
    assert edge["claims"][0]["attributed_to"] == number(graph, "Tidewater Gazette")


def test_symmetric_edges_are_stored_once_in_the_order_of_ids(graph):
    """A marriage has no direction."""
    (pair,) = [(left, right) for left, right, key in graph.edges(keys=True) if key == "SPOUSE_OF"]
    assert pair[0] < pair[1]


def test_what_is_stated_is_no_co_mention_too(graph):
    """Two who are stated to be connected, even if only denied, are not listed as merely named together."""
    stated = {frozenset(edge[:2]) for edge in graph.edges(keys=True) if edge[2] != "CO_MENTION"}
    named = {frozenset(edge[:2]) for edge in graph.edges(keys=True) if edge[2] == "CO_MENTION"}
    assert not stated & named
    assert frozenset({number(graph, "Ada Quill"), number(graph, "Cleo Marsh")}) in named


def test_the_graph_knows_its_documents(graph):
    """By id, with name, story and date."""
    documents = graph.graph["documents"]
    assert sorted(one["name"] for one in documents.values()) == ["a-gift.txt", "b-owner.txt", "c-second-gift.txt"]
    assert sorted(chain(*graph.graph["stories"].values())) == sorted(documents)


def test_all_attributes_are_plain_values(graph):
    """What JSON cannot hold, no exporter has to expect."""
    assert json.loads(json.dumps(nx.node_link_data(graph, edges="edges")))


def test_the_lazy_graph_is_the_whole_graph(graph_file):
    """Node for node, edge for edge, attribute for attribute."""
    with Store.open(graph_file) as store:
        whole, view = load(store), lazy(store)
        assert dict(view.nodes(data=True)) == dict(whole.nodes(data=True))
        assert {edge[:3]: dict(edge[3]) for edge in view.edges(keys=True, data=True)} == {
            edge[:3]: edge[3] for edge in whole.edges(keys=True, data=True)
        }
        assert {node: set(view.pred[node]) for node in view} == {node: set(whole.pred[node]) for node in whole}


def test_algorithms_run_over_the_lazy_graph(graph_file):
    """Paths, components and measures are those of the whole graph."""
    with Store.open(graph_file) as store:
        whole, view = load(store).to_undirected(), lazy(store).to_undirected(as_view=True)
        assert sorted(map(sorted, nx.connected_components(view))) == sorted(map(sorted, nx.connected_components(whole)))
        assert nx.betweenness_centrality(nx.Graph(view)) == nx.betweenness_centrality(nx.Graph(whole))
        for node in whole:
            assert nx.single_source_shortest_path_length(view, node) == nx.single_source_shortest_path_length(
                whole, node
            )


def test_the_lazy_graph_answers_any_question_of_membership(graph_file):
    """Networkx asks whether lists and dicts are nodes."""
    with Store.open(graph_file) as store:
        view = lazy(store)
        assert not any(odd in view for odd in ({}, [], None, 1, "nobody"))
        with pytest.raises(KeyError):
            view.adj["nobody"]
        with pytest.raises(nx.NetworkXError):
            view.add_node("x")


def test_the_stated_graph_leaves_out_what_is_denied_or_only_named_together(graph_file):
    """It is the graph in which paths are sought."""
    with Store.open(graph_file) as store:
        assert {key for *_, key in lazy(store, stated=True).edges(keys=True)} == {
            "FUNDED",
            "SUPPORTS",
            "OWNS",
            "SPOUSE_OF",
        }
        assert lazy(store, stated=True).number_of_edges() == 4
