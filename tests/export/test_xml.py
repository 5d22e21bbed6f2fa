"""GraphML and GEXF are read back by NetworkX with everything that was written."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from graphkit import export

READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


def written(graph, kind):
    """Return the bytes of the export."""
    stream = io.BytesIO()
    export.write(graph, kind, stream)
    return stream.getvalue()


@pytest.mark.parametrize("kind", READERS)
def test_nodes_and_edges_come_back(graph, kind):
    """A round trip keeps who is connected to whom, and how."""
    back = READERS[kind](io.BytesIO(written(graph, kind)))
    assert sorted(back.nodes) == ["e1", "e2", "e3", "e4"]
    edges = sorted((source, target, data["relation"], data["status"]) for source, target, data in back.edges(data=True))
    assert edges == [("e1", "e2", "FUNDED", "asserted"), ("e1", "e3", "FUNDED", "negated")]


@pytest.mark.parametrize("kind", READERS)
def test_attributes_are_plain_values(graph, kind):
    """Lists are joined, coordinates are numbers, and nothing is None."""
    back = READERS[kind](io.BytesIO(written(graph, kind)))
    assert back.nodes["e1"]["label"] == "Ann Lee"
    assert back.nodes["e1"]["aliases"] == "Lee; A. Lee"
    assert (back.nodes["e4"]["latitude"], back.nodes["e4"]["longitude"]) == (40.5, -75.0)


@pytest.mark.parametrize("kind", READERS)
def test_an_edge_brings_its_sentences(graph, kind):
    """Evidence travels with the edge."""
    back = READERS[kind](io.BytesIO(written(graph, kind)))
    (data,) = back.get_edge_data("e1", "e3").values() if back.is_multigraph() else [back.edges["e1", "e3"]]
    assert data["evidence"] == "Ann Lee never gave money to Bo Poe. (negated, notes/a.txt)"


@pytest.mark.parametrize("kind", READERS)
def test_edge_ids_are_unique(graph, kind):
    """Two connections of one relation are two edges to every reader."""
    root = ET.fromstring(written(graph, kind))  # noqa: S314
    ids = [element.get("id") for element in root.iter() if element.tag.endswith("}edge")]
    assert ids == ["e1-FUNDED-e2", "e1-FUNDED-e3"]


@pytest.mark.parametrize("kind", READERS)
def test_hostile_text_is_well_formed(hostile, kind):
    """No name, property or quote makes a file that cannot be read."""
    back = READERS[kind](io.BytesIO(written(hostile, kind)))
    assert sorted(back.nodes) == ["__proto__", 'e 2"<']
    assert back.nodes["__proto__"]["property_type"] == "x"
    assert back.nodes["__proto__"]["latitude"] == "north"


@pytest.mark.parametrize("kind", READERS)
def test_an_empty_graph_can_be_read(kind):
    """Nothing found is a graph of nothing."""
    back = READERS[kind](io.BytesIO(written(nx.MultiDiGraph(), kind)))
    assert len(back) == 0


def test_gexf_has_no_date_of_its_own(graph):
    """The same graph gives the same bytes tomorrow."""
    assert b"lastmodified" not in written(graph, "gexf")


def test_gexf_edges_keep_a_legal_type(graph):
    """An edge's relation is not written where GEXF expects "directed"."""
    root = ET.fromstring(written(graph, "gexf"))  # noqa: S314
    assert {element.get("type") for element in root.iter() if element.tag.endswith("}edge")} <= {None, "directed"}


def test_the_graph_is_left_as_it_was(graph):
    """Writing changes nothing in the graph that is written."""
    before = nx.node_link_data(graph)
    written(graph, "gexf")
    assert nx.node_link_data(graph) == before
