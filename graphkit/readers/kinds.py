"""What kind of block a passage of plain text is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graphkit.readers.dates import iso_date
from graphkit.readers.lines import Passage, is_item, is_shouted
from graphkit.readers.words import alternatives

_BYLINE = re.compile(
    r"^(?:By|BY|by|Written by|Story by|Words by|Text by)[:\s]\s*(?=[A-Z])[^.!?]{3,100}$"
    r"|^[^.!?]{3,60}(?:\d{4}|\))\.? By [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}$"
)
_FIELD = re.compile(r"[A-Z][\w.’'/&()-]*(?:\s[\w.’'/&()-]+){0,4}:\s+\S")
# From such a line on, a mail is the one that it answers.
_ANSWERED = re.compile(
    r"-{2,} ?(?:original message|forwarded message|weitergeleitete nachricht|message d'origine)\b.{0,60}-{2,}$"
    r"|begin forwarded message:$|on .{6,120}\bwrote:$",
    re.IGNORECASE,
)
_CELLS = re.compile(r"\t+|\s\|\s| {3,}")
_LONGEST_CELL = 10
# What a page puts between paragraphs to lead readers elsewhere.
_TEASER = re.compile(
    r"(?:WATCH|READ|READ MORE|RELATED|MORE|ALSO|SEE ALSO|READ ALSO|ALSO READ|LISTEN|VIDEO|PHOTOS)(?: NOW)?: |(?:Related|Read more|See also|Also read|Read also|Watch|More)(?: (?:story|stories|article|coverage))?: [A-Z]"
)
_CREDIT = re.compile(r"\(([^()]{3,90})\)\s*$")
_PHOTO = re.compile(r"\bP(?:hoto|HOTO)s?\b|\bphotos? (?:by|courtesy|from|provided)\b|^[Cc]ourtesy\b")
_NAMED = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:\s?/\s?|\svia\s)[A-Z]")
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_LONGEST_HEADING = 110


def kinds(found: Sequence[Passage]) -> list[str]:
    """Return the kind of each passage, as text.Block names them."""
    texts = [passage.text for passage in found]
    answered = next((place for place, text in enumerate(texts) if _ANSWERED.match(text)), len(texts))
    return [_kind(found, texts, place) if place < answered else "quoted" for place in range(len(found))]


def _kind(found: Sequence[Passage], texts: Sequence[str], place: int) -> str:
    text = texts[place]
    if found[place].quoted:
        return "quoted"
    if len(text) > 400:
        return "item" if is_item(text[:10]) else "caption" if credit(text) else "paragraph"
    if is_item(text):
        return "item"
    return _short_kind(found, texts, place)


def _short_kind(found: Sequence[Passage], texts: Sequence[str], place: int) -> str:
    text = texts[place]
    named = label(text)
    if named:
        return named
    if _is_row(text):
        return "row"
    return "field" if is_field(text) else _heading_or_paragraph(found, texts, place)


def _is_row(text: str) -> bool:
    """Whether a line is cells rather than words: short ones between bars, tabs or wide gaps."""
    cells = _CELLS.split(text)
    least = 2 if "|" in text or "\t" in text or "     " in text else 3
    return len(cells) >= least and not _ENDED.search(text) and all(len(cell.split()) <= _LONGEST_CELL for cell in cells)


def label(text: str) -> str | None:
    """Return byline, dateline, headline or caption for a line that is one by its words alone."""
    if len(text) < 120 and _BYLINE.search(text):
        return "byline"
    if is_dateline(text):
        return "dateline"
    if len(text) < 200 and _TEASER.match(text):
        return "headline"
    return "caption" if credit(text) else None


def _heading_or_paragraph(found: Sequence[Passage], texts: Sequence[str], place: int) -> str:
    text = texts[place]
    top = place < 8 and all(_is_short(other) for other in texts[:place])
    if is_shouted(text) and len(text) < 250:
        return "headline" if len(text.split()) > 4 and not top else "heading"
    if not _is_short(text) or place + 1 == len(found):
        return "paragraph"
    after = texts[place + 1]
    if text.endswith((",", ";")) or found[place + 1].quoted or _ANSWERED.match(after):
        return "paragraph"
    if label(after) == "byline":
        return "heading"
    leads = found[place + 1].border or len(after) > len(text) or is_item(after) or is_field(after)
    return "heading" if top or (found[place].border and leads) else "paragraph"


def _is_short(text: str) -> bool:
    """Whether a line is as short as a heading and has no full stop."""
    return len(text) <= _LONGEST_HEADING and (not _ENDED.search(text) or text.endswith("?"))


def is_field(text: str) -> bool:
    """Whether a line reads "Label: value"."""
    match = _FIELD.match(text)
    return match is not None and len(text) < 300 and not _ENDED.search(text)


def is_dateline(text: str) -> bool:
    """Whether a line gives the date of the text and little else."""
    if len(text) > 90 or iso_date(text) is None:
        return False
    words = _date_line().sub(" ", text)
    return len(re.findall(r"[^\W\d_]{2,}", words)) <= 1


def credit(text: str) -> re.Match[str] | None:
    """Return the brackets that end a caption and name the photographer: "(Jane Doe/AP)"."""
    match = _CREDIT.search(text, max(0, len(text) - 110))
    if match is None:
        return None
    before = text[: match.start()].rstrip()
    alone = not before or _ENDED.search(before)
    told = _PHOTO.search(match[1]) or (_agency().search(match[1]) and (alone or "/" in match[1]))
    return match if told or (alone and _NAMED.match(match[1])) else None


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('agencies')})\b")


@cache
def _date_line() -> re.Pattern[str]:
    months = "|".join(f"{name}|{name[:3]}" for name in alternatives("months").split("|"))
    days = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    return re.compile(
        rf"\b(?:{alternatives('date_words')}|{months}|{days}|at|on|[ap]\.?m\.?|[A-Z]{{2,4}}T|GMT|UTC|st|nd|rd|th)\b|\d",
        re.IGNORECASE,
    )
