"""The period that stands right beside a post or another tie: "mayor of Dunmore from 2003 to 2007", "since 2004 a member"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.model import When

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_STARTS = frozenset({"from", "since", "between"})
_UNTIL = frozenset({"to", "until", "till", "through"})
_BOUNDS = frozenset({"from", "since", "between", "until", "till"})
_BESIDE = 10
"""Words between a post and its years: "minister of works and housing of the State of Lagos (1979–83)"."""
_PHRASE = frozenset({"ADP", "SCONJ", "DET", "PROPN", "NOUN", "ADJ", "CCONJ"})


def tenure(noun: Token, arguments: Arguments) -> When | None:
    """Return the period right behind the phrase of `noun`, in brackets or behind "from" and its like, or right before it."""
    if noun.pos_ not in grammar.NOUNS:
        return None
    return _behind(noun, arguments) or _before(noun, arguments)


def period(found: list[MentionSpan]) -> When | None:
    """Return the time between the only two dates, where words join them: "from 1996 UNTIL HER RETIREMENT IN 2011"."""
    if len(found) != 2:
        return None
    first, last = sorted(found, key=lambda m: m.start)
    doc = first.root.doc
    joined = first.start > 0 and doc[first.start - 1].lower_ in _STARTS and doc[first.end].lower_ in _UNTIL
    if not joined or not isinstance(first.value, When) or not isinstance(last.value, When):
        return None
    return When(doc[first.start : last.end].text, first.value.start, last.value.end or last.value.start)


def bracketed(place: int, arguments: Arguments, doc: Doc) -> When | None:
    """Return the years in the brackets that open at `place`."""
    if place + 1 >= len(doc) or doc[place].text != "(":
        return None
    years = _date_at(doc[place + 1], arguments)
    return _when(years) if years is not None and doc[years.end : years.end + 1].text == ")" else None


def _behind(noun: Token, arguments: Arguments) -> When | None:
    for token in noun.doc[noun.i + 1 : min(noun.i + _BESIDE, noun.sent.end)]:
        if token.lower_ in _BOUNDS and token.i + 1 < noun.sent.end:
            date = _date_at(token.nbor(1), arguments)
            if date is not None:
                return _until(date, arguments) or _when(date)
        if token.pos_ not in _PHRASE or (token.dep_ == "conj" and token.head.i == noun.i):
            return bracketed(token.i, arguments, noun.doc)
    return None


def _until(first: MentionSpan, arguments: Arguments) -> When | None:
    """Return the period that `first` opens and another date of the same phrase closes."""
    later = [m for m in arguments.within(first.root.sent) if m.type == "DATE" and m.start > first.start]
    return period([first, *later[:1]])


def _before(noun: Token, arguments: Arguments) -> When | None:
    """Return the date of "until July the sales MANAGER", "since 2004 a SUBSIDIARY"."""
    start = min((t.i for t in noun.lefts if t.dep_ in {"det", "amod", "compound", "poss"}), default=noun.i)
    date = arguments.covering(noun.doc[start - 1]) if start > noun.sent.start else None
    if date is None or date.type != "DATE" or date.start <= noun.sent.start:
        return None
    return _when(date) if noun.doc[date.start - 1].lower_ in _BOUNDS else None


def _date_at(token: Token, arguments: Arguments) -> MentionSpan | None:
    mention = arguments.covering(token)
    return mention if mention is not None and mention.type == "DATE" and mention.start == token.i else None


def _when(mention: MentionSpan | None) -> When | None:
    return mention.value if mention is not None and isinstance(mention.value, When) else None
