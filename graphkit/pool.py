"""The pool: processes that take files and hand back compact records, in the order of the files."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, TypeAlias

from graphkit import errors
from graphkit.engine import Ended, Event, MapSettings, Pipeline, Task
from graphkit.errors import GraphkitError

_Pipe: TypeAlias = "Connection[Any, Any]"

AHEAD = 256
"""Events kept of a batch whose turn has not come; its process waits beyond that."""


def pooled(batches: Iterator[list[Task]], settings: MapSettings, *, jobs: int) -> Iterator[Event]:
    """Yield the events of the batches in order. A process that dies costs only the file that kills it."""
    pool = _Pool(settings, jobs)
    try:
        yield from pool.events(batches)
    finally:
        pool.close()


@dataclass(frozen=True, slots=True)
class _Refusal:
    """An error that no file is to blame for, on its way to the parent process."""

    kind: str
    message: str
    hint: str

    def error(self) -> GraphkitError:
        """Return it as it was raised."""
        made: GraphkitError = getattr(errors, self.kind)(self.message, hint=self.hint)
        return made


_Message = Event | _Refusal | None
"""What comes through a pipe; None ends a batch."""


@dataclass(slots=True)
class _Turn:
    """A batch of files, and what came back of it."""

    tasks: list[Task]
    events: deque[Event] = field(default_factory=deque)
    ended: set[int] = field(default_factory=set)
    done: bool = False

    def receive(self, message: _Message) -> None:
        """Keep what a process sent. Raises what it could not blame on a file."""
        if isinstance(message, _Refusal):
            raise message.error()
        if message is None:
            self.done = True
            return
        self.events.append(message)
        if isinstance(message, Ended):
            self.ended.add(message.task)


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: _Pipe
    turn: _Turn | None = None


class _Pool:
    """Holds the processes. `turns` are the batches taken, in order; those of `waiting` want a process."""

    def __init__(self, settings: MapSettings, jobs: int) -> None:
        self._settings = settings
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._turns: deque[_Turn] = deque()
        self._waiting: deque[_Turn] = deque()

    def events(self, batches: Iterator[list[Task]]) -> Iterator[Event]:
        """Yield the events of the batches in order."""
        self._give_out(batches)
        while self._turns:
            self._collect()
            while self._turns and self._turns[0].done:
                yield from self._turns.popleft().events
            while self._turns and self._turns[0].events:
                yield self._turns[0].events.popleft()
            self._give_out(batches)

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def _give_out(self, batches: Iterator[list[Task]]) -> None:
        """Give every idle process a batch, unless too many wait for their turn already."""
        while len(self._turns) < 4 * self._jobs or self._waiting:
            if len(self._busy()) == self._jobs or (turn := self._next_turn(batches)) is None:
                return
            worker = self._idle()
            worker.turn = turn
            worker.pipe.send(turn.tasks)

    def _next_turn(self, batches: Iterator[list[Task]]) -> _Turn | None:
        if self._waiting:
            return self._waiting.popleft()
        tasks = next(batches, None)
        if tasks is None:
            return None
        self._turns.append(_Turn(tasks))
        return self._turns[-1]

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.turn]

    def _idle(self) -> _Worker:
        worker = next((worker for worker in self._workers if worker.turn is None), None)
        if worker is None:
            worker = _started(self._settings)
            self._workers.append(worker)
        return worker

    def _collect(self) -> None:
        """Wait for messages and keep them; a batch whose turn has not come may be only so far ahead."""
        head = self._turns[0]
        heard = {w.pipe: w for w in self._busy() if w.turn is head or (w.turn and len(w.turn.events) < AHEAD)}
        for pipe in wait(list(heard)):
            worker = next(worker for ready, worker in heard.items() if ready is pipe)
            turn = worker.turn
            if turn is None:
                continue
            try:
                turn.receive(worker.pipe.recv())
            except (EOFError, ConnectionResetError):
                self._bury(worker, turn)
            if turn.done:
                worker.turn = None

    def _bury(self, worker: _Worker, turn: _Turn) -> None:
        """Take leave of a process that died; the files it had left are tried one at a time."""
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        left = [task for task in turn.tasks if task.number not in turn.ended]
        if len(turn.tasks) == 1:
            turn.events.extend(Ended(task.number, f"Its reader died ({_cause(worker.process)}).") for task in left)
        else:
            place = self._turns.index(turn) + 1
            alone = [_Turn([task]) for task in left]
            self._waiting.extend(alone)
            for each in reversed(alone):
                self._turns.insert(place, each)
        turn.done = True


def _started(settings: MapSettings) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, settings), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _work(pipe: _Pipe, settings: MapSettings) -> None:
    """Read batch after batch until the pipe closes: the life of a process of the pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    pipeline = Pipeline(settings)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            for message in _messages(pipeline, pipe.recv()):
                pipe.send(message)


def _messages(pipeline: Pipeline, tasks: list[Task]) -> Iterator[_Message]:
    try:
        yield from pipeline.events(tasks)
    except GraphkitError as error:
        yield _Refusal(type(error).__name__, error.message, error.hint)
    yield None


def _cause(process: SpawnProcess) -> str:
    code = process.exitcode or 0
    return f"signal {-code}" if code < 0 else f"exit code {code}"
