"""Dates: where a text names one, and what "last fall", "a week later" or "May 18" means beside the day of the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from graphkit.extract.values.date_forms import FORMS, Form, is_candidate, windows
from graphkit.extract.values.date_readers import Scene, unanchored
from graphkit.extract.values.periods import Range, first_day, precision
from graphkit.model import When

Leaning = Callable[[int, int], int]
"""Whether the sentence around the characters lies ahead (1), behind (-1), or does not tell (0)."""

_RELATIVE = frozenset({"unit", "day", "weekend", "end"})
"""Classes of dates that mean nothing without the day from which they count."""
_JOIN = re.compile(r"\s?(?:[-–—]|to|through|thru|until|till|and)\s?", re.IGNORECASE)
_OPEN = re.compile(r"(?P<word>between|from|since|after)\s(?:the\s)?$", re.IGNORECASE)
_HEADER = re.compile(
    r"^[>\s]*(?:(?:date|sent|posted|updated)\s?:|on (?=\w+,? .*\bwrote:))", re.IGNORECASE | re.MULTILINE
)
_LIFE = re.compile(r"\([^()]*$")
"""Born and died: two days, and no stretch of time that anything is said of."""
_SINCE = re.compile(r"\bsince (?:the |about |around |early |late |mid-)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and where it stands, in characters."""

    start: int
    end: int
    when: When
    placed: bool = True
    """Whether it is a date by itself; "last week" is none where nobody knows the document's day."""


@dataclass(frozen=True, slots=True)
class _Found:
    form: Form
    match: re.Match[str] = field(repr=False)

    @property
    def order(self) -> tuple[int, int]:
        return self.match.start(), -self.match.end()


def moments(text: str, published: str | None, leaning: Leaning = lambda *_: 0) -> Iterator[Moment]:
    """Yield the dates of `text` in order. `published` is the document's ISO date, perhaps cut short.

    >>> [(m.when.text, m.when.start) for m in moments("He left on May 18. Two weeks later he was back.", "2021-04-16")]
    [('May 18', '2021-05-18'), ('Two weeks later', '2021-06-01')]
    """
    anchors = _anchors(text, published)
    told: Range | None = None
    waiting: Moment | None = None
    for found in _apart(text):
        scene = Scene(text, _anchor_at(anchors, found.match.start()), told, leaning)
        span = found.form.read(found.match, scene)
        if span is None:
            continue
        placed = span[0] is not None or found.form.cue not in _RELATIVE
        here = Moment(*found.match.span(), When(found.match.group(), *span), placed)
        joined = _joined(text, waiting, here) if waiting else None
        if waiting and joined is None:
            yield _opened(text, waiting)
        waiting = joined or here
        told = span if span[0] else told
    if waiting:
        yield _opened(text, waiting)


@lru_cache(maxsize=4096)
def when(text: str, published: str | None) -> When | None:
    """Return what `text` says of time; None where it names no date.

    >>> when("May 18", "2021-04-16")
    When(text='May 18', start='2021-05-18', end='2021-05-18')
    >>> when("last year", "2023-04-14")
    When(text='last year', start='2022', end='2022')
    >>> when("since 2020", None)
    When(text='since 2020', start='2020', end=None)
    """
    found = next(moments(text, published), None)
    return None if found is None else replace(found.when, text=text)


def _apart(text: str) -> Iterator[_Found]:
    """Yield what the forms match, of those that overlap the first and longest."""
    stretches = windows(text)
    found = [
        _Found(form, match)
        for form in FORMS
        for start, end in stretches.get(form.cue, ())
        for match in form.pattern.finditer(text, start, end)
        if is_candidate(form, match)
    ]
    end = 0
    for one in sorted(found, key=lambda one: one.order):
        if one.match.start() >= end:
            yield one
            end = one.match.end()


def _joined(text: str, first: Moment, last: Moment) -> Moment | None:
    """Return "from May 2 to May 5" as one stretch of time; the first end takes its year, or its month, from the last one."""
    between = _JOIN.fullmatch(text, first.end, last.start)
    if between is None or not last.when.start or first.when.start != first.when.end:
        return None
    if precision(first.when.start) != precision(last.when.start) or _LIFE.search(
        text, max(0, first.start - 30), first.start
    ):
        return None
    opening = _OPEN.search(text, max(0, first.start - 14), first.start)
    if "and" in between.group() and not (opening and opening["word"].lower() == "between"):
        return None
    start = _in_year_of(first, last)
    if start is None or start[: len(last.when.start)] >= last.when.start[: len(start)]:
        return None
    return Moment(first.start, last.end, When(text[first.start : last.end], start, last.when.end))


def _in_year_of(first: Moment, last: Moment) -> str | None:
    """Return the start of `first`, moved to the last year that puts it before `last` where it names no year itself."""
    start, end = first.when.start, last.when.end or last.when.start
    if start is None or end is None:
        return None
    if precision(start) == "year" or start[:4] in first.when.text:
        return start
    year = int(end[:4])
    return next((moved for moved in (f"{year}{start[4:]}", f"{year - 1}{start[4:]}") if moved < end), None)


def _opened(text: str, moment: Moment) -> Moment:
    """Return what "since" stands before as open to the end."""
    if moment.when.start and _SINCE.search(text, max(0, moment.start - 14), moment.start):
        return replace(moment, when=replace(moment.when, end=None))
    return moment


def _anchors(text: str, published: str | None) -> list[tuple[int, date | None]]:
    """Return the day from which relative dates count, from each place on: that of the document, or of a letter quoted in it."""
    anchors = [(0, _anchor(published))]
    for header in _HEADER.finditer(text):
        line_end = text.find("\n", header.end())
        line = text[header.end() : line_end if line_end > 0 else len(text)]
        day = next((found for found in map(first_day, _exact(line, published)) if found), None)
        if day:
            anchors.append((header.start(), day))
    return anchors


def _exact(line: str, published: str | None) -> Iterator[str | None]:
    """Yield the days that a line tells with their year."""
    for found in _apart(line):
        span = found.form.read(found.match, Scene(line, _anchor(published), None, unanchored))
        if span and precision(span[0]) == "day" and str(span[0])[:4] in found.match.group():
            yield span[0]


def _anchor_at(anchors: list[tuple[int, date | None]], place: int) -> date | None:
    return anchors[bisect_right(anchors, place, key=lambda anchor: anchor[0]) - 1][1]


def _anchor(published: str | None) -> date | None:
    """Return the day of the document, or the middle of its month or year."""
    parts = (published or "")[:10].split("-")
    day = first_day(published)
    if day is None:
        return None
    return {1: day.replace(month=7), 2: day.replace(day=15)}.get(len(parts), day)
