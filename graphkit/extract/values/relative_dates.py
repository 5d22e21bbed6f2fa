"""What relative dates mean: readers of "last week", "a year later", "Tuesday night", beside the document's day or the date told before."""

from __future__ import annotations

import re
from datetime import date, timedelta

from graphkit.extract.lexicon import codes
from graphkit.extract.values import periods
from graphkit.extract.values.date_readers import AHEAD, PAST, SHIFTS, Scene, named
from graphkit.extract.values.numbers import number
from graphkit.extract.values.periods import UNKNOWN, Range, Span

_TOLD = {"that": 0, "same": 0, "following": 1, "previous": -1, "next": 1, "prior": -1}
"""Words that count from the date told before."""


def unit(match: re.Match[str], scene: Scene) -> Range | None:
    """Read last week, this year, next month; that year, the following week, counted from the date told before."""
    which, name = (
        named(match, "which") or named(match, "which2"),
        named(match, "unit").removeprefix("fiscal ").removeprefix("financial "),
    )
    counted = match.groupdict().get("of_told")
    base = scene.told_day if counted and (scene.told_day or which in {"that", "same", "following"}) else scene.anchor
    if base is None:
        return UNKNOWN
    return _unit(name, (_TOLD if counted else SHIFTS)[which], base)


def _unit(name: str, shift: int, base: date) -> Range:
    if name == "week":
        return periods.week(base, shift)
    if name == "weekend":
        return periods.weekend(base, shift)
    if name == "decade":
        return periods.years(base.year // 10 * 10 + 10 * shift, base.year // 10 * 10 + 10 * shift + 9)
    if name == "century":
        return periods.years(
            (base.year - 1) // 100 * 100 + 100 * shift + 1, (base.year - 1) // 100 * 100 + 100 * shift + 100
        )
    if name == "quarter":
        return periods.quarter(base.year, (base.month + 2) // 3 + shift)
    return periods.shifted(base, Span(shift, name if name in {"day", "month", "year"} else "day"))


def weekend(match: re.Match[str], scene: Scene) -> Range | None:
    """Read this weekend, at the weekend, last weekend: the coming one, or the one that is over."""
    which = named(match, "which")
    if scene.anchor is None:
        return UNKNOWN
    if which in {"this", "", "the"}:
        ahead = scene.leaning(*match.span()) > 0 or scene.anchor.weekday() >= 5
        late = which == "this" and scene.anchor.weekday() >= 3
        return periods.weekend(scene.anchor, 0 if ahead or late else -1)
    sunday = scene.anchor.weekday() >= 5
    return periods.weekend(scene.anchor, SHIFTS.get(which, 0) if which != "next" or sunday else 1)


def ago(match: re.Match[str], scene: Scene) -> Range | None:
    """Read two years ago, a week later, three months before, ten years from now."""
    count, name, way = count_of(named(match, "number")), named(match, "unit"), " ".join(named(match, "way").split())
    if not count:
        return None
    from_here = way in {"ago", "from now", "hence", "from today"}
    base = scene.anchor if from_here else scene.told_day or (scene.anchor if way == "earlier" else None)
    if base is None:
        return UNKNOWN
    sign = 1 if way in {"later", "after", "afterward", "afterwards", "on", "from now", "hence", "from today"} else -1
    if from_here and name == "week" and count > 1:
        day = periods.ordinal(base.toordinal() + 7 * sign * count)
        return periods.month(day.year, day.month) if day else UNKNOWN
    if name == "hour":
        return periods.shifted(base, Span(sign * (count // 24), "day")) if count >= 24 else None
    if not from_here and scene.told and periods.precision(scene.told[0]) == "month" and name in {"day", "week"}:
        return UNKNOWN
    return periods.shifted(base, Span(sign * count, name))


def running(match: re.Match[str], scene: Scene) -> Range | None:
    """Read the past five years, the last nine days, the next two months: up to the document's day, or from it on."""
    count, name = count_of(named(match, "number")), named(match, "unit")
    if scene.anchor is None:
        return UNKNOWN
    if not count:
        return None
    ahead = named(match, "which") in {"next", "coming"}
    far = periods.shifted(scene.anchor, Span(count if ahead else -count, name))
    near = periods.shifted(scene.anchor, Span(0, name))
    return (near[0], far[1]) if ahead else (far[0], near[1])


def in_time(match: re.Match[str], scene: Scene) -> Range | None:
    """Read "in two years" where the sentence lies ahead; elsewhere it tells how long something took."""
    count = count_of(named(match, "number"))
    if not count or scene.anchor is None or scene.leaning(*match.span()) <= 0:
        return None
    return periods.shifted(scene.anchor, Span(count, named(match, "unit")))


def relative_day(match: re.Match[str], scene: Scene) -> Range | None:
    """Read today, yesterday, tomorrow night, last night, this morning."""
    word = " ".join(named(match, "day").split())
    if scene.anchor is None:
        return UNKNOWN
    shifts = {"yesterday": -1, "tomorrow": 1, "last": -1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return periods.shifted(scene.anchor, Span(shifts.get(word, 0), "day"))


def told_day(match: re.Match[str], scene: Scene) -> Range | None:
    """Read the next day, the following morning, that night, the day before: counted from the date told before."""
    which = named(match, "which") or named(match, "which2")
    if scene.told_day is None or periods.precision(scene.told and scene.told[0]) != "day":
        return UNKNOWN
    shift = {"before": -1, "after": 1, "previous": -1, "next": 1, "following": 1}.get(which, 0)
    return periods.shifted(scene.told_day, Span(shift, "day"))


def told_year(match: re.Match[str], scene: Scene) -> Range | None:
    """Read the year before, the year after, the month after."""
    if scene.told_day is None:
        return UNKNOWN
    shift = -1 if named(match, "which") == "before" else 1
    return _unit(named(match, "unit"), shift, scene.told_day)


def weekday(match: re.Match[str], scene: Scene) -> Range | None:
    """Read Tuesday, last Friday, next Monday night, Saturday week."""
    wanted, which = int(codes("weekdays")[named(match, "weekday")[:3]]), named(match, "which")
    anchor = scene.anchor
    if anchor is None:
        return UNKNOWN
    if match.groupdict().get("week"):
        return periods.weekday_near(anchor + timedelta(days=7), wanted, AHEAD)
    if which in {"last", "past", "previous"}:
        yesterday = (anchor.weekday() - wanted) % 7 == 1
        return periods.weekday_near(anchor - timedelta(days=7 * yesterday), wanted, PAST, strictly=not yesterday)
    if which in {"next", "coming"}:
        return periods.weekday_near(anchor, wanted, AHEAD, strictly=True)
    if which == "this":
        return periods.weekday_near(anchor, wanted, scene.leaning(*match.span()) or AHEAD)
    return periods.weekday_near(anchor, wanted, scene.leaning(*match.span()) or PAST)


def count_of(text: str) -> int:
    """Return a number of units: "a", "two", "17"; "a half" is none."""
    lowered = text.lower().strip()
    value = 1 if lowered in {"a", "an", "the"} else number(lowered)
    return int(value or 0)
