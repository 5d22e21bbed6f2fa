"""A clean text without some of its stretches: its blocks stay apart, and what goes has its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.text import Block, CleanText, CleanTextBuilder


def without(clean: CleanText, drops: Sequence[tuple[int, int]], reason: str) -> CleanText:
    """Return `clean` without the stretches `drops`, in order and each in one block, as a clean text of its own text."""
    builder = CleanTextBuilder(clean.text)
    at = 0
    waiting = list(reversed(drops))
    for block in clean.blocks:
        kept = _trimmed(clean.text, list(_kept(block, waiting)))
        if not kept:
            continue
        _separate(builder, clean.text, (at, block.start), reason)
        at = block.start
        start = len(builder)
        for begin, end in kept:
            builder.drop(at, begin, reason)
            builder.copy(begin, end)
            at = end
        builder.drop(at, block.end, reason)
        at = block.end
        builder.block(start, block.kind)
    builder.drop(at, len(clean.text), reason)
    return builder.built()


def _trimmed(text: str, kept: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the kept stretches of a block without white space at its end."""
    if kept:
        start, end = kept[-1]
        kept[-1] = (start, start + len(text[start:end].rstrip()))
    return kept


def _separate(builder: CleanTextBuilder, text: str, between: tuple[int, int], reason: str) -> None:
    """Keep the line break or the empty line before a block, and leave out what else stands before it."""
    at, start = between
    gap = text.rfind("\n", at, start) if len(builder) else -1
    first = gap - 1 if gap > at and text[gap - 1] == "\n" else gap
    if first < 0:
        builder.drop(at, start, reason if len(builder) or text[at:start].strip() else "space")
        return
    builder.drop(at, first, reason)
    builder.copy(first, start)


def _kept(block: Block, waiting: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is left of a block; the stretches that go are taken from the end of `waiting`."""
    at = block.start
    while waiting and waiting[-1][0] < block.end:
        start, end = waiting.pop()
        if at < start:
            yield at, start
        at = max(at, end)
    if at < block.end:
        yield at, block.end
