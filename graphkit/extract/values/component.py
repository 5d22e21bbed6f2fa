"""Sums of money and dates as mentions with values."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import text_of
from graphkit.extract.values.dates import moments
from graphkit.extract.values.leaning import leaning
from graphkit.extract.values.money import sums
from graphkit.model import Money, When

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_NO_DATES = frozenset({"PERSON", "PAC", "ORG", "PLACE"})
"""Types whose names tell no time, whatever day they are called after."""


def with_values(doc: Doc) -> Doc:
    """Add the sums of money and the dates of `doc` to its mentions."""
    text = text_of(doc)
    inside = _inside(doc)
    values = [*_money(doc, text), *(date for date in _dates(doc, text) if not _is_cut_from(inside, date))]
    taken = {i for value in values for i in range(value.start, value.end)}
    names = [m for m in doc._.mentions if m.type == "EVENT" or not all(i in taken for i in range(m.start, m.end))]
    doc._.mentions = sorted([*names, *values], key=lambda mention: (mention.start, -mention.end))
    return doc


def _inside(doc: Doc) -> frozenset[int]:
    """Return the tokens with which a longer name of somebody, a body or a place opens."""
    named = (m for m in doc._.mentions if m.kind == "name" and m.type in _NO_DATES)
    return frozenset(i for m in named for i in range(m.start, m.end - 1))


def _is_cut_from(inside: frozenset[int], date: MentionSpan) -> bool:
    """Return whether a date is a piece of a name: "the SUNDAY Telegraph"."""
    return date.end - 1 in inside


def _money(doc: Doc, text: str) -> Iterator[MentionSpan]:
    published = doc._.source.published if doc._.source else None
    for found in sums(text, int(published[:4]) if published else None):
        span = doc.char_span(found.start, found.end, alignment_mode="expand")
        if span is not None and len(span):
            yield _value(span, found.start, found.end, "MONEY", found.money)


def _dates(doc: Doc, text: str) -> Iterator[MentionSpan]:
    published = doc._.source.published if doc._.source else None
    for found in moments(text, published, partial(leaning, doc)):
        span = doc.char_span(found.start, found.end, alignment_mode="expand")
        if span is not None and len(span) and not _is_title(span):
            mention = _value(span, found.start, found.end, "DATE", found.when)
            mention.listed = found.placed
            yield mention


def _is_title(span: Span) -> bool:
    """Return whether a word for a day has the capital of a name, in mid-sentence: "the TODAY programme"."""
    word = span[0]
    return (
        len(span) == 1
        and word.text in {"Today", "Tonight", "Tomorrow"}
        and not word.is_sent_start
        and word.dep_ == "compound"
    )


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
