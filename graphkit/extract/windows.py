"""A document's clean text cut into windows that a model can read in bounded memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.casing import calmed
from graphkit.extract.tokens import common_words
from graphkit.model import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

WINDOW = 50_000
"""Characters; spaCy takes some 4 kB for each, and stops at a million."""

_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+")


def windows(nlp: Language, document: Document, *, size: int = WINDOW) -> Iterator[Doc]:
    """Yield the windows of `document` as tokenised Docs that know where they come from; at least one."""
    common = common_words(nlp.vocab)
    for start, end in cuts(document, size):
        doc = nlp.make_doc(calmed(document.clean.text[start:end], common))
        doc._.source = document
        doc._.window_start = start
        doc._.blocks = [block for block in document.clean.blocks if block.start < end and block.end > start]
        yield doc


def cuts(document: Document, size: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of at most `size` characters that end with a block, else a sentence, else a blank."""
    text = document.clean.text
    ends = [block.end for block in document.clean.blocks]
    start = 0
    while len(text) - start > size:
        end = _cut(text, start, start + size, ends)
        yield start, end
        start = end
    yield start, len(text)


def _cut(text: str, start: int, limit: int, block_ends: list[int]) -> int:
    whole = [end for end in block_ends if start + size_floor(start, limit) < end <= limit]
    if whole:
        return whole[-1]
    sentence_ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
    if sentence_ends:
        return sentence_ends[-1]
    blank = text.rfind(" ", start + 1, limit)
    return blank + 1 if blank > start else limit


def size_floor(start: int, limit: int) -> int:
    """Return the least useful length of a window that ends with a block: half of what fits."""
    return (limit - start) // 2
