"""Dates: what a phrase such as "last fall" or "May 18" means beside the day on which the document was published."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from graphkit.extract.lexicon import codes
from graphkit.model import When

_MONTHS = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<m2>\d\d)-(?P<d2>\d\d)\b",
        rf"\b(?P<m2>\d\d?)/(?P<d2>\d\d?)/{_YEAR}\b",
        rf"\b{_MONTHS} {_DAY}(?!\d)(?:,? {_YEAR})?",
        rf"\b{_DAY} (?:of )?{_MONTHS}(?:,? {_YEAR})?\b",
        rf"\b{_MONTHS}(?:,? (?:of )?{_YEAR})?(?![a-z])",
    )
)
_SPAN_OF_YEARS = re.compile(
    r"\b(?P<first>1[5-9]\d\d|20\d\d)(?:\s?[-–—]\s?|\s(?:to|and|through|until)\s)(?P<last>\d\d(?:\d\d)?)\b"
)
_DECADE = re.compile(r"\b(?P<decade>1[5-9]\d0|20\d0)['’]?s\b")
_YEAR_ALONE = re.compile(rf"\b{_YEAR}\b")
_AGO = re.compile(
    r"(?P<number>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?P<unit>day|week|month|year|decade)s? (?:ago|earlier)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?P<which>last|this|next|past|previous|coming)(?: the)? (?P<unit>day|week|month|year|spring|summer|fall|autumn|winter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_SEASON = re.compile(rf"\b(?P<season>spring|summer|fall|autumn|winter)(?: of)? {_YEAR}\b", re.IGNORECASE)
_TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_SHIFT = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}


@lru_cache(maxsize=4096)
def when(text: str, published: str | None) -> When | None:
    """Return what `text` says of time; None where it names no date. `published` is an ISO date, perhaps cut short.

    >>> when("May 18", "2021-04-16")
    When(text='May 18', start='2021-05-18', end='2021-05-18')
    >>> when("last year", "2023-04-14")
    When(text='last year', start='2022', end='2022')
    >>> when("since 2020", None)
    When(text='since 2020', start='2020', end=None)
    """
    anchor = _anchor(published)
    found = _absolute(text, anchor) or _relative(text, anchor)
    if found is None:
        return None
    start, end = found
    open_ended = bool(re.match(r"(?:since|after)\b", text, re.IGNORECASE))
    return When(text, start, None if open_ended else end)


def _anchor(published: str | None) -> date | None:
    parts = [int(part) for part in (published or "")[:10].split("-") if part.isdigit()]
    if len(parts) < 2:
        return date(parts[0], 7, 1) if parts else None
    try:
        return date(*parts, *(() if len(parts) > 2 else (15,)))
    except ValueError:
        return None


Range = tuple[str | None, str | None]


def _absolute(text: str, anchor: date | None) -> Range | None:
    season = _SEASON.search(text)
    if season:
        return _season(int(season["year"]), season["season"].lower())
    decade = _DECADE.search(text)
    if decade:
        return decade["decade"], str(int(decade["decade"]) + 9)
    for form in _FORMS:
        match = form.search(text)
        if match and not _RELATIVE.search(text):
            return _calendar(match.groupdict(), anchor)
    years = _SPAN_OF_YEARS.search(text)
    if years:
        first, last = years["first"], years["last"]
        return first, first[: 4 - len(last)] + last
    year = _YEAR_ALONE.search(text)
    return (year["year"], year["year"]) if year else None


def _calendar(parts: dict[str, str | None], anchor: date | None) -> Range | None:
    numbered, told = parts.get("m2"), parts.get("year")
    month = int(numbered) if numbered else int(codes("months")[str(parts.get("month"))[:3].lower()])
    day = int(parts.get("d2") or parts.get("day") or 0)
    year = int(told) if told else _nearest_year(month, day, anchor)
    if year is None:
        return None, None
    if not 1 <= month <= 12 or day > monthrange(year, month)[1]:
        return None
    point = f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
    return point, point


def _nearest_year(month: int, day: int, anchor: date | None) -> int | None:
    """Return the year in which the day is nearest to the document's own."""
    if anchor is None:
        return None
    return min(
        (anchor.year + shift for shift in (0, -1, 1)),
        key=lambda year: abs((date(year, month, min(day or 15, 28)) - anchor).days),
    )


def _relative(text: str, anchor: date | None) -> Range | None:
    lowered = text.lower()
    day = next((_TODAY[word] for word in lowered.split() if word in _TODAY), None)
    ago, relative, weekday = _AGO.search(text), _RELATIVE.search(text), _WEEKDAY.search(text)
    if day is None and not (ago or relative or weekday):
        return None
    if anchor is None:
        return None, None
    if day is not None:
        return _days(anchor + timedelta(days=day))
    if ago:
        return _ago(ago["number"].lower(), ago["unit"].lower(), anchor)
    if relative:
        return _unit(relative["unit"].lower(), _SHIFT[relative["which"].lower()], anchor)
    return _weekday(str(weekday and weekday["weekday"]).lower(), 0, anchor)


def _days(first: date, last: date | None = None) -> Range:
    return first.isoformat(), (last or first).isoformat()


def _ago(number: str, unit: str, anchor: date) -> Range:
    count = int(number) if number.isdigit() else int(codes("small_numbers")[number])
    if unit in {"day", "week"}:
        return _days(anchor - timedelta(days=count * (7 if unit == "week" else 1)))
    if unit == "month":
        return _month(anchor.year * 12 + anchor.month - 1 - count)
    year = str(max(1, anchor.year - count * (10 if unit == "decade" else 1)))
    return year, year


def _month(months: int) -> Range:
    point = f"{months // 12:04}-{months % 12 + 1:02}"
    return point, point


def _unit(unit: str, shift: int, anchor: date) -> Range:
    """Return the last, present or next unit: a day, week, month, year, season, named month or weekday."""
    if unit in {"day", "week"}:
        first = anchor if unit == "day" else anchor - timedelta(days=anchor.weekday())
        length = 1 if unit == "day" else 7
        return _days(first + timedelta(days=shift * length), first + timedelta(days=shift * length + length - 1))
    if unit in {"month", "year"}:
        year = str(anchor.year + shift)
        return (year, year) if unit == "year" else _month(anchor.year * 12 + anchor.month - 1 + shift)
    if unit in _SEASONS:
        return _near_season(unit, shift, anchor)
    if unit[:3] in codes("months"):
        return _named_month(codes("months")[unit[:3]], shift, anchor)
    return _weekday(unit.removesuffix("day"), shift, anchor)


def _season(year: int, season: str) -> Range:
    month = _SEASONS[season]
    last = year * 12 + month + 1
    return f"{year:04}-{month:02}", _month(last)[0]


def _near_season(season: str, shift: int, anchor: date) -> Range:
    """Return the last, present or next season of that name."""
    started = (anchor.month, anchor.year) if anchor.month >= _SEASONS[season] else (0, anchor.year - 1)
    year = started[1] + max(shift, 0) if shift else anchor.year
    over = anchor.month - _SEASONS[season] > 2
    if shift < 0 and anchor.year == year and not over:
        year -= 1
    return _season(year, season)


def _named_month(month: int, shift: int, anchor: date) -> Range:
    year = anchor.year
    if shift < 0 and month >= anchor.month:
        year -= 1
    if shift > 0 and month <= anchor.month:
        year += 1
    return _month(year * 12 + month - 1)


def _weekday(stem: str, shift: int, anchor: date) -> Range:
    """Return the day of that name: the latest one up to the document's own, or the next one."""
    wanted = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun").index(stem)
    back = (anchor.weekday() - wanted) % 7
    return _days(anchor + timedelta(days=7 - back) if shift > 0 else anchor - timedelta(days=back))
