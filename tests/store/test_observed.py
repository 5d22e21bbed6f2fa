"""What was observed is stored exactly and removed without a trace."""

from __future__ import annotations

from conftest import PAPERS, WORLD
from papers import World, paper

from graphkit.store import Store, observed
from graphkit.store.dump import dump
from graphkit.text import CleanText, CleanTextBuilder


def test_any_text_survives(tmp_path):
    """NUL, lone surrogates and every script come back as they were."""
    text = "Ada\x00Quill \ud800 Łukasz 李 🗳"
    with Store.open(tmp_path / "graph.db", write=True) as store:
        observed.write(store, World().observed(paper("odd.txt", text)), fingerprint="test")
        assert observed.source_text(store, 1) == text


def test_the_map_back_to_the_source_survives(tmp_path):
    """Clean text, runs, blocks and what was dropped are stored with the document."""
    builder = CleanTextBuilder("Quill &amp; Sons <br> menu")
    builder.copy(0, 6)
    builder.replace(6, 11, "&")
    builder.copy(11, 16)
    builder.drop(16, 26, "navigation")
    builder.block(0, "paragraph")
    clean = builder.built()
    whole = WORLD.observed(PAPERS[0])
    document = type(whole.document)(
        "d1", "a.html", "", "0", "text/html", "Quill &amp; Sons <br> menu", clean, title="Quill"
    )
    with Store.open(tmp_path / "graph.db", write=True) as store:
        empty = World().observed(paper("a.html", "x"))
        observed.write(
            store,
            observed.Observed(document, type(empty.extraction)("d1", (), (), ()), (), b""),
            fingerprint="test",
        )
        assert observed.clean_text(store, 1) == clean
        assert observed.clean_text(store, 99) == CleanText.of("")


def test_a_document_is_removed_without_a_trace(tmp_path):
    """Adding and removing a document gives the store that never had it, in the word index too."""
    with Store.open(tmp_path / "graph.db", write=True) as store:
        WORLD.add(store, PAPERS[0])
        before = list(dump(store))
        other = WORLD.observed(PAPERS[1])
        observed.write(store, other, fingerprint="test")
        assert list(store.rows("SELECT rowid FROM passage_fts WHERE passage_fts MATCH 'owns'"))
        observed.erase(store, other.document.id)
        assert list(dump(store)) == before
        assert not list(store.rows("SELECT rowid FROM passage_fts WHERE passage_fts MATCH 'owns'"))


def test_writing_a_document_again_changes_nothing(tmp_path):
    """A document has one place, under its id."""
    with Store.open(tmp_path / "graph.db", write=True) as store:
        WORLD.add(store, PAPERS[0])
        before = list(dump(store))
        WORLD.add(store, PAPERS[0])
        assert list(dump(store)) == before


def test_references_come_back_with_story_and_mentions(graph_file):
    """What resolution reads is what the document said."""
    with Store.open(graph_file) as store:
        found = {reference.names[0][0]: reference for reference in observed.references(store)}
        gift = WORLD.observed(PAPERS[0])
        expected = {reference.names[0][0]: reference for reference in gift.references}
    assert found["Ada Quill"] == expected["Ada Quill"]
    assert len(found["Bruno Stark"].mentions) == 1
