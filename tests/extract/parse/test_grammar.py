"""The parse is read without recursion: a sentence may be as deep as it is long."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from graphkit.extract.parse import grammar

DEEP = 3000
"""Words of a chain, each of which hangs on the one before: more than Python's limit of calls within calls."""


def chain(label: str, tag: str, part: str) -> Doc:
    """Return a sentence of one chain of words of one kind."""
    words, heads = ["word"] * DEEP, [max(place - 1, 0) for place in range(DEEP)]
    labels = ["ROOT"] + [label] * (DEEP - 1)
    return Doc(Vocab(), words=words, heads=heads, deps=labels, tags=[tag] * DEEP, pos=[part] * DEEP)


def test_a_clause_of_thousands_of_words_in_a_chain_is_read() -> None:
    """A clause has every word of a chain of prepositions."""
    assert len(list(grammar.clause(chain("prep", "IN", "ADP")[0]))) == DEEP


def test_thousands_of_names_joined_by_commas_are_one_list() -> None:
    """A list has every name, in order, however many hang on one another."""
    found = grammar.coordinated(chain("conj", "NNP", "PROPN")[0])
    assert [token.i for token in found] == list(range(DEEP))


def test_the_voice_of_the_last_of_thousands_of_verbs_is_known() -> None:
    """A participle at the end of a long list of them has the voice of the first."""
    assert not grammar.is_passive(chain("conj", "VBN", "VERB")[DEEP - 1])


@pytest.mark.parametrize("label", ["prep", "conj", "advcl"])
def test_a_chain_is_read_from_any_place(label: str) -> None:
    """What is asked of a word in the middle asks for no more than stands above or below it."""
    middle = chain(label, "VBN", "VERB")[DEEP // 2]
    assert grammar.surface_subjects(middle) == []
