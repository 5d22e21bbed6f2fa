"""Which files there are under the given paths, in an order that does not depend on the machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from graphkit.errors import InputError
from graphkit.readers.records import Found


def files(paths: Iterable[Path]) -> Iterator[Found]:
    """Yield every file under `paths`, each once, folders in the byte order of their names.

    Hidden entries of a folder are passed over. Links, pipes, devices and folders that cannot be listed come with
    their problem and are not opened. A path given by name is followed. Raises InputError for a path that is not there.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _under(path):
            place = os.path.realpath(found.path.parent) + os.sep + found.path.name
            if place not in seen:
                seen.add(place)
                yield found


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
        mode = path.lstat().st_mode if path != root else path.stat().st_mode
        if not stat.S_ISDIR(mode):
            yield Found(path, root, _problem(mode))
            continue
        try:
            waiting += sorted(_visible(path), key=lambda entry: os.fsencode(entry.name), reverse=True)
        except OSError as error:
            yield Found(path, root, f"folder cannot be listed: {error.strerror}")


def _visible(folder: Path) -> Iterator[Path]:
    return (folder / entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))


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
