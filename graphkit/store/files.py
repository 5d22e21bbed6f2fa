"""Which files were read, and which documents each of them gave."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphkit.store import Store
from graphkit.store.observed import erase
from graphkit.store.packing import storable


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when it was read; `mtime_ns` is -1 where the clock could not tell a later change."""

    location: bytes
    path: str
    size: int
    mtime_ns: int
    sha256: str
    fingerprint: str
    status: str
    reason: str = ""

    @property
    def kind(self) -> tuple[str, str]:
        """What decides what a reader makes of it: its content and its suffix."""
        return self.sha256, Path(os.fsdecode(self.location)).suffix.lower()


def location(path: Path) -> bytes:
    """Return where `path` is, as the file system writes it, links in the folders above it resolved."""
    return os.fsencode(path.parent.resolve() / path.name)


def known_files(store: Store) -> dict[bytes, FileState]:
    """Return every file the store knows, by its location."""
    found = store.rows(
        "SELECT location, path, size, mtime_ns, sha256, fingerprint, status, reason FROM files ORDER BY location"
    )
    return {row[0]: FileState(*row) for row in found}


def write_file(store: Store, state: FileState, documents: Sequence[str]) -> None:
    """Store what became of a file and, in their order, the ids of its documents."""
    with store.transaction():
        store.db.execute("DELETE FROM files WHERE location = ?", (state.location,))
        row = store.db.execute(
            "INSERT INTO files (location, path, size, mtime_ns, sha256, fingerprint, status, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(state.location, storable(state.path), state.size, state.mtime_ns, state.sha256),
                *(state.fingerprint, state.status, storable(state.reason)),
            ),
        ).lastrowid
        store.db.executemany(
            "INSERT INTO file_documents SELECT ?, ?, id FROM documents WHERE key = ?",
            ((row, place, key) for place, key in enumerate(documents)),
        )


def touch_file(store: Store, state: FileState) -> None:
    """Store the new size and time of a file whose content is what it was."""
    store.db.execute(
        "UPDATE files SET size = ?, mtime_ns = ?, path = ? WHERE location = ?",
        (state.size, state.mtime_ns, storable(state.path), state.location),
    )


def remove_files(store: Store, locations: Iterable[bytes]) -> None:
    """Forget files that are gone, inside the caller's transaction."""
    store.db.executemany("DELETE FROM files WHERE location = ?", ((place,) for place in locations))


def remove_orphans(store: Store) -> int:
    """Forget the documents that no file gives any more, inside the caller's transaction; return how many."""
    found = store.db.execute(
        "SELECT key FROM documents d WHERE NOT EXISTS (SELECT 1 FROM file_documents fd WHERE fd.document = d.id)"
    ).fetchall()
    for (key,) in found:
        erase(store, key)
    return len(found)


def documents_like(store: Store, sha256: str, fingerprint: str) -> frozenset[str]:
    """Return the ids of the documents already read from a file of that content with those settings."""
    found = store.rows("SELECT key FROM documents WHERE sha256 = ? AND fingerprint = ?", sha256, fingerprint)
    return frozenset(key for (key,) in found)
