"""Which files there are under the given paths, in an order that does not depend on the machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from graphkit.errors import InputError
from graphkit.readers.records import HIDDEN, Found


def files(paths: Iterable[Path]) -> Iterator[Found]:
    """Yield every file under `paths`, each once, folders in the byte order of their names.

    Hidden entries of a folder, links, pipes, devices and folders that cannot be listed come with their problem and are
    not opened. A path given by name is followed, and read though it is hidden. Raises InputError for a path that is not there.
    """
    given = list(paths)
    named = set(map(_place, given))
    seen: set[str] = set()
    for path in given:
        for found in _under(path):
            place = _place(found.path)
            if place not in seen and not (found.problem == HIDDEN and place in named):
                seen.add(place)
                yield found


def _place(path: Path) -> str:
    return os.path.realpath(path.parent) + os.sep + path.name


def _under(path: Path) -> Iterator[Found]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise InputError(f"{printable(path)}: {error.strerror or error}.", hint="Check the path.") from error
    if stat.S_ISDIR(mode):
        yield from _inside(path)
    else:
        yield Found(path, path.parent, _problem(mode))


def _inside(root: Path) -> Iterator[Found]:
    waiting = [root]
    while waiting:
        path = waiting.pop()
        if path != root and path.name.startswith("."):
            yield Found(path, root, HIDDEN)
            continue
        mode = path.lstat().st_mode if path != root else path.stat().st_mode
        if not stat.S_ISDIR(mode):
            yield Found(path, root, _problem(mode))
            continue
        try:
            waiting += sorted(path.iterdir(), key=lambda entry: os.fsencode(entry.name), reverse=True)
        except OSError as error:
            yield Found(path, root, f"folder cannot be listed: {error.strerror}")


def _problem(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    kinds = (
        (stat.S_ISLNK, "a symbolic link; links inside folders are not followed"),
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return "not a regular file: " + next((name for test, name in kinds if test(mode)), "of an unknown kind")


def printable(path: Path | str) -> str:
    r"""Return `path` with forward slashes and bytes that are no UTF-8 as \xNN.

    >>> printable("a/b.txt")
    'a/b.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")
