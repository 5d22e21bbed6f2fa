"""Doubts are asked about, the most consequential first; an answer is kept at once and obeyed at the end."""

from __future__ import annotations

import pytest
from papers import Said, World, paper

from graphkit import mirror
from graphkit.decide import decide
from graphkit.errors import JudgementConflict
from graphkit.model import Money, Verdict
from graphkit.query import entity
from graphkit.query.doubtful import questions, side
from graphkit.query.records import entity_row
from graphkit.review import Review, apply
from graphkit.store import Store, judgements

WORLD = World(
    {
        "Dorian Hallick": "PERSON",
        "Dorian Halick": "PERSON",
        "Edda Frostick": "PERSON",
        "Edda Frostik": "PERSON",
        "Harbor Future PAC": "PAC",
        "Shoreline League": "PAC",
    }
)
PAPERS = (
    paper("1.txt", "Edda Frostick spoke."),
    paper("2.txt", "Edda Frostik was silent."),
    paper(
        "3.txt", ("Dorian Hallick backs Harbor Future PAC.", Said("Dorian Hallick", "SUPPORTS", "Harbor Future PAC"))
    ),
    paper(
        "4.txt",
        "Nobody knew.",
        (
            "It is Halick, Dorian Halick, who gave $5,000 to Shoreline League.",
            Said("Dorian Halick", "FUNDED", "Shoreline League", amount=Money("$5,000", 5000.0, "USD")),
        ),
    ),
)


@pytest.fixture
def graph(tmp_path):
    """Return a graph with doubts."""
    return WORLD.store(tmp_path / "graph.db", PAPERS)


def asked(graph, **options):
    """Return the questions by the names of both sides, in order."""
    with Store.open(graph) as store:
        return [tuple(sorted((one.left.name, one.right.name))) for one in questions(store, **options)]


FROST, VALE = ("Edda Frostick", "Edda Frostik"), ("Dorian Halick", "Dorian Hallick")


def question(graph, names):
    """Return the question about two names."""
    with Store.open(graph) as store:
        return next(one for one in questions(store, unsure=True) if {one.left.name, one.right.name} == set(names))


def test_the_most_consequential_doubt_comes_first(graph):
    """With the same closeness, whom money and connections hang on."""
    assert asked(graph) == [VALE, FROST]
    first, second = question(graph, VALE), question(graph, FROST)
    assert (first.stories, first.connections) == (1, 1)
    assert first.weight > second.weight > 0
    assert first.reason == second.reason == "spelled by the same sound"


def test_both_sides_show_what_documents_say(graph):
    """Sentences with the words that name, and the strongest connections."""
    with Store.open(graph) as store:
        shown = side(store, entity_row(entity(store, "Dorian Halick")))
    assert shown.connections == (("FUNDED", "out", "Shoreline League"),)
    (sentence,) = shown.sentences
    assert (sentence.text, sentence.names) == (PAPERS[3].sentences[1][0], ("Dorian Halick",))
    assert PAPERS[3].text[sentence.start : sentence.end] == sentence.text
    assert sentence.document == "4.txt"


def test_an_answer_is_kept_at_once_and_obeyed_at_the_end(graph):
    """Between the two the graph is as it was; the file beside it has the answer already."""
    Review(graph).answer(question(graph, FROST), Verdict.SAME)
    assert asked(graph) == [VALE, FROST]
    assert "same,Edda Frost" in mirror.place(graph).read_text("utf-8")
    assert apply(graph)
    assert not apply(graph)
    assert asked(graph) == [VALE]
    with Store.open(graph) as store:
        assert entity(store, "Edda Frostick") == entity(store, "Edda Frostik")


def test_pairs_that_were_answered_do_not_come_back(graph):
    """Those that somebody was unsure about on request only."""
    review = Review(graph)
    review.answer(question(graph, FROST), Verdict.DIFFERENT)
    review.answer(question(graph, VALE), Verdict.UNSURE)
    apply(graph)
    assert asked(graph) == []
    assert asked(graph, unsure=True) == [VALE]


def test_an_answer_can_be_taken_back(graph):
    """The last first, and no more than were given."""
    review = Review(graph)
    review.answer(question(graph, FROST), Verdict.SAME)
    assert review.take_back() == question(graph, FROST)
    assert review.take_back() is None
    assert not apply(graph)
    assert asked(graph) == [VALE, FROST]


def test_an_answer_that_contradicts_others_is_refused(graph):
    """Also where these were given a moment ago, and the graph has not heard of them."""
    with Store.open(graph, write=True) as store:
        decide(store, "Edda Frostick", "Dorian Hallick", Verdict.SAME)
        decide(store, "Edda Frostik", "Dorian Halick", Verdict.SAME)
    review = Review(graph)
    with Store.open(graph) as store:
        (only,) = questions(store)
    review.answer(only, Verdict.DIFFERENT)
    with pytest.raises(JudgementConflict, match="different"):
        review.answer(only, Verdict.SAME)
    with Store.open(graph) as store:
        assert [one.verdict for one in judgements.active(store)] == ["same", "same", "different"]
