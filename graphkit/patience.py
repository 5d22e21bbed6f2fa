"""How long a piece of work may take: so much computing time of this process, so that on a busy machine nothing fails for that."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import NoReturn, Self


class TooSlow(Exception):
    """The computing time is used up."""


class Patience:
    """Raises TooSlow in its block when that has computed for `seconds` without a rest.

    The clock is the system's own of this process. Where there is none (Windows), or outside the main thread, which alone
    is woken by it, the block may take as long as it wants.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._works = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Self:
        if self._works:
            self._before = signal.signal(signal.SIGVTALRM, self._woken)
            self._wind(self._seconds)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._works:
            self._wind(0)
            signal.signal(signal.SIGVTALRM, self._before)

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Leave the time of a block inside out of the count, and begin to count anew after it."""
        self._wind(0)
        try:
            yield
        finally:
            self._wind(self._seconds)

    def _wind(self, seconds: float) -> None:
        if self._works:
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds)

    def _woken(self, _signal: int, _frame: FrameType | None) -> NoReturn:
        raise TooSlow(f"Took more than {self._seconds:,.0f} seconds of computing time.")
