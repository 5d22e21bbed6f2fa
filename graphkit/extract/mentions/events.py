"""Events: elections, recalls, ballot measures and numbered resolutions, found by what their names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.mentions.bodies import whole
from graphkit.extract.spans import Name
from graphkit.extract.tokens import capital, plain, tokens_among

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d(?:[-–/]\d{2,4})?")
_MEASURE_NUMBER = re.compile(r"[A-Z]{1,2}|\d[\d\-–]*[A-Z]?|[IVX]+|\w-\d+")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")


def events(doc: Doc) -> Iterator[Name]:
    """Yield the events that `doc` names by a pattern."""
    for token in tokens_among(doc, words("elections")):
        yield from (whole(doc, name, "EVENT") for name in _election(doc, token))
    for token in tokens_among(doc, words("measures")):
        yield from (whole(doc, name, "EVENT") for name in _measure(doc, token))


def _election(doc: Doc, head: Token) -> Iterator[Name]:
    start = head.i
    while start > 0 and _modifies(doc, start - 1):
        start -= 1
    start = _without_loose_words(doc, start, head.i)
    if start == head.i:
        yield from _election_of_day(doc, head)
        return
    first, inner = doc[start], doc[start : head.i]
    dated = bool(_YEAR.fullmatch(first.text)) or first.ent_type_ == "DATE" or _month_day(doc, start)
    named = any(capital(token) and token.is_alpha for token in inner)
    if dated or named or (plain(head) in {"election", "primary", "runoff", "recall"} and _told_apart(inner[0])):
        yield Name(start, head.i + 1, "EVENT", "election by its parts", 0.9, subtype=_kind(head))


def _election_of_day(doc: Doc, head: Token) -> Iterator[Name]:
    """Yield "election of November 4, 2025"."""
    end = head.i + 2
    if end >= len(doc) or doc[head.i + 1].lower_ != "of" or not _month_day(doc, end):
        return
    end += 2
    if end + 1 < len(doc) and doc[end].text == "," and _YEAR.fullmatch(doc[end + 1].text):
        end += 2
    yield Name(head.i, end, "EVENT", "election by its day", 0.85, subtype=_kind(head))


def _modifies(doc: Doc, index: int) -> bool:
    token = doc[index]
    if token.text in {"-", "'s", "’s"}:
        return index > 0 and not token.is_sent_start
    if token.is_punct or token.is_space or (token.is_sent_start is True and not capital(token)):
        return False
    if plain(token) in words("election_modifiers") or _YEAR.fullmatch(token.text):
        return True
    if _DAY.fullmatch(token.text):
        return _month_day(doc, index - 1) if index else False
    if _month(token):
        return True
    return capital(token) and token.is_alpha and token.pos_ in {"PROPN", "ADJ"} and plain(token) not in {"in", "the"}


def _without_loose_words(doc: Doc, start: int, end: int) -> int:
    while start < end and (doc[start].text in {"-", "'s", "’s"} or doc[start].lower_ in {"the", "a", "by"}):
        start += 1
    return start


def _month(token: Token) -> bool:
    return token.ent_type_ == "DATE" and capital(token) and token.text.rstrip(".").isalpha() and len(token.text) > 2


def _month_day(doc: Doc, index: int) -> bool:
    return index + 1 < len(doc) and _month(doc[index]) and bool(_DAY.fullmatch(doc[index + 1].text))


def _told_apart(token: Token) -> bool:
    return plain(token) in {"mayoral", "gubernatorial", "presidential", "democratic", "republican"}


def _kind(head: Token) -> str:
    return "recall" if plain(head) == "recall" else "ballot measure" if plain(head) == "referendum" else "election"


def _measure(doc: Doc, head: Token) -> Iterator[Name]:
    end = head.i + 1
    if not capital(head) or end >= len(doc):
        return
    if doc[end].lower_ in {"no", "no.", "number"} and end + 1 < len(doc):
        end += 1
    if not _MEASURE_NUMBER.fullmatch(doc[end].text):
        return
    stop = end + 1
    while (
        stop + 1 < len(doc)
        and doc[stop].text in {"-", "–"}
        and not doc[stop - 1].whitespace_
        and doc[stop + 1].text[:1].isdigit()
    ):
        stop += 2
    yield Name(head.i, stop, "EVENT", "ballot measure by its number", 0.9, subtype="ballot measure")
