"""Who is connected to an entity, directly or over some hops."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.ontology import CO_MENTION, ontology
from graphkit.query.lookup import entity
from graphkit.query.records import Connection, entity_row
from graphkit.query.sentences import best, rows_of
from graphkit.store import Store, statements, views
from graphkit.store.views import EdgeView, EntityView


@dataclass(frozen=True, slots=True)
class Filters:
    """Which connections count. Types and relations by their ids; `since` is an ISO date."""

    relations: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    since: str | None = None
    """A claim is dated on or after it or, undated, its document is."""
    min_stories: int = 1
    with_co_mentions: bool = False
    only_disputed: tuple[str, ...] = ()
    """Relations of which only what some sentence denies or tells of as planned is given."""

    def known(self) -> Filters:
        """Return the filters with the ids as the ontology writes them. Raises UnknownType."""
        relations = tuple(ontology().relation(name).id for name in self.relations)
        types = tuple(ontology().entity(name).id for name in self.types)
        co_mentions = self.with_co_mentions or CO_MENTION in relations
        return replace(self, relations=relations, types=types, with_co_mentions=co_mentions)


@dataclass(frozen=True, slots=True)
class Reached:
    """An edge by which `far` is reached from `near`, all by number."""

    near: int
    far: int
    edge: EdgeView
    hops: int


_EDGES = """
SELECT {near}, {far}, {columns} FROM json_each(:frontier) f CROSS JOIN edges e ON {near} = f.value JOIN entities o ON o.id = {far}
WHERE (:relations = '[]' OR e.relation IN (SELECT value FROM json_each(:relations)))
  AND (:types = '[]' OR o.type IN (SELECT value FROM json_each(:types)))
  AND (e.relation <> :co_mention OR :with_co_mentions)
  AND (e.relation NOT IN (SELECT value FROM json_each(:only_disputed))
       OR coalesce(json_extract(e.statuses, '$.negated'), 0) + coalesce(json_extract(e.statuses, '$.planned'), 0) > 0)
  AND (:least <= 1 OR e.weight >= :least)
  AND (:since IS NULL OR EXISTS ({dated}))"""

_DATED = """
SELECT 1 FROM (SELECT coalesce(json_extract(c.date, '$.end'), json_extract(c.date, '$.start'), d.published) AS day
               FROM edge_claims ec JOIN claims c ON c.id = ec.claim JOIN documents d ON d.id = c.document WHERE ec.edge = e.id)
WHERE day || substr('-12-31', length(day) - 3) >= :since"""


def neighbors(
    store: Store,
    name: str,
    *,
    filters: Filters = Filters(),
    hops: int = 1,
    limit: int | None = 100,
) -> tuple[Connection, ...]:
    """Return the connections of an entity, the nearest and strongest first, each with the sentence that shows it best.

    Negated and planned ones have weight 0, and nothing is reached through them. Raises UnknownEntity, AmbiguousName, UnknownType.
    """
    known = filters.known()
    start = entity(store, name)
    reached = _reached(store, start.row, known, hops)
    people = _people(store, reached)
    reached.sort(
        key=lambda each: (each.hops, -each.edge.weight, -each.edge.stories, people[each.far].name, each.edge.order)
    )
    return connections(store, reached[:limit], people)


def connections(store: Store, reached: Sequence[Reached], people: Mapping[int, EntityView]) -> tuple[Connection, ...]:
    """Return edges as they are seen from their near ends, each with the sentence that shows it best."""
    told = defaultdict(list)
    for statement in statements.of_edges(store, {each.edge.row for each in reached}):
        told[statement.edge].append(statement)
    shown = {row: best(found) for row, found in told.items()}
    rows = {row.id: row for row in rows_of(store, [each for found in shown.values() for each in found])}
    return tuple(
        replace(
            _connection(each, people),
            evidence=tuple(rows[one.id] for one in shown.get(each.edge.row, ())),
            tenses=tuple(sorted({one.tense for one in told.get(each.edge.row, ()) if one.tense})),
        )
        for each in reached
    )


def _connection(each: Reached, people: Mapping[int, EntityView]) -> Connection:
    edge = each.edge
    return Connection(
        near=entity_row(people[each.near]),
        far=entity_row(people[each.far]),
        relation=edge.relation,
        direction=_direction(each),
        weight=edge.weight,
        stories=edge.stories,
        statuses=edge.statuses,
        amounts=edge.amounts,
        first=edge.first,
        last=edge.last,
        hops=each.hops,
    )


def _direction(each: Reached) -> str:
    if ontology().relations[each.edge.relation].symmetric:
        return "both"
    return "out" if each.edge.source == each.near else "in"


def _reached(store: Store, start: int, filters: Filters, hops: int) -> list[Reached]:
    """Return the edges of the first hop, then those that lead on to entities not met before."""
    found: list[Reached] = []
    seen = {start}
    frontier = {start}
    for hop in range(1, hops + 1):
        step = [each for each in _step(store, frontier, filters, hop) if each.far not in seen]
        found += step
        frontier = {each.far for each in step if each.edge.weight}
        seen |= {each.far for each in step}
    return found


def _step(store: Store, frontier: Iterable[int], filters: Filters, hop: int) -> Iterator[Reached]:
    values = {
        "frontier": json.dumps(sorted(frontier)),
        "relations": json.dumps(filters.relations),
        "types": json.dumps(filters.types),
        "co_mention": CO_MENTION,
        "with_co_mentions": filters.with_co_mentions,
        "only_disputed": json.dumps(filters.only_disputed),
        "least": filters.min_stories,
        "since": filters.since,
    }
    columns = ", ".join(f"e.{name}" for name in views.EDGE_COLUMNS.split(", "))
    for near, far in (("e.source", "e.target"), ("e.target", "e.source")):
        statement = _EDGES.format(near=near, far=far, columns=columns, dated=_DATED)
        yield from (Reached(row[0], row[1], views.edge(row[2:]), hop) for row in store.db.execute(statement, values))


def _people(store: Store, reached: Iterable[Reached]) -> dict[int, EntityView]:
    return {
        view.row: view for view in views.entities(store, {row for each in reached for row in (each.near, each.far)})
    }
