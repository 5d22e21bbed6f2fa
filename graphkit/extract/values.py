"""Sums of money and dates as mentions with values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.dates import when
from graphkit.extract.money import sums
from graphkit.extract.spans import MentionSpan
from graphkit.model import Money, When

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LOOSE_START = re.compile(
    r"(?:(?:the|in|on|of|from|about|around|early|late|mid|at|by|as of|until|between|a|an|some|during|since)\b[ -]?)+",
    re.IGNORECASE,
)
_EXTRA_DATES = re.compile(
    r"\b(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|"
    r"Nov(?:ember|\.)|Dec(?:ember|\.)) \d{1,2}(?:, \d{4})?\b|\b\d{4}-\d\d-\d\d\b|(?<=\b[Ii]n )(?:19|20)\d\d\b|(?<=\b[Ss]ince )(?:19|20)\d\d\b"
)


def with_values(doc: Doc) -> Doc:
    """Add the sums of money and the dates of `doc` to its mentions."""
    text = doc.text
    values = [*_money(doc, text), *_dates(doc, text)]
    taken = {i for value in values for i in range(value.start, value.end)}
    names = [m for m in doc._.mentions if m.type == "EVENT" or not all(i in taken for i in range(m.start, m.end))]
    doc._.mentions = sorted([*names, *values], key=lambda mention: (mention.start, -mention.end))
    return doc


def _money(doc: Doc, text: str) -> Iterator[MentionSpan]:
    for found in sums(text):
        span = doc.char_span(found.start, found.end, alignment_mode="expand")
        if span is not None and len(span):
            yield _value(span, found.start, found.end, "MONEY", found.money)


def _dates(doc: Doc, text: str) -> Iterator[MentionSpan]:
    published = doc._.source.published if doc._.source else None
    stretches = {_without_loose_start(span) for span in doc.ents if span.label_ == "DATE"}
    covered = {i for start, end in stretches for i in range(start, end)}
    stretches |= {match.span() for match in _EXTRA_DATES.finditer(text) if match.start() not in covered}
    for start, end in sorted(stretches):
        value = when(text[start:end], published) if start < end else None
        span = doc.char_span(start, end, alignment_mode="expand") if value else None
        if value and span is not None and len(span):
            yield _value(span, start, end, "DATE", value)


def _without_loose_start(span: Span) -> tuple[int, int]:
    match = _LOOSE_START.match(span.text)
    text = span.text.rstrip(" ,\n'’")
    text = re.sub(r"['’]s$", "", text)
    return span.start_char + (match.end() if match else 0), span.start_char + len(text)


def _value(span: Span, start: int, end: int, type_: str, value: Money | When) -> MentionSpan:
    return MentionSpan(
        start=span.start,
        end=span.end,
        start_char=start,
        end_char=end,
        type=type_,
        kind="name",
        name=" ".join(value.text.split()),
        root=span.root,
        reason="sum of money" if type_ == "MONEY" else "date",
        value=value,
    )
