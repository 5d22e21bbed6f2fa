"""A graph file is opened, made, shared and refused as promised."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing

import pytest

from graphkit.errors import NewerStore, NoStore, NotAStore, StoreBusy, StoreError
from graphkit.model import Judgement, Verdict
from graphkit.store import Store, judgements, migrations


def test_a_missing_graph_names_the_command_that_makes_one(tmp_path):
    """Nothing is made by asking."""
    with pytest.raises(NoStore) as told:
        Store.open(tmp_path / "graph.db")
    assert "graphkit build" in told.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_graph(tmp_path):
    """A folder is refused, to read and to write."""
    for write in (False, True):
        with pytest.raises(NotAStore, match="is a folder"):
            Store.open(tmp_path, write=write)


@pytest.mark.parametrize("content", [b"name,amount\n", b"SQLite format 2\x00", b"\x00" * 4096])
def test_another_file_is_refused_and_left_as_it_is(tmp_path, content):
    """A file that is no database is never overwritten."""
    path = tmp_path / "notes.csv"
    path.write_bytes(content)
    for write in (False, True):
        with pytest.raises(NotAStore):
            Store.open(path, write=write)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path):
    """The application id in the header decides."""
    path = tmp_path / "places.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    for write in (False, True):
        with pytest.raises(NotAStore, match="another program"):
            Store.open(path, write=write)
    assert path.read_bytes() == before


def test_an_empty_file_cannot_be_asked_but_can_be_built(tmp_path):
    """A build stopped in its first moment leaves an empty file; the next one goes on."""
    path = tmp_path / "graph.db"
    path.touch()
    with pytest.raises(NotAStore, match="is empty"):
        Store.open(path)
    with Store.open(path, write=True) as store:
        assert store.one("SELECT count(*) FROM documents") == (0,)


def test_a_newer_graph_is_refused_with_advice(tmp_path):
    """An old graphkit does not touch what it does not know."""
    path = tmp_path / "graph.db"
    Store.open(path, write=True).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
    for write in (False, True):
        with pytest.raises(NewerStore) as told:
            Store.open(path, write=write)
        assert "Upgrade" in told.value.hint


def test_an_older_graph_is_migrated_and_its_copy_kept(tmp_path, monkeypatch):
    """Reading asks for a build; building migrates step by step and keeps the old file."""
    path = tmp_path / "graph.db"
    with Store.open(path, write=True) as store:
        store.set("model", "kept")
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    monkeypatch.setattr(migrations, "STEPS", {migrations.VERSION - 1: "CREATE TABLE added (id INTEGER);"})
    with pytest.raises(StoreError, match="older form") as refused:
        Store.open(path)
    assert refused.value.hint.endswith(f"graphkit build PATHS -g {path}")
    with Store.open(path, write=True) as store:
        assert store.setting("model") == "kept"
        assert store.one("SELECT count(*) FROM added") == (0,)
    (backup,) = tmp_path.glob("*.bak")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with closing(sqlite3.connect(backup)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (migrations.VERSION - 1,)


def read_all(path):
    """Read every document of a graph file."""
    with Store.open(path) as store:
        return list(store.rows("SELECT * FROM documents"))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_truncated_graph_is_refused(tmp_path, graph_file, share):
    """A copy that broke off is told as damaged, not answered from."""
    whole = graph_file.read_bytes()
    path = tmp_path / "graph.db"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(NotAStore, match="damaged"):
        read_all(path)


def test_the_graph_is_private(tmp_path):
    """Nobody else on the machine reads it, nor what lies beside it while it is written."""
    path = tmp_path / "new" / "graph.db"
    with Store.open(path, write=True) as store:
        store.set("model", "x")
        modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert [one.name for one in path.parent.iterdir()] == ["graph.db"]


def test_a_second_writer_is_told_who_writes(tmp_path):
    """One build at a time; the other hears the process and since when."""
    path = tmp_path / "graph.db"
    with Store.open(path, write=True), pytest.raises(StoreBusy, match=f"process {os.getpid()}, since 20"):
        Store.open(path, write=True)
    Store.open(path, write=True).close()


def test_a_dead_writer_is_taken_over(tmp_path):
    """What a killed build leaves behind stops nobody."""
    path = tmp_path / "graph.db"
    program = (
        "import os, sys; from pathlib import Path; from graphkit.store import Store\n"
        "store = Store.open(Path(sys.argv[1]), write=True); store.set('model', 'x'); os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", program, path], check=False).returncode == -9
    assert path.with_name("graph.db.lock").exists()
    with Store.open(path, write=True) as store:
        assert store.setting("model") == "x"


def test_a_reader_sees_one_moment(tmp_path):
    """What is written while a question is answered does not enter the answer."""
    path = tmp_path / "graph.db"
    with Store.open(path, write=True) as writer:
        writer.set("model", "before")
        with Store.open(path) as reader:
            writer.set("model", "after")
            assert reader.setting("model") == "before"
        with Store.open(path) as reader:
            assert reader.setting("model") == "after"


def test_a_reader_cannot_write(tmp_path):
    """A question never changes the graph."""
    path = tmp_path / "graph.db"
    Store.open(path, write=True).close()
    with pytest.raises(StoreError, match="cannot be written"), Store.open(path) as store:
        store.set("model", "x")


def test_a_question_leaves_no_file_behind(tmp_path):
    """Nor does it change a byte of the graph."""
    path = tmp_path / "graph.db"
    Store.open(path, write=True).close()
    before = path.read_bytes()
    with Store.open(path) as store:
        assert store.one("SELECT count(*) FROM entities") == (0,)
    assert [one.name for one in tmp_path.iterdir()] == ["graph.db"]
    assert path.read_bytes() == before


def test_a_graph_in_a_place_nobody_writes_can_be_read(tmp_path, graph_file, monkeypatch):
    """A graph on a read-only disk answers questions."""
    monkeypatch.setattr("graphkit.store.opening.os.access", lambda *_: False)
    with Store.open(graph_file) as store:
        assert store.one("SELECT count(*) FROM documents") == (3,)


def test_a_broken_transaction_leaves_nothing(tmp_path):
    """All of a block is written, or nothing."""
    with Store.open(tmp_path / "graph.db", write=True) as store:
        with pytest.raises(sqlite3.OperationalError), store.transaction():  # noqa: PT012 - what comes first is undone
            store.set("model", "x")
            store.db.execute("nonsense")
        assert store.setting("model") is None


def test_decisions_survive_the_step_to_form_3(tmp_path):
    """A graph of form 2 keeps its decisions and learns the new ones; what is derived is made anew at the next build."""
    path = tmp_path / "graph.db"
    with Store.open(path, write=True) as store:
        store.db.executescript(
            """DROP TABLE memory; DROP TABLE anchors; DROP TABLE anchor_lists; ALTER TABLE doubts DROP COLUMN unsure; DROP TABLE judgements;
            CREATE TABLE judgements (id INTEGER PRIMARY KEY, left TEXT NOT NULL, right TEXT NOT NULL,
                verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')), user TEXT NOT NULL,
                created TEXT NOT NULL, reason TEXT NOT NULL, deleted TEXT) STRICT;
            INSERT INTO judgements VALUES (7, 'Ada', 'Bo', 'same', 'ines', '2026-01-01', '', NULL);
            INSERT INTO settings VALUES ('derived', 'x'); PRAGMA user_version = 2;"""
        )
    with Store.open(path, write=True) as store:
        assert store.one("PRAGMA user_version") == (migrations.VERSION,)
        assert store.setting("derived") is None
        assert [(number, one.left, one.verdict) for number, one in judgements.numbered(store)] == [(7, "Ada", "same")]
        judgements.append(store, Judgement("Ada", "", Verdict.IGNORE, "ines", "2026-01-02"))
        assert len(judgements.active(store)) == 2
