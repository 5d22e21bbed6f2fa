"""What a build has to do: the files found against those that the store knows."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graphkit import readers
from graphkit.errors import InputError
from graphkit.filenames import Names, told_apart
from graphkit.readers.records import HIDDEN
from graphkit.readers.walk import printable
from graphkit.store.files import FileState, location

FRESH_NS = 2_000_000_000
"""A file changed less than this many nanoseconds ago may change again without a new time stamp."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file found and its state; `root` is the folder it was found in."""

    path: Path
    root: Path
    state: FileState


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build does with each file, in the order they were found."""

    read: tuple[Candidate, ...]
    """New, changed, failed last time, or read with other settings."""
    touched: tuple[FileState, ...]
    """Of the same content, but another time or name."""
    unchanged: tuple[FileState, ...]
    skipped: tuple[FileState, ...]
    """Hidden ones, no regular files (links, pipes, devices), folders that cannot be listed."""
    gone: tuple[FileState, ...]
    """Under the given paths no more."""
    renamed: tuple[FileState, ...] = ()
    """Elsewhere, and called by a longer name from now on, since another file has theirs."""


def plan(
    paths: Sequence[Path], known: Mapping[bytes, FileState], *, fingerprint: str, own: Collection[bytes] = ()
) -> Plan:
    """Compare the files under `paths` with the `known` ones; unchanged is what was read with the same `fingerprint`.

    Files at the locations of `own` are as if they were not there, unless given by name. Raises InputError for a path that is not there, and where there is no file and never was.
    """
    given = set(map(location, paths))
    found = [
        one for one in _found(paths, known, fingerprint) if one.state.location not in own or one.state.location in given
    ]
    gone = tuple(_gone(paths, known, [candidate.state for candidate in found]))
    left = {state.location for state in gone}
    staying = {place: state for place, state in known.items() if place not in left}
    names = told_apart(
        {one.state.location: one.state.path for one in found}, {place: state.path for place, state in staying.items()}
    )
    found = [replace(one, state=replace(one.state, path=names[one.state.location])) for one in found]
    if not gone and all(one.state.reason == HIDDEN for one in found):
        raise InputError(f"There is no file in {_named(paths)}.", hint="Name a folder or files to read.")
    old = [(candidate, known.get(candidate.state.location)) for candidate in found]
    return Plan(
        read=tuple(one for one, before in old if not one.state.reason and not _is_same(one.state, before)),
        touched=tuple(one.state for one, before in old if before != one.state and _is_same(one.state, before)),
        unchanged=tuple(one.state for one, before in old if before == one.state and _is_same(one.state, before)),
        skipped=tuple(one.state for one, _ in old if one.state.reason),
        gone=gone,
        renamed=tuple(_renamed(staying, names, {one.state.location for one in found})),
    )


def _found(paths: Sequence[Path], known: Mapping[bytes, FileState], fingerprint: str) -> Iterator[Candidate]:
    for found in readers.files(paths):
        place = location(found.path)
        name = printable(os.path.relpath(found.path, found.root))
        blank = FileState(place, name, 0, -1, "", fingerprint, "skipped" if found.problem else "ok", found.problem)
        state = blank if found.problem else _state(found.path, blank, known.get(place))
        yield Candidate(found.path, found.root, state)


def _state(path: Path, blank: FileState, before: FileState | None) -> FileState:
    """Return what a file is now; its content is looked at only where size or time have changed."""
    try:
        stat = path.stat()
        if before and (before.size, before.mtime_ns) == (stat.st_size, stat.st_mtime_ns):
            sha256 = before.sha256
        else:
            with path.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:  # the reader tells the reason
        return blank
    fresh = time.time_ns() - stat.st_mtime_ns < FRESH_NS
    return replace(blank, size=stat.st_size, mtime_ns=-1 if fresh else stat.st_mtime_ns, sha256=sha256)


def _is_same(state: FileState, before: FileState | None) -> bool:
    """Whether a file gives what it gave before."""
    if before is None or before.status != "ok":
        return False
    return (before.sha256, before.fingerprint) == (state.sha256, state.fingerprint)


def _gone(paths: Sequence[Path], known: Mapping[bytes, FileState], found: Iterable[FileState]) -> Iterator[FileState]:
    there = {state.location for state in found}
    closed = tuple(state.location + os.sep.encode() for state in found if state.status == "skipped")
    roots = tuple(os.fsencode(path.resolve()) + os.sep.encode() for path in paths)
    for place, state in known.items():
        if place not in there and place.startswith(roots) and not place.startswith(closed):
            yield state


def _renamed(known: Mapping[bytes, FileState], names: Names, found: Collection[bytes]) -> Iterator[FileState]:
    for place, state in known.items():
        if place not in found and names[place] != state.path:
            yield replace(state, path=names[place])


def _named(paths: Sequence[Path]) -> str:
    return ", ".join(printable(path) for path in paths) or "nothing"
