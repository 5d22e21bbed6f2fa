"""Headlines: what stands in capitals has no grammar that a parser of prose could read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span

_SHOUTED = 0.7


def is_shouted(sentence: Span) -> bool:
    """Return whether most letters of `sentence` are capitals."""
    letters = [c for c in sentence.text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) / len(letters) >= _SHOUTED
