"""Headlines: what stands in capitals has no grammar that a parser of prose could read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.tokens import text_of

if TYPE_CHECKING:
    from spacy.tokens import Span

_SHOUTED = 0.7


def is_shouted(sentence: Span) -> bool:
    """Return whether most letters of `sentence` are capitals."""
    text = text_of(sentence.doc)[sentence.start_char : sentence.end_char]
    small = sum(map(str.islower, text))
    if len(text) - small < _SHOUTED * len(text):
        return False
    capitals = sum(map(str.isupper, text))
    return capitals >= _SHOUTED * (capitals + small) > 0
