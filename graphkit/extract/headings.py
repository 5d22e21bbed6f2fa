"""Headlines: what stands in capitals has no grammar that a parser of prose could read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span

_SHOUTED = 0.7


def is_shouted(sentence: Span) -> bool:
    """Return whether most letters of `sentence` are capitals."""
    text = sentence.text
    capitals, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return capitals >= _SHOUTED * (capitals + small) > 0
