"""Names that no recogniser found, made sure by their own parts: a title before them, a telling last word, a capital "The"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.mentions.votes import belief
from graphkit.extract.spans import Name
from graphkit.extract.tokens import capital, capitalised, common_words, opens_sentence, plain
from graphkit.places import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 5
_THINKABLE = 0.08
"""Probability that the recogniser must give a name that it did not find."""


def completed(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Yield names of people behind titles, and of bodies and places by their last word, where the recogniser was in doubt."""
    return (name for name in _likely(doc, names) if belief(doc, name) >= _THINKABLE)


def _likely(doc: Doc, names: list[Name]) -> Iterator[Name]:
    taken = {i for name in names for i in range(name.start, name.end)}
    yield from _states(doc, names, taken)
    for token in capitalised(doc):
        if token.i in taken or not token.is_alpha:
            continue
        previous = doc[token.i - 1] if token.i else None
        if previous is not None and _titles(previous, token) and not token.is_sent_start:
            yield from _titled(doc, token, taken)
        elif previous is not None and previous.text == "The" and previous.i and _leads_to_title(doc[previous.i - 1]):
            yield from _publication(doc, token, taken)
        elif previous is not None and previous.text == "(" and token.is_upper:
            yield from _before_acronym(doc, token, taken)
            yield from _wire_service(doc, token)
        elif plain(token) in words("telling_words"):
            yield from _by_last_word(doc, token, taken)


def is_postal_code(token: Token) -> bool:
    """Return whether `token` is a state's code behind a comma: "Denver, CO"."""
    behind = token.i and token.nbor(-1).text == ","
    return bool(behind and token.is_upper and len(token) == 2 and gazetteer().state(token.text) is not None)


def _states(doc: Doc, names: list[Name], taken: set[int]) -> Iterator[Name]:
    """Yield the postal code of a state behind a place: "Denver, CO District Attorney"."""
    for name in names:
        code = name.end + 1
        if name.type == "PLACE" and code < len(doc) and code not in taken and is_postal_code(doc[code]):
            yield Name(code, code + 1, "PLACE", "postal code behind a place", 0.8)


def _titles(token: Token, following: Token) -> bool:
    word = plain(token)
    if not capital(token):
        return False
    if word in words("titles") or word in words("plain_posts"):
        return True
    return word in words("posts") and following.lower_ not in common_words(token.vocab)


def _titled(doc: Doc, token: Token, taken: set[int]) -> Iterator[Name]:
    end = token.i
    while end < min(len(doc), token.i + 3) and end not in taken and _part(doc[end]):
        end += 1
    if end > token.i and plain(doc[end - 1]) not in words("posts") | words("agencies") | words("organisations"):
        yield Name(token.i, end, "PERSON", "title before it", 0.75)


def _leads_to_title(token: Token) -> bool:
    """Whether a title may follow: "told The Bluffs", "the magazine The Bluffs"."""
    return token.lemma_ == "tell" or plain(token) in words("body_nouns")


def _publication(doc: Doc, first: Token, taken: set[int]) -> Iterator[Name]:
    """A capital "The" inside a sentence belongs to a title: "told The Bluffs", "the magazine The Bluffs"."""
    end = first.i
    while (
        end < len(doc) and end not in taken and capital(doc[end]) and doc[end].is_alpha and not doc[end].is_sent_start
    ):
        end += 1
    if not opens_sentence(doc[first.i - 1]) and plain(first) not in words("posts") | words("agencies"):
        yield Name(first.i, end, "ORG", "capital The inside a sentence", 0.65)


def _before_acronym(doc: Doc, short: Token, taken: set[int]) -> Iterator[Name]:
    """The words whose first letters stand in brackets behind them: "Harbor Parents First (HPF)"."""
    start = short.i - 1 - len(short)
    if len(short) < 3 or start < 0 or any(i in taken for i in range(start, short.i - 1)):
        return
    if "".join(token.text[0] for token in doc[start : short.i - 1]) == short.text:
        yield Name(start, short.i - 1, "ORG", "its first letters follow in brackets", 0.85)


def _wire_service(doc: Doc, short: Token) -> Iterator[Name]:
    """The agency of a dateline: "OSTROW, Neb. (LPNS) --"."""
    end = short.i + 1
    closed = end + 1 < len(doc) and doc[end].text == ")" and doc[end + 1].text in {"—", "–", "--"}
    if closed and short.i > 1 and doc[short.i - 2].ent_type_ == "GPE":
        yield Name(short.i, end, "ORG", "wire service of a dateline", 0.8)


def _part(token: Token) -> bool:
    return capital(token) and token.pos_ == "PROPN" and len(token) > 1 and not token.is_sent_start


def _opens_with_name(token: Token) -> bool:
    """Whether no ordinary word opens the sentence."""
    known = token.lower_ in common_words(token.vocab)
    return capital(token) and token.is_alpha and token.pos_ == "PROPN" and bool(token.is_sent_start) and not known


def _opens_by_chance(token: Token) -> bool:
    """Whether an ordinary word has its capital from its place in the sentence."""
    return opens_sentence(token) and token.lower_ in common_words(token.vocab)


def _by_last_word(doc: Doc, last: Token, taken: set[int]) -> Iterator[Name]:
    start = last.i
    while (
        start > max(0, last.i - _LONGEST)
        and start - 1 not in taken
        and (_part(doc[start - 1]) or _opens_with_name(doc[start - 1]))
        and not doc[start].is_sent_start
    ):
        start -= 1
    while start < last.i and (_opens_by_chance(doc[start]) or plain(doc[start]) in words("titles") | words("posts")):
        start += 1
    if start < last.i:
        type_ = "PLACE" if plain(last) in words("sites") else "ORG"
        yield Name(start, last.i + 1, type_, "by its last word", 0.65)
