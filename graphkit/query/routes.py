"""How one entity reaches another: breadth-first search from both ends, over what is stated."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, pairwise, product

from graphkit.errors import NoConnection, UsageError
from graphkit.model import Status
from graphkit.ontology import CO_MENTION, ontology
from graphkit.query.connected import Reached, connections
from graphkit.query.lookup import entity
from graphkit.query.records import Connection, Hop, Route, entity_row
from graphkit.store import Store, views
from graphkit.store.views import EdgeView, EntityView

MOST = 1000
"""Shortest routes looked at to find the strongest."""

_JOINED = """
SELECT f.value, e.{far} FROM json_each(:frontier) f CROSS JOIN edges e ON e.{near} = f.value AND e.link = {link}
WHERE (:relations = '[]' OR e.relation IN (SELECT value FROM json_each(:relations)))"""


@dataclass(frozen=True, slots=True)
class Search:
    """How far and over what a path may lead, and how many of the shortest routes are wanted."""

    max_hops: int = 6
    routes: int = 1
    with_co_mentions: bool = False
    relations: tuple[str, ...] = ()
    """Only these; all where there are none."""

    def known(self) -> Search:
        """Return the search with its relations as the ontology writes them. Raises UnknownType."""
        relations = tuple(ontology().relation(name).id for name in self.relations)
        return replace(self, relations=relations, with_co_mentions=self.with_co_mentions or CO_MENTION in relations)

    def follows(self, edge: EdgeView) -> bool:
        """Whether an edge counts as a step."""
        wanted = not self.relations or edge.relation in self.relations
        return wanted and (edge.link or (self.with_co_mentions and edge.relation == CO_MENTION))


@dataclass(slots=True)
class _Side:
    """What was reached from one end: each entity with those it was reached from, one hop nearer to the end."""

    parents: dict[int, list[int]]
    frontier: list[int]
    depth: int = 0

    @classmethod
    def at(cls, end: int) -> _Side:
        return cls({end: []}, [end])

    def chains(self, row: int) -> Iterator[list[int]]:
        """Yield the ways from `row` back to the end, both included."""
        if not self.parents[row]:
            yield [row]
        for parent in self.parents[row]:
            yield from ([row, *chain] for chain in self.chains(parent))


def path(store: Store, start: str, goal: str, *, search: Search = Search()) -> tuple[Route, ...]:
    """Return the shortest routes between two entities, the strongest first.

    A hop is any number of edges that an independent story states, in either direction, each with a sentence.
    Raises UnknownEntity, AmbiguousName, UnknownType, NoConnection, and UsageError where both names mean one entity.
    """
    search = search.known()
    one, two = entity(store, start), entity(store, goal)
    if one.row == two.row:
        raise UsageError(f"{start!r} and {goal!r} are both {one.name}.", hint="Name two entities.")
    found = list(islice(_shortest(store, one.row, two.row, search), MOST))
    if not found:
        raise _no_connection(store, one, two, search)
    edges = _edges(store, found, search)
    ranked = sorted(found, key=lambda rows: (-sum(_strength(edges[hop]) for hop in pairwise(rows)), rows))
    return _routes(store, ranked[: search.routes], edges)


def _shortest(store: Store, start: int, goal: int, search: Search) -> Iterator[list[int]]:
    near, far = _Side.at(start), _Side.at(goal)
    while near.depth + far.depth < search.max_hops and near.frontier and far.frontier:
        side, other = (near, far) if len(near.frontier) <= len(far.frontier) else (far, near)
        _advance(store, side, search)
        meeting = sorted(row for row in side.frontier if row in other.parents)
        if meeting:
            for row in meeting:
                for left, right in product(near.chains(row), far.chains(row)):
                    yield [*reversed(left), *right[1:]]
            return


def _advance(store: Store, side: _Side, search: Search) -> None:
    """Reach everything one hop farther."""
    reached: dict[int, list[int]] = {}
    for parent, child in _joined(store, side.frontier, search):
        if child not in side.parents and parent not in (known := reached.setdefault(child, [])):
            known.append(parent)
    side.parents.update(reached)
    side.frontier = list(reached)
    side.depth += 1


def _joined(store: Store, frontier: list[int], search: Search) -> Iterator[tuple[int, int]]:
    values = {"frontier": json.dumps(frontier), "relations": json.dumps(search.relations)}
    for near, far in (("source", "target"), ("target", "source")):
        yield from store.db.execute(_JOINED.format(near=near, far=far, link=1), values)
        if search.with_co_mentions:
            statement = _JOINED.format(near=near, far=far, link=0) + " AND e.relation = :relation"
            yield from store.db.execute(statement, values | {"relation": CO_MENTION})


def _edges(store: Store, found: Iterable[list[int]], search: Search) -> dict[tuple[int, int], list[EdgeView]]:
    hops = sorted({hop for rows in found for hop in pairwise(rows)})
    return {hop: sorted(filter(search.follows, views.edges_between(store, *hop)), key=_foremost) for hop in hops}


def _foremost(edge: EdgeView) -> tuple[bool, int, int]:
    """Return what the edges of a hop are told by: stated ones first, then by stories, then what a text says of its own."""
    return not edge.link, -edge.weight, -edge.statuses.get(Status.ASSERTED, 0)


def _strength(edges: Iterable[EdgeView]) -> int:
    return sum(edge.weight for edge in edges if edge.link)


def _routes(store: Store, found: list[list[int]], edges: Mapping[tuple[int, int], list[EdgeView]]) -> tuple[Route, ...]:
    hops = list(dict.fromkeys(hop for rows in found for hop in pairwise(rows)))
    people = {view.row: view for view in views.entities(store, {row for hop in hops for row in hop})}
    reached = [Reached(near, far, edge, 1) for near, far in hops for edge in edges[near, far]]
    told = iter(connections(store, reached, people))
    made = {hop: _hop(hop, people, tuple(islice(told, len(edges[hop])))) for hop in hops}
    return tuple(Route(tuple(made[hop] for hop in pairwise(rows))) for rows in found)


def _hop(hop: tuple[int, int], people: Mapping[int, EntityView], told: tuple[Connection, ...]) -> Hop:
    return Hop(entity_row(people[hop[0]]), entity_row(people[hop[1]]), told)


def _no_connection(store: Store, one: EntityView, two: EntityView, search: Search) -> NoConnection:
    over = f" by {', '.join(search.relations)}" if search.relations else ""
    message = f"Nothing stated connects {one.name} and {two.name}{over} within {search.max_hops} hops."
    if search.relations:
        return NoConnection(message, hint="Look over all kinds of links without --relation.")
    if search.with_co_mentions:
        return NoConnection(message, hint="Look farther with --max-hops.")
    named = next(_shortest(store, one.row, two.row, replace(search, with_co_mentions=True)), None)
    if named is None:
        return NoConnection(message, hint="Nor are they named together by way of others.")
    steps = len(named) - 1
    return NoConnection(message, hint=f"They are named together, in {steps} hops: see them with --with-co-mentions.")
