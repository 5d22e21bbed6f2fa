"""What stands between quotation marks; a block's end closes what is still open, since marks are often left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract.tokens import texts

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPENING = frozenset({"“", "``", "«", '"'})
_CLOSING = frozenset({"”", "''", "»", '"'})
_APOSTROPHES, _STRAIGHT = "''", '"'
_MAY_OPEN = _OPENING | {_APOSTROPHES}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `start` to `end` inside quotation marks, in the block that begins with the token `block`."""

    start: int
    end: int
    block: int


def quotations(doc: Doc, blocks: Sequence[int]) -> Iterator[Quotation]:
    """Yield what stands between quotation marks; `blocks` holds the number of each token's block."""
    opened, first = None, 0
    for i, mark in enumerate(texts(doc)):
        if i and blocks[i] != blocks[i - 1]:
            if opened is not None and i > opened:
                yield Quotation(opened, i, first)
            opened, first = None, i
        if opened is None and mark in _MAY_OPEN and _opens(doc, i, mark):
            opened = i + 1
        elif opened is not None and mark in _CLOSING:
            if i > opened:
                yield Quotation(opened, i, first)
            opened = None
    if opened is not None and len(doc) > opened:
        yield Quotation(opened, len(doc), first)


def block_numbers(doc: Doc) -> Iterator[int]:
    """Yield for every token how many blocks begin before it ends."""
    offset = doc._.window_start
    starts = [block.start - offset for block in doc._.blocks]
    number = 0
    for token in doc:
        while number < len(starts) and starts[number] <= token.idx:
            number += 1
        yield number


def _opens(doc: Doc, place: int, mark: str) -> bool:
    """Return whether a mark opens a quotation; one that is written alike at both ends does by the blanks beside it."""
    if mark not in {_APOSTROPHES, _STRAIGHT}:
        return mark in _OPENING
    blank_before = not place or bool(doc[place - 1].whitespace_) or doc[place - 1].is_space
    joined = place + 1 < len(doc) and not doc[place].whitespace_ and doc[place + 1].text[0].isalnum()
    if mark == _APOSTROPHES:
        return blank_before and not doc[place].whitespace_
    return blank_before or joined
