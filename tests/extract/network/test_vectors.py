"""The vectors that grammar is read from are spaCy's own, made another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import spacy

from graphkit.extract.network import vectors
from graphkit.extract.network.vectors import WordVectors
from graphkit.extract.pipeline import GRAMMAR

if TYPE_CHECKING:
    import pytest

TEXTS = (
    "The mayor of Oldport paid.",
    "Paid by the Oldport Harbor Fund, she said\n\nnothing of the $900 that the mayor's brother-in-law had given her.",
    "Oldport",
)


def test_vectors_are_those_of_the_pipeline_whatever_was_read_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words met before, met anew and forgotten in between have the vectors that spaCy's own layers give them."""
    plain = spacy.load(GRAMMAR)
    tok2vec = plain.get_pipe("tok2vec")
    made = WordVectors(tok2vec)
    for remembered in (1 << 15, 1):
        monkeypatch.setattr(vectors, "_REMEMBERED", remembered)
        for text in TEXTS:
            (expected,) = tok2vec.predict([plain.make_doc(text)])
            np.testing.assert_allclose(made(plain.make_doc(text)).tensor, expected, atol=1e-4)


def test_a_text_without_words_has_no_vectors() -> None:
    """An empty document passes through."""
    plain = spacy.load(GRAMMAR)
    assert WordVectors(plain.get_pipe("tok2vec"))(plain.make_doc("")).tensor.size == 0
