"""A shell to type into."""

from __future__ import annotations

import shutil
import signal
from dataclasses import dataclass

import pytest

from graphkit import cli
from graphkit.query import EvidenceRow

TEXT = "Ann Lee paid Bo Poe."

ROW = EvidenceRow(
    id="c1", source="Ann Lee", source_id="e1", relation="FUNDED", target="Bo Poe", target_id="e2", status="asserted",
    said_by=None, said_by_id=None, amount=None, currency=None, amount_text=None, date=None, date_end=None,
    date_text=None, role=None, tense=None, purpose=None, quote=TEXT, document="a.txt", document_id="d1",
    published=None, story="s1", start=100, end=120, cue=(108, 112), subject=(100, 107), object=(113, 119), exact=TEXT,
    rule="paid", confidence=0.9,
)  # fmt: skip


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
