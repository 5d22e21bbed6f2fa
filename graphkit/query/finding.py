"""Search: entities by their names, passages by their words."""

from __future__ import annotations

from graphkit.names import folded
from graphkit.ontology import ontology
from graphkit.query.lookup import words_query
from graphkit.query.records import EntityRow, Found, Passage, entity_row
from graphkit.store import Store, views

_NAMES = """
SELECT e.id, max(n.folded = :folded) AS exact FROM entity_fts f JOIN entity_names n ON n.id = f.rowid JOIN entities e ON e.id = n.entity
WHERE entity_fts MATCH :words AND (:type IS NULL OR e.type = :type)
GROUP BY e.id ORDER BY exact DESC, e.stories DESC, e.degree DESC, e.id LIMIT :limit"""

_PASSAGES = """
SELECT d.key, s.start, s.end, s.text FROM passage_fts f JOIN sentences s ON s.id = f.rowid JOIN documents d ON d.id = s.document
JOIN document_stories ds ON ds.document = d.id
WHERE passage_fts MATCH ? ORDER BY f.rank, d.key, s.start LIMIT ?"""


def find(store: Store, text: str, *, type: str | None = None, limit: int = 20) -> Found:  # noqa: A002
    """Return entities one of whose names has all words of `text` (the last may be a beginning), and passages that have them.

    "Words in quotation marks" are a phrase. Raises UnknownType.
    """
    wanted = ontology().entity(type).id if type else None
    names, words = words_query(text, prefix=True), words_query(text)
    return Found(
        _entities(store, names, folded(text), wanted, limit) if names else (),
        _passages(store, words, limit) if words else (),
    )


def _entities(store: Store, words: str, fold: str, type_: str | None, limit: int) -> tuple[EntityRow, ...]:
    values = {"words": words, "folded": fold, "type": type_, "limit": limit}
    rows = [row for row, _ in store.db.execute(_NAMES, values)]
    known = {view.row: entity_row(view) for view in views.entities(store, rows)}
    return tuple(known[row] for row in rows)


def _passages(store: Store, words: str, limit: int) -> tuple[Passage, ...]:
    found = list(store.rows(_PASSAGES, words, limit))
    names = {view.id: view.name for view in views.documents(store, {row[0] for row in found})}
    return tuple(Passage(names[key], key, start, end, text) for key, start, end, text in found)
