"""How dates are written: a pattern and a reader for each form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from graphkit.extract.lexicon import codes
from graphkit.extract.values import date_readers as readers
from graphkit.extract.values import relative_dates
from graphkit.extract.values.date_readers import Reader
from graphkit.extract.values.numbers import worded


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a date; `alone` where a name or a verb may be spelled alike, so that its neighbours must agree."""

    cue: str
    """The class of words and signs, one of which stands in every such date."""
    pattern: re.Pattern[str] = field(repr=False)
    read: Reader
    alone: bool = False


def is_candidate(form: Form, match: re.Match[str]) -> bool:
    """Return whether what stands around a match lets it be a date."""
    month = match.groupdict().get("month")
    if month and not month[0].isupper() and not re.search(r"\d", match.group()):
        return False
    if _in_title(match):
        return False
    return not form.alone or _stands_alone(match)


def _in_title(match: re.Match[str]) -> bool:
    """Return whether the words are part of a name: 20th Century Fox, Saturday Night Live, “Today”."""
    text, start, end = match.string, match.start(), match.end()
    if _CAPITAL.search(match.group()) and _NAME_AFTER.match(text, end):
        return True
    return (
        text[max(0, start - 1) : start] in {"“", "`"} and text[end : end + 1] in {"”", "'"} and match.group().istitle()
    )


_CAPITAL = re.compile(r" (?:Century|Night|Morning|Evening)$")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_YEAR_LENGTH = 4
_NEAR = 60
"""Characters beside its cue in which a date stands."""


def windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """Return, for each class of cues, the stretches of `text` around them: the patterns are slow, and most of a text has none."""
    found: dict[str, list[tuple[int, int]]] = {}
    cues = _cues()
    for match in _TOKEN.finditer(text):
        for cue in _of_digits(match) if match.group()[0].isdecimal() else cues.get(match.group().lower(), ()):
            stretches = found.setdefault(cue, [])
            start, end = max(0, match.start() - _NEAR), match.end() + _NEAR
            if stretches and start <= stretches[-1][1]:
                stretches[-1] = stretches[-1][0], end
            else:
                stretches.append((text.rfind(" ", 0, start) + 1, end))
    return found


def _of_digits(match: re.Match[str]) -> tuple[str, ...]:
    """Return the classes of a number: a year, a part of a date in digits, an ordinal, one that is cut short."""
    length = len(match.group())
    after = match.string[match.end() : match.end() + 2]
    before = match.string[match.start() - 1 : match.start()]
    if after in {"st", "nd", "rd", "th"}:
        return ("ordinal", "century")
    if length == _YEAR_LENGTH:
        return ("year", "digits") if after[:1] in {"-", "s", "'", "’"} else ("year",)
    if length <= 2:
        return (
            ("digits", "short")
            if before in {"'", "’", "‘"} or after[:1] in {"s", "/", ".", "-", "'", "’"} or after == " /"
            else ()
        )
    return ()


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    """Return the classes of each word that dates are made of."""
    spelled = {cue: list(names) for cue, names in codes("date_cues").items()}
    spelled["month"] = re.findall(r"[A-Z][a-z]+", _MONTH)
    spelled["weekday"] = re.findall(r"[A-Z][a-z]+", _WEEKDAYS)
    spelled["ordinal"] = [part for word in codes("ordinals") for part in word.split("-")]
    spelled["season"] = [*codes("seasons")]
    spelled["holiday"] = [re.findall(r"[a-z]+", day)[-1] for day in (*codes("holidays"), *codes("floating_holidays"))]
    found: dict[str, tuple[str, ...]] = {}
    for cue, names in spelled.items():
        for name in names:
            found[name.lower()] = tuple(dict.fromkeys((*found.get(name.lower(), ()), cue)))
    return found


_BEFORE_MONTH = re.compile(
    r"(?:^|\b(?:in|of|since|until|till|by|from|to|through|during|before|after|early|late|mid|earlier|later|and|or|between|for|every|each"
    r"|around|about|come|as|than|this|last|next|until|throughout)[ -])$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"\b(?:the|a|an|its|his|her|their|our|my|this|that) $", re.IGNORECASE)
_DOUBTFUL = frozenset({"may", "march", "august", "april", "june"})
_NAME_BEFORE = re.compile(r"(?:[A-Z][a-z]+\.?|\b(?:Ms|Mr|Mrs|Dr)\.) $")
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]+")
_NUMBERED = re.compile(
    r"(?:\b(?:No|nos|Local|Box|Route|Highway|Room|Flight|Suite|Section|Sec|Unit|Building|Chapter|page|p|Rule|Ordinance|Resolution|Measure|Order)\.? |[#/.:,\d-]|[$£€¥₹] ?)$",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"(?:^|\b(?:in|of|since|until|till|by|from|to|through|during|before|after|early|late|mid|and|or|between|for|around|about|circa|than|the|a|an|this|that|its|his|her"
    r"|their|our|year|fiscal|copyright|as|spring|summer|fall|autumn|winter|on|into|ended|ending|election|class|act|law|was)[ -]|[(©;—–]\s?|, )$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[ -](?:(?:more|other|new|registered|valid|local|people|men|women|children)\b|[a-z]+s\b(?! (?:is|was|had|has)))"
)


def _stands_alone(match: re.Match[str]) -> bool:
    before, after = (
        match.string[max(0, match.start() - 16) : match.start()],
        match.string[match.end() : match.end() + 24],
    )
    if match.groupdict().get("month"):
        return _month_stands_alone(match, before, after)
    return _year_stands_alone(before, after)


def _month_stands_alone(match: re.Match[str], before: str, after: str) -> bool:
    word = match["month"]
    if (
        not word[0].isupper()
        or after[:1] == "-"
        or (word.isupper() and len(word) == 3 and not _BEFORE_MONTH.search(before))
    ):
        return False
    led = bool(_BEFORE_MONTH.search(before) and before) or bool(
        _DETERMINED.search(before) and re.match(r" [a-z]", after)
    )
    if word.lower() not in _DOUBTFUL:
        return led or not _NAME_BEFORE.search(before)
    return (
        led and (before[-1:] != "\n") and not (word.lower() in {"april", "june", "august"} and _NAME_AFTER.match(after))
    )


def _year_stands_alone(before: str, after: str) -> bool:
    if _NUMBERED.search(before) or re.match(r"[\d%,]?\d|%|[/-]\d|\s?(?:percent|per cent)", after):
        return False
    led = _BEFORE_YEAR.search(before)
    if not led:
        return bool(re.match(r"\s?[).;'”]|\s*$", after)) and not before.endswith(" of ")
    return not (
        _COUNTED.match(after)
        and not re.search(r"\b(?:in|since|the|its|his|her|their|our|late|early|by|during|until) $", before)
    )


def _either(keys: Iterable[str]) -> str:
    return "|".join(re.escape(key) for key in sorted(keys, key=lambda key: (-len(key), key)))


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_M = rf"(?P<month>{_MONTH})"
_DAYNAME = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_Y = r"(?P<year>1[5-9]\d\d|20\d\d)"
_YY = r"['’‘](?P<short>\d\d)(?![\d'’])"
_NUMBERED_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_WORD_DAY = rf"(?P<day>{_NUMBERED_DAY}|{_either(codes('ordinals'))})"
_OF_YEAR = rf"(?:,? (?:of )?{_Y}(?!\d)| {_YY}|,? (?:[-–—] |of )?(?P<which_year>last|this|next|that|the same) year)"
_WHICH = r"(?P<which>last|this|next|past|previous|coming)"
_COUNT = rf"(?P<number>\d+(?:,\d{{3}})?|an?|{worded()})"
_UNIT = r"(?P<unit>hour|day|week|month|year|decade)s?"
_PART = r"(?:early |late |mid-)?(?:morning|afternoon|evening|night|noon|midnight|dawn|dusk)"
_HOLIDAY = _either({*codes("holidays"), *codes("floating_holidays")}).replace("'", "['’]")
_WEEKDAYS = (
    r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues|Wed|Thurs|Fri|Sat|Sun)\.)"
)

_ROWS: tuple[tuple[str, str, Reader] | tuple[str, str, Reader, bool], ...] = (
    ("digits", rf"(?<![\d-]){_Y}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", readers.iso),
    (
        "digits",
        r"(?<![\d/.-])(?:(?:" + _DAYNAME + r"),? )?(?P<first>\d\d?)(?P<mark> ?[/.] ?|-)(?P<second>\d\d?)(?P=mark)(?P<last>(?:19|20)\d\d|(?<!-)\d\d)(?![\d/-]|\.\d)",
        readers.numeric,
    ),
    ("month", rf"(?:\b{_DAYNAME}\.?,? )?\b{_M} (?:the )?(?P<day>{_NUMBERED_DAY})(?:\s?[-–—]\s?(?P<until>{_NUMBERED_DAY}))?(?!\d|[:,.]\d|[-–—]\w){_OF_YEAR}?", readers.month_and_day),
    (
        "month",
        rf"(?:\b{_DAYNAME}\.?,? )?(?<![\d.,$£€-]){_WORD_DAY}(?:(?:\s?[-–—]\s?| to | and )(?P<until>{_NUMBERED_DAY}))?[ -](?:day of |of )?{_M}(?![a-z]){_OF_YEAR}?",
        readers.month_and_day,
    ),
    ("month", rf"\b{_WHICH} {_M}(?![a-z'’]*[a-z]{{2}})", readers.month_alone),
    ("month", rf"\b{_M}(?:{_OF_YEAR})", readers.month_alone),
    ("month", rf"\b{_M}(?![a-z])", readers.month_alone, True),
    ("end", rf"\b(?:the )?end of (?:(?:{_WHICH} |the )?(?:{_M}|(?P<unit>month|year)))\b(?: {_Y})?", readers.month_end),
    ("end", rf"\b(?:{_Y} )?year[- ]end\b", readers.year_end),
    ("ordinal", rf"(?<=\bthe ){_WORD_DAY} of {_WHICH} month\b", readers.day_of_month),
    ("ordinal", r"(?<=\bthe )(?P<day>[0-3]?\d(?:st|nd|rd|th))(?=[.,;:)?!]| (?:at|in|to|that|when|and|with|he|she|they|we|I|the|for|by)\b|\s*\n)", readers.day_of_month),
    ("digits", r"(?:(?<=\| )|(?<=\t)|(?<=\n)|^)(?P<first>0\d|1[0-2])[/-](?P<second>[0-2]\d|3[01])(?![\d/-])", readers.month_and_day_in_digits),
    ("quarter", rf"\b(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter\b(?: of)?(?:(?: fiscal)? {_Y})?", readers.quarter),
    ("quarter", rf"\bQ(?P<nth>[1-4])\b(?:,? {_Y})?", readers.quarter),
    ("quarter", r"\b(?P<which>last|this|next|previous|current|coming) (?:fiscal )?quarter\b", readers.quarter),
    ("half", rf"\b(?P<nth>first|second) half of (?:{_Y}|(?P<which_year>this|last|next) year)\b", readers.half),
    ("season", rf"\b(?:the )?(?P<season>spring|summer|fall|autumn|winter)(?:,? of|,)? (?:{_Y}\b|{_YY}|(?P<which_year>last|this|next) year\b)", readers.season),
    ("season", rf"\b{_WHICH} (?P<season>spring|summer|fall|autumn|winter)\b", readers.season),
    ("season", r"\b(?P<of_told>that|the (?:same|following|next)) (?P<season>spring|summer|fall|autumn|winter)\b", readers.season),
    ("season", r"(?<=\b[Ii]n the )(?P<season>spring|summer|fall|autumn|winter)\b", readers.season),
    ("digits", r"\b(?P<decade>1[5-9]\d0|20\d0)['’]?s\b", readers.decade),
    ("digits", r"(?<!\w)['’‘](?P<decade>\d0)['’]?s\b|(?<=\bthe )(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b", readers.decade),
    ("digits", r"(?:(?<=\bthe )|(?<=\bmid-)|(?<=\blate )|(?<=\bearly )|(?<=\blate-)|(?<=\bearly-))(?P<decade>[2-9]0)['’]?s\b", readers.decade),
    ("century", rf"\b(?P<nth>\d\d?(?:st|nd|rd|th)|{_either(codes('ordinals'))})[ -]centur(?:y|ies)\b", readers.century),
    (
        "year",
        r"(?<![\d,.$£€-])(?P<first>1[5-9]\d\d|20\d\d)(?:\s?[-–—]\s?|\s(?:to|through|until|till)\s)(?P<last>(?:1[5-9]|20)\d\d|\d\d)(?![\d,.-]?\d)",
        readers.years,
    ),
    ("year", rf"\b(?:fiscal|financial)(?: year)? {_Y}\b", readers.year),
    ("year", rf"(?<![\d,.$£€/-]){_Y}(?![\d/]|[,.-]\d|-\w)", readers.year, True),
    ("short", r"(?:(?<=\bin )|(?<=\bof )|(?<=\bince )|(?<=\bfrom )|(?<=\bto )|(?<=\bby )|(?<=\buntil )|(?<=\bIn ))" + _YY, readers.year),
    ("unit", r"\b(?:(?:earlier|later|early|late) )?(?P<which>last|this|next|past|previous|current|coming) (?P<unit>week|month|year|decade|fiscal year|financial year|century)\b", relative_dates.unit),
    ("unit", r"\b(?:later )?(?:in )?(?P<of_told>(?P<which>that)|the (?P<which2>same|following|next|previous|prior)) (?P<unit>week|month|year|weekend)\b", relative_dates.unit),
    ("weekend", r"\b(?:(?P<which>last|this|next|past|coming) weekend|(?:at|over) the weekend)\b", relative_dates.weekend),
    ("unit", rf"\b(?:(?:just|only|some|about|almost|nearly|more than|less than|over) )*{_COUNT}[ -]{_UNIT} (?P<way>ago|later|earlier|before(?=[,.;:]|$)|afterwards?|from now|hence)\b", relative_dates.ago),
    ("unit", rf"\b(?:the )?(?P<which>past|last|next|coming) (?P<number>\d+|{worded()}) (?P<unit>day|week|month|year|decade)s\b", relative_dates.running),
    ("unit", rf"(?<=\bin )(?<!time in )(?<!first in )(?P<number>\d+|{worded()}) (?P<unit>day|week|month|year)s(?=[.,;:)]| (?:if|when|and|to|at)\b| *$| \()", relative_dates.in_time),
    (
        "day",
        rf"\b(?P<day>today|tonight|yesterday|tomorrow|the day before yesterday|the day after tomorrow)\b(?:['’]s)?(?: {_PART})?\b",
        relative_dates.relative_day,
    ),
    ("day", rf"\b(?:(?P<day>last) (?:night|evening)|this {_PART})\b", relative_dates.relative_day),
    ("day", rf"\b(?:the )?(?P<which>next|following|previous) (?:day|{_PART})\b|\bthat (?:same )?(?:day|night|morning|afternoon|evening)\b|\b(?:the )?day (?P<which2>before|after)(?=[,.;:]|$)", relative_dates.told_day),
    ("unit", r"\bthe (?P<unit>year|month|week) (?P<which>before|after)(?=[,.;:]|$| [a-z]+ed\b| (?:he|she|they|it)\b)", relative_dates.told_year),
    ("weekday", rf"\b(?:(?:{_WHICH}|early|late|the) )?{_WEEKDAYS}(?P<week> week\b)?(?: {_PART}\b)?", relative_dates.weekday),
    ("holiday", rf"\b(?:(?P<which>last|this|next|past|coming|that) )?(?P<name>{_HOLIDAY})\b(?:,? {_Y})?", readers.holiday),
)  # fmt: skip

FORMS: tuple[Form, ...] = tuple(
    Form(row[0], re.compile(row[1], re.IGNORECASE), row[2], len(row) > 3 and bool(row[3])) for row in _ROWS
)
