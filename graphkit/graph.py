"""The store as a networkx graph: whole, or read from the store where it is touched."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.attributes import edge_attributes, graph_attributes, node_attributes
from graphkit.lazy import lazy
from graphkit.store import Store, statements, views

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["lazy", "load", "open_graph"]


def open_graph(path: Path | str, *, kind: type[nx.MultiDiGraph] | None = None) -> nx.MultiDiGraph:
    """Return the whole graph of the graph file at `path`. Raises NoStore, NotAStore, NewerStore."""
    with Store.open(Path(path)) as store:
        return load(store, kind=kind)


def load(store: Store, *, kind: type[nx.MultiDiGraph] | None = None) -> nx.MultiDiGraph:
    """Return the whole graph: entities as nodes, a relation between two of them as an edge whose key is the relation.

    Every edge holds its claims, each with the sentence that makes it; `docs/graph.md` lists the attributes. `kind` is the
    class of graph to make, `networkx.MultiDiGraph` unless given.
    """
    import networkx as nx

    graph = (kind or nx.MultiDiGraph)(**graph_attributes(store))
    keys: dict[int, str] = dict(store.rows("SELECT id, key FROM entities"))
    mentions = dict(views.mentions(store))
    told = defaultdict(list)
    for fact in statements.facts(store):
        told[fact.about].append(fact)
    stories = {name: record["story"] for name, record in graph.graph["documents"].items()}
    for entity in views.entities(store):
        graph.add_node(
            entity.id, **node_attributes(entity, mentions.get(entity.row, []), told.get(entity.id, []), stories)
        )
    claims = {row: list(group) for row, group in groupby(statements.of_all_edges(store), key=attrgetter("edge"))}
    for edge in views.edges(store):
        made = edge_attributes(edge, claims.get(edge.row, []))
        graph.add_edge(keys[edge.source], keys[edge.target], key=edge.relation, **made)
    return graph
