"""Write into the graph only what a decision has changed: some entities, what is said of them, and who stands beside them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphkit.edges import FLOWING, Named, Pair, edges, pairs, surprise
from graphkit.model import Doubt, Entity
from graphkit.ontology import CO_MENTION
from graphkit.store import Store, derived
from graphkit.store.derived import GAP, SENTENCES, Alone, sentences_naming
from graphkit.store.dump import sum_of_doubts, sum_of_lines, sum_of_rows, told_sum

_CHOSEN = "SELECT value FROM json_each(?)"

_OWN_CLAIMS = f"""
SELECT c.id, c.subject, c.object FROM mentions m CROSS JOIN claims c ON c.subject = m.id WHERE m.ref IN ({_CHOSEN})
UNION SELECT c.id, c.subject, c.object FROM mentions m CROSS JOIN claims c ON c.object = m.id WHERE m.ref IN ({_CHOSEN})"""

_OWN_SENTENCES = f"""
SELECT DISTINCT m.sentence FROM mentions m JOIN sentences s ON s.id = m.sentence
WHERE m.ref IN ({_CHOSEN}) AND m.kind = 'name' AND s.kind IN ({_CHOSEN})"""

_ALONE = f"""
SELECT er.entity, count(DISTINCT m.sentence) FROM entity_refs er CROSS JOIN mentions m ON m.ref = er.ref
JOIN sentences s ON s.id = m.sentence
WHERE er.entity IN ({_CHOSEN}) AND m.kind = 'name' AND s.kind IN ({_CHOSEN}) GROUP BY er.entity"""

_ENTITY_OF = f"""
SELECT DISTINCT er.entity FROM mentions m JOIN entity_refs er ON er.ref = m.ref WHERE m.id IN ({_CHOSEN})"""

_NAMING_BOTH = """
SELECT m.sentence FROM entity_refs er CROSS JOIN mentions m ON m.ref = er.ref WHERE er.entity = ? AND m.kind = 'name' INTERSECT
SELECT m.sentence FROM entity_refs er CROSS JOIN mentions m ON m.ref = er.ref WHERE er.entity = ? AND m.kind = 'name'"""

_STRENGTHS = f"""
SELECT e.id, e.source, e.target, e.surprise, (SELECT count(*) FROM co_mentions cm WHERE cm.edge = e.id) FROM edges e
WHERE e.relation = '{CO_MENTION}'"""


class NoRoom(Exception):
    """Between the numbers of two entities there is none left for a third: all are to be numbered anew."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different in a graph: by their ids the entities that are no more as they were, and what there is instead."""

    gone: frozenset[str]
    made: tuple[Entity, ...]
    doubts: tuple[Doubt, ...]
    """All that there are now."""


def write(store: Store, change: Change, *, least_confidence: float) -> None:
    """Bring the graph to what it would be if all were derived anew, and its digest too.

    Raises NoRoom, and then has written nothing.
    """
    rows = _rows(store, change.gone)
    placed = _placed(store, rows, change.made)
    touched = _Touched.of(store, _refs(store, rows.values(), change.made))
    before = _Before.of(store, set(rows.values()), touched)
    digest = before.digest - sum_of_doubts(store)
    _remove(store, rows.values(), before.edges)
    _write_entities(store, placed)
    digest -= _remove_crossing(store, crossing := _crossing(store, placed, touched, before))
    made = _write_edges(store, placed, touched, crossing, least_confidence)
    derived.write_counts_of(store, placed, {*placed, *before.beside})
    _write_doubts(store, change.doubts)
    digest += sum_of_lines(store, placed, made) + sum_of_rows(store, entities=before.beside) + sum_of_doubts(store)
    store.set("derived_digest", told_sum(digest + _strengthened(store, before, touched)))


def _rows(store: Store, ids: Iterable[str]) -> dict[str, int]:
    return dict(store.rows(f"SELECT key, id FROM entities WHERE key IN ({_CHOSEN})", json.dumps(sorted(ids))))


def _refs(store: Store, rows: Iterable[int], made: Iterable[Entity]) -> set[int]:
    """Return the numbers of the references of entities that go, and of those that come."""
    keys = json.dumps(sorted(ref for entity in made for ref in entity.references))
    old = store.rows(f"SELECT ref FROM entity_refs WHERE entity IN ({_CHOSEN})", json.dumps(sorted(rows)))
    new = store.rows(f"SELECT id FROM refs WHERE key IN ({_CHOSEN})", keys)
    return {ref for (ref,) in (*old, *new)}


def _placed(store: Store, gone: Mapping[str, int], made: Sequence[Entity]) -> dict[int, Entity]:
    """Return the entities by the numbers that keep them in the order of their ids. Raises NoRoom."""
    found: dict[int, Entity] = {}
    last = ("", 0)
    for entity in sorted(made, key=lambda one: one.id):
        row = gone.get(entity.id) or _between(store, entity.id, last)
        found[row] = entity
        last = (entity.id, row)
    return found


def _between(store: Store, key: str, last: tuple[str, int]) -> int:
    """Return a number between those of the entities before and behind; `last` is the one that was placed before."""
    before = store.one("SELECT key, id FROM entities WHERE key < ? ORDER BY key DESC LIMIT 1", key) or ("", 0)
    behind = store.one("SELECT id FROM entities WHERE key > ? ORDER BY key LIMIT 1", key)
    low = max(before, last)[1]
    if behind is None:
        return int(low + GAP)
    if behind[0] - low < 2:
        raise NoRoom
    return int((low + behind[0]) // 2)


@dataclass(frozen=True, slots=True)
class _Touched:
    """What the references of a change are found in, by number."""

    sentences: tuple[int, ...]
    claims: tuple[int, ...]
    ends: tuple[int, ...]
    """The mentions that these claims join."""

    @classmethod
    def of(cls, store: Store, refs: Iterable[int]) -> _Touched:
        """Return what some references are found in."""
        wanted = json.dumps(sorted(refs))
        claims = list(store.rows(_OWN_CLAIMS, wanted, wanted))
        sentences = store.rows(_OWN_SENTENCES, wanted, json.dumps(FLOWING))
        ends = {end for _, *both in claims for end in both if end is not None}
        return cls(tuple(row for (row,) in sentences), tuple(claim[0] for claim in claims), tuple(sorted(ends)))


@dataclass(frozen=True, slots=True)
class _Before:
    """How it was before the change: what is about to go or to differ, and the sum of its lines."""

    edges: frozenset[int]
    beside: frozenset[int]
    """The entities that stay, but are linked to one that goes or comes."""
    strangers: frozenset[tuple[int, int, int]]
    """Sentence by sentence the pairs of entities that stay."""
    named: int
    """In how many of the sentences somebody was named."""
    digest: int
    """That of the graph, without the lines of all this."""

    @classmethod
    def of(cls, store: Store, rows: Collection[int], touched: _Touched) -> _Before:
        """Return how it is now."""
        found = {edge for edge, _, _ in _edges_at(store, rows)}
        beside = frozenset(one for (one,) in store.rows(_ENTITY_OF, json.dumps(touched.ends))) - set(rows)
        names = list(derived.named(store, touched.sentences))
        strangers = frozenset((pair.sentence, pair.source, pair.target) for pair in _strangers(names, rows))
        digest = int(store.setting("derived_digest") or "0", 16) - sum_of_lines(store, rows, found)
        digest -= sum_of_rows(store, entities=beside)
        return cls(frozenset(found), beside, strangers, len({one.sentence for one in names}), digest)


def _edges_at(store: Store, rows: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    wanted = json.dumps(sorted(rows))
    for end in ("source", "target"):
        yield from store.rows(f"SELECT id, source, target FROM edges WHERE {end} IN ({_CHOSEN})", wanted)


def _strangers(names: Iterable[Named], rows: Collection[int]) -> Iterator[Pair]:
    """Yield the pairs that are named together and are none of the entities of a change."""
    return (pair for pair in pairs(names) if pair.source not in rows and pair.target not in rows)


def _remove(store: Store, rows: Iterable[int], edges_: Iterable[int]) -> None:
    wanted = json.dumps(sorted(rows))
    store.db.execute(f"DELETE FROM edges WHERE id IN ({_CHOSEN})", (json.dumps(sorted(edges_)),))
    store.db.execute(
        "INSERT INTO entity_fts (entity_fts, rowid, name) SELECT 'delete', id, name FROM entity_names"
        f" WHERE entity IN ({_CHOSEN})",
        (wanted,),
    )
    store.db.execute(f"DELETE FROM entities WHERE id IN ({_CHOSEN})", (wanted,))


def _write_entities(store: Store, placed: Mapping[int, Entity]) -> None:
    keys = json.dumps(sorted(ref for entity in placed.values() for ref in entity.references))
    known: dict[str, int] = dict(store.rows(f"SELECT key, id FROM refs WHERE key IN ({_CHOSEN})", keys))
    for row, entity in placed.items():
        derived.write_entity(store, row, entity, known)
    store.db.execute(
        f"INSERT INTO entity_fts (rowid, name) SELECT id, name FROM entity_names WHERE entity IN ({_CHOSEN})",
        (json.dumps(sorted(placed)),),
    )


def _write_doubts(store: Store, doubts: Iterable[Doubt]) -> None:
    store.db.execute("DELETE FROM doubts")
    derived.write_doubts(store, doubts)


def _crossing(store: Store, placed: Collection[int], touched: _Touched, before: _Before) -> set[tuple[int, int]]:
    """Return the pairs of others that a sentence joins, or joins no more, as it names fewer or more than a crowd."""
    names = derived.named(store, touched.sentences)
    now = {(pair.sentence, pair.source, pair.target) for pair in _strangers(names, placed)}
    return {(source, target) for _, source, target in now ^ before.strangers}


def _remove_crossing(store: Store, crossing: Iterable[tuple[int, int]]) -> int:
    """Remove the edges of pairs that are merely named together, and return the sum of their lines."""
    statement = f"SELECT id FROM edges WHERE source = ? AND link = 0 AND target = ? AND relation = '{CO_MENTION}'"
    found = [row for pair in sorted(crossing) for (row,) in store.rows(statement, *pair)]
    lines = sum_of_lines(store, (), found)
    _remove(store, (), found)
    return lines


def _write_edges(
    store: Store,
    placed: Collection[int],
    touched: _Touched,
    crossing: Collection[tuple[int, int]],
    least_confidence: float,
) -> list[int]:
    """Make the edges of the entities that have come, and those of the pairs that are `crossing`; return their numbers."""
    first = derived.next_edge(store)
    derived.write_edges(store, edges(derived.links(store, least_confidence=least_confidence, claims=touched.claims)))
    own = pairs(derived.named(store, touched.sentences))
    found = [pair for pair in own if pair.source in placed or pair.target in placed]
    other = pairs(derived.named(store, _naming_both(store, crossing)))
    found += [pair for pair in other if (pair.source, pair.target) in crossing]
    derived.write_co_mentions(
        store, found, _alone(store, {end for pair in found for end in (pair.source, pair.target)})
    )
    return [row for (row,) in store.rows("SELECT id FROM edges WHERE id >= ?", first)]


def _naming_both(store: Store, crossing: Iterable[tuple[int, int]]) -> set[int]:
    return {sentence for pair in sorted(crossing) for (sentence,) in store.rows(_NAMING_BOTH, *pair)}


def _alone(store: Store, rows: Iterable[int]) -> Alone:
    """Return in how many sentences some entities are named, and any was before."""
    found: dict[int, int] = dict(store.rows(_ALONE, json.dumps(sorted(rows)), json.dumps(FLOWING)))
    return Alone(found, int(store.setting(SENTENCES) or 0))


def _strengthened(store: Store, before: _Before, touched: _Touched) -> int:
    """Tell anew how much it means that two are named together, where in all more or fewer sentences name anybody.

    Return by how much the sum of the lines has grown.
    """
    now = len({one.sentence for one in derived.named(store, touched.sentences)})
    if now == before.named:
        return 0
    alone = sentences_naming(store)
    store.set(SENTENCES, str(alone.sentences))
    other = {
        row: strength
        for row, source, target, known, together in store.rows(_STRENGTHS)
        if (strength := surprise(together, alone.of[source], alone.of[target], alone.sentences)) != known
    }
    gone = sum_of_rows(store, edges=other)
    store.db.executemany("UPDATE edges SET surprise = ? WHERE id = ?", [(new, row) for row, new in other.items()])
    return sum_of_rows(store, edges=other) - gone
