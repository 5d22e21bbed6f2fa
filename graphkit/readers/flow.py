"""The text of a web page's article, block by block, with the way back to the page's source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graphkit.readers.article import Region
from graphkit.readers.outline import Chunk, Element, Outline
from graphkit.text import CleanText, CleanTextBuilder

_SPACE = re.compile(r"[ \t\r\n\f]+")


def flow(page: str, found: Outline, blocks: Sequence[Region]) -> CleanText:
    """Return the text of `blocks` that are not left out, tags and the rest dropped with their reasons."""
    writer = _Writer(page, found, _reasons(found, blocks))
    for region in blocks:
        if not region.reason:
            writer.write(region)
    return writer.finished()


def _reasons(found: Outline, blocks: Sequence[Region]) -> list[tuple[int, int, str]]:
    """Return the stretches of the page that are text or script but not the article's."""
    left = [
        (found.chunks[number].start, found.chunks[number].end, region.reason)
        for region in blocks
        if region.reason
        for number in region.chunks
    ]
    lost = [
        (chunk.start, chunk.end, "markup")
        for chunk, one in zip(found.chunks, found.elements, strict=True)
        if one is None
    ]
    return sorted([*left, *lost, *((token.start, token.end, "script") for token in found.scripts)], reverse=True)


class _Writer:
    def __init__(self, page: str, found: Outline, reasons: list[tuple[int, int, str]]) -> None:
        self._page = page
        self._found = found
        self._reasons = reasons
        self._builder = CleanTextBuilder(page)
        self._at = 0

    def write(self, region: Region) -> None:
        """Add a block."""
        start = len(self._builder)
        cell: Element | None = None
        for place, number in enumerate(region.chunks):
            chunk = self._found.chunks[number]
            held = _cell(self._found.elements[number])
            if place == 0:
                self._drop_until(chunk.start, _border(region) if start else "")
                start = len(self._builder)
            elif held is not cell:
                self._drop_until(chunk.start, " | ")
            else:
                self._drop_until(chunk.start, " " if chunk.spaced or chunk.breaks else "")
            cell = held
            self._copy(chunk)
        self._builder.block(start, "heading" if region.kind == "row" and self._is_header(region) else region.kind)

    def finished(self) -> CleanText:
        """Return what was written."""
        self._drop_until(len(self._page), "")
        return self._builder.built()

    def _is_header(self, region: Region) -> bool:
        """Whether every cell of a table row names its column."""
        cells = [_cell(self._found.elements[number]) for number in region.chunks]
        return all(cell is not None and cell.name == "th" for cell in cells)

    def _drop_until(self, end: int, text: str) -> None:
        """Leave out what goes before `end`; `text` stands for the last character of it."""
        kept = end - 1 if text and end > self._at else end
        while self._reasons and self._reasons[-1][0] < kept:
            start, stop, reason = self._reasons.pop()
            self._builder.drop(self._at, start, "markup")
            self._builder.drop(max(start, self._at), min(stop, kept), reason)
            self._at = min(stop, kept)
        self._builder.drop(self._at, kept, "markup")
        if text and end > kept:
            self._builder.replace(kept, end, text)
        self._at = end

    def _copy(self, chunk: Chunk) -> None:
        for start, end, space in _words(self._page, chunk):
            if space:
                self._builder.replace(start, end, " ")
            else:
                self._builder.copy(start, end)
        self._at = chunk.end


def _border(region: Region) -> str:
    return "\n" if region.kind in ("item", "row") else "\n\n"


def _words(page: str, chunk: Chunk) -> Iterator[tuple[int, int, bool]]:
    at = chunk.start
    for match in _SPACE.finditer(page, chunk.start, chunk.end):
        if at < match.start():
            yield at, match.start(), False
        yield match.start(), match.end(), True
        at = match.end()
    if at < chunk.end:
        yield at, chunk.end, False


def _cell(element: Element | None) -> Element | None:
    return next((one for one in element.up() if one.name in ("td", "th")), None) if element else None
