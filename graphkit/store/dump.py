"""The content of a graph file as text that depends on nothing but the content: no row numbers, no clock, no order of writing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from graphkit.store import Store
from graphkit.store.packing import unpacked

FILES = """
SELECT 'file', f.path, f.size, f.sha256, f.fingerprint, f.status, f.reason,
    (SELECT json_group_array(key) FROM (SELECT d.key FROM file_documents fd JOIN documents d ON d.id = fd.document
                                        WHERE fd.file = f.id ORDER BY fd.position))
FROM files f ORDER BY f.path, f.sha256, f.status, f.reason"""

DOCUMENT = """
SELECT 'document', key, part, sha256, media_type, title, author, published, language, encoding, warnings, characters, kept, dropped,
    fingerprint FROM documents WHERE id = ?"""

OBSERVED = (
    "SELECT 'sentence', position, start, end, text, kind FROM sentences WHERE document = ? ORDER BY position",
    "SELECT 'reference', key, type, subtype, names, context FROM refs WHERE document = ? ORDER BY key",
    """SELECT 'mention', m.key, s.position, m.start, m.end, m.name, m.type, m.kind, m.subtype, m.cluster, m.score, m.reason, m.value, r.key
       FROM mentions m JOIN sentences s ON s.id = m.sentence LEFT JOIN refs r ON r.id = m.ref
       WHERE m.document = ? ORDER BY m.start, m.end, m.key""",
    """SELECT 'claim', c.key, s.position, h.key, c.relation, t.key, c.status, c.rule, c.confidence, c.cue_start, c.cue_end, a.key,
           c.attribution, c.object_text, c.amount, c.date, c.role, c.tense, c.purpose
       FROM claims c JOIN sentences s ON s.id = c.sentence JOIN mentions h ON h.id = c.subject
       LEFT JOIN mentions t ON t.id = c.object LEFT JOIN mentions a ON a.id = c.attributed_to
       WHERE c.document = ? ORDER BY c.cue_start, c.cue_end, c.key""",
    """SELECT 'reason', key, because, features FROM claims
       WHERE document = ? AND coalesce(because, features) IS NOT NULL ORDER BY cue_start, cue_end, key""",
)


@dataclass(frozen=True, slots=True)
class Derived:
    """The lines of one kind that were derived: what selects them, in which order, and whose they are."""

    select: str
    order: str
    of: str = ""
    """The column with the number of the entity or edge that a line is about."""

    def lines(self, store: Store) -> Iterator[str]:
        """Yield all of them."""
        return _lines(store, f"{self.select} ORDER BY {self.order}")

    def lines_of(self, store: Store, numbers: Iterable[int]) -> Iterator[str]:
        """Yield those about entities or edges of these numbers."""
        chosen = f"{self.select} WHERE {self.of} IN (SELECT value FROM json_each(?))"
        return _lines(store, chosen, json.dumps(sorted(numbers)))


_STORIES = Derived(
    """SELECT 'story', s.key, d.key FROM document_stories ds JOIN documents d ON d.id = ds.document JOIN documents s ON s.id = ds.story""",
    "d.key",
)
_OF_ENTITIES = (
    Derived(
        "SELECT 'entity', key, type, subtype, name, properties, mentions, documents, stories, degree FROM entities e",
        "key",
        "e.id",
    ),
    Derived(
        "SELECT 'name', e.key, n.name, n.folded, n.alias FROM entity_names n JOIN entities e ON e.id = n.entity",
        "e.key, n.alias, n.name",
        "e.id",
    ),
    Derived(
        "SELECT 'identity', r.key, e.key FROM entity_refs er JOIN refs r ON r.id = er.ref JOIN entities e ON e.id = er.entity",
        "2",
        "er.entity",
    ),
)
_OF_EDGES = (
    Derived(
        """SELECT 'edge', s.key, e.relation, t.key, e.link, e.weight, e.stories, e.documents, e.statuses, e.amounts, e.first, e.last,
           e.surprise FROM edges e JOIN entities s ON s.id = e.source JOIN entities t ON t.id = e.target""",
        "2, 3, 4",
        "e.id",
    ),
    Derived(
        """SELECT 'edge claim', s.key, e.relation, t.key, c.key FROM edge_claims ec JOIN edges e ON e.id = ec.edge
           JOIN entities s ON s.id = e.source JOIN entities t ON t.id = e.target JOIN claims c ON c.id = ec.claim""",
        "2, 3, 4, 5",
        "ec.edge",
    ),
    Derived(
        """SELECT 'co-mention', s.key, t.key, d.key, n.position, a.key, b.key FROM co_mentions cm JOIN edges e ON e.id = cm.edge
           JOIN entities s ON s.id = e.source JOIN entities t ON t.id = e.target JOIN sentences n ON n.id = cm.sentence
           JOIN documents d ON d.id = n.document JOIN mentions a ON a.id = cm.source JOIN mentions b ON b.id = cm.target""",
        "2, 3, 4, 5",
        "cm.edge",
    ),
)
_DOUBTS = Derived("SELECT 'doubt', left, right, score, reason, unsure FROM doubts", "left, right")

_ENCODER = json.JSONEncoder(ensure_ascii=False)
"""One for all rows; `json.dumps` makes one for each."""

LISTED = """
SELECT 'anchor', l.name, a.key, a.name, a.aliases, a.type, a.ids, a.notes FROM anchors a JOIN anchor_lists l ON l.id = a.list ORDER BY 2, 3"""

DECIDED = "SELECT 'judgement', left, right, verdict, user, reason, deleted IS NOT NULL FROM judgements ORDER BY id"


def dump(store: Store) -> Iterator[str]:
    """Yield the whole content, a JSON line each: two graph files of the same content give the same lines."""
    yield from _lines(store, FILES)
    for (row,) in store.db.execute("SELECT id FROM documents ORDER BY key").fetchall():
        yield from document_lines(store, row)
    yield from derived_lines(store)
    yield from _lines(store, DECIDED)
    yield from _lines(store, LISTED)


def document_lines(store: Store, row: int) -> Iterator[str]:
    """Yield what was observed in one document, by the number of its row."""
    yield from _lines(store, DOCUMENT, row)
    for text, clean in store.rows("SELECT text, clean FROM texts WHERE document = ?", row):
        yield json.dumps(["text", _sha256(text), _sha256(clean)])
    yield from (
        json.dumps(["signature", data.hex()])
        for (data,) in store.rows("SELECT signature FROM signatures WHERE document = ?", row)
    )
    for statement in OBSERVED:
        yield from _lines(store, statement, row)


def derived_lines(store: Store) -> Iterator[str]:
    """Yield what was derived from all documents."""
    for each in (_STORIES, *_OF_ENTITIES, *_OF_EDGES, _DOUBTS):
        yield from each.lines(store)


def derived_digest(store: Store) -> str:
    """Return a digest of what was derived from all documents: the sum of the SHA-256 of its lines, whatever their order.

    So it can be kept up to date by the lines that go and those that come (Bellare and Micciancio, 1997).
    """
    return told_sum(_sum(derived_lines(store)))


def told_sum(digests: int) -> str:
    """Return a sum of digests as the file keeps it."""
    return f"{digests % 2**256:064x}"


def sum_of_lines(store: Store, entities: Iterable[int], edges: Iterable[int]) -> int:
    """Return the sum of the digests of the lines about some entities and edges, by their numbers."""
    entities, edges = list(entities), list(edges)
    told = (each.lines_of(store, entities) for each in _OF_ENTITIES)
    joined = (each.lines_of(store, edges) for each in _OF_EDGES)
    return _sum(chain(*told, *joined))


def sum_of_doubts(store: Store) -> int:
    """Return the sum of the digests of the lines about all doubts."""
    return _sum(_DOUBTS.lines(store))


def sum_of_rows(store: Store, *, entities: Iterable[int] = (), edges: Iterable[int] = ()) -> int:
    """Return the sum of the digests of the lines that tell entities and edges themselves, without names and sentences."""
    return _sum(chain(_OF_ENTITIES[0].lines_of(store, entities), _OF_EDGES[0].lines_of(store, edges)))


def document_digest(store: Store, row: int) -> str:
    """Return the SHA-256 of what was observed in one document."""
    return _digest(document_lines(store, row))


@contextmanager
def sealed(store: Store) -> Iterator[None]:
    """Let the file say what its list of files and decisions is, once the block has changed it to its end."""
    store.forget("sealed")
    yield
    store.set("sealed", records_digest(store))


def records_digest(store: Store) -> str:
    """Return the SHA-256 of the files and the decisions."""
    return _digest(chain(_lines(store, FILES), _lines(store, DECIDED)))


def _lines(store: Store, statement: str, *values: object) -> Iterator[str]:
    return map(_ENCODER.encode, store.rows(statement, *values))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(unpacked(data).encode("utf-8", "surrogatepass")).hexdigest()


def _digest(lines: Iterable[str]) -> str:
    found = hashlib.sha256()
    for line in lines:
        found.update(line.encode() + b"\n")
    return found.hexdigest()


def _sum(lines: Iterable[str]) -> int:
    return sum(int.from_bytes(hashlib.sha256(line.encode()).digest(), "big") for line in lines)
