"""The graph file: one SQLite database, observed records, derived graph and a person's decisions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graphkit.store.lock import WriterLock
from graphkit.store.opening import make, reader, told, writer

__all__ = ["Row", "Store"]

Row = tuple[Any, ...]


class Store:
    """One open graph file, closed by `with`; a reader sees it as it was when opened, there is one writer at a time."""

    def __init__(self, path: Path, db: sqlite3.Connection, lock: WriterLock | None = None) -> None:
        self.path = path
        self.db = db
        self._lock = lock

    @classmethod
    def open(cls, path: Path, *, write: bool = False) -> Store:
        """Open the graph file at `path`; with `write` it is made where there is none.

        Raises NoStore, NotAStore, NewerStore, StoreBusy or StoreError.
        """
        path = Path(path)
        lock = None
        try:
            if not write:
                return cls(path, reader(path))
            make(path)
            lock = WriterLock(path)
            return cls(path, writer(path), lock)
        except BaseException as error:  # a signal, too, must not leave the file to nobody
            if lock:
                lock.release()
            if isinstance(error, sqlite3.Error):
                raise told(error, path) from error
            raise

    def close(self) -> None:
        """Close the file and let the next writer in."""
        self.db.close()
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.Error):
            raise told(error, self.path) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that the block writes, or nothing."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:  # a signal, too, leaves all or nothing
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def rows(self, sql: str, *values: object) -> Iterator[Row]:
        """Return the rows that `sql` finds, its question marks bound to `values`, one after the other."""
        return self.db.execute(sql, values)

    def one(self, sql: str, *values: object) -> Row | None:
        """Return the first row that `sql` finds."""
        row: Row | None = self.db.execute(sql, values).fetchone()
        return row

    def setting(self, name: str) -> str | None:
        """Return what the file says about itself under `name`."""
        row = self.one("SELECT value FROM settings WHERE name = ?", name)
        return str(row[0]) if row else None

    def set(self, name: str, value: str) -> None:
        """Let the file say `value` about itself under `name`."""
        self.db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def forget(self, name: str) -> None:
        """Let the file say nothing about itself under `name`."""
        self.db.execute("DELETE FROM settings WHERE name = ?", (name,))
