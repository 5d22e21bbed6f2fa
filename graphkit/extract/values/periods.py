"""Stretches of the calendar as ISO dates: days, weeks, months, quarters, seasons, years, decades, and how they are shifted."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

Range = tuple[str | None, str | None]
"""First and last day, month or year; None where nobody knows."""

UNKNOWN: Range = (None, None)
_YEARS = {"year": 1, "decade": 10, "century": 100}


@dataclass(frozen=True, slots=True)
class Span:
    """A number of days, weeks, months or years, backwards where negative."""

    count: int
    unit: str


def days(first: date, last: date | None = None) -> Range:
    """Return the days from `first` to `last`."""
    return first.isoformat(), (last or first).isoformat()


def week(anchor: date, shift: int = 0) -> Range:
    """Return the Monday and the Sunday of the week `shift` weeks from that of `anchor`."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift)
    return days(monday, monday + timedelta(days=6))


def weekend(anchor: date, shift: int = 0) -> Range:
    """Return the Saturday and the Sunday of the week `shift` weeks from that of `anchor`."""
    saturday = anchor + timedelta(days=5 - anchor.weekday(), weeks=shift)
    return days(saturday, saturday + timedelta(days=1))


def month(year: int, number: int) -> Range:
    """Return a month; a `number` beyond 1 to 12 counts on into other years."""
    months = year * 12 + number - 1
    point = f"{months // 12:04}-{months % 12 + 1:02}"
    return point, point


def months(year: int, first: int, count: int) -> Range:
    """Return `count` months from `first`."""
    return month(year, first)[0], month(year, first + count - 1)[0]


def years(first: int, last: int | None = None) -> Range:
    """Return the years from `first` to `last`."""
    return f"{max(1, first):04}", f"{max(1, last if last is not None else first):04}"


def quarter(year: int, number: int) -> Range:
    """Return a quarter of a year; a `number` beyond 1 to 4 counts on into other years."""
    return months(year, 3 * number - 2, 3)


def day(year: int, number: int, of_month: int) -> Range | None:
    """Return a day; None where the calendar has none."""
    if not (1 <= number <= 12 and 1 <= year <= 9999 and 1 <= of_month <= monthrange(year, number)[1]):
        return None
    return days(date(year, number, of_month))


def nth_weekday(year: int, number: int, weekday: int, nth: int) -> date:
    """Return the `nth` weekday (Monday 0) of a month, the last one for -1."""
    if nth < 0:
        last = date(year, number, monthrange(year, number)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, number, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=nth - 1)


def weekday_near(anchor: date, weekday: int, direction: int, *, strictly: bool = False) -> Range:
    """Return the latest day of that name up to `anchor`, or the first from it on; `strictly` leaves out the day itself."""
    back, ahead = (anchor.weekday() - weekday) % 7, (weekday - anchor.weekday()) % 7
    if strictly:
        back, ahead = back or 7, ahead or 7
    return days(anchor + timedelta(days=ahead) if direction > 0 else anchor - timedelta(days=back))


def shifted(anchor: date, span: Span) -> Range:
    """Return the day, month or year that lies a span from `anchor`, as exact as the span's unit is."""
    if span.unit in {"day", "week"}:
        found = ordinal(anchor.toordinal() + span.count * (7 if span.unit == "week" else 1))
        return days(found) if found else UNKNOWN
    if span.unit == "month":
        return month(anchor.year, anchor.month + span.count)
    return years(anchor.year + span.count * _YEARS[span.unit])


def ordinal(number: int) -> date | None:
    """Return the day of that number; None beyond the calendar's ends."""
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def first_day(point: str | None) -> date | None:
    """Return the first day of an ISO date that may be cut short."""
    parts = [int(part) for part in (point or "")[:10].split("-") if part.isdigit()]
    try:
        return date(*parts, *(1,) * (3 - len(parts))) if parts else None
    except ValueError:
        return None


def precision(point: str | None) -> str:
    """Return "day", "month" or "year": how exact an ISO date is."""
    return {10: "day", 7: "month"}.get(len(point or ""), "year")
