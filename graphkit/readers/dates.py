"""The date that a line, a field or a page gives, as an ISO date."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache

from graphkit.readers.words import reading


def iso_date(text: str) -> str | None:
    """Return the first date in `text`: YYYY-MM-DD, or YYYY-MM where no day is given; None where there is none.

    Figures alone ("5/22/2024") are read in the American order where both are possible.

    >>> iso_date("Published May 22, 2024 6:14am EDT")
    '2024-05-22'
    """
    match = _pattern().search(text[:400])
    if match is None:
        return None
    found = {name.rstrip("1234"): value for name, value in match.groupdict().items() if value}
    month = _month(found["m"]) if "m" in found else None
    return _checked(int(found["y"]), month or int(found["n"]), found.get("d"))


def mail_date(header: str) -> str | None:
    """Return the sender's day of a Date header, as an ISO date."""
    try:
        return parsedate_to_datetime(header).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return iso_date(header)


def _checked(year: int, month: int, day: str | None) -> str | None:
    if month > 12 and day and int(day) <= 12:
        month, day = int(day), str(month)
    try:
        whole = date(year, month, int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7]


def _month(name: str) -> int:
    return next(place for place, month in enumerate(reading()["months"], 1) if month.startswith(name.lower()[:3]))


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(f"{month[:3]}(?:{month[3:]}|t)?" if len(month) > 3 else month for month in reading()["months"])
    year = r"(?:1[89]|20)\d\d"
    return re.compile(
        rf"(?<!\d)(?P<y1>{year})-(?P<n1>[01]\d)-(?P<d1>[0-3]\d)"
        rf"|(?<!\d)(?P<y2>{year})/(?P<n2>[01]?\d)/(?P<d2>[0-3]?\d)(?!\d)"
        rf"|(?<![\d/])(?P<n3>[01]?\d|[12]\d|3[01])[/.](?P<d3>[0-3]?\d)[/.](?P<y3>{year})(?!\d)"
        rf"|\b(?P<m4>{months})\.?\s+(?:(?P<d4>[0-3]?\d)(?:st|nd|rd|th)?,?\s+)?(?P<y4>{year})\b"
        rf"|\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s+(?P<m>{months})\.?,?\s+(?P<y>{year})\b",
        re.IGNORECASE,
    )
