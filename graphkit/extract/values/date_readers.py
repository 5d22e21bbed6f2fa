"""What dates of the calendar mean: readers that turn a match into days, months or years, where need be beside the document's day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from graphkit.extract.lexicon import codes
from graphkit.extract.values import periods
from graphkit.extract.values.periods import UNKNOWN, Range

PAST, SOON, AHEAD = -1, 1, 2
_TWO_DIGITS = 100
_NEAR = 60
"""Days within which a day without a year is the nearest one, whatever the tense."""
_FAR = 4
"""Months that a day without a year may lie ahead before the other year is likelier."""
SHIFTS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "prior": -1,
    "this": 0,
    "current": 0,
    "present": 0,
    "next": 1,
    "coming": 1,
}


def unanchored(_start: int, _end: int) -> int:
    """Tell nothing of whether the sentence lies ahead."""
    return 0


@dataclass(frozen=True, slots=True)
class Scene:
    """What a relative date counts from: the document's day, the date told just before, and the tense of its sentence."""

    text: str = field(repr=False)
    anchor: date | None
    told: Range | None
    leaning: Callable[[int, int], int]

    @property
    def day(self) -> date:
        """The anchor, for those who know that there is one."""
        return self.anchor or date(2000, 1, 1)

    @property
    def told_day(self) -> date | None:
        """The first day of what was told before."""
        return periods.first_day(self.told[0]) if self.told else None


Reader = Callable[[re.Match[str], Scene], Range | None]
"""Returns None where the words name no date, UNKNOWN where they name one that nobody can place."""


def named(match: re.Match[str], name: str) -> str:
    """Return a group of the match in small letters; "" where the form has none or it is empty."""
    return (match.groupdict().get(name) or "").lower()


def _month(match: re.Match[str], name: str = "month") -> int:
    return int(codes("months")[named(match, name)[:3]])


def _year(match: re.Match[str], scene: Scene) -> int | None:
    """Return the year that is told: 2019, '19, last year; None where none is."""
    whole, short, which = (named(match, name) for name in ("year", "short", "which_year"))
    if whole:
        return int(whole)
    if short:
        return full_year(int(short), scene.anchor)
    if which and which in {"that", "same"}:
        return scene.told_day.year if scene.told_day else None
    return scene.anchor.year + SHIFTS[which] if which and scene.anchor else None


def full_year(short: int, anchor: date | None) -> int:
    """Return the latest year with these two last digits that is no later than next year."""
    latest = (anchor.year if anchor else 2030) + 1
    return latest - (latest - short) % _TWO_DIGITS


def iso(match: re.Match[str], _scene: Scene) -> Range | None:
    """Read 2021-05-18."""
    return periods.day(int(match["year"]), int(match["m"]), int(match["d"]))


def numeric(match: re.Match[str], scene: Scene) -> Range | None:
    """Read 5/18/2021, 18.5.21: the order that a calendar allows and, of two, the nearer to the document's day."""
    first, second, told = int(match["first"]), int(match["second"]), match["last"]
    year = int(told) if len(told) > 2 else full_year(int(told), scene.anchor)
    orders = [(second, first)] if match["mark"] == "." else [(first, second), (second, first)]
    found = [span for month, day in orders if (span := periods.day(year, month, day))]
    return _nearest(found, scene.anchor) if found else None


def _nearest(spans: list[Range], anchor: date | None) -> Range:
    """Return the first of `spans`, or another that lies within a week of `anchor` where the first does not."""
    if anchor is None:
        return spans[0]
    gaps = [abs((date.fromisoformat(str(span[0])) - anchor).days) for span in spans]
    return spans[-1] if gaps[-1] <= 7 < gaps[0] else spans[0]


def month_and_day(match: re.Match[str], scene: Scene) -> Range | None:
    """Read May 18, 18 May 2021, the fifth of November, 3-5 June."""
    month = _month(match)
    first = _day_number(named(match, "day"))
    last = _day_number(named(match, "until")) if match.groupdict().get("until") else first
    year = _year(match, scene)
    if year is None:
        if scene.anchor is None:
            return UNKNOWN if periods.day(2000, month, first) else None
        year = _likely_year(month, first, match, scene)
    start, end = periods.day(year, month, first), periods.day(year, month, last)
    return (start[0], end[1]) if start and end else None


def _day_number(text: str) -> int:
    worded = codes("ordinals").get(text.replace(" ", "-"))
    return int(worded) if worded else int(re.sub(r"\D", "", text) or 0)


def _likely_year(month: int, day: int, match: re.Match[str], scene: Scene) -> int:
    """Return the year of a day or month that is told without one: the near one, else by the tense."""
    anchor = scene.day
    leaning = scene.leaning(*match.span())
    this, now = ((month, day), (anchor.month, anchor.day)) if day else ((month, 1), (anchor.month, 1))
    behind, ahead = anchor.year - (this > now), anchor.year + (this < now)
    if day:
        gaps = [abs((date(year, month, min(day, 28)) - anchor).days) for year in (behind, ahead)]
        if min(gaps) <= _NEAR < max(gaps) or leaning == 0:
            return behind if gaps[0] <= gaps[1] else ahead
        return behind if leaning == PAST else ahead
    coming = (month - anchor.month) % 12
    if leaning == AHEAD or (leaning >= 0 and coming <= _FAR + leaning):
        return ahead
    return behind


def month_alone(match: re.Match[str], scene: Scene) -> Range | None:
    """Read May 2021, May last year, last May, in May."""
    month, year, which = _month(match), _year(match, scene), named(match, "which")
    if year is not None:
        return periods.month(year, month)
    anchor = scene.anchor
    if anchor is None:
        return UNKNOWN
    if which in {"next", "coming"}:
        return periods.month(anchor.year + (month <= anchor.month), month)
    if which in {"last", "past", "previous"}:
        return periods.month(anchor.year - (month >= anchor.month), month)
    if which in {"that", "same", "following"} and scene.told_day:
        told = scene.told_day
        return periods.month(told.year + (month < told.month), month)
    return periods.month(anchor.year if which == "this" else _likely_year(month, 0, match, scene), month)


def month_end(match: re.Match[str], scene: Scene) -> Range | None:
    """Read the end of May, of this month, of the year: the last day, or the last month of a year."""
    if match["month"]:
        span = month_alone(match, scene)
        start = periods.first_day(span[0]) if span else None
        limit = re.search(
            r"\b(?:by|before|until) $", match.string[max(0, match.start() - 8) : match.start()], re.IGNORECASE
        )
        return _last_day(start) if start and limit else span
    shift = SHIFTS.get(named(match, "which"), 0)
    if scene.anchor is None:
        return UNKNOWN
    if named(match, "unit") == "month":
        return _last_day(
            periods.first_day(periods.month(scene.anchor.year, scene.anchor.month + shift)[0]) or scene.anchor
        )
    return periods.month(scene.anchor.year + shift, 12)


def _last_day(first: date) -> Range:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return periods.days(following - timedelta(days=1))


def year_end(match: re.Match[str], scene: Scene) -> Range | None:
    """Read year-end."""
    year = _year(match, scene) or (scene.anchor.year if scene.anchor else None)
    return periods.month(year, 12) if year else UNKNOWN


def day_of_month(match: re.Match[str], scene: Scene) -> Range | None:
    """Read the 15th, the third of this month: in the month told before, or that of the document."""
    day, which = _day_number(named(match, "day")), named(match, "which")
    if scene.anchor and not which and scene.leaning(*match.span()) > 0:
        ahead = scene.anchor.month + (day < scene.anchor.day)
        return periods.day(scene.anchor.year + ahead // 13, (ahead - 1) % 12 + 1, day)
    told = scene.told_day if scene.told and periods.precision(scene.told[0]) != "year" and not which else None
    base = told or scene.anchor
    if base is None:
        return UNKNOWN
    first = periods.first_day(periods.month(base.year, base.month + SHIFTS.get(which, 0))[0]) or base
    return periods.day(first.year, first.month, day)


def month_and_day_in_digits(match: re.Match[str], scene: Scene) -> Range | None:
    """Read 07/29 in a ledger."""
    month, day = int(match["first"]), int(match["second"])
    if scene.anchor is None or periods.day(2000, month, day) is None:
        return None
    return periods.day(scene.anchor.year - ((month, day) > (scene.anchor.month, scene.anchor.day)), month, day)


def quarter(match: re.Match[str], scene: Scene) -> Range | None:
    """Read the third quarter of 2019, Q3 2019, last quarter."""
    which, told = named(match, "which"), named(match, "nth")
    year = _year(match, scene)
    if scene.anchor is None and year is None:
        return UNKNOWN
    anchor = scene.anchor or date(year or 1, 1, 1)
    if which:
        return periods.quarter(anchor.year, (anchor.month + 2) // 3 + SHIFTS.get(which, 0))
    nth = _day_number(told)
    return periods.quarter(year or anchor.year - (3 * nth - 2 > anchor.month), nth)


def half(match: re.Match[str], scene: Scene) -> Range | None:
    """Read the first half of 2019."""
    year = _year(match, scene) or (scene.anchor.year if scene.anchor else None)
    return periods.months(year, 1 if named(match, "nth") == "first" else 7, 6) if year else UNKNOWN


def season(match: re.Match[str], scene: Scene) -> Range | None:
    """Read spring 2024, last fall, that summer, in the fall."""
    first, year = int(codes("seasons")[named(match, "season")]), _year(match, scene)
    which = named(match, "which") or named(match, "of_told").removeprefix("the ")
    if year is not None:
        return periods.months(year, first, 3)
    if which in {"that", "same", "following", "next"} and scene.told_day and match.groupdict().get("of_told"):
        told = scene.told_day
        whole = scene.told is not None and periods.precision(scene.told[0]) == "year"
        return periods.months(told.year + (which in {"following", "next"} and (whole or told.month > first)), first, 3)
    if scene.anchor is None:
        return UNKNOWN
    return periods.months(_season_year(first, which, match, scene), first, 3)


def _season_year(first: int, which: str, match: re.Match[str], scene: Scene) -> int:
    anchor = scene.day
    since = (anchor.month - first) % 12
    begun = anchor.year - (anchor.month < first)
    if which == "this" and since > 8:
        return begun + 1
    if which in {"next", "coming"} or (not which and scene.leaning(*match.span()) > 0 and since > 2):
        return begun + 1
    return begun - (which in {"last", "past", "previous"} and since <= 2)


def decade(match: re.Match[str], scene: Scene) -> Range | None:
    """Read the 1990s, the '70s, the seventies."""
    told = named(match, "decade")
    if not told:
        return periods.years(1900 + _tens(match), 1909 + _tens(match))
    first = int(told) if len(told) > 2 else full_year(int(told), scene.anchor)
    return periods.years(first, first + 9)


def _tens(match: re.Match[str]) -> int:
    return int(codes("small_numbers")[named(match, "tens")[:-3] + "y"])


def century(match: re.Match[str], _scene: Scene) -> Range | None:
    """Read the 20th century."""
    nth = _day_number(named(match, "nth"))
    return periods.years(100 * nth - 99, 100 * nth) if nth else None


def years(match: re.Match[str], _scene: Scene) -> Range | None:
    """Read 2019 to 2021, 2019-21."""
    first, last = match["first"], match["last"]
    end = first[: 4 - len(last)] + last
    return (first, end) if end > first else None


def year(match: re.Match[str], scene: Scene) -> Range | None:
    """Read 2021, '79, fiscal 2022."""
    found = _year(match, scene)
    return periods.years(found) if found else UNKNOWN


def holiday(match: re.Match[str], scene: Scene) -> Range | None:
    """Read Christmas, last Labor Day, New Year's Eve 1999."""
    name, which = named(match, "name").replace("’", "'"), named(match, "which")
    told, anchor = _year(match, scene), scene.anchor
    if told is None and anchor is None:
        return UNKNOWN
    if which == "that" and scene.told_day:
        told = scene.told_day.year
    year = told or _holiday_year(name, which, match, scene)
    return periods.days(_holiday(name, year))


def _holiday(name: str, year: int) -> date:
    fixed = codes("holidays").get(name)
    return date(year, *fixed) if fixed else periods.nth_weekday(year, *codes("floating_holidays")[name])


def _holiday_year(name: str, which: str, match: re.Match[str], scene: Scene) -> int:
    anchor = scene.day
    this = _holiday(name, anchor.year)
    if which in {"last", "past"}:
        return anchor.year - (this >= anchor)
    if which in {"next", "coming"} or scene.leaning(*match.span()) > 0:
        return anchor.year + (this < anchor)
    if which == "this" or abs((this - anchor).days) <= 30 * _FAR:
        return anchor.year
    return anchor.year - (this > anchor)
