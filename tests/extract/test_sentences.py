"""Where sentences begin."""

from __future__ import annotations

import pytest

from graphkit.extract import extract
from graphkit.readers import document_of


def sentences(nlp, text: str) -> list[str]:
    """Return the sentences of `text`."""
    return [sentence.text for sentence in next(extract(nlp, [document_of(text, id="d")])).sentences]


def test_a_sentence_ends_where_a_name_is_followed_by_the_same_name(nlp):
    """A full stop of its own before a capital ends a sentence, whatever the parser makes of two names in a row."""
    first = (
        "The chairman is supported by Plains Ahead, a political action committee founded by the developer Dana Pike."
    )
    assert sentences(nlp, f"{first} Pike, who owns Pike Land Company, gave the PAC $40,000 in July.")[0] == first


@pytest.mark.parametrize(
    "name", ["St. Louis", "Cpl. Ann Lee", "J. Edgar Poe", "Lee & Sons Inc. of Boston", "U.S. Senate"]
)
def test_a_full_stop_inside_a_name_ends_no_sentence(nlp, name: str):
    """Abbreviations and initials keep theirs."""
    text = f"A letter to {name} was read on Monday."
    assert sentences(nlp, text) == [text]


def test_what_never_ends_is_cut(nlp):
    """A list of a thousand names is no sentence: its tree would be too deep to walk."""
    names = " and ".join(f"Orla Bim{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(500))
    found = next(extract(nlp, [document_of(names, id="d")]))
    assert max(len(sentence.text.split()) for sentence in found.sentences) <= 300
    assert len(found.mentions) > 400


def test_a_sentence_may_begin_behind_any_number_of_brackets(nlp):
    """Closing marks belong to what they close."""
    assert sentences(nlp, "(He left." + ")" * 50 + " She stayed.")[-1] == "She stayed."
