"""What is asked of every token of a document is asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.tokens import (
    dependents,
    lemmas,
    of_each,
    plain,
    text_between,
    text_of,
    tokens_among,
    tokens_of_lemma,
)

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "The founders met.  The FOUNDER left\n\nafter the meeting."


def test_each_spelling_is_asked_once(nlp: Language) -> None:
    """What is told of a spelling holds for all tokens that are spelt so."""
    asked: list[str] = []

    def length(spelling: str) -> int:
        asked.append(spelling)
        return len(spelling)

    doc = nlp.make_doc("the cat, the dog, the end")
    assert of_each(doc, "ORTH", length) == [3, 3, 1, 3, 3, 1, 3, 3]
    assert sorted(asked) == [",", "cat", "dog", "end", "the"]
    assert of_each(nlp.make_doc(""), "ORTH", length) == []


def test_lemmas_and_text_are_those_of_the_tokens(nlp: Language) -> None:
    """Lemmas in lower case, and the text as it stands."""
    doc = nlp(TEXT)
    assert lemmas(doc) == [token.lemma_.lower() for token in doc]
    assert text_of(doc) == TEXT == doc.text


def test_tokens_are_found_by_their_lemma_within_a_stretch(nlp: Language) -> None:
    """Only the tokens of the stretch count, in whatever form they stand."""
    doc = nlp(TEXT)
    assert [token.text for token in tokens_of_lemma(doc[:], {"founder"})] == ["founders", "FOUNDER"]
    assert [token.text for token in tokens_of_lemma(doc[4:], {"founder"})] == ["FOUNDER"]


def test_what_hangs_on_a_token_is_what_spacy_finds(nlp: Language) -> None:
    """Each dependent in order, with its label."""
    doc = nlp(TEXT)
    assert [dependents(token) for token in doc] == [[(one.dep_, one) for one in token.children] for token in doc]


def test_the_text_of_a_stretch_needs_no_span(nlp: Language) -> None:
    """From the first letter of the first token to the last of the last, blanks between them as they stand."""
    doc = nlp(TEXT)
    stretches = [(start, end) for start in range(len(doc)) for end in range(start, len(doc) + 1)]
    assert [text_between(doc, *one) for one in stretches] == [doc[start:end].text for start, end in stretches]


def test_words_are_found_where_they_stand_in_order(nlp: Language) -> None:
    """The same, whether few words are looked for or more than the document has."""
    doc = nlp(TEXT)
    many = frozenset({"the", "meeting", *(f"word{number}" for number in range(99))})
    for wanted in ({"the", "meeting"}, many):
        assert list(tokens_among(doc, wanted)) == [token for token in doc if plain(token) in wanted]
