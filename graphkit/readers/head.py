"""Title, author and date that a text gives in its first lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graphkit.readers.dates import iso_date
from graphkit.readers.kinds import is_dateline
from graphkit.readers.records import Facts
from graphkit.readers.words import alternatives
from graphkit.text import CleanText

_HEAD_BLOCKS = 10
_BYLINE = re.compile(
    r"(?:^(?:written |story |words |text )?|[.)]\s+)by[:\s]+(.{3,80}?)(?:\s*[|•]|,\s|\s+(?:published|updated|posted)\b|$)",
    re.IGNORECASE,
)
_STORY = 130


def facts_of(clean: CleanText) -> Facts:
    """Return the title, author and date that stand in the first blocks of `clean`."""
    head = list(_head(clean))
    return Facts(_title(head), _author(head), _published(head))


def _head(clean: CleanText) -> Iterator[tuple[str, str]]:
    for block in clean.blocks[:_HEAD_BLOCKS]:
        text = clean.text[block.start : min(block.end, block.start + 400)]
        if block.kind == "paragraph" and len(text) > _STORY:
            return
        yield block.kind, text


def _title(head: list[tuple[str, str]]) -> str | None:
    """Return the heading right before the byline, or else the first one, of at least three words."""
    byline = next((place for place, (kind, _) in enumerate(head) if kind == "byline"), 0)
    before = [text for kind, text in head[:byline] if _names(kind, text)]
    return before[-1] if before else next((text for kind, text in head if _names(kind, text)), None)


def _names(kind: str, text: str) -> bool:
    """Whether a block may be the title: neither a menu, nor an outlet with its date."""
    named = kind in ("title", "heading", "headline") and len(text.split()) > 2
    return named and "|" not in text and "/" not in text and iso_date(text) is None


def _author(head: list[tuple[str, str]]) -> str | None:
    found = (_BYLINE.search(text) for kind, text in head if kind == "byline")
    return next((match[1].strip() for match in found if match), None)


def _published(head: list[tuple[str, str]]) -> str | None:
    cells = ((kind, cell) for kind, text in head for cell in text.split(" | "))
    lines = (text for kind, text in cells if kind == "byline" or is_dateline(text) or _dated().match(text))
    return next((found for found in map(iso_date, lines) if found), None)


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('date_words')})\b", re.IGNORECASE)
