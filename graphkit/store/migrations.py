"""The form of the graph file, numbered, and the steps from each older form to the next."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from graphkit.errors import NewerStore, StoreError
from graphkit.settings import graph_argument

APPLICATION_ID = 0x67726B69
"""Says in the file's header that it is graphkit's ("grki")."""
VERSION = 4
"""The form that this graphkit writes."""

_DECISIONS = """
ALTER TABLE doubts ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0;
ALTER TABLE judgements RENAME TO judgements_before;
CREATE TABLE judgements (
    id INTEGER PRIMARY KEY, left TEXT NOT NULL, right TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure', 'rename', 'retype', 'ignore')),
    user TEXT NOT NULL, created TEXT NOT NULL, reason TEXT NOT NULL, deleted TEXT
) STRICT;
INSERT INTO judgements SELECT id, left, right, verdict, user, created, reason, deleted FROM judgements_before;
DROP TABLE judgements_before;
CREATE TABLE anchor_lists (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, source TEXT NOT NULL, sha256 TEXT NOT NULL, user TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;
CREATE TABLE anchors (
    list INTEGER NOT NULL REFERENCES anchor_lists ON DELETE CASCADE, key TEXT NOT NULL, name TEXT NOT NULL,
    aliases TEXT NOT NULL, type TEXT NOT NULL, ids TEXT NOT NULL, notes TEXT NOT NULL, PRIMARY KEY (list, key)
) STRICT, WITHOUT ROWID;
DELETE FROM settings WHERE name IN ('derived', 'derived_digest');"""

_MEMORY = """
CREATE TABLE memory (name TEXT PRIMARY KEY, told BLOB NOT NULL) STRICT, WITHOUT ROWID;
DELETE FROM settings WHERE name IN ('derived', 'derived_digest');"""

BACKUP = ".v{}.bak"
"""What the name of a graph file of an older form gets behind it."""

STEPS: dict[int, str] = {
    1: "ALTER TABLE claims ADD COLUMN because TEXT; ALTER TABLE claims ADD COLUMN features TEXT;",
    2: _DECISIONS,
    3: _MEMORY,
}
"""SQL that turns form `n` into form `n + 1`."""


def create(db: sqlite3.Connection) -> None:
    """Lay out an empty graph file, whole or not at all."""
    from importlib import resources  # as slow to import as all of the store

    schema = resources.files("graphkit.store").joinpath("schema.sql").read_text(encoding="utf-8")
    header = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
    db.executescript(f"BEGIN IMMEDIATE; {schema} {header} COMMIT;")


def migrate(db: sqlite3.Connection, path: Path) -> None:
    """Bring an older graph file to this form, a copy of the old one kept beside it. Raises NewerStore."""
    found = version(db)
    if found > VERSION:
        raise NewerStore(
            f"{path} has form {found}; this graphkit knows {VERSION}.", hint="Upgrade graphkit to read it."
        )
    if found < VERSION:
        _back_up(db, path.with_name(path.name + BACKUP.format(found)))
        for step in range(found, VERSION):
            db.executescript(f"BEGIN IMMEDIATE; {STEPS[step]} PRAGMA user_version = {step + 1}; COMMIT;")


def refuse_other_forms(db: sqlite3.Connection, path: Path) -> None:
    """Raise NewerStore, or StoreError for a form that must be migrated before it can be read."""
    found = version(db)
    _refuse_newer(found, path)
    if found < VERSION:
        hint = f"Bring it up to date, with the files that it was built from: graphkit build PATHS{graph_argument(path)}"
        raise StoreError(f"{path} has an older form.", hint=hint)


def version(db: sqlite3.Connection) -> int:
    """Return the form of an open graph file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _refuse_newer(found: int, path: Path) -> None:
    if found > VERSION:
        raise NewerStore(
            f"{path} has form {found}; this graphkit knows {VERSION}.", hint="Upgrade graphkit to read it."
        )


def _back_up(db: sqlite3.Connection, target: Path) -> None:
    target.touch(mode=0o600)
    with closing(sqlite3.connect(target)) as copy:
        db.backup(copy)
