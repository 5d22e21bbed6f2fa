"""What people decided: appended, marked as deleted, never removed."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.model import Judgement, Verdict
from graphkit.store import Store
from graphkit.store.packing import storable

_COLUMNS = "left, right, verdict, user, created, reason, deleted"


def active(store: Store) -> tuple[Judgement, ...]:
    """Return the judgements that stand, in the order they were made."""
    return tuple(judgement for judgement in every(store) if judgement.deleted is None)


def every(store: Store) -> Iterator[Judgement]:
    """Yield all judgements, the undone ones too, in the order they were made."""
    for left, right, verdict, user, created, reason, deleted in store.rows(
        f"SELECT {_COLUMNS} FROM judgements ORDER BY id"
    ):
        yield Judgement(left, right, Verdict(verdict), user, created, reason, deleted)


def append(store: Store, judgement: Judgement) -> None:
    """Add a judgement."""
    store.db.execute(
        f"INSERT INTO judgements ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(judgement.left, judgement.right, str(judgement.verdict), storable(judgement.user)),
            *(judgement.created, storable(judgement.reason), judgement.deleted),
        ),
    )


def delete_last(store: Store, when: str) -> Judgement | None:
    """Mark the last judgement that stands as deleted at `when`, and return it."""
    row = store.one("SELECT max(id) FROM judgements WHERE deleted IS NULL")
    if row is None or row[0] is None:
        return None
    last = active(store)[-1]
    store.db.execute("UPDATE judgements SET deleted = ? WHERE id = ?", (when, row[0]))
    return last
