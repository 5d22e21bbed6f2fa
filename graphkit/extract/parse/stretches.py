"""Blocks of a text with the mentions in them, as lists, tables and forms are read."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from graphkit.extract.spans import ENTITY_TYPES
from graphkit.extract.tokens import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan
    from graphkit.text import Block

HEADINGS = frozenset({"title", "heading", "headline"})
START = attrgetter("start_char")


def stretches(doc: Doc, arguments: Arguments) -> Iterator[Stretch]:
    """Yield the blocks of `doc` in order."""
    page = Page(text_of(doc), doc._.window_start, sorted(arguments.mentions, key=START))
    return (Stretch(page, block) for block in doc._.blocks)


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a window, where it starts in the document, and its mentions in order."""

    text: str
    offset: int
    mentions: list[MentionSpan]


class Stretch:
    """One block: its kind, its text and its mentions."""

    def __init__(self, page: Page, block: Block) -> None:
        self.kind = block.kind
        self.start, self.end = max(block.start - page.offset, 0), min(block.end - page.offset, len(page.text))
        self.text = page.text[self.start : self.end]
        first, last = (bisect_left(page.mentions, place, key=START) for place in (self.start, self.end))
        self.mentions = [m for m in page.mentions[first:last] if m.end_char <= self.end]

    @property
    def label(self) -> str:
        """The words before the first colon, in lower case."""
        head, colon, _ = self.text.partition(":")
        return head.strip(" •*-–").lower() if colon else ""

    def behind_label(self, *types: str) -> list[MentionSpan]:
        """Return the mentions behind the first colon."""
        colon = self.start + self.text.find(":")
        return [m for m in self.mentions if m.start_char > colon and m.type in types]

    def first(self, *types: str) -> MentionSpan | None:
        """Return the entity, of one of `types` where any are given, that opens the block; a heading may write it out before its short form."""
        opening = next((m for m in self.mentions if m.type in (types or ENTITY_TYPES)), None)
        before = self.text[: opening.start_char - self.start] if opening else ""
        named = not any(c.isalpha() for c in before) or (self.kind in HEADINGS and before.endswith("("))
        return opening if named else None

    def within(self, start: int, end: int) -> list[MentionSpan]:
        """Return the mentions between two offsets of the block's text."""
        return [m for m in self.mentions if self.start + start <= m.start_char and m.end_char <= self.start + end]
