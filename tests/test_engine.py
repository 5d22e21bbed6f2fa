"""Reading in this process: in order, file by file, and nothing a file does stops the others."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graphkit import engine, extract, readers
from graphkit.engine import Ended, MapSettings, Pipeline, Read, Task
from graphkit.errors import ModelError, ReadError
from graphkit.model import Extraction
from graphkit.readers import ReadOptions

SETTINGS = MapSettings(extract.ExtractSettings(), ReadOptions())


@pytest.fixture
def loaded(monkeypatch):
    """Let files give the documents that their names list, and extraction find nothing in them; return how often it was loaded."""
    loads = []

    def documents(path, *, root, options):
        for name in path.stem.split("+"):
            if name == "bad":
                raise ReadError("It is torn.")
            yield readers.document_of(name, id=name)

    def extraction(nlp, found):
        for document in found:
            if document.id == "poison":
                raise ValueError("too strange")
            while document.id == "endless":
                pass
            yield Extraction(document.id, (), (), ())

    monkeypatch.setattr(readers, "documents", documents)
    monkeypatch.setattr(extract, "extract", extraction)
    monkeypatch.setattr(extract, "load", loads.append)
    return loads


def events(*names, known=()):
    """Return what files of those names give, in short."""
    tasks = [Task(number, Path(f"{name}.txt"), Path(), known=frozenset(known)) for number, name in enumerate(names)]
    return [
        (event.task, event.document, event.observed is not None) if isinstance(event, Read) else event
        for event in Pipeline(SETTINGS).events(tasks)
    ]


def test_documents_come_in_the_order_of_files_and_parts(loaded):
    """Each file ends after its last document; the pipeline is loaded once."""
    assert events("a+b", "c") == [(0, "a", True), (0, "b", True), Ended(0), (1, "c", True), Ended(1)]
    assert len(loaded) == 1


def test_a_torn_file_keeps_what_was_read_of_it(loaded):
    """Its end tells the reason."""
    assert events("a+bad", "c") == [(0, "a", True), Ended(0, "It is torn."), (1, "c", True), Ended(1)]


def test_known_documents_are_not_extracted(loaded):
    """Where nothing else is left, spaCy is not even loaded."""
    assert events("a+b", "bad", known="ab") == [(0, "a", False), (0, "b", False), Ended(0), Ended(1, "It is torn.")]
    assert len(loaded) == 0


def test_a_text_that_breaks_a_library_is_found_and_named(loaded):
    """The files read beside it are read again, alone."""
    found = events("a", "poison", "b")
    assert found[0] == (0, "a", True)
    assert found[-2:] == [(2, "b", True), Ended(2)]
    assert Ended(1, "Could not be analysed: ValueError: too strange") in found


def test_a_text_that_never_ends_is_given_up(loaded, monkeypatch):
    """So much computing time and no more; the files beside it are read."""
    monkeypatch.setattr(engine, "FIRST_SECONDS", 0.1)
    found = events("a", "endless", "b")
    assert found[0] == (0, "a", True)
    assert found[-3:] == [Ended(1, "Took more than 0 seconds of computing time."), (2, "b", True), Ended(2)]


def test_time_that_a_writer_takes_is_not_the_file_s(loaded, monkeypatch):
    """What is read is stored between two documents."""
    monkeypatch.setattr(engine, "FIRST_SECONDS", 0.2)
    found = []
    for event in Pipeline(SETTINGS).events([Task(0, Path("a+b.txt"), Path())]):
        found.append(event)
        since = time.process_time()
        while time.process_time() - since < 0.3:
            pass
    assert found[-1] == Ended(0)


def test_a_missing_model_is_no_fault_of_a_file(loaded, monkeypatch):
    """It stops the build."""

    def load(_settings):
        raise ModelError("There is none.")

    monkeypatch.setattr(extract, "load", load)
    with pytest.raises(ModelError):
        events("a")


def test_one_job_needs_no_pool(loaded, monkeypatch):
    """Small amounts are read here."""
    tasks = [Task(0, Path("a.txt"), Path())]
    assert [type(event) for event in engine.run(tasks, SETTINGS)] == [Read, Ended]
