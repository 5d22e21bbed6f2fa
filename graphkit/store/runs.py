"""When and with what the graph was built: the only wall clock in the file besides the judgements'."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from graphkit import __version__
from graphkit.store import Store


@contextmanager
def recorded(store: Store, *, model: str, settings: Mapping[str, Any]) -> Iterator[int]:
    """Store that a build runs, and when it has ended; give the number of its row."""
    row = store.db.execute(
        "INSERT INTO runs (started, version, model, settings, report) VALUES (?, ?, ?, ?, '{}')",
        (now(), __version__, model, json.dumps(settings)),
    ).lastrowid
    yield row or 0
    store.db.execute("UPDATE runs SET ended = ? WHERE id = ?", (now(), row))


def report(store: Store, run: int, found: Mapping[str, Any]) -> None:
    """Store what a build did."""
    store.db.execute("UPDATE runs SET report = ? WHERE id = ?", (json.dumps(found), run))


def now() -> str:
    """Return this second, in UTC, as ISO 8601 writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
