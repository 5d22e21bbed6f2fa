"""What people decided: appended, marked as deleted, never removed."""

from __future__ import annotations

import getpass
from collections.abc import Iterator

from graphkit.model import Judgement, Verdict
from graphkit.store import Store
from graphkit.store.packing import storable

_COLUMNS = "left, right, verdict, user, created, reason, deleted"


def decider() -> str:
    """Return who decides; a container may run under a number that has no name."""
    try:
        return storable(getpass.getuser())
    except (OSError, KeyError, ImportError):  # OSError from Python 3.13 on
        return "unknown"


def active(store: Store) -> tuple[Judgement, ...]:
    """Return the judgements that stand, in the order they were made."""
    return tuple(judgement for judgement in every(store) if judgement.deleted is None)


def every(store: Store) -> Iterator[Judgement]:
    """Yield all judgements, the undone ones too, in the order they were made."""
    return (judgement for _, judgement in numbered(store))


def numbered(store: Store) -> Iterator[tuple[int, Judgement]]:
    """Yield all judgements, each with the number by which it can be undone."""
    for number, left, right, verdict, user, created, reason, deleted in store.rows(
        f"SELECT id, {_COLUMNS} FROM judgements ORDER BY id"
    ):
        yield number, Judgement(left, right, Verdict(verdict), user, created, reason, deleted)


def append(store: Store, judgement: Judgement) -> None:
    """Add a judgement."""
    store.db.execute(
        f"INSERT INTO judgements ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(storable(judgement.left), storable(judgement.right), str(judgement.verdict), storable(judgement.user)),
            *(judgement.created, storable(judgement.reason), judgement.deleted),
        ),
    )


def delete(store: Store, number: int | None, when: str) -> Judgement | None:
    """Mark the judgement of that number, or the last that stands, as deleted at `when`; return it, None where none stands."""
    standing = {row: judgement for row, judgement in numbered(store) if judgement.deleted is None}
    wanted = max(standing, default=0) if number is None else number
    if wanted not in standing:
        return None
    store.db.execute("UPDATE judgements SET deleted = ? WHERE id = ?", (when, wanted))
    return standing[wanted]


def explain(store: Store, number: int, reason: str) -> None:
    """Let a judgement give another reason."""
    store.db.execute("UPDATE judgements SET reason = ? WHERE id = ?", (storable(reason), number))
