"""A networkx graph whose nodes and edges are read from the store when an algorithm touches them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graphkit import __version__
from graphkit.attributes import edge_attributes, node_attributes
from graphkit.store import Store, statements, views

if TYPE_CHECKING:
    import networkx as nx

KEPT = 10_000
"""Nodes whose neighbours stay in memory."""


def lazy(store: Store, *, stated: bool = False) -> nx.MultiDiGraph:
    """Return the graph as a read-only view of an open store, with the nodes, edges and attributes of `graph.load`.

    Opening it costs nothing, whatever its size; `lazy(store).to_undirected(as_view=True)` forgets directions. With `stated`
    only edges that an independent story states: those that make a path. The store must stay open while it is used.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    graph.graph["graphkit"] = __version__
    rows = _Rows(store)
    graph._node = _Nodes(store, rows)  # noqa: SLF001 - networkx keeps nodes and edges in these mappings
    graph._adj = _Adjacency(store, rows, stated=stated, forward=True)  # noqa: SLF001
    graph._pred = _Adjacency(store, rows, stated=stated, forward=False)  # noqa: SLF001
    return nx.freeze(graph)


class _Rows:
    """Knows the number of an entity by its id."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = lru_cache(maxsize=100_000)(self._row)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._read(key) is not None

    def __getitem__(self, key: object) -> int:
        row = self._read(key) if isinstance(key, str) else None
        if row is None:
            raise KeyError(key)
        return row

    def _row(self, key: str) -> int | None:
        for (row,) in self._store.rows("SELECT id FROM entities WHERE key = ?", key):
            return int(row)
        return None


class _ByEntity(Mapping[str, Any]):
    """A mapping with an entry for every entity."""

    def __init__(self, store: Store, rows: _Rows) -> None:
        self._store = store
        self._rows = rows

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._store.rows("SELECT key FROM entities ORDER BY id"))

    def __len__(self) -> int:
        return int((self._store.one("SELECT count(*) FROM entities") or (0,))[0])

    def __contains__(self, key: object) -> bool:
        return key in self._rows


class _Nodes(_ByEntity):
    """The attributes of each node."""

    def __getitem__(self, key: str) -> dict[str, Any]:
        row = self._rows[key]
        entity = views.entity(self._store, row)
        mentions = next(iter(views.mentions(self._store, row)), (row, []))[1]
        told = statements.facts(self._store, row)
        documents = {view.id: view.story or "" for view in views.documents(self._store, {m.document for m in mentions})}
        return node_attributes(entity, mentions, told, documents)


class _Adjacency(_ByEntity):
    """The neighbours of each node in one direction: neighbour, relation, attributes."""

    def __init__(self, store: Store, rows: _Rows, *, stated: bool, forward: bool) -> None:
        super().__init__(store, rows)
        near, far = ("source", "target") if forward else ("target", "source")
        only = "AND e.link = 1" if stated else ""
        self._statement = (
            f"SELECT o.key, e.relation, e.id FROM edges e JOIN entities o ON o.id = e.{far} WHERE e.{near} = ? {only}"
            f" ORDER BY e.{far}, e.relation"
        )
        self._read = lru_cache(maxsize=KEPT)(self._neighbours)

    def __getitem__(self, key: str) -> dict[str, dict[str, _Attributes]]:
        return self._read(self._rows[key])

    def _neighbours(self, row: int) -> dict[str, dict[str, _Attributes]]:
        found: dict[str, dict[str, _Attributes]] = {}
        for far, relation, edge in self._store.rows(self._statement, row):
            found.setdefault(far, {})[relation] = _Attributes(self._store, edge)
        return found


class _Attributes(Mapping[str, Any]):
    """The attributes of an edge; its claims are read when they are asked for."""

    def __init__(self, store: Store, row: int) -> None:
        self._store = store
        self._row = row
        self._known: dict[str, Any] | None = None

    def _edge(self) -> dict[str, Any]:
        if self._known is None:
            edge = views.edge_of(self._store, self._row)
            self._known = edge_attributes(edge, statements.of_edges(self._store, [self._row]))
        return self._known

    def __getitem__(self, name: str) -> Any:
        return self._edge()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._edge())

    def __len__(self) -> int:
        return len(self._edge())
