"""Lists of a person's own, in which entities can be looked up: stored whole, replaced whole, removed whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphkit.model import Anchor
from graphkit.store import Row, Store
from graphkit.store.packing import storable

_COLUMNS = "l.name, a.key, a.name, a.aliases, a.type, a.ids, a.notes"
_FROM = "FROM anchors a JOIN anchor_lists l ON l.id = a.list"


@dataclass(frozen=True, slots=True)
class AnchorList:
    """A list and where it came from."""

    name: str
    rows: int
    types: tuple[str, ...]
    source: str
    user: str
    created: str
    sha256: str


def write(store: Store, known: AnchorList, rows: Iterable[Anchor]) -> None:
    """Store a list, in place of one of that name."""
    remove(store, known.name)
    number = store.db.execute(
        "INSERT INTO anchor_lists (name, source, sha256, user, created) VALUES (?, ?, ?, ?, ?)",
        (known.name, storable(known.source), known.sha256, known.user, known.created),
    ).lastrowid
    store.db.executemany(
        "INSERT INTO anchors VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (number, one.key, one.name, _packed(one.aliases), one.type, _packed(one.ids), _packed(one.notes))
            for one in rows
        ),
    )


def remove(store: Store, name: str) -> bool:
    """Remove a list; return whether there was one."""
    return bool(store.db.execute("DELETE FROM anchor_lists WHERE name = ?", (name,)).rowcount)


def lists(store: Store) -> Iterator[AnchorList]:
    """Yield the lists in the order of their names."""
    found = store.db.execute(
        "SELECT id, name, source, user, created, sha256 FROM anchor_lists ORDER BY name"
    ).fetchall()
    for number, name, source, user, created, sha256 in found:
        types: dict[str, int] = dict(
            store.rows("SELECT type, count(*) FROM anchors WHERE list = ? GROUP BY type ORDER BY type", number)
        )
        yield AnchorList(name, sum(types.values()), tuple(types), source, user, created, sha256)


def rows(store: Store, name: str | None = None) -> Iterator[Anchor]:
    """Yield the rows of one list or of all, by their keys."""
    where = "WHERE :name IS NULL OR l.name = :name ORDER BY l.name, a.key"
    return map(_anchor, store.db.execute(f"SELECT {_COLUMNS} {_FROM} {where}", {"name": name}))


def told(store: Store, texts: Iterable[str]) -> list[Anchor]:
    """Return the rows that decisions tell as "fec:C00000059", in order; what is told otherwise is none."""
    wanted: Sequence[tuple[str, str]] = sorted({_parts(text) for text in texts if ":" in text})
    found = (
        store.one(f"SELECT {_COLUMNS} {_FROM} WHERE l.name = ? AND a.key = ?", list_, key) for list_, key in wanted
    )
    return [_anchor(row) for row in found if row]


def _parts(text: str) -> tuple[str, str]:
    list_, _, key = text.partition(":")
    return list_, key


def _packed(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _anchor(row: Row) -> Anchor:
    list_, key, name, aliases, type_, ids, notes = row
    pairs = (tuple((str(a), str(b)) for a, b in json.loads(each)) for each in (ids, notes))
    return Anchor(list_, key, name, tuple(json.loads(aliases)), type_, *pairs)
