"""Everything of one kind: entities, relations, documents, stories, builds, failures, doubts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter

from graphkit.errors import UsageError
from graphkit.model import Status
from graphkit.ontology import CO_MENTION, ontology
from graphkit.query.records import DoubtRow, EntityRow, FailureRow, RelationRow, RunRow, StoryRow, entity_row
from graphkit.query.speakers import SAID_BY, speaker_values
from graphkit.store import Store, views
from graphkit.store.views import DocumentView

ORDERS = {
    "degree": "e.degree DESC, e.stories DESC, e.id",
    "stories": "e.stories DESC, e.degree DESC, e.id",
    "mentions": "e.mentions DESC, e.stories DESC, e.id",
    "name": "e.name, e.id",
}
"""By what `entities` can be ordered."""

_ENTITIES = "SELECT e.id FROM entities e WHERE (:type IS NULL OR e.type = :type) AND e.stories >= :least ORDER BY {order} LIMIT :limit"

_RELATIONS = """
SELECT s.name, s.key, e.relation, t.name, t.key, e.weight, e.stories, e.documents, e.statuses, e.amounts, e.first, e.last
FROM edges e JOIN entities s ON s.id = e.source JOIN entities t ON t.id = e.target
WHERE CASE WHEN :relation IS NULL THEN e.relation <> :co_mention ELSE e.relation = :relation END AND e.weight >= :least
  AND (:status IS NULL OR json_extract(e.statuses, '$.' || :status) > 0)
  AND (NOT :disputed OR ({disputed}))
  AND (:said_by IS NULL OR EXISTS (SELECT 1 FROM edge_claims ec JOIN claims c ON c.id = ec.claim WHERE ec.edge = e.id AND {said_by}))
  AND ((:least_sum IS NULL AND :most_sum IS NULL)
       OR EXISTS (SELECT 1 FROM json_each(e.amounts) WHERE json_extract(value, '$[0]') BETWEEN coalesce(:least_sum, -1) AND coalesce(:most_sum, 9e999)))
ORDER BY e.weight DESC, e.stories DESC, e.source, e.relation, e.target LIMIT :limit"""

_DISPUTED = """
(e.weight > 0 AND json_extract(e.statuses, '$.negated') > 0)
OR (SELECT count(DISTINCT json_extract(value, '$[0]') || coalesce(json_extract(value, '$[1]'), '')) FROM json_each(e.amounts)) > 1"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which edges are listed."""

    relation: str | None = None
    min_stories: int = 0
    status: Status | None = None
    """Some document asserts it, attributes it to somebody, negates it or tells of it as planned."""
    disputed: bool = False
    """Different sums are named for it, or it is stated by one sentence and denied by another."""
    said_by: str | None = None
    """Some claim of it is attributed to this speaker."""
    min_amount: float | None = None
    """Some sum between this and `max_amount`, whatever the currency, is named for it."""
    max_amount: float | None = None


def entities(
    store: Store,
    *,
    type: str | None = None,  # noqa: A002
    min_stories: int = 1,
    order: str = "stories",
    limit: int | None = None,
) -> Iterator[EntityRow]:
    """Yield entities in one of ORDERS. Raises UnknownType, and UsageError for an unknown order."""
    if order not in ORDERS:
        raise UsageError(f"There is no order {order!r}.", hint=f"Available: {', '.join(ORDERS)}.")
    values = {"type": type and ontology().entity(type).id, "least": min_stories, "limit": _limit(limit)}
    found = (row for (row,) in store.db.execute(_ENTITIES.format(order=ORDERS[order]), values))
    while chunk := list(islice(found, 500)):
        known = {view.row: view for view in views.entities(store, chunk)}
        yield from (entity_row(known[row]) for row in chunk)


def relations(store: Store, *, chosen: Chosen = Chosen(), limit: int | None = None) -> Iterator[RelationRow]:
    """Yield edges, the strongest first; those of relation CO_MENTION only where asked for.

    Raises UnknownType, and UnknownEntity or AmbiguousName for a speaker.
    """
    values = {
        "relation": chosen.relation and ontology().relation(chosen.relation).id,
        "co_mention": CO_MENTION,
        "least": chosen.min_stories,
        "status": chosen.status,
        "disputed": chosen.disputed,
        "least_sum": chosen.min_amount,
        "most_sum": chosen.max_amount,
        **speaker_values(store, chosen.said_by),
        "limit": _limit(limit),
    }
    for row in store.db.execute(_RELATIONS.format(disputed=_DISPUTED, said_by=SAID_BY), values):
        source, source_id, kind, target, target_id, weight, told, papers, statuses, amounts, first, last = row
        yield RelationRow(
            source,
            source_id,
            kind,
            target,
            target_id,
            weight,
            told,
            papers,
            json.loads(statuses),
            views.amounts(amounts),
            first,
            last,
        )


def documents(store: Store) -> Iterator[DocumentView]:
    """Yield the documents in the order of their names, with the characters read, kept and dropped."""
    return views.documents(store)


def stories(store: Store, *, min_documents: int = 1) -> Iterator[StoryRow]:
    """Yield the stories, told by their first document, with the names of their near-copies."""
    known = sorted((view for view in views.documents(store) if view.story), key=lambda view: (view.story, view.name))
    for story, group in groupby(known, key=attrgetter("story")):
        members = list(group)
        first = next((view for view in members if view.id == story), members[0])
        if len(members) >= min_documents:
            yield StoryRow(story, first.title, first.published, tuple(view.name for view in members))


def runs(store: Store) -> Iterator[RunRow]:
    """Yield the builds, the latest first."""
    for started, ended, version, model, report in store.rows(
        "SELECT started, ended, version, model, report FROM runs ORDER BY id DESC"
    ):
        yield RunRow(started, ended, version, model, json.loads(report))


def failures(store: Store) -> Iterator[FailureRow]:
    """Yield the files that were skipped or failed, and why."""
    found = store.rows("SELECT path, status, reason FROM files WHERE status <> 'ok' ORDER BY status, path, reason")
    return (FailureRow(*row) for row in found)


def doubts(store: Store) -> Iterator[DoubtRow]:
    """Yield the pairs of entities that may be one, the likeliest first."""
    found = store.rows(
        "SELECT l.name, l.key, r.name, r.key, l.type, d.score, d.reason, d.unsure FROM doubts d"
        " JOIN entities l ON l.key = d.left JOIN entities r ON r.key = d.right ORDER BY d.score DESC, l.key, r.key"
    )
    return (
        DoubtRow(left, left_id, right, right_id, type_, score, reason, bool(unsure))
        for left, left_id, right, right_id, type_, score, reason, unsure in found
    )


def counts(store: Store) -> dict[str, dict[str, int]]:
    """Return how many entities there are of each type and edges of each relation, in the order of the ontology."""
    types: dict[str, int] = dict(store.rows("SELECT type, count(*) FROM entities GROUP BY type"))
    kinds: dict[str, int] = dict(store.rows("SELECT relation, count(*) FROM edges GROUP BY relation"))
    return {
        "entities": {name: types[name] for name in ontology().entities if name in types},
        "relations": {name: kinds[name] for name in ontology().relations if name in kinds},
    }


def _limit(limit: int | None) -> int:
    return -1 if limit is None else limit
