"""Lines of plain text become passages: lines broken in mid-sentence are joined, real borders stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graphkit.readers.words import alternatives, reading

_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_LINE = re.compile(r"[^\n]*\n?")
_CONTINUED = re.compile(r"[a-z,;:.)\]%?!’”—–]|[\"'](?:[\s,.;:)]|$)|'s\b|--+\s|-\s+[a-z]|&\s")
_ENDED = re.compile(r"[.!?:…][\"'”’)\]]*$")
_ITEM = re.compile(r"(?:[•●▪■◦‣\uf0b7]\s*|[*·+]\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)\s+|\d{1,3}\.\s+|\.\s{3,})\S")
_DASH_ITEM = re.compile(r"[-–—]\s+\S")
_BY = re.compile(r"by [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:(?:,| \||  •) [^.!?]{2,40})?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_GAP = re.compile(r"\S(?:\t| {4,})\S")
_RULE = re.compile(r"[-=_*~#.•–— ]{2,}$")
_LOWER_END = re.compile(r"(?:[a-z0-9%][\"'”’)]?|[,;&–—-])$")
_NARROWEST_WRAP = 55
_WIDEST_WRAP = 120
_GREETING = re.compile(r"(?:Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening))\b[^.!?]{0,60},")
_CALLED = re.compile(r"[A-Z][\w.’'-]+(?: (?:and )?[A-Z][\w.’'-]+){0,2},")
_LETTER = 45
"""Characters from which on the line under a name is what it is told, and not the post of whoever signs."""
_TIGHT = re.compile(r"[,;:.)\]%?!](?:\s|$|[\"'”’])|[’'](?:s|t|re|ve|ll|d|m)\b|[”’)]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; `open` if there was some before its end."""

    start: int
    end: int
    text: str
    indent: int
    open: bool
    border: bool
    """Whether an empty line, or nothing, goes before."""
    quoted: bool = False
    """Whether it stood behind a ">"."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that make one stretch of running text."""

    lines: tuple[Line, ...]
    border: bool

    @property
    def quoted(self) -> bool:
        """Whether it is part of a mail that is being answered."""
        return self.lines[0].quoted

    @property
    def text(self) -> str:
        """The lines in one."""
        return "".join(glue(line.text) * (place > 0) + line.text for place, line in enumerate(self.lines))


def passages(text: str, *, wrapped: bool = False) -> list[Passage]:
    """Return the lines of `text`, those of one sentence together. Empty lines and rules are in no passage.

    `wrapped` says that even a few lines are likely to be wrapped, as those of mail are.
    """
    lines = list(_lines(text))
    width = _wrap_width(lines)
    widths = _local_widths(lines, wrapped=wrapped)
    found: list[list[Line]] = []
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        if found and _joins(found[-1], line, after, width or widths[place]):
            found[-1].append(line)
        else:
            found.append([line])
    return [Passage(tuple(group), group[0].border) for group in found]


def glue(following: str) -> str:
    """Return what stands between a line and the `following` one when they are joined."""
    return "" if _TIGHT.match(following) else " "


def _lines(text: str) -> Iterator[Line]:
    border = first = True
    for match in _LINE.finditer(text):
        bare = match[0].strip()
        if not bare or (len(bare) > 1 and _RULE.match(bare)):
            border = True
            continue
        quote = _QUOTE.match(match[0])
        bare = match[0][quote.end() :].strip() if quote else bare
        if not bare:
            border = True
            continue
        start = match.start() + match[0].index(bare, quote.end() if quote else 0)
        opened = match[0].rstrip("\n")
        line = Line(
            start, start + len(bare), bare, start - match.start(), opened != opened.rstrip(), border, bool(quote)
        )
        yield from _undated(line) if first else (line,)
        border = first = False


def _undated(line: Line) -> tuple[Line, ...]:
    """Split the date that some collections put before the first words of a text."""
    match = _dated().match(line.text)
    if not match:
        return (line,)
    rest = line.text[match.end() :]
    date = Line(line.start, line.start + len(match[0].rstrip()), match[0].rstrip(), line.indent, False, True)
    return date, Line(line.end - len(rest), line.end, rest, 0, line.open, True)


def _wrap_width(lines: list[Line]) -> int:
    """Return the width that the text was wrapped at, or 0: where most lines of prose end close to one margin."""
    lengths = sorted(line.indent + len(line.text) for line in lines if len(line.text) > 40)
    if len(lengths) < 3:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    near = sum(width - 14 <= length <= width for length in lengths)
    return width if width <= _WIDEST_WRAP and near >= len(lengths) * 0.6 else 0


def _local_widths(lines: list[Line], *, wrapped: bool) -> list[int]:
    """Return for each line the width of the lines that no empty one parts from it, 0 where they need not be wrapped."""
    widths: list[int] = []
    start = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or lines[place].border or lines[place].quoted != lines[start].quoted:
            widest = max(line.indent + len(line.text) for line in lines[start:place])
            known = (wrapped or lines[start].quoted) and _NARROWEST_WRAP <= widest <= _WIDEST_WRAP
            widths += [widest if known else 0] * (place - start)
            start = place
    return widths


def _joins(before: list[Line], line: Line, after: Line | None, width: int) -> bool:
    last = before[-1]
    if _stands_apart(last, line):
        return False
    if line.border:
        return _goes_on(last, line)
    if _ENDED.search(last.text):
        return _after_stop(last, line, width)
    return (
        bool(_CONTINUED.match(line.text))
        or _is_full(last, line, width)
        or bool(_unfinished().search(last.text))
        or _is_inline(before, line, after)
    )


def _stands_apart(last: Line, line: Line) -> bool:
    """Whether one of two lines is a rule, a notice, an address, a date, a row, an item or a greeting, or only one of them is quoted."""
    if _ADDRESS.fullmatch(last.text) or (len(line.text) < 80 and _dates().match(line.text)):
        return True
    if (_BY.fullmatch(line.text) and not last.open) or _GAP.search(last.text) or _GAP.search(line.text):
        return True
    notice = last.text.startswith(("©", "(c)", "(C)")) and not last.text.endswith(",")
    return line.quoted != last.quoted or notice or _opens_item(last, line) or _greets(last, line)


def _greets(last: Line, line: Line) -> bool:
    """Whether a letter is opened: "Dear Ann," or "Ann," and a line that has a capital and more to say than a signature."""
    if not last.border or not line.text[0].isupper():
        return False
    called = len(line.text) > _LETTER and _CALLED.fullmatch(last.text)
    return bool(called or _GREETING.fullmatch(last.text))


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a sentence runs over an empty line, as at the end of a page."""
    return (
        len(last.text) > 30 and line.text[0].islower() and bool(_LOWER_END.search(last.text)) and not is_item(last.text)
    )


def _after_stop(last: Line, line: Line, width: int) -> bool:
    """Whether a line goes on after a full stop: an abbreviation's, or one inside a wrapped paragraph."""
    if _is_full(last, line, width):
        return True
    if last.text.endswith(":"):
        return line.text[0].islower()
    if _abbreviated().search(last.text):
        return last.open or bool(_CONTINUED.match(line.text))
    return bool(_TIGHT.match(line.text)) or line.text[0].islower()


def _is_full(last: Line, line: Line, width: int) -> bool:
    """Whether the first word of `line` had no room on the wrapped line before."""
    if not width or len(last.text) < width / 2:
        return False
    return last.indent + len(last.text) + 1 + len(line.text.split(None, 1)[0]) > width


def _is_inline(before: list[Line], line: Line, after: Line | None) -> bool:
    """Whether `line` is the text of a link that a scraper put on a line of its own."""
    last = before[-1]
    if len(line.text) > 90 or is_shouted(last.text):
        return False
    resumed = after is not None and not after.border and bool(_CONTINUED.match(after.text)) and not is_item(after.text)
    if last.open:
        ends_open = _LOWER_END.search(last.text) and not last.text[-1].isdigit()
        return resumed or (bool(ends_open) and not is_shouted(line.text))
    return resumed and bool(_LOWER_END.search(last.text)) and len(last.text) > 20


def _opens_item(last: Line, line: Line) -> bool:
    """Whether `line` opens an item; a dash does after a full stop or another item, and goes on with a sentence otherwise."""
    if _ITEM.match(line.text):
        return True
    ended = line.border or bool(_ENDED.search(last.text)) or is_item(last.text) or line.text[2:3].isupper()
    return ended and bool(_DASH_ITEM.match(line.text))


def is_item(text: str) -> bool:
    """Whether a line opens an item of a list."""
    return bool(_ITEM.match(text) or _DASH_ITEM.match(text))


def is_shouted(text: str) -> bool:
    """Whether a line is in capitals throughout, but for letters like the "s" of a possessive or an "n" in brackets."""
    lower = sum(map(str.islower, text[:40]))
    if lower > 12:
        return False
    lower += sum(map(str.islower, text[40:400]))
    upper = sum(map(str.isupper, text[:400]))
    return upper > 3 and upper >= 9 * lower


@cache
def _unfinished() -> re.Pattern[str]:
    words = alternatives("unfinished")
    return re.compile(rf"^(?i:{words})$|.{{12}}[\s“\"(](?:{words})$|,$")


@cache
def _abbreviated() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s“\"(])(?:{alternatives('abbreviations')}|[A-Z])\.$")


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives('date_words')})\b:?\s+\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?\s+(?=\S)", re.IGNORECASE
    )


@cache
def _dates() -> re.Pattern[str]:
    """Return a pattern for a line that gives the date of the text."""
    months = "|".join(month[:3] for month in reading()["months"])
    return re.compile(
        rf"(?:{alternatives('date_words')})\b:?\s.*\d|(?:on\s+)?(?:{months})[a-z]*\.?\s+\d{{1,2}},?\s+\d{{4}}\b|\d[\d /.-]{{5,}}$",
        re.IGNORECASE,
    )
