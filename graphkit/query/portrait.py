"""One entity: what it is, what it holds, whom it is connected to, the money in and out, where it is named."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.query.connected import Filters, neighbors
from graphkit.query.lookup import entity
from graphkit.query.records import DocumentName, EvidenceRow, Portrait, entity_row
from graphkit.query.sentences import evidence, rows_of
from graphkit.store import Store, statements, views

OFFICES = ("HOLDS_OFFICE",)
MONEY = "FUNDED"

_DOCUMENTS = """
SELECT d.key, count(*) FROM entity_refs er CROSS JOIN mentions m ON m.ref = er.ref JOIN documents d ON d.id = m.document
WHERE er.entity = ? GROUP BY d.id"""


def show(store: Store, name: str, *, type: str | None = None, limit: int = 20) -> Portrait:  # noqa: A002
    """Return all there is to show of one entity, at most `limit` connections besides offices and money.

    What is denied or planned of these stands among the connections. Raises UnknownEntity, AmbiguousName.
    """
    found = entity(store, name, type=type)
    told = rows_of(store, list(statements.facts(store, found.row)))
    money = [row for row in evidence(store, found.id, relation=MONEY) if row.status in ("asserted", "attributed")]
    moved = {row.id for row in money}
    return Portrait(
        entity=entity_row(found),
        properties=found.properties,
        offices=tuple(each for each in neighbors(store, found.id, filters=Filters(OFFICES), limit=None) if each.weight),
        money_in=_largest(row for row in money if row.target_id == found.id),
        money_out=_largest(row for row in money if row.source_id == found.id),
        facts=tuple(row for row in told if row.id not in moved),
        connections=neighbors(store, found.id, filters=Filters(only_disputed=(*OFFICES, MONEY)), limit=limit),
        documents=_documents(store, found.row),
    )


def _largest(money: Iterable[EvidenceRow]) -> tuple[EvidenceRow, ...]:
    return tuple(sorted(money, key=lambda row: (-(row.amount or 0.0), row.source, row.target or "", row.id)))


def _documents(store: Store, row: int) -> tuple[DocumentName, ...]:
    counts: dict[str, int] = dict(store.rows(_DOCUMENTS, row))
    found = views.documents(store, counts)
    return tuple(DocumentName(one.id, one.name, one.title, one.published, one.story, counts[one.id]) for one in found)
