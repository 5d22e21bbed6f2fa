"""A shell to type into."""

from __future__ import annotations

import shutil
import signal
from dataclasses import dataclass

import pytest

from graphkit import cli


@dataclass
class Answer:
    """What a command wrote and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def shell(capsys, monkeypatch, tmp_path):
    """Return a function that runs a command in an empty folder, away from the settings of the machine."""
    monkeypatch.chdir(tmp_path)
    for name in ("GRAPHKIT_GRAPH", "GRAPHKIT_MODEL", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    before = signal.getsignal(signal.SIGTERM)

    def run(*arguments):
        with pytest.raises(SystemExit) as left:
            cli.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Answer(left.value.code, captured.out, captured.err)

    yield run
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def own(shell, graph_file, tmp_path):
    """Return a shell with a copy of the small world that may be changed."""
    (tmp_path / "output").mkdir()
    shutil.copy(graph_file, tmp_path / "output" / "graph.db")
    return shell
