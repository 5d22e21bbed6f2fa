"""Entities, edges and documents, read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from graphkit.ontology import CO_MENTION
from graphkit.store import Row, Store

Amounts = tuple[dict[str, float | str | None], ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity; `row` is its number in the store. Counts are of mentions, documents, independent stories and linked entities."""

    row: int
    id: str
    type: str
    subtype: str | None
    name: str
    aliases: tuple[str, ...]
    properties: dict[str, str]
    mentions: int
    documents: int
    stories: int
    degree: int


@dataclass(frozen=True, slots=True)
class EdgeView:
    """An edge between two entities, all three by number. `statuses` counts independent stories."""

    row: int
    source: int
    relation: str
    target: int
    link: bool
    weight: int
    stories: int
    documents: int
    statuses: dict[str, int]
    amounts: Amounts
    first: str | None
    last: str | None
    surprise: float | None

    @property
    def order(self) -> tuple[bool, int, str, int]:
        """Where it stands among others: stated ones first, by source, relation and target, whenever they were written."""
        return self.relation == CO_MENTION, self.source, self.relation, self.target


@dataclass(frozen=True, slots=True)
class MentionView:
    """A place where a document refers to an entity, in characters of the text as the file gave it."""

    document: str
    start: int
    end: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document without its text."""

    id: str
    name: str
    """The path, and the part where there is one."""
    path: str
    part: str
    media_type: str
    title: str | None
    author: str | None
    published: str | None
    language: str | None
    encoding: str
    story: str | None
    """None until the build that read it has ended."""
    characters: int
    kept: int
    dropped: dict[str, int]
    warnings: tuple[str, ...]
    mentions: int
    claims: int


_CHOSEN = "SELECT value FROM json_each(?)"

_ENTITIES = """
SELECT e.id, e.key, e.type, e.subtype, e.name,
    (SELECT json_group_array(n.name) FROM (SELECT name FROM entity_names WHERE entity = e.id AND alias = 1 ORDER BY id) n),
    e.properties, e.mentions, e.documents, e.stories, e.degree FROM entities e"""

EDGE_COLUMNS = (
    "id, source, relation, target, link, weight, stories, documents, statuses, amounts, first, last, surprise"
)
_EDGES = f"SELECT {EDGE_COLUMNS} FROM edges e"
EDGE_ORDER = f"e.relation = '{CO_MENTION}', e.source, e.relation, e.target"
"""The order of edges `e` in SQL: that of EdgeView.order."""

_MENTIONS = """
SELECT er.entity, d.key, m.start, m.end, m.name, m.kind FROM entity_refs er CROSS JOIN mentions m ON m.ref = er.ref
JOIN documents d ON d.id = m.document {where} ORDER BY er.entity, d.key, m.start, m.end"""

_DOCUMENTS = """
SELECT d.key, coalesce((SELECT min(f.path) FROM file_documents fd JOIN files f ON f.id = fd.file WHERE fd.document = d.id), d.key),
    d.part, d.media_type, d.title, d.author, d.published, d.language, d.encoding, story.key, d.characters, d.kept, d.dropped, d.warnings,
    (SELECT count(*) FROM mentions m WHERE m.document = d.id), (SELECT count(*) FROM claims c WHERE c.document = d.id)
FROM documents d LEFT JOIN document_stories ds ON ds.document = d.id LEFT JOIN documents story ON story.id = ds.story"""


def entities(store: Store, rows: Iterable[int] | None = None) -> Iterator[EntityView]:
    """Yield the entities of those numbers, or all, in the order of their ids."""
    if rows is None:
        return map(_entity, store.rows(f"{_ENTITIES} ORDER BY e.id"))
    wanted = json.dumps(sorted(set(rows)))
    return map(_entity, store.rows(f"{_ENTITIES} WHERE e.id IN ({_CHOSEN}) ORDER BY e.id", wanted))


def entity(store: Store, row: int) -> EntityView:
    """Return the entity of that number."""
    return next(iter(entities(store, [row])))


def edges(store: Store) -> Iterator[EdgeView]:
    """Yield all edges."""
    return map(edge, store.rows(f"{_EDGES} ORDER BY {EDGE_ORDER}"))


def edge_of(store: Store, row: int) -> EdgeView:
    """Return the edge of that number."""
    return next(map(edge, store.rows(f"{_EDGES} WHERE id = ?", row)))


def edges_at(store: Store, entity: int) -> Iterator[EdgeView]:
    """Yield the edges that begin at an entity, then those that end there."""
    yield from map(edge, store.rows(f"{_EDGES} WHERE source = ? ORDER BY {EDGE_ORDER}", entity))
    yield from map(edge, store.rows(f"{_EDGES} WHERE target = ? ORDER BY {EDGE_ORDER}", entity))


def edges_between(store: Store, left: int, right: int) -> Iterator[EdgeView]:
    """Yield the edges between two entities, in either direction."""
    both = f"{_EDGES} WHERE source = ? AND link IN (0, 1) AND target = ? ORDER BY {EDGE_ORDER}"
    yield from map(edge, store.rows(both, left, right))
    yield from map(edge, store.rows(both, right, left))


def mentions(store: Store, entity: int | None = None) -> Iterator[tuple[int, list[MentionView]]]:
    """Yield the number and the mentions of one entity or, in the order of their ids, of all."""
    statement = _MENTIONS.format(where="" if entity is None else "WHERE er.entity = ?")
    found = store.rows(statement) if entity is None else store.rows(statement, entity)
    for row, group in groupby(found, key=itemgetter(0)):
        yield row, [MentionView(*each[1:]) for each in group]


def documents(store: Store, keys: Iterable[str] | None = None) -> Iterator[DocumentView]:
    """Yield the documents of those ids, or all, in the order of their names."""
    if keys is None:
        return map(_document, store.rows(f"{_DOCUMENTS} ORDER BY 2, d.part, d.key"))
    wanted = json.dumps(sorted(set(keys)))
    return map(_document, store.rows(f"{_DOCUMENTS} WHERE d.key IN ({_CHOSEN}) ORDER BY 2, d.part, d.key", wanted))


def amounts(column: str) -> Amounts:
    """Return the sums of money of an edge."""
    return tuple(
        {"value": value, "currency": currency, "text": text, "approximate": any(approximate)}
        for value, currency, text, *approximate in json.loads(column)
    )


def _entity(row: Row) -> EntityView:
    number, key, type_, subtype, name, aliases, properties, mentions, documents, stories, degree = row
    known = dict(json.loads(properties))
    return EntityView(
        number, key, type_, subtype, name, tuple(json.loads(aliases)), known, mentions, documents, stories, degree
    )


def edge(row: Row) -> EdgeView:
    """Return the edge of a row: its columns in the order of the table."""
    number, source, relation, target, link, weight, stories, documents, statuses, sums, first, last, strength = row
    told = json.loads(statuses)
    return EdgeView(
        number,
        source,
        relation,
        target,
        bool(link),
        weight,
        stories,
        documents,
        told,
        amounts(sums),
        first,
        last,
        strength,
    )


def _document(row: Row) -> DocumentView:
    key, path, part, media_type, title, author, published, language, encoding, story, characters, kept = row[:12]
    dropped, warnings, mentions, claims = row[12:]
    return DocumentView(
        key,
        f"{path}#{part}" if part else path,
        path,
        part,
        media_type,
        title,
        author,
        published,
        language,
        encoding,
        story,
        characters,
        kept,
        json.loads(dropped),
        tuple(json.loads(warnings)),
        mentions,
        claims,
    )
