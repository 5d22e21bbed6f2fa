"""The pool keeps the order, survives its processes, and blames a death on one file."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from graphkit import pool
from graphkit.engine import Ended, MapSettings, Read, Task, batches
from graphkit.errors import ModelError
from graphkit.extract import ExtractSettings
from graphkit.readers import ReadOptions

SETTINGS = MapSettings(ExtractSettings(), ReadOptions())


def work(pipe, settings):
    """Stand in for a process that reads: a document a file; the name of a file says what happens to its reader."""
    while True:
        for task in pipe.recv():
            if task.path.stem == "killer":
                os.kill(os.getpid(), 9)
            if task.path.stem == "slow":
                time.sleep(0.3)
            if task.path.stem == "no model":
                pipe.send(pool._Refusal("ModelError", "There is no model.", "Install one."))
            pipe.send(Read(task.number, task.path.stem))
            pipe.send(Ended(task.number))
        pipe.send(None)


@pytest.fixture
def events(monkeypatch):
    """Return a function that sends files of those names, `size` to a batch, through a pool of two."""
    monkeypatch.setattr(pool, "_work", work)

    def run(*names, size=2):
        tasks = [Task(number, Path(f"{name}.txt"), Path(), size=1) for number, name in enumerate(names)]
        return list(pool.pooled(batches(tasks, files=size, size=1 << 20), SETTINGS, jobs=2))

    return run


def test_events_come_in_the_order_of_the_files(events):
    """A slow file is waited for; what comes after it was read meanwhile."""
    names = ["slow", *"abcdefghijklmnop"]
    expected = [event for n, name in enumerate(names) for event in (Read(n, name), Ended(n))]
    assert events(*names) == expected


def test_a_file_that_kills_its_reader_costs_only_itself(events):
    """The other files of its batch are read alone, and the order holds."""
    found = events("a", "killer", "b", "c", "killer", "d", size=3)
    assert [event.document for event in found if isinstance(event, Read)][-1] == "d"
    assert {event.document for event in found if isinstance(event, Read)} == set("abcd")
    ended = [(event.task, event.reason) for event in found if isinstance(event, Ended)]
    assert ended == [
        (0, ""),
        (1, "Its reader died (signal 9)."),
        (2, ""),
        (3, ""),
        (4, "Its reader died (signal 9)."),
        (5, ""),
    ]


def test_an_error_that_no_file_causes_stops_the_pool(events):
    """A missing model is told as it would be in one process."""
    with pytest.raises(ModelError) as told:
        events("a", "no model")
    assert (told.value.message, told.value.hint) == ("There is no model.", "Install one.")


def test_no_files_are_no_events(events):
    """And no process is started."""
    assert events() == []


def test_batches_hold_so_many_files_and_bytes():
    """A big file is a batch of its own."""
    tasks = [Task(number, Path(), Path(), size) for number, size in enumerate([1, 1, 1, 50, 1, 9, 1])]
    assert [[task.number for task in batch] for batch in batches(tasks, files=2, size=10)] == [
        [0, 1],
        [2],
        [3],
        [4, 5],
        [6],
    ]
