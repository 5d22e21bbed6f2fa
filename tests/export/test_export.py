"""Every kind is written whole, private and the same each time."""

from __future__ import annotations

import networkx as nx
import pytest

from graphkit import export
from graphkit.errors import UnknownFormat

ONE_FILE = [name for name, kind in export.FORMATS.items() if not kind.several]


@pytest.mark.parametrize("kind", ONE_FILE)
def test_the_order_of_the_graph_does_not_matter(graph, kind, tmp_path):
    """Nodes and edges added in another order give the same bytes."""
    shuffled = nx.MultiDiGraph(**graph.graph)
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    nodes.reverse()
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(reversed(edges))
    export.write(graph, kind, tmp_path / "a")
    export.write(shuffled, kind, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("kind", ONE_FILE)
def test_a_full_disk_leaves_no_partial_file(graph, kind, tmp_path, monkeypatch):
    """An export that fails leaves what was there before."""
    target = tmp_path / "graph"
    target.write_text("old")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        export.write(graph, kind, target)
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]
    assert target.read_text() == "old"


def test_an_unknown_format_names_the_known():
    """The error lists what there is."""
    with pytest.raises(UnknownFormat, match="Available: json, graphml, gexf, ftm, cypher, csv"):
        export.write(nx.MultiDiGraph(), "xlsx", None)
