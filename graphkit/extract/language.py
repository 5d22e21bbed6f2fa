"""Whether a text is English at all; what plainly is not is said so rather than guessed at."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graphkit.model import Document

ENGLISH = "en"
OTHER = "other than English"

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
"""Characters that are looked at, from the middle of the text."""
_FEW = 40
"""Words in lower case below which nothing is said."""
_VARIED = 8
"""Different ones of them below which nothing is said: one sentence, said again and again."""
_LEAST = 0.11
"""Of the words in lower case of an English text a third and more are stop words, of German or French ones at most a tenth."""


def with_language(document: Document) -> Document:
    """Return `document` with its language, and with a warning where that is not English."""
    if document.language is not None or (english := is_english(document.clean.text)) is None:
        return document
    if english:
        return replace(document, language=ENGLISH)
    warning = f"the text is {OTHER}: its names were not looked for"
    return replace(document, language=OTHER, warnings=(*document.warnings, warning))


def is_english(text: str) -> bool | None:
    """Return whether `text` is English by its share of stop words; None where it is too short to tell.

    >>> is_english("The council said that it would not vote on the plan before the end of the year. " * 4)
    True
    >>> is_english("Der Rat sagte, er werde vor dem Ende des Jahres nicht abstimmen über den Plan. " * 4)
    False
    """
    middle = max(0, (len(text) - _SAMPLE) // 2)
    found = [word for word in _WORD.findall(text, middle, middle + _SAMPLE) if word.islower()]
    if len(found) < _FEW or len(set(found)) < _VARIED:
        return None
    return sum(word in _stop_words() for word in found) >= _LEAST * len(found)


@cache
def _stop_words() -> frozenset[str]:
    from spacy.lang.en.stop_words import STOP_WORDS

    # Words of two letters and fewer are words of other languages as well.
    return frozenset(word for word in STOP_WORDS if len(word) > 2 or word in {"of", "to", "by", "it"})
