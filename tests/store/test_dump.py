"""Two graph files of the same content give the same dump."""

from __future__ import annotations

from itertools import permutations

from conftest import PAPERS, WORLD

from graphkit.derive import derive
from graphkit.store import Store
from graphkit.store.dump import dump


def lines(path):
    """Return the dump of a graph file."""
    with Store.open(path) as store:
        return list(dump(store))


def test_the_order_of_writing_does_not_show(tmp_path, graph_file):
    """Row numbers, which depend on the order of the documents, stay inside."""
    for number, order in enumerate(permutations(PAPERS)):
        assert lines(WORLD.store(tmp_path / f"{number}.db", order)) == lines(graph_file)


def test_deriving_again_changes_nothing(tmp_path):
    """Derived records depend on observed ones alone."""
    path = WORLD.store(tmp_path / "graph.db", PAPERS)
    before = lines(path)
    with Store.open(path, write=True) as store:
        derive(store)
    assert lines(path) == before
