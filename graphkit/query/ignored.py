"""What documents say of names that somebody has decided to ignore: kept in the file, in no edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.store import Store

_CLAIMS = """
SELECT c.key, im.name, sm.name, c.relation, coalesce(tm.name, c.object_text), c.status, s.text,
    coalesce((SELECT min(f.path || iif(d.part = '', '', '#' || d.part)) FROM file_documents fd JOIN files f ON f.id = fd.file
              WHERE fd.document = d.id), d.key), d.key, s.start, s.end
FROM refs r JOIN mentions im ON im.ref = r.id JOIN claims c ON c.id IN (
    SELECT id FROM claims WHERE subject = im.id UNION SELECT id FROM claims WHERE object = im.id)
JOIN mentions sm ON sm.id = c.subject LEFT JOIN mentions tm ON tm.id = c.object
JOIN sentences s ON s.id = c.sentence JOIN documents d ON d.id = c.document
WHERE r.id NOT IN (SELECT ref FROM entity_refs) ORDER BY 8, 10, 1, 2"""


@dataclass(frozen=True, slots=True)
class IgnoredRow:
    """A claim that makes no edge because one of its ends is ignored."""

    id: str
    ignored: str
    """The name that is ignored, as the sentence has it."""
    source: str
    relation: str
    target: str | None
    status: str
    quote: str
    document: str
    document_id: str
    start: int
    end: int


def left_out(store: Store) -> Iterator[IgnoredRow]:
    """Yield the claims that decisions keep out of the graph, document by document."""
    return (IgnoredRow(*row) for row in store.rows(_CLAIMS))
