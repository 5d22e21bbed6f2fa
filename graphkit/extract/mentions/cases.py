"""Cases named by their parties: "Lee v. Apex Mills" is an event where the text tells of courts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.spans import Name
from graphkit.extract.tokens import capital, lemmas, tokens_among
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_VERSUS = frozenset({"v", "vs"})
_WITHIN = frozenset({"of", "for", "&", "'s", "’s", "-"})
"""What stands between the capitals of one party's name."""
_LOOSE = frozenset({"ADP", "DET", "SCONJ", "CCONJ", "ADV"})


def cases(doc: Doc) -> Iterator[Name]:
    """Yield the cases that `doc`, where it tells of courts, names by their parties."""
    versus = list(tokens_among(doc, _VERSUS))
    for token in versus if versus and tells_of_courts(doc) else ():
        start, end = token.i, token.i + 1
        while start and _is_of_party(doc[start - 1]) and not doc[start].is_sent_start:
            start -= 1
        while end < len(doc) and _is_of_party(doc[end]) and (end == token.i + 1 or not doc[end].is_sent_start):
            end += 1
        while start < token.i and (doc[start].lower_ in _WITHIN or doc[start].pos_ in _LOOSE):
            start += 1
        while doc[end - 1].lower_ in _WITHIN:
            end -= 1
        if start < token.i < end - 1:
            yield Name(start, end, "EVENT", "case by its parties", 0.9, subtype="lawsuit")


def tells_of_courts(doc: Doc) -> bool:
    """Return whether a text has to do with courts of law: teams play against each other too."""
    return not words("courts_of_law").isdisjoint(lemmas(doc))


def _is_of_party(token: Token) -> bool:
    return capital(token) or token.text[:1].isdigit() or token.lower_ in _WITHIN
