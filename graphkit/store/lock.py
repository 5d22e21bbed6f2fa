"""One writer at a time: a lock beside the graph file that the system releases when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

from graphkit.errors import StoreBusy

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)


class WriterLock:
    """Holds the right to write one graph file. Raises StoreBusy with the holder's process id and since when."""

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(store.name + ".lock")
        self._descriptor = self._locked(store)
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, _signed().encode())

    def release(self) -> None:
        """Let the next writer in."""
        self._path.unlink(missing_ok=True)
        os.close(self._descriptor)

    def _locked(self, store: Path) -> int:
        while True:
            descriptor = os.open(self._path, _FLAGS, 0o600)
            try:
                _lock(descriptor)
            except OSError as error:
                os.close(descriptor)
                raise _busy(store, self._path) from error
            if _is_still(self._path, descriptor):
                return descriptor
            os.close(descriptor)


def _signed() -> str:
    return f"process {os.getpid()}, since {datetime.now().astimezone():%Y-%m-%d %H:%M:%S}"


def _busy(store: Path, path: Path) -> StoreBusy:
    holder = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    who = f" ({holder})" if holder else ""
    return StoreBusy(f"{store} is being written{who}.", hint="Wait until that has ended, then try again.")


def _is_still(path: Path, descriptor: int) -> bool:
    """Return whether the file just locked is the one that others will find: a holder removes it when it is done."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 4096, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
