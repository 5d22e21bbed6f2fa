"""Names that no recogniser found, made sure by their own parts: a title before them, a telling last word, a capital "The"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.spans import Name
from graphkit.extract.tokens import capital, opens_sentence, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 5


def completed(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Yield names of people behind titles, and of bodies and places by their last word, where none was found."""
    taken = {i for name in names for i in range(name.start, name.end)}
    for token in doc:
        if token.i in taken or not capital(token) or not token.is_alpha:
            continue
        previous = doc[token.i - 1] if token.i else None
        if previous is not None and _titles(previous) and not token.is_sent_start:
            yield from _titled(doc, token, taken)
        elif plain(token) in words("telling_words"):
            yield from _by_last_word(doc, token, taken)


def _titles(token: Token) -> bool:
    word = plain(token)
    return capital(token) and (word in words("titles") or word in words("plain_posts"))


def _titled(doc: Doc, token: Token, taken: set[int]) -> Iterator[Name]:
    end = token.i
    while end < min(len(doc), token.i + 3) and end not in taken and _part(doc[end]):
        end += 1
    if end > token.i and plain(doc[end - 1]) not in words("posts") | words("agencies") | words("organisations"):
        yield Name(token.i, end, "PERSON", "title before it", 0.75)


def _part(token: Token) -> bool:
    return capital(token) and token.pos_ == "PROPN" and len(token) > 1 and not token.is_sent_start


def _by_last_word(doc: Doc, last: Token, taken: set[int]) -> Iterator[Name]:
    start = last.i
    while (
        start > max(0, last.i - _LONGEST)
        and start - 1 not in taken
        and _part(doc[start - 1])
        and not doc[start].is_sent_start
    ):
        start -= 1
    while start < last.i and (opens_sentence(doc[start]) or plain(doc[start]) in words("titles") | words("posts")):
        start += 1
    if start < last.i:
        type_ = "PLACE" if plain(last) in words("sites") else "ORG"
        yield Name(start, last.i + 1, type_, "by its last word", 0.65)
