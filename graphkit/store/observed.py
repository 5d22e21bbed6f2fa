"""What was observed: documents with their sentences, mentions and claims, written whole, read back as records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from graphkit.model import Document, Extraction, Mention, Reference
from graphkit.store import Store
from graphkit.store.dump import document_digest
from graphkit.store.packing import (
    packed,
    packed_map,
    packed_value,
    storable,
    storable_or_none,
    unpacked,
    unpacked_map,
)
from graphkit.text import CleanText


@dataclass(frozen=True, slots=True)
class Observed:
    """All that follows from one document alone: what a worker hands back and the store keeps."""

    document: Document
    extraction: Extraction
    references: tuple[Reference, ...]
    signature: bytes


def write(store: Store, observed: Observed, *, fingerprint: str) -> None:
    """Store one document in one transaction, in place of what was known of it under this id."""
    with store.transaction():
        for stale in ("derived", "derived_digest"):
            store.forget(stale)
        erase(store, observed.document.id)
        row = _write_document(store, observed, fingerprint)
        sentences = _write_sentences(store, row, observed.extraction)
        refs = _write_references(store, row, observed.references)
        mentions = _write_mentions(store, row, observed.extraction.mentions, sentences, refs)
        _write_claims(store, row, observed.extraction, sentences, mentions)
        store.db.execute("UPDATE documents SET digest = ? WHERE id = ?", (document_digest(store, row), row))


def erase(store: Store, key: str) -> None:
    """Remove a document and all that was observed in it."""
    found = store.one("SELECT id FROM documents WHERE key = ?", key)
    if found is None:
        return
    store.db.execute(
        "INSERT INTO passage_fts (passage_fts, rowid, text) SELECT 'delete', id, text FROM sentences WHERE document = ?",
        found,
    )
    for table in ("claims", "mentions", "refs", "sentences"):
        store.db.execute(f"DELETE FROM {table} WHERE document = ?", found)
    store.db.execute("DELETE FROM file_documents WHERE document = ?", found)
    store.db.execute("DELETE FROM documents WHERE id = ?", found)


def keys_of_document(store: Store, name: str) -> list[str]:
    """Return the ids of the documents that are shown as `name`: a path, and the part behind a #."""
    path, _, part = name.rpartition("#")
    found = store.db.execute(_KEYS_OF_DOCUMENT, {"name": name, "path": path, "part": part})
    return [key for (key,) in found]


_KEYS_OF_DOCUMENT = """
SELECT DISTINCT d.key FROM files f JOIN file_documents fd ON fd.file = f.id JOIN documents d ON d.id = fd.document
WHERE f.path = :name OR (f.path = :path AND d.part = :part) OR d.key = :name ORDER BY 1"""


def source_text(store: Store, row: int) -> str:
    """Return the text of a document as the file gave it, by the number of its row."""
    found = store.one("SELECT text FROM texts WHERE document = ?", row)
    return unpacked(found[0]) if found else ""


def clean_text(store: Store, row: int) -> CleanText:
    """Return the clean text of a document with its map back to the source, by the number of its row."""
    found = store.one("SELECT text, clean FROM texts WHERE document = ?", row)
    return unpacked_map(found[1], unpacked(found[0])) if found else CleanText.of("")


def references(store: Store, keys: Iterable[str] | None = None) -> Iterator[Reference]:
    """Yield the references of all documents, or those of some keys, each with the story of its document."""
    values = [] if keys is None else [json.dumps(sorted(keys))]
    chosen = "" if keys is None else "WHERE r.key IN (SELECT value FROM json_each(?))"
    found = store.rows(_REFERENCES.format(chosen=chosen), *values)
    mentions = _mention_keys(store, values)
    current: tuple[int, list[str]] | None = next(mentions, None)
    for row, key, document, story, type_, subtype, names, context in found:
        while current and current[0] < row:
            current = next(mentions, None)
        own = current[1] if current and current[0] == row else []
        pairs = tuple((str(name), int(count)) for name, count in json.loads(names))
        yield Reference(key, document, story, type_, subtype, pairs, tuple(own), tuple(json.loads(context)))


_REFERENCES = """
SELECT r.id, r.key, d.key, s.key, r.type, r.subtype, r.names, r.context FROM refs r JOIN documents d ON d.id = r.document
JOIN document_stories ds ON ds.document = d.id JOIN documents s ON s.id = ds.story {chosen} ORDER BY r.id"""


def _write_document(store: Store, observed: Observed, fingerprint: str) -> int:
    document = observed.document
    row = _next(store, "documents")
    store.db.execute(
        "INSERT INTO documents (id, key, part, sha256, media_type, title, author, published, language, encoding, warnings,"
        " characters, kept, dropped, fingerprint, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        (
            row,
            document.id,
            storable(document.part),
            document.sha256,
            document.media_type,
            *(
                storable_or_none(text)
                for text in (document.title, document.author, document.published, document.language)
            ),
            document.encoding,
            storable(json.dumps(document.warnings)),
            document.characters_in,
            document.characters_kept,
            json.dumps(document.characters_dropped),
            fingerprint,
        ),
    )
    store.db.execute("INSERT INTO texts VALUES (?, ?, ?)", (row, packed(document.text), packed_map(document)))
    store.db.execute("INSERT INTO signatures VALUES (?, ?)", (row, observed.signature))
    return row


def _write_sentences(store: Store, row: int, extraction: Extraction) -> dict[int, int]:
    first = _next(store, "sentences")
    store.db.executemany(
        "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (first + n, row, s.index, s.start, s.end, storable(s.text), s.kind)
            for n, s in enumerate(extraction.sentences)
        ),
    )
    store.db.execute("INSERT INTO passage_fts (rowid, text) SELECT id, text FROM sentences WHERE document = ?", (row,))
    return {sentence.index: first + n for n, sentence in enumerate(extraction.sentences)}


def _write_references(store: Store, row: int, found: Sequence[Reference]) -> dict[str, int]:
    first = _next(store, "refs")
    store.db.executemany(
        "INSERT INTO refs VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (first + n, r.id, row, r.type, r.subtype, storable(json.dumps(r.names)), storable(json.dumps(r.context)))
            for n, r in enumerate(found)
        ),
    )
    return {mention: first + n for n, reference in enumerate(found) for mention in reference.mentions}


def _write_mentions(
    store: Store, row: int, mentions: Sequence[Mention], sentences: dict[int, int], refs: dict[str, int]
) -> dict[str, int]:
    first = _next(store, "mentions")
    store.db.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(first + n, m.id, row, sentences[m.sentence], m.start, m.end, storable(m.name), m.type, str(m.kind)),
                *(m.subtype, m.cluster, m.score, storable(m.reason), packed_value(m.value), refs.get(m.id)),
            )
            for n, m in enumerate(mentions)
        ),
    )
    return {mention.id: first + n for n, mention in enumerate(mentions)}


def _write_claims(
    store: Store, row: int, extraction: Extraction, sentences: dict[int, int], mentions: dict[str, int]
) -> None:
    store.db.executemany(
        f"INSERT INTO claims VALUES ({', '.join('?' * 22)})",
        (
            (
                *(None, c.id, row, sentences[c.sentence], mentions[c.subject], c.relation),
                *(c.object and mentions[c.object], str(c.status), c.rule, c.confidence, c.cue_start, c.cue_end),
                *(
                    c.attributed_to and mentions[c.attributed_to],
                    storable_or_none(c.attribution),
                    storable_or_none(c.object_text),
                ),
                *(
                    packed_value(c.amount),
                    packed_value(c.date),
                    storable_or_none(c.role),
                    c.tense,
                    storable_or_none(c.purpose),
                    storable_or_none(c.because),
                    storable(json.dumps(c.features)) if c.features else None,
                ),
            )
            for c in extraction.claims
        ),
    )


def _next(store: Store, table: str) -> int:
    found = store.one(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")
    return int(found[0]) if found else 1


def _mention_keys(store: Store, values: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the mentions of each reference, or of those of some keys, both in the order they were written."""
    chosen = "IN (SELECT id FROM refs WHERE key IN (SELECT value FROM json_each(?)))" if values else "IS NOT NULL"
    found = store.rows(f"SELECT ref, key FROM mentions WHERE ref {chosen} ORDER BY ref, id", *values)
    for ref, group in groupby(found, key=itemgetter(0)):
        yield ref, [key for _, key in group]


def signatures(store: Store) -> dict[str, bytes]:
    """Return the signature of each document by its key, as stories.group takes them."""
    return dict(store.rows("SELECT d.key, s.signature FROM signatures s JOIN documents d ON d.id = s.document"))


def sentence_text(store: Store, key: str) -> str:
    """Return the sentences of a document, joined: the text that its signature was made of."""
    found = store.rows(
        "SELECT s.text FROM sentences s JOIN documents d ON d.id = s.document WHERE d.key = ? ORDER BY s.position", key
    )
    return " ".join(text for (text,) in found)
