"""A document's clean text cut into windows that a model can read in bounded memory."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice, takewhile
from typing import TYPE_CHECKING, TypeVar

from graphkit.extract.casing import calmed
from graphkit.extract.tokens import common_words
from graphkit.model import Document
from graphkit.text import Block

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 60_000
"""Characters that are read together at most."""
WINDOW = 50_000
"""Characters; spaCy takes some 4 kB for each, and stops at a million."""

_BREATHLESS = re.compile(r"\S{400,}")
_STRETCH = re.compile(r"(\S{99})\S")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a document's clean text, and where the same stretch stands again right behind it."""

    document: Document
    start: int
    end: int
    again: tuple[int, ...] = ()


W = TypeVar("W", bound=tuple[int, int, Window])


def windows(document: Document, *, size: int = WINDOW) -> Iterator[Window]:
    """Yield the windows of `document`, at least one; of several in a row that say the same, the first."""
    for _, same in groupby(cuts(document, size), key=partial(_content, document)):
        (start, end), *more = same
        yield Window(document, start, end, tuple(first for first, _ in more))


def batches(pieces: Iterable[W], count: int) -> Iterator[list[W]]:
    """Yield `pieces` in lists of at most `count` windows, or fewer where they have many characters together."""
    batch: list[W] = []
    characters = 0
    for piece in pieces:
        length = piece[2].end - piece[2].start
        if batch and (len(batch) >= count or characters + length > BATCH):
            yield batch
            batch, characters = [], 0
        batch.append(piece)
        characters += length
    if batch:
        yield batch


def doc_of(nlp: Language, window: Window) -> Doc:
    """Return the tokenised Doc of `window`, which knows where it comes from."""
    document, start, end = window.document, window.start, window.end
    doc = nlp.make_doc(calmed(_breathing(document.clean.text[start:end]), common_words(nlp.vocab)))
    doc._.source = document
    doc._.window_start = start
    doc._.blocks = _blocks(document, start, end)
    return doc


def _breathing(text: str) -> str:
    """Return `text`, as long as it was, with a blank now and then in what has none: spaCy splits that in quadratic time."""
    return _BREATHLESS.sub(lambda run: _STRETCH.sub(r"\1 ", run.group()), text)


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


def _content(document: Document, cut: tuple[int, int]) -> tuple[object, ...]:
    """Return all that the reading of a stretch depends on: its text, clean and as it was given, and its blocks."""
    start, end = cut
    left, right = document.clean.source_span(start, end) if end > start else (0, 0)
    blocks = [
        (max(each.start, start) - start, min(each.end, end) - start, each.kind) for each in _blocks(document, *cut)
    ]
    return document.clean.text[start:end], document.text[left:right], blocks


def _blocks(document: Document, start: int, end: int) -> list[Block]:
    """Return the blocks of a stretch, with the one that it begins in."""
    blocks = document.clean.blocks
    first = max(0, bisect_right(blocks, start, key=lambda block: block.start) - 1)
    return list(takewhile(lambda block: block.start < end, islice(blocks, first, None)))


def _cut(text: str, start: int, limit: int, block_ends: list[int]) -> int:
    last = bisect_right(block_ends, limit) - 1
    if last >= 0 and block_ends[last] > start + (limit - start) // 2:
        return block_ends[last]
    sentence_ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
    if sentence_ends:
        return sentence_ends[-1]
    blank = text.rfind(" ", start + 1, limit)
    return blank + 1 if blank > start else limit
