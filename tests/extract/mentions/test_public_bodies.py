"""Which bodies are public ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from graphkit.extract.mentions.public_bodies import public, telling_word
from graphkit.extract.network.decoding import Labelled
from graphkit.extract.spans import Name

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "span", "share", "type_"),
    [
        ("the Zelvik Court met", (1, 3), 0.1, "agency"),
        ("the Court of Zelvik met", (1, 4), 0.1, "agency"),
        ("the Zelvik Party met", (1, 3), 0.1, ""),
        ("the Zelvik met", (1, 2), 0.1, ""),
        ("the Zelvik met", (1, 2), 0.7, "agency"),
        ("a member of the Zelvik spoke", (4, 5), 0.3, "agency"),
        ("he sits in Zelvik", (3, 4), 0.3, "agency"),
        ("the FEC met", (1, 2), 0.2, "agency"),
        ("the ZVK met", (1, 2), 0.2, ""),
    ],
)
def test_opinions_words_and_seats_vote(
    nlp: Language, text: str, span: tuple[int, int], share: float, type_: str
) -> None:
    """A word like "court" and somebody who sits in it make up for what the second layer doubts."""
    doc = nlp.make_doc(text)
    doc._.bodies = []
    doc._.opinions = np.array([[0, 0.9, 0, 0, share, 0, 0]] * len(doc))
    assert public(doc, [Name(*span, "ORG")]) == bool(type_)


def test_a_part_of_a_longer_body_is_none(nlp: Language) -> None:
    """The words speak for the whole that the second layer sees."""
    doc = nlp.make_doc("the Zelvik administration fell")
    doc._.bodies = [Labelled(1, 3, "AGENCY", 0.9)]
    doc._.opinions = np.array([[0, 0.9, 0, 0, 0.9, 0, 0]] * len(doc))
    assert not public(doc, [Name(1, 2, "ORG")])


def test_without_opinions_nothing_is_public(nlp: Language) -> None:
    """Another pipeline has no second layer."""
    doc = nlp.make_doc("the Zelvik Court met")
    doc._.opinions = None
    assert not public(doc, [Name(1, 3, "ORG")])


def test_the_telling_word_stands_before_of_or_last() -> None:
    """One word tells nothing by itself."""
    assert telling_word(["court", "of", "zelvik"]) == ("of", "court")
    assert telling_word(["zelvik", "county", "court"]) == ("last", "court")
    assert telling_word(["zelvik"]) is None
