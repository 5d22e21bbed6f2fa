"""The sentences behind an entity or a connection, and the dated ones in order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from graphkit.model import Status
from graphkit.ontology import CO_MENTION, ontology
from graphkit.query.lookup import entity
from graphkit.query.records import EvidenceRow
from graphkit.store import Store, statements, views
from graphkit.store.statements import Statement

_RANK = {status: rank for rank, status in enumerate(Status)}


def evidence(
    store: Store,
    name: str,
    other: str | None = None,
    *,
    relation: str | None = None,
    with_co_mentions: bool = False,
) -> tuple[EvidenceRow, ...]:
    """Return every claim about one entity, or between two, with its sentence, document by document.

    Between two entities that nothing states, or with `with_co_mentions`, sentences that name both are given too.
    Raises UnknownEntity, AmbiguousName, UnknownType.
    """
    one = entity(store, name)
    two = entity(store, other) if other else None
    found = list(views.edges_between(store, one.row, two.row) if two else views.edges_at(store, one.row))
    stated = [edge for edge in found if edge.relation != CO_MENTION]
    chosen = found if with_co_mentions or (two and not stated) else stated
    wanted = ontology().relation(relation).id if relation else None
    told = list(statements.of_edges(store, [edge.row for edge in chosen if wanted in (None, edge.relation)]))
    if two is None:
        told += statements.facts(store, one.row)
    kept = [statement for statement in told if wanted in (None, statement.relation)]
    return tuple(sorted(rows_of(store, kept), key=lambda row: (row.document, row.document_id, row.start, row.id)))


def timeline(store: Store, name: str, *, since: str | None = None, until: str | None = None) -> tuple[EvidenceRow, ...]:
    """Return the dated claims about an entity in the order of their dates. Raises UnknownEntity, AmbiguousName."""
    dated = [row for row in evidence(store, name) if row.date]
    kept = [row for row in dated if not (since and _precedes(row.date_end or row.date or "", since))]
    return tuple(sorted((row for row in kept if not (until and _precedes(until, row.date or ""))), key=_by_date))


def rows_of(store: Store, told: Sequence[Statement]) -> list[EvidenceRow]:
    """Return statements with the names of their entities and documents."""
    ids = {name for each in told for name in (each.source, each.target, each.attributed_to) if name}
    names = _names(store, ids)
    documents = {view.id: view.name for view in views.documents(store, {each.evidence.document for each in told})}
    return [_row(each, names, documents) for each in told]


def best(told: Iterable[Statement], *, limit: int = 1) -> list[Statement]:
    """Return the statements that show an edge best: asserted ones first, each story once, the surest, the shortest."""
    ranked = sorted(
        told, key=lambda each: (_RANK[Status(each.status)], -each.confidence, len(each.evidence.quote), each.id)
    )
    seen: dict[str, Statement] = {}
    for each in ranked:
        seen.setdefault(each.story, each)
    return list(seen.values())[:limit]


def _precedes(first: str, second: str) -> bool:
    """Whether a day, month or year lies wholly before another: 2020-12 before 2021, but not 2021 before 2021-03."""
    return first[: len(second)] < second[: len(first)]


def _by_date(row: EvidenceRow) -> tuple[str, str, str]:
    return row.date or "", row.date_end or "", row.id


def _names(store: Store, ids: Iterable[str]) -> dict[str, str]:
    wanted = json.dumps(sorted(ids))
    return dict(store.rows("SELECT key, name FROM entities WHERE key IN (SELECT value FROM json_each(?))", wanted))


def _row(told: Statement, names: dict[str, str], documents: dict[str, str]) -> EvidenceRow:
    amount, date, quote = told.amount, told.date, told.evidence
    return EvidenceRow(
        id=told.id,
        source=names[told.source] if told.source else told.subject_text or "",
        source_id=told.source,
        relation=told.relation,
        target=names[told.target] if told.target else told.object_text,
        target_id=told.target,
        status=told.status,
        said_by=names[told.attributed_to] if told.attributed_to else told.attribution,
        said_by_id=told.attributed_to,
        amount=amount.value if amount else None,
        currency=amount.currency if amount else None,
        amount_text=amount.text if amount else None,
        date=date.start if date else None,
        date_end=date.end if date else None,
        date_text=date.text if date else None,
        role=told.role,
        tense=told.tense,
        purpose=told.purpose,
        quote=quote.quote,
        document=documents[quote.document],
        document_id=quote.document,
        published=told.published,
        story=told.story,
        start=quote.start,
        end=quote.end,
        cue=quote.cue,
        subject=quote.subject,
        object=quote.object,
        exact=quote.exact,
        rule=told.rule,
        confidence=told.confidence,
        approximate=amount.approximate if amount else False,
    )
