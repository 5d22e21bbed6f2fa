"""Readers and a writer share the graph file: whole documents only, and nobody waits."""

from __future__ import annotations

from threading import Event, Thread

from conftest import WORLD
from papers import paper

from graphkit.derive import derive
from graphkit.query import check, entities
from graphkit.store import Store


def test_readers_see_whole_documents_while_a_build_writes(tmp_path):
    """Each of many looks finds every document as it was stored and a graph that fits its documents, never an error."""
    path = tmp_path / "graph.db"
    Store.open(path, write=True).close()
    finished = Event()
    looks: list[tuple[int, tuple[str, ...]]] = []

    def look():
        while not finished.is_set():
            with Store.open(path) as store:
                found = check(store, deep=True)
                list(entities(store))
            looks.append((found.documents, found.problems))

    readers = [Thread(target=look) for _ in range(4)]
    for reader in readers:
        reader.start()
    with Store.open(path, write=True) as store:
        for number in range(30):
            WORLD.add(
                store,
                paper(f"{number}.txt", f"Ada Quill met Bruno Stark for the {number}th time.", "Cleo Marsh spoke."),
            )
            if number % 5 == 4:
                derive(store)
    finished.set()
    for reader in readers:
        reader.join()
    assert {problems for _, problems in looks} == {()}
    assert len({documents for documents, _ in looks}) > 1
