"""What the documents say, read back: the claims of edges and of one entity, each with the sentence that makes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graphkit.model import Money, When, content_id
from graphkit.ontology import CO_MENTION
from graphkit.store import Row, Store
from graphkit.store.observed import source_text
from graphkit.store.packing import unpacked_value

SAME_SENTENCE = "same-sentence"
"""Rule of a CO_MENTION: nothing is stated, the names stand in one sentence."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence and, in characters of the text as the file gave it, where it and its parts stand."""

    document: str
    start: int
    end: int
    exact: str
    """Exactly the document's text from `start` to `end`."""
    quote: str
    """The same, cleaned."""
    cue: Span
    subject: Span
    object: Span | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim as an edge shows it; entities, documents and stories by id."""

    id: str
    edge: int | None
    """Number of its edge, for joining; None for a claim about one entity."""
    source: str | None
    """None where the subject has no name: `subject_text` has its words, and the target is the entity that it is about."""
    relation: str
    target: str | None
    status: str
    attributed_to: str | None
    attribution: str | None
    subject_text: str | None
    object_text: str | None
    amount: Money | None
    date: When | None
    role: str | None
    tense: str | None
    purpose: str | None
    rule: str
    confidence: float
    story: str
    published: str | None
    """ISO date of the document."""
    evidence: Quote

    @property
    def about(self) -> str | None:
        """The entity that a claim about one alone is about."""
        return self.source or self.target


# A description without a reference is of nobody whom the document names. One with a reference that has no entity is of a name that
# somebody has decided to ignore.
_NAMELESS = "{end}.kind = 'nominal' AND {end}.ref IS NULL"

_COLUMNS = f"""
SELECT {{edge}}, c.key, {{source}}, c.relation, te.key, c.status, ae.key, c.attribution, c.object_text, c.amount, c.date, c.role, c.tense,
    c.purpose, c.rule, c.confidence, story.key, d.published, d.id, d.key, s.start, s.end, s.text, c.cue_start, c.cue_end,
    sm.start, sm.end, tm.start, tm.end, sm.name, iif({_NAMELESS.format(end="tm")}, tm.name, NULL)"""

_PLACE = """
JOIN sentences s ON s.id = c.sentence JOIN documents d ON d.id = c.document
JOIN document_stories ds ON ds.document = d.id JOIN documents story ON story.id = ds.story"""
_SUBJECT = """
JOIN mentions sm ON sm.id = c.subject JOIN entity_refs sr ON sr.ref = sm.ref JOIN entities se ON se.id = sr.entity"""
_OBJECT = """
JOIN mentions tm ON tm.id = c.object JOIN entity_refs tr ON tr.ref = tm.ref JOIN entities te ON te.id = tr.entity"""
_SPEAKER = """
LEFT JOIN mentions am ON am.id = c.attributed_to LEFT JOIN entity_refs ar ON ar.ref = am.ref LEFT JOIN entities ae ON ae.id = ar.entity
"""
_ANY_SUBJECT, _ANY_OBJECT = (ends.replace("JOIN", "LEFT JOIN") for ends in (_SUBJECT, _OBJECT))
_JOINS = f"{_PLACE}{_SUBJECT}{_ANY_OBJECT}{_SPEAKER}"
_ANY_JOINS = f"{_PLACE}{_ANY_SUBJECT}{_ANY_OBJECT}{_SPEAKER}"

_NAMED_ELSEWHERE = """EXISTS (
    SELECT 1 FROM claims n JOIN edge_claims ec ON ec.claim = n.id JOIN mentions o ON o.id IN (n.subject, n.object)
    WHERE n.sentence = c.sentence AND n.relation = c.relation AND n.cue_start = c.cue_start
        AND {known}.id IN (n.subject, n.object) AND o.sentence <> c.sentence)"""
"""The same words are read of somebody whom another sentence names: "the wife of …" where she speaks in the next."""
_BARE_POST = "{end}.type = 'OFFICE' AND c.relation IN ('HOLDS_OFFICE', 'JURISDICTION', 'LOCATED_IN')"
"""Who holds "a post", or where it is one, tells nothing while nobody knows which."""
_NAMED_HERE = "{known}.kind = 'name'"
"""Of somebody who is a description or a pronoun in the sentence, two references would have to be right: too many for what may accuse."""
_IN_WORDS = f"({_NAMELESS} AND {_NAMED_HERE} AND NOT ({_BARE_POST}) AND NOT {_NAMED_ELSEWHERE})"
_NO_SUBJECT = _IN_WORDS.format(end="sm", known="tm")
_NO_OBJECT = f"(c.object IS NULL OR {_IN_WORDS.format(end='tm', known='sm')})"

_OF_EDGES = f"""
{_COLUMNS.format(edge="ec.edge", source="se.key")} FROM edge_claims ec CROSS JOIN claims c ON c.id = ec.claim {_JOINS}
{{where}} ORDER BY ec.edge, d.key, s.start, c.key"""

_FACTS = f"""
{_COLUMNS.format(edge="NULL", source="se.key")} FROM claims c {_JOINS}
WHERE {_NO_OBJECT} AND c.confidence >= ? {{where}} ORDER BY se.id, c.relation, d.key, s.start, c.key"""

_FACTS_BACKWARDS = f"""
{_COLUMNS.format(edge="NULL", source="NULL")} FROM claims c {_PLACE} JOIN mentions sm ON sm.id = c.subject {_OBJECT}{_SPEAKER}
WHERE {_NO_SUBJECT} AND c.confidence >= ? {{where}} ORDER BY te.id, c.relation, d.key, s.start, c.key"""

_CHOSEN = f"""
{_COLUMNS.format(edge="NULL", source="se.key")} FROM claims c {_ANY_JOINS}
WHERE (EXISTS (SELECT 1 FROM edge_claims ec WHERE ec.claim = c.id) OR c.confidence >= :least_confidence
    AND (se.id IS NOT NULL AND {_NO_OBJECT} OR te.id IS NOT NULL AND {_NO_SUBJECT})) AND {{where}}
ORDER BY (SELECT min(f.path) FROM file_documents fd JOIN files f ON f.id = fd.file WHERE fd.document = d.id), d.part, d.key, s.start, c.key
LIMIT :limit"""

_OF_KEY = f"""
{_COLUMNS.format(edge="NULL", source="se.key")} FROM claims c {_ANY_JOINS}
WHERE (se.id IS NOT NULL OR te.id IS NOT NULL AND {_NAMELESS.format(end="sm")}) AND {{where}} ORDER BY c.key"""

_CO_MENTIONS = """
SELECT cm.edge, NULL, se.key, e.relation, te.key, 'asserted', NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, 1.0, story.key, d.published, d.id, d.key, s.start, s.end, s.text, s.start, s.end,
    sm.start, sm.end, tm.start, tm.end, sm.name, NULL
FROM co_mentions cm CROSS JOIN edges e ON e.id = cm.edge JOIN entities se ON se.id = e.source JOIN entities te ON te.id = e.target
JOIN sentences s ON s.id = cm.sentence JOIN documents d ON d.id = s.document
JOIN document_stories ds ON ds.document = d.id JOIN documents story ON story.id = ds.story
JOIN mentions sm ON sm.id = cm.source JOIN mentions tm ON tm.id = cm.target
{where} ORDER BY cm.edge, d.key, s.start"""


def of_edges(store: Store, edges: Iterable[int]) -> Iterator[Statement]:
    """Yield the claims of the edges of those numbers, edge by edge: in the order of document and place."""
    wanted = json.dumps(sorted(edges))
    chosen = "WHERE {} IN (SELECT value FROM json_each(?))"
    yield from _read(store, store.rows(_OF_EDGES.format(where=chosen.format("ec.edge")), wanted))
    yield from _read(store, store.rows(_CO_MENTIONS.format(where=chosen.format("cm.edge")), wanted))


def of_all_edges(store: Store) -> Iterator[Statement]:
    """Yield the claims of all edges, edge by edge."""
    yield from _read(store, store.rows(_OF_EDGES.format(where="")))
    yield from _read(store, store.rows(_CO_MENTIONS.format(where="")))


def facts(store: Store, entity: int | None = None) -> Iterator[Statement]:
    """Yield the claims about one entity alone, of one entity or of all: what it has raised, whom without a name it has to do with.

    Those in which the entity is the subject first.
    """
    least = float(store.setting("least_confidence") or 0.0)
    for told, end in ((_FACTS, "sr"), (_FACTS_BACKWARDS, "tr")):
        if entity is None:
            yield from _read(store, store.rows(told.format(where=""), least))
        else:
            yield from _read(store, store.rows(told.format(where=f"AND {end}.entity = ?"), least, entity))


def chosen(store: Store, where: str, values: Mapping[str, object]) -> Iterator[Statement]:
    """Yield the claims of edges, and those about one entity alone, that a condition on claim `c` of document `d` lets through.

    In the order of the documents' names and of the places there; `values` are those of the condition, and "limit".
    """
    least = float(store.setting("least_confidence") or 0.0)
    yield from _read(store, store.db.execute(_CHOSEN.format(where=where), {**values, "least_confidence": least}))


def of_key(store: Store, beginning: str) -> Iterator[Statement]:
    """Yield the claims between known entities, or about one, whose ids begin so, whether an edge holds them or not."""
    where = "c.key >= ? AND c.key < ? || char(1114111)"
    yield from _read(store, store.rows(_OF_KEY.format(where=where), beginning, beginning))


def reasons(store: Store, key: str) -> tuple[str | None, list[tuple[str, float]]]:
    """Return the word that decided the status of a claim, and what weighed most where a model made it."""
    because, features = store.one("SELECT because, features FROM claims WHERE key = ?", key) or (None, None)
    return because, [(name, weight) for name, weight in json.loads(features or "[]")]


def _read(store: Store, rows: Iterable[Row]) -> Iterator[Statement]:
    text_of = lru_cache(maxsize=128)(lambda document: source_text(store, document))
    for row in rows:
        yield _statement(row, text_of(row[18]))


def _statement(row: Row, text: str) -> Statement:
    edge, key, source, relation, target, status, speaker, attribution, object_text, amount, date, role, tense = row[:13]
    purpose, rule, confidence, story, published, _, document, start, end, quote, cue_start, cue_end = row[13:25]
    subject_start, subject_end, object_start, object_end, subject_text, nameless_object = row[25:]
    money, when = unpacked_value(amount), unpacked_value(date)
    return Statement(
        id=key or content_id(document, CO_MENTION, start, source, target),
        edge=edge,
        source=source,
        relation=relation,
        target=target,
        status=status,
        attributed_to=speaker,
        attribution=attribution,
        subject_text=None if source else subject_text,
        object_text=object_text or nameless_object,
        amount=money if isinstance(money, Money) else None,
        date=when if isinstance(when, When) else None,
        role=role,
        tense=tense,
        purpose=purpose,
        rule=rule or SAME_SENTENCE,
        confidence=confidence,
        story=story,
        published=published,
        evidence=Quote(
            document=document,
            start=start,
            end=end,
            exact=text[start:end],
            quote=quote,
            cue=(cue_start, cue_end),
            subject=(subject_start, subject_end),
            object=None if object_start is None else (object_start, object_end),
        ),
    )
