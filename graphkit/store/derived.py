"""What is derived from all documents: stories, entities, edges; thrown away and made again inside one transaction."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from graphkit.edges import FLOWING, Edge, Link, Named, Pair, surprise
from graphkit.model import Doubt, Entity, Money, When
from graphkit.names import folded
from graphkit.ontology import CO_MENTION, ontology
from graphkit.store import Store
from graphkit.store.packing import storable, unpacked_value

_TABLES = ("doubts", "co_mentions", "edge_claims", "edges", "entity_refs", "entity_names", "entities")

GAP = 256
"""Between the numbers of two entities there is room for others that turn up in between."""
SENTENCES = "sentences_naming"
"""The setting that tells in how many sentences any entity is named."""

_LINKS = """
SELECT iif(c.relation IN (SELECT value FROM json_each(:symmetric)), min(s.entity, t.entity), s.entity) AS source,
    c.relation AS relation,
    iif(c.relation IN (SELECT value FROM json_each(:symmetric)), max(s.entity, t.entity), t.entity) AS target,
    c.id AS claim, c.status, ds.story, c.document, c.amount, c.date
FROM claims c JOIN document_stories ds ON ds.document = c.document
JOIN mentions sm ON sm.id = c.subject JOIN entity_refs s ON s.ref = sm.ref
JOIN mentions tm ON tm.id = c.object JOIN entity_refs t ON t.ref = tm.ref
WHERE s.entity <> t.entity AND c.confidence >= :least {chosen} ORDER BY source, relation, target, claim"""

_NAMED = """
SELECT m.sentence, er.entity, m.id FROM mentions m JOIN entity_refs er ON er.ref = m.ref JOIN sentences s ON s.id = m.sentence
WHERE m.kind = 'name' AND s.kind IN (SELECT value FROM json_each(?)) {chosen} ORDER BY m.sentence, m.start, m.id"""

_PAIRS = """
CREATE TEMP TABLE pairs (source INTEGER, target INTEGER, sentence INTEGER, source_mention INTEGER, target_mention INTEGER)"""

_UNSTATED = """
CREATE TEMP TABLE unstated AS
SELECT p.source, p.target, count(*) AS together, count(DISTINCT ds.story) AS stories, count(DISTINCT s.document) AS documents
FROM temp.pairs p JOIN sentences s ON s.id = p.sentence JOIN document_stories ds ON ds.document = s.document
WHERE NOT EXISTS (SELECT 1 FROM edges e WHERE e.source = p.source AND e.link IN (0, 1) AND e.target = p.target)
  AND NOT EXISTS (SELECT 1 FROM edges e WHERE e.source = p.target AND e.link IN (0, 1) AND e.target = p.source)
GROUP BY p.source, p.target ORDER BY p.source, p.target"""

_SEEN = """
UPDATE entities SET mentions = seen.mentions, documents = seen.documents, stories = seen.stories
FROM (SELECT er.entity, count(*) AS mentions, count(DISTINCT m.document) AS documents, count(DISTINCT ds.story) AS stories
      FROM entity_refs er JOIN mentions m ON m.ref = er.ref JOIN document_stories ds ON ds.document = m.document
      {chosen} GROUP BY er.entity) AS seen
WHERE seen.entity = entities.id"""

_DEGREE = """
UPDATE entities SET degree = (SELECT count(DISTINCT other) FROM (
    SELECT target AS other FROM edges WHERE source = entities.id AND link = 1
    UNION ALL SELECT source FROM edges WHERE target = entities.id AND link = 1)) {chosen}"""


def clear_stories(store: Store) -> None:
    """Throw away the stories."""
    store.db.execute("DELETE FROM document_stories")


def clear(store: Store) -> None:
    """Throw away entities and edges."""
    store.db.execute("INSERT INTO entity_fts (entity_fts) VALUES ('delete-all')")
    for table in _TABLES:
        store.db.execute(f"DELETE FROM {table}")


def write_stories(store: Store, stories: Mapping[str, str]) -> None:
    """Store the story of each document, both told by their keys."""
    rows: dict[str, int] = dict(store.rows("SELECT key, id FROM documents"))
    store.db.executemany(
        "INSERT INTO document_stories VALUES (?, ?)",
        ((rows[document], rows[story]) for document, story in stories.items()),
    )


def write_entities(store: Store, entities: Iterable[Entity]) -> None:
    """Store the entities, numbered in the order of their keys, with their names and references."""
    refs: dict[str, int] = dict(store.rows("SELECT key, id FROM refs"))
    for place, entity in enumerate(sorted(entities, key=lambda entity: entity.id), start=1):
        write_entity(store, place * GAP, entity, refs)
    store.db.execute("INSERT INTO entity_fts (entity_fts) VALUES ('rebuild')")


def write_entity(store: Store, row: int, entity: Entity, refs: Mapping[str, int]) -> None:
    """Store an entity under a number, with its names and references; `refs` tell the numbers of these."""
    properties = storable(json.dumps(entity.properties, ensure_ascii=False))
    store.db.execute(
        "INSERT INTO entities (id, key, type, subtype, name, properties) VALUES (?, ?, ?, ?, ?, ?)",
        (row, entity.id, entity.type, entity.subtype, storable(entity.name), properties),
    )
    store.db.executemany(
        "INSERT INTO entity_names (entity, name, folded, last, alias) VALUES (?, ?, ?, ?, ?)", _names(row, entity)
    )
    store.db.executemany("INSERT INTO entity_refs VALUES (?, ?)", ((refs[ref], row) for ref in entity.references))


def ids(store: Store) -> list[str]:
    """Return the ids of all entities."""
    return [key for (key,) in store.rows("SELECT key FROM entities")]


def entities(store: Store, keys: Iterable[str]) -> dict[str, Entity]:
    """Return the entities of some ids, as they were stored."""
    wanted = json.dumps(sorted(keys))
    names: dict[str, list[str]] = defaultdict(list)
    for key, name in store.rows(_ALIASES, wanted):
        names[key].append(name)
    refs: dict[str, list[str]] = defaultdict(list)
    for key, ref in store.rows(_IDENTITIES, wanted):
        refs[key].append(ref)
    return {
        key: Entity(key, type_, name, tuple(names[key]), tuple(sorted(refs[key])), subtype, _properties(told))
        for key, type_, subtype, name, told in store.rows(
            "SELECT key, type, subtype, name, properties FROM entities WHERE key IN (SELECT value FROM json_each(?))",
            wanted,
        )
    }


_ALIASES = """
SELECT e.key, n.name FROM entities e JOIN entity_names n ON n.entity = e.id
WHERE e.key IN (SELECT value FROM json_each(?)) AND n.alias = 1 ORDER BY n.id"""

_IDENTITIES = """
SELECT e.key, r.key FROM entities e JOIN entity_refs er ON er.entity = e.id JOIN refs r ON r.id = er.ref
WHERE e.key IN (SELECT value FROM json_each(?))"""


def entity_of_refs(store: Store) -> dict[str, str]:
    """Return the id of the entity of each reference, by their keys."""
    return dict(
        store.rows(
            "SELECT r.key, e.key FROM entity_refs er JOIN refs r ON r.id = er.ref JOIN entities e ON e.id = er.entity"
        )
    )


def _properties(told: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in json.loads(told))


def write_doubts(store: Store, doubts: Iterable[Doubt]) -> None:
    """Store the pairs of entities that may be one."""
    store.db.executemany(
        "INSERT INTO doubts VALUES (?, ?, ?, ?, ?)",
        ((d.left, d.right, d.score, storable(d.reason), int(d.unsure)) for d in doubts),
    )


def links(store: Store, *, least_confidence: float = 0.0, claims: Iterable[int] | None = None) -> Iterator[Link]:
    """Yield every claim that joins two different entities, in the order in which edges are made of them; or only some `claims`."""
    symmetric = json.dumps([relation.id for relation in ontology().relations.values() if relation.symmetric])
    values: dict[str, object] = {"symmetric": symmetric, "least": least_confidence}
    if claims is not None:
        values["claims"] = json.dumps(sorted(claims))
    chosen = "" if claims is None else "AND c.id IN (SELECT value FROM json_each(:claims))"
    found = store.db.execute(_LINKS.format(chosen=chosen), values)
    for source, relation, target, claim, status, story, document, amount, date in found:
        money, when = unpacked_value(amount), unpacked_value(date)
        yield Link(
            source,
            relation,
            target,
            claim,
            status,
            story,
            document,
            amount=money if isinstance(money, Money) else None,
            date=when if isinstance(when, When) else None,
        )


def write_edges(store: Store, edges: Iterable[Edge]) -> None:
    """Store the stated edges, each joined to its claims."""
    for row, edge in enumerate(edges, start=next_edge(store)):
        store.db.execute(
            "INSERT INTO edges VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            (
                *(
                    row,
                    edge.source,
                    edge.relation,
                    edge.target,
                    int(edge.weight > 0),
                    edge.weight,
                    edge.stories,
                    edge.documents,
                ),
                *(
                    json.dumps(edge.statuses),
                    storable(json.dumps(edge.amounts, ensure_ascii=False)),
                    edge.first,
                    edge.last,
                ),
            ),
        )
        store.db.executemany("INSERT INTO edge_claims VALUES (?, ?)", ((row, claim) for claim in edge.claims))


def named(store: Store, sentences: Iterable[int] | None = None) -> Iterator[Named]:
    """Yield the entities that the sentences of written prose name, or some of them, a sentence at a time.

    Nothing is read before the first.
    """
    values = [json.dumps(FLOWING)] if sentences is None else [json.dumps(FLOWING), json.dumps(sorted(sentences))]
    chosen = "" if sentences is None else "AND m.sentence IN (SELECT value FROM json_each(?))"
    yield from (Named(*row) for row in store.rows(_NAMED.format(chosen=chosen), *values))


@dataclass(frozen=True, slots=True)
class Alone:
    """In how many sentences each entity is named, by its number, and in how many any is."""

    of: Mapping[int, int]
    sentences: int


def write_co_mentions(store: Store, pairs: Iterable[Pair], alone: Alone | None = None) -> None:
    """Store an edge for every pair that no claim joins, with its sentences."""
    for table in ("pairs", "unstated"):
        store.db.execute(f"DROP TABLE IF EXISTS temp.{table}")
    store.db.execute(_PAIRS)
    store.db.executemany(
        "INSERT INTO temp.pairs VALUES (?, ?, ?, ?, ?)",
        ((p.source, p.target, p.sentence, p.source_mention, p.target_mention) for p in pairs),
    )
    store.db.execute(_UNSTATED)
    store.db.executemany(
        f"INSERT INTO edges VALUES (?, ?, '{CO_MENTION}', ?, 0, ?, ?, ?, ?, '[]', NULL, NULL, ?)",
        _co_mention_rows(store, alone or sentences_naming(store)),
    )
    store.db.execute(
        "INSERT INTO co_mentions SELECT e.id, p.sentence, p.source_mention, p.target_mention FROM temp.pairs p"
        f" JOIN edges e ON e.source = p.source AND e.link = 0 AND e.target = p.target AND e.relation = '{CO_MENTION}'"
    )


def write_counts(store: Store) -> None:
    """Store how often each entity is mentioned and how many others it is linked to."""
    store.db.execute(_SEEN.format(chosen=""))
    store.db.execute(_DEGREE.format(chosen=""))


def write_counts_of(store: Store, seen: Iterable[int], linked: Iterable[int]) -> None:
    """Store how often some entities are mentioned, and to how many others some are linked."""
    chosen = "WHERE {} IN (SELECT value FROM json_each(?))"
    store.db.execute(_SEEN.format(chosen=chosen.format("er.entity")), (json.dumps(sorted(seen)),))
    store.db.execute(_DEGREE.format(chosen=chosen.format("entities.id")), (json.dumps(sorted(linked)),))


def _names(row: int, entity: Entity) -> Iterator[tuple[int, str, str, str, int]]:
    for alias, name in enumerate([entity.name, *(alias for alias in entity.aliases if alias != entity.name)]):
        text = storable(name)
        fold = folded(text)
        yield row, text, fold, fold.rpartition(" ")[2], int(alias > 0)


def next_edge(store: Store) -> int:
    """Return the number of the next edge to be written."""
    return int((store.one("SELECT coalesce(max(id), 0) + 1 FROM edges") or (1,))[0])


def _co_mention_rows(store: Store, alone: Alone) -> Iterator[tuple[int, int, int, int, int, int, str, float]]:
    found = store.db.execute(
        "SELECT source, target, together, stories, documents FROM temp.unstated ORDER BY source, target"
    )
    for row, (source, target, together, stories, documents) in enumerate(found, start=next_edge(store)):
        strength = surprise(together, alone.of[source], alone.of[target], alone.sentences)
        yield row, source, target, stories, stories, documents, json.dumps({"asserted": stories}), strength


def sentences_naming(store: Store) -> Alone:
    """Return in how many sentences each entity is named, and in how many any is."""
    alone = Counter[int]()
    sentences = 0
    for _, group in groupby(named(store), key=attrgetter("sentence")):
        sentences += 1
        alone.update({name.entity for name in group})
    return Alone(alone, sentences)
