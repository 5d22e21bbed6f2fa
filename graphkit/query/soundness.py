"""Is the graph file sound: its pages, its records, its sentences against the texts they were taken from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.errors import NotAStore
from graphkit.query.listings import failures
from graphkit.query.records import FailureRow
from graphkit.store import Store, observed
from graphkit.store.dump import derived_digest, document_digest, records_digest


@dataclass(frozen=True, slots=True)
class Soundness:
    """What `check` found. `problems` is empty for a sound file; `stale` where a build was stopped before its end."""

    path: str
    form: int
    deep: bool
    problems: tuple[str, ...]
    stale: bool
    files: dict[str, int]
    """How many are ok, failed, skipped."""
    failures: tuple[FailureRow, ...]
    documents: int
    stories: int
    entities: int
    edges: int
    claims: int
    unresolved_claims: int
    """Claims that make no edge because one end is no entity."""
    characters: int
    kept: int
    model: str
    idle: tuple[tuple[str, str, str, str], ...] = ()
    """Decisions (left, verdict, right, why) that wait: no document names a side any more, or they contradict earlier ones."""


def check(store: Store, *, deep: bool = False) -> Soundness:
    """Return whether the graph file is sound; `deep` reads every text and compares digests and positions."""
    problems = [*_integrity(store), *(_deep(store) if deep else ())]
    one = store.one
    return Soundness(
        path=str(store.path),
        form=int((one("PRAGMA user_version") or (0,))[0]),
        deep=deep,
        problems=tuple(problems),
        stale=bool(
            one("SELECT 1 FROM documents d WHERE NOT EXISTS (SELECT 1 FROM document_stories s WHERE s.document = d.id)")
        ),
        files=dict(store.rows("SELECT status, count(*) FROM files GROUP BY status ORDER BY status")),
        failures=tuple(failures(store)),
        documents=_count(store, "documents"),
        stories=int((one("SELECT count(DISTINCT story) FROM document_stories") or (0,))[0]),
        entities=_count(store, "entities"),
        edges=_count(store, "edges"),
        claims=_count(store, "claims"),
        unresolved_claims=_count(
            store, "claims WHERE object IS NOT NULL AND id NOT IN (SELECT claim FROM edge_claims)"
        ),
        characters=int((one("SELECT coalesce(sum(characters), 0) FROM documents") or (0,))[0]),
        kept=int((one("SELECT coalesce(sum(kept), 0) FROM documents") or (0,))[0]),
        model=str((one("SELECT model FROM runs ORDER BY id DESC") or ("",))[0]),
        idle=tuple(
            (left, verdict, right, "".join(why[:1]))
            for left, verdict, right, *why in json.loads(store.setting("idle") or "[]")
        ),
    )


def _count(store: Store, table: str) -> int:
    return int((store.one(f"SELECT count(*) FROM {table}") or (0,))[0])


def _integrity(store: Store) -> Iterator[str]:
    yield from (f"SQLite: {row[0]}" for row in store.rows("PRAGMA integrity_check") if row[0] != "ok")
    yield from (
        f"a row of {row[0]} points to a missing row of {row[2]}" for row in store.rows("PRAGMA foreign_key_check")
    )


def _deep(store: Store) -> Iterator[str]:
    for row, key, digest, characters in store.db.execute(
        "SELECT id, key, digest, characters FROM documents"
    ).fetchall():
        try:
            whole = document_digest(store, row) == digest and len(observed.source_text(store, row)) == characters
        except NotAStore:
            whole = False
        if not whole:
            yield f"document {key} is not what was stored"
    if store.setting("derived_digest") not in (None, derived_digest(store)):
        yield "the entities and edges are not what was stored"
    if store.setting("sealed") not in (None, records_digest(store)):
        yield "the files and decisions are not what was stored"
