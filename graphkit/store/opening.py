"""Open the graph file safely: tell what is wrong with a file that is none, and what SQLite means by its errors."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphkit.errors import GraphkitError, NoStore, NotAStore, StoreBusy, StoreError
from graphkit.store import migrations
from graphkit.store.packing import DAMAGED_HINT

_MAGIC = b"SQLite format 3\x00"
_BUILD_HINT = "Make one with: graphkit build PATH"


def reader(path: Path) -> sqlite3.Connection:
    """Return a read-only connection that sees the file as it is now."""
    _refuse_other_files(path)
    with _connected(_readable_uri(path)) as db:
        _refuse_other_databases(db, path)
        migrations.refuse_other_forms(db, path)
        db.execute("PRAGMA query_only = ON")
        db.execute("BEGIN")
        db.execute("SELECT 1 FROM settings").fetchone()
    return db


def writer(path: Path) -> sqlite3.Connection:
    """Return a connection that may write; a new file gets its tables, an older one is migrated."""
    with _connected(_uri(path, "mode=rw")) as db:
        if _is_blank(db):
            migrations.create(db)
        _refuse_other_databases(db, path)
        migrations.migrate(db, path)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
    return db


def make(path: Path) -> None:
    """Make an empty file, private to its owner, where there is none. Raises StoreError or NotAStore."""
    if path.exists() and (not path.is_file() or path.stat().st_size):
        _refuse_other_files(path)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written: {error.strerror}.", hint="Name another place with --graph PATH."
        ) from error


def told(error: sqlite3.Error, path: Path) -> GraphkitError:
    """Return what an error of SQLite means for the graph file at `path`."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(f"{path} is being written.", hint="Wait until that has ended, then try again.")
    if code == sqlite3.SQLITE_FULL:
        return StoreError(
            f"{path} could not grow: no space is left.", hint="Free some space; what was stored is intact."
        )
    if code == sqlite3.SQLITE_READONLY:
        return StoreError(f"{path} cannot be written.", hint="Name another place with --graph PATH.")
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StoreError(
            f"{path} could not be read or written: {error}.",
            hint="Check space, quota and permissions; what was stored is intact.",
        )
    return NotAStore(f"{path} is damaged: {error}.", hint=DAMAGED_HINT)


@contextmanager
def _connected(uri: str) -> Iterator[sqlite3.Connection]:
    """Give a connection; it stays open unless the block fails."""
    db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=10)
    try:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA cell_size_check = ON")
        db.execute("PRAGMA cache_size = -65536")
        yield db
    except BaseException:  # a signal, too, leaves no connection open
        db.close()
        raise


def _readable_uri(path: Path) -> str:
    """Return how to open `path` for reading.

    A connection that might write, and is kept from it, takes away at its end what SQLite lays beside the file; in a
    place that nobody can write there is no writer to look out for.
    """
    if os.access(path.parent, os.W_OK):
        return _uri(path, "mode=rw" if os.access(path, os.W_OK) else "mode=ro")
    return _uri(path, "mode=ro" if path.with_name(path.name + "-wal").exists() else "mode=ro&immutable=1")


def _uri(path: Path, options: str) -> str:
    """Return `path` as SQLite takes it (https://sqlite.org/uri.html); urllib would cost more than opening the file."""
    place = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{place if place.startswith('/') else f'/{place}'}?{options}"


def _refuse_other_files(path: Path) -> None:
    if not path.exists():
        raise NoStore(f"There is no graph at {path}.", hint=_BUILD_HINT)
    if not path.is_file():
        raise NotAStore(f"{path} is {'a folder' if path.is_dir() else 'no file'}.", hint="Name the graph file itself.")
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_MAGIC))
    except PermissionError as error:
        raise StoreError(f"{path} cannot be read.", hint="Check its permissions.") from error
    if start != _MAGIC:
        what = "is empty" if not start else "is no graph file"
        raise NotAStore(f"{path} {what}.", hint=_BUILD_HINT if not start else "Name another file with --graph PATH.")


def _is_blank(db: sqlite3.Connection) -> bool:
    """Return whether nothing was laid out yet: a new file, or one whose builder was stopped at once."""
    tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return not tables and not migrations.version(db)


def _refuse_other_databases(db: sqlite3.Connection, path: Path) -> None:
    if db.execute("PRAGMA application_id").fetchone()[0] != migrations.APPLICATION_ID:
        raise NotAStore(f"{path} is a database of another program.", hint="Name another file with --graph PATH.")
