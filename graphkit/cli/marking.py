"""A sentence as people read it, the names of its claim marked where they stand."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from graphkit.quoting import visible

if TYPE_CHECKING:
    from graphkit.query import EvidenceRow

OPEN, CLOSE = "\ue000", "\ue001"
"""Private characters that stand for the marks while text is wrapped."""


def marked(row: EvidenceRow, *, cue: bool = False) -> str:
    """Return the cleaned sentence of a claim, its two names between OPEN and CLOSE, with `cue` the words between underscores."""
    text = visible(re.sub(f"[{OPEN}{CLOSE}]", "", row.quote))
    names = {_place(row, span, text): (OPEN, CLOSE) for span in (row.subject, row.object) if span}
    places = {_place(row, row.cue, text): ("_", "_"), **names} if cue else names
    stop = len(text)
    for start, end in sorted((place for place in places if place), reverse=True):
        if end <= stop:
            opening, closing = places[start, end]
            text = f"{text[:start]}{opening}{text[start:end]}{closing}{text[end:]}"
            stop = start
    return text


def _place(row: EvidenceRow, span: tuple[int, int], text: str) -> tuple[int, int] | None:
    """Return where the source characters of `span` stand in `text`, the cleaned sentence: the same words, as often before.

    A name that stands elsewhere, as in the heading of a list, has no place.
    """
    start, end = span[0] - row.start, span[1] - row.start
    if start < 0:
        return None
    name = cleaned(row.exact[start:end])
    before = cleaned(row.exact[:start]).count(name) if name else 0
    places = [found.span() for found in re.finditer(re.escape(name), text)] if name else []
    return places[min(before, len(places) - 1)] if places else None


def cleaned(source: str) -> str:
    """Return source text as the cleaned sentence writes it: without tags, entities and line breaks."""
    return visible(html.unescape(re.sub(r"<[^<>]*>", "", source))).strip()


def folded(quote: str) -> str:
    """Return the words of a sentence: near-copies differ in quotation marks, dashes and spaces."""
    return " ".join(re.findall(r"\w+", quote)).casefold()
