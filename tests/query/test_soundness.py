"""The check finds what is not as it was stored."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from graphkit.errors import GraphkitError
from graphkit.query import check
from graphkit.store import Store
from graphkit.store.dump import dump
from graphkit.store.packing import packed


def test_a_sound_file_has_no_problem(graph_file):
    """And its account adds up."""
    with Store.open(graph_file) as store:
        found = check(store, deep=True)
    assert (found.problems, found.stale, found.files, found.documents, found.stories) == ((), False, {"ok": 3}, 3, 3)
    assert found.characters == found.kept > 0


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("UPDATE texts SET text = ? WHERE document = 1", packed("something else")), "is not what was stored"),
        (("UPDATE sentences SET start = start + ? WHERE id = 1", 1), "is not what was stored"),
        (("UPDATE claims SET status = ? WHERE id = 1", "negated"), "is not what was stored"),
        (("UPDATE edges SET weight = weight + ? WHERE id = 1", 1), "entities and edges"),
        (
            ("UPDATE entities SET name = ? WHERE id = (SELECT min(id) FROM entities)", "Someone Else"),
            "entities and edges",
        ),
        (("UPDATE files SET path = ? WHERE id = 1", "other.txt"), "files and decisions"),
        (("DELETE FROM sentences WHERE id = ?", 2), "points to a missing row"),
    ],
)
def test_a_change_from_outside_is_found(tmp_path, graph_file, change, problem):
    """Whatever another program changes, the digests tell."""
    path = tmp_path / "graph.db"
    shutil.copy(graph_file, path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(change[0], change[1:])
    with Store.open(path) as store:
        assert problem in " ".join(check(store, deep=True).problems)


@pytest.mark.slow
def test_flipped_bits_never_give_another_answer(tmp_path, graph_file):
    """A flipped bit is refused, found by the deep check, or changes nothing that can be read."""
    path = tmp_path / "graph.db"
    with Store.open(graph_file) as store:
        before = list(dump(store))
    data = graph_file.read_bytes()
    rng = random.Random(1)  # noqa: S311 - the same bits every time
    for _ in range(150):
        broken = bytearray(data)
        broken[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(broken)
        assert found_or_harmless(path, before)


def found_or_harmless(path, before):
    """Return whether a damaged file is refused, reported or says what it said."""
    try:
        with Store.open(path) as store:
            return bool(check(store, deep=True).problems) or list(dump(store)) == before
    except GraphkitError:
        return True
