"""spaCy's rule-driven components say the same when they are made faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from graphkit.extract import extract, load, tuning
from graphkit.extract.pipeline import GRAMMAR
from graphkit.readers import document_of

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = (
    "Ain't it odd that the mayor's sister did what she had done, once, for the geese of Oldport? They're gonna leave.",
    "There is\n\nno one but him who would've, I think, been given those knives; let's ask somebody whose keys were lost.",
    "Whether you all do or don't, I got ta say: Wo n't it have been the 3rd best of the committees' parties?",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    """Return the pipeline as spaCy loads it."""
    return spacy.load(GRAMMAR)


def test_the_table_of_attributes_says_what_the_ruler_says(plain: Language) -> None:
    """Parts of speech, features, lemmas and dependencies are those of the pipeline that was not tuned."""
    names = ("graphkit_attributes", "graphkit_vectors", "tagger", "parser", "graphkit_lemmas")
    tuned = load()
    with tuned.select_pipes(enable=names):
        for text in TEXTS:
            found, expected = tuned(text), plain(text)
            assert [(t.text, t.pos_, t.lemma_, t.dep_, str(t.morph)) for t in found] == [
                (t.text, t.pos_, t.lemma_, t.dep_, str(t.morph)) for t in expected
            ]


def test_words_are_looked_up_in_tables_when_lemmas_are_made(nlp: Language) -> None:
    """The lemmatizer asks a table, not a list, whether a form is a word."""
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert {type(words) for words in index.values()} == {dict}


def test_words_that_are_forgotten_are_read_as_before(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document says the same whether or not its words are kept."""
    documents = [document_of(text, id=str(number)) for number, text in enumerate(TEXTS)]
    found = []
    for frequent in (0, 1 << 20):
        monkeypatch.setattr(tuning, "_FREQUENT", frequent)
        found.append([*extract(nlp, documents)])
    assert found[0] == found[1]


def test_verbs_with_a_hyphen_have_their_lemma(nlp: Language) -> None:
    """The verb of "re-elected" is "re-elect", not "re-electe", by which no pattern would find it."""
    doc = nlp("Maria Lopez was re-elected in 2019 and co-founded Apex Industries.")
    assert [token.lemma_ for token in doc if "-" in token.text] == ["re-elect", "co-found"]
