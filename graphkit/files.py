"""Write a file whole or not at all, readable by its owner only."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from graphkit.errors import GraphkitError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for writing bytes; it appears, synced and with mode 0600, only if the block ends without an error.

    A device, a pipe or a socket is written to as it is: it must not be replaced by a file.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:  # a signal, too, leaves no half file behind
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def writing(what: str, path: Path, *, option: str) -> Iterator[None]:
    """Raise GraphkitError where the block fails to write `path`, with the option by which another place is chosen."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise GraphkitError(
            f"Cannot write the {what} {path}: {reason}.", hint=f"Choose another place with {option}."
        ) from error
