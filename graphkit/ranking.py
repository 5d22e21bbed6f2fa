"""Who matters in the graph, by measures over what is stated; negated, planned and merely co-mentioned pairs count for nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from graphkit.errors import UsageError
from graphkit.query import EntityRow, entities
from graphkit.store import Store

if TYPE_CHECKING:
    from networkx import Graph

SAMPLED = 1_000
"""In a larger graph, betweenness is estimated from so many entities, always the same ones."""
DAMPING = 0.85
"""Share of PageRank that follows a link (Brin and Page, 1998)."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entity and its score by a measure."""

    entity: EntityRow
    score: float


def ranking(store: Store, measure: str, *, type: str | None = None, limit: int = 20) -> tuple[Ranked, ...]:  # noqa: A002
    """Return the entities that matter most by one of MEASURES. Raises UsageError for another, UnknownType."""
    if measure not in MEASURES:
        raise UsageError(f"There is no measure {measure!r}.", hint=f"Available: {', '.join(MEASURES)}.")
    known = entities(store, type=type, order="degree" if measure == "degree" else "stories")
    if measure in ("degree", "stories"):
        return tuple(Ranked(row, getattr(row, measure)) for row in islice(known, limit))
    scores = MEASURES[measure](_stated(store))
    found = (Ranked(row, scores[row.id]) for row in known if scores.get(row.id))
    return tuple(sorted(found, key=lambda each: (-each.score, each.entity.name, each.entity.id))[:limit])


def pagerank(graph: Graph, *, steps: int = 100, tolerance: float = 1e-9) -> dict[str, float]:
    """Return the chance to stand at each entity of a walk that follows links by their stories (and sums to 1).

    networkx has this, too, but needs SciPy for it.
    """
    total = len(graph) or 1
    rank = dict.fromkeys(graph, 1 / total)
    strength = {node: degree for node, degree in graph.degree(weight="weight") if degree}
    for _ in range(steps):
        stuck = sum(rank[node] for node in graph if node not in strength)
        base = (1 - DAMPING + DAMPING * stuck) / total
        new = {node: base + DAMPING * _received(graph, node, rank, strength) for node in graph}
        moved = sum(abs(new[node] - rank[node]) for node in graph)
        rank = new
        if moved < tolerance:
            break
    return rank


def betweenness(graph: Graph) -> dict[str, float]:
    """Return the share of shortest paths between others that lead through each entity."""
    import networkx as nx

    sample = SAMPLED if len(graph) > SAMPLED else None
    return dict(nx.betweenness_centrality(graph, k=sample, seed=0))


def bridges(graph: Graph) -> dict[str, float]:
    """Return for each entity how many groups it joins that would fall apart without it; entities that join none are left out."""
    import networkx as nx

    groups = Counter(node for group in nx.biconnected_components(graph) for node in group)
    return {node: float(number) for node, number in groups.items() if number > 1}


def _received(graph: Graph, node: str, rank: Mapping[str, float], strength: Mapping[str, float]) -> float:
    return float(sum(rank[other] * link["weight"] / strength[other] for other, link in graph[node].items()))


def _stated(store: Store) -> Graph:
    """Return the undirected graph of stated links, weighted by stories."""
    from networkx import Graph

    graph = Graph()
    graph.add_nodes_from(key for (key,) in store.rows("SELECT key FROM entities ORDER BY id"))
    for source, target, weight in store.rows(_LINKS):
        graph.add_edge(source, target, weight=weight)
    return graph


_LINKS = """
SELECT s.key, t.key, sum(e.weight) FROM edges e JOIN entities s ON s.id = e.source JOIN entities t ON t.id = e.target
WHERE e.link = 1 GROUP BY min(s.id, t.id), max(s.id, t.id) ORDER BY min(s.id, t.id), max(s.id, t.id)"""

MEASURES: dict[str, Callable[[Graph], dict[str, float]]] = {
    "degree": lambda graph: dict(graph.degree),
    "stories": dict,
    "pagerank": pagerank,
    "betweenness": betweenness,
    "bridges": bridges,
}
"""Degree counts linked entities, stories the independent stories that name one; the others need the whole graph."""
