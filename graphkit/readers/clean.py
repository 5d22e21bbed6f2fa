"""Text as people scrape, copy and send it becomes text that a model can read, with the way back to the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graphkit.readers.boilerplate import without_boilerplate
from graphkit.readers.characters import plain_characters
from graphkit.readers.kinds import kinds
from graphkit.readers.lines import Line, Passage, glue, passages
from graphkit.text import CleanText, CleanTextBuilder

_FOLDED = re.compile(r"[ \t]{2,}|\t")


def plain(text: str) -> CleanText:
    """Return the clean text of a plain or scraped text.

    Characters are made plain, lines broken in mid-sentence joined, boilerplate dropped. Blocks follow each other on
    lines of their own, with an empty line between where the source has one.
    """
    simple = plain_characters(text)
    found = passages(simple.text)
    laid_out = _laid_out(simple.text, found, kinds(found)).over(simple)
    return without_boilerplate(laid_out)


def _laid_out(text: str, found: Sequence[Passage], names: Iterable[str]) -> CleanText:
    builder = CleanTextBuilder(text)
    at = 0
    for passage, kind in zip(found, names, strict=True):
        _separate(builder, at, passage)
        start = len(builder)
        at = _write(builder, text, passage.lines)
        builder.block(start, kind)
    builder.drop(at, len(text), "space")
    return builder.built()


def _separate(builder: CleanTextBuilder, at: int, passage: Passage) -> None:
    start = passage.lines[0].start
    if len(builder):
        builder.replace(at, start, "\n\n" if passage.border else "\n")
    else:
        builder.drop(at, start, "space")


def _write(builder: CleanTextBuilder, text: str, lines: Sequence[Line]) -> int:
    at = lines[0].start
    for line in lines:
        if line.start > at:
            _fill(builder, at, line)
        for start, end in _words(text, line):
            _copy_or_fold(builder, text, start, end)
        at = line.end
    return at


def _fill(builder: CleanTextBuilder, at: int, line: Line) -> None:
    if glue(line.text):
        builder.replace(at, line.start, " ")
    else:
        builder.drop(at, line.start, "space")


def _words(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line: words, and white space that is to be folded."""
    at = line.start
    for match in _FOLDED.finditer(text, line.start, line.end):
        yield at, match.start()
        yield match.start(), match.end()
        at = match.end()
    yield at, line.end


def _copy_or_fold(builder: CleanTextBuilder, text: str, start: int, end: int) -> None:
    if text[start : start + 1] in ("\t", " ") and text[start:end].isspace():
        builder.replace(start, end, " ")
    else:
        builder.copy(start, end)
