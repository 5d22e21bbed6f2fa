"""Text as people scrape, copy and send it becomes text that a model can read, with the way back to the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphkit.readers.boilerplate import without_boilerplate
from graphkit.readers.characters import plain_characters
from graphkit.readers.kinds import kinds, label
from graphkit.readers.lines import Line, Passage, glue, passages
from graphkit.text import CleanText, CleanTextBuilder

_CELLS = re.compile(r"(?P<cell>\s*\t\s*| {3,})|[ \n]{2,}|\n")
_LONGEST_LABEL = 500
_SPACES = re.compile(r"[ \t]{2,}|[\t\n]+[ \t\n]*")


def plain(text: str, *, media_type: str = "text/plain") -> CleanText:
    """Return the clean text of a plain or scraped text.

    Characters are made plain, lines broken in mid-sentence joined, boilerplate dropped. Blocks follow each other on
    lines of their own, with an empty line between where the source has one.
    """
    simple = plain_characters(text)
    found = passages(simple.text, wrapped=media_type == "message/rfc822")
    laid_out = _laid_out(simple.text, found, kinds(found)).over(simple)
    return without_boilerplate(laid_out, media_type=media_type)


def tidied(clean: CleanText, *, media_type: str) -> CleanText:
    """Return `clean`, whose blocks are known, with plain characters, folded spaces and no boilerplate."""
    simple = plain_characters(clean.text)
    tidy = _labelled(_folded(simple.moved(clean.blocks)).over(simple))
    return without_boilerplate(tidy.over(clean), media_type=media_type)


def _labelled(clean: CleanText) -> CleanText:
    """Return `clean` with bylines, datelines and captions among its paragraphs called so."""
    blocks = tuple(
        replace(block, kind=label(clean.text[block.start : block.end]) or block.kind)
        if block.kind == "paragraph" and block.end - block.start < _LONGEST_LABEL
        else block
        for block in clean.blocks
    )
    return replace(clean, blocks=blocks)


def _folded(clean: CleanText) -> CleanText:
    """Return `clean` with its blocks trimmed and every stretch of white space in them one space."""
    builder = CleanTextBuilder(clean.text)
    at = 0
    for block in clean.blocks:
        text = clean.text[block.start : block.end]
        first = block.start + len(text) - len(text.lstrip())
        last = block.start + len(text.rstrip())
        gap = clean.text[at:first]
        if len(builder):
            builder.replace(at, first, "\n\n" if "\n\n" in gap else "\n")
        else:
            builder.drop(at, first, "space")
        start = len(builder)
        _fold(builder, clean.text, (first, last), _SPACES)
        builder.block(start, block.kind)
        at = last
    builder.drop(at, len(clean.text), "space")
    return builder.built()


def _fold(builder: CleanTextBuilder, text: str, span: tuple[int, int], folded: re.Pattern[str]) -> None:
    start, end = span
    for match in folded.finditer(text, start, end):
        builder.copy(start, match.start())
        builder.replace(match.start(), match.end(), " | " if match.lastgroup == "cell" else " ")
        start = match.end()
    builder.copy(start, end)


def _laid_out(text: str, found: Sequence[Passage], names: Iterable[str]) -> CleanText:
    builder = CleanTextBuilder(text)
    at = 0
    for passage, kind in zip(found, names, strict=True):
        _separate(builder, at, passage)
        start = len(builder)
        at = _write(builder, text, passage.lines, _CELLS if kind == "row" else _SPACES)
        builder.block(start, kind)
    builder.drop(at, len(text), "space")
    return builder.built()


def _separate(builder: CleanTextBuilder, at: int, passage: Passage) -> None:
    start = passage.lines[0].start
    if len(builder):
        builder.replace(at, start, "\n\n" if passage.border else "\n")
    else:
        builder.drop(at, start, "space")


def _write(builder: CleanTextBuilder, text: str, lines: Sequence[Line], folded: re.Pattern[str]) -> int:
    at = lines[0].start
    for line in lines:
        if line.start > at:
            _fill(builder, at, line)
        _fold(builder, text, (line.start, line.end), folded)
        at = line.end
    return at


def _fill(builder: CleanTextBuilder, at: int, line: Line) -> None:
    if glue(line.text):
        builder.replace(at, line.start, " ")
    else:
        builder.drop(at, line.start, "space")
