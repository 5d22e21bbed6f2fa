"""What the words of a name speak for, wherever it stands: a first name, a legal form, a town of that name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.mentions.votes import Vote
from graphkit.extract.spans import Name
from graphkit.extract.tokens import capital, common_words, plain
from graphkit.names import first_names, folded
from graphkit.places import Place, gazetteer, place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_POPULAR = 1_000
"""Children of that name, so that it speaks for a person."""
_BETTER_KNOWN = 20_000
"""Children of that name, so that it is a name before it is a word."""
_ACRONYM = 6
"""Letters of the longest acronym."""
_LETTERS = 4
"""Characters in capitals that are rather an acronym than a town."""
_PHRASE = 2
"""Words of a heading that are taken for a name because they are in capitals."""
_TELLING = ("organisations", "agencies", "posts", "sites")
"""The lists of words that say what a name is."""
_NICKNAME = 4.8
"""How much another name of a great city counts, "Philly": hardly anybody and nothing else is called so."""
_HUGE = 500_000
_LARGE = 50_000
"""Inhabitants of a town whose name alone speaks for a place."""


def made_up(doc: Doc, name: Name) -> Iterator[Vote]:
    """Yield what the words of `name` speak for."""
    first, last = doc[name.start], plain(doc[name.end - 1])
    length = name.end - name.start
    if length > 1 and last in words("organisations"):
        yield Vote("ORG", 1.6, "a body's last word")
    elif length > 1 and last in words("sites"):
        yield Vote("PLACE", 1, "a site's last word")
    elif 1 < length < 5 and first.lower_ in first_names():
        yield from _by_first_name(doc, name)
    yield from _by_gazetteer(doc, name)


def _by_gazetteer(doc: Doc, name: Name) -> Iterator[Vote]:
    span = doc[name.start : name.end]
    place = place_named(span.text)
    if place is None or _mere_words(span, place):
        if len(span) == 1 and span[0].is_upper and 2 <= len(span[0]) <= _ACRONYM:
            yield Vote("ORG", 0.6, "written as an acronym")
    elif place.subtype in {"country", "state"}:
        yield Vote("PLACE", 1.2, "a country or state")
    elif place.population > _HUGE:
        nickname = folded(place.name) != folded(span.text) and span[0].lower_ not in first_names()
        yield Vote("PLACE", _NICKNAME if nickname else 2.4, "a great city")
    elif len(span) > 1 or place.population > _LARGE:
        yield Vote("PLACE", 0.6, "a town of that name")


def _mere_words(span: Span, place: Place) -> bool:
    """Whether a town's name is ordinary words that are not its own name, or few capitals: "White House" for Casablanca, "U.N." for Un."""
    if place.subtype in {"country", "state"}:
        return False
    common = common_words(span.doc.vocab)
    translated = folded(place.name) != folded(span.text) and all(token.lower_ in common for token in span)
    return translated or (span.text.isupper() and len(span.text) <= _LETTERS)


def shouted_words(doc: Doc, start: int, end: int) -> bool:
    """Whether what looks like a body's name is two words of a heading in capitals, neither of which says so: "ROAD REPAIRS"."""
    if end - start != _PHRASE or any(plain(doc[end - 1]) in words(name) for name in _TELLING):
        return False
    tokens, common = doc[start:end], common_words(doc.vocab)
    known = (token.lower_ in common or token.lower_.removesuffix("s") in common for token in tokens)
    return all(known) and all(token.is_upper for token in tokens)


def is_nationality(text: str) -> bool:
    """Whether a text is no name but a word of nationality: "Namibian", "South Africans"."""
    known = gazetteer().home(text) or gazetteer().home(text.removesuffix("s"))
    return known is not None and place_named(text) != known


def large_town(text: str) -> bool:
    """Whether a large town, a state or a country has that name."""
    place = place_named(text)
    return place is not None and (place.population >= _LARGE or place.subtype != "city")


def well_known(text: str) -> bool:
    """Whether so many bear that first name that it is a name before it is a word."""
    return text in first_names() and first_names()[text][1] >= _BETTER_KNOWN


def popular(text: str) -> bool:
    """Whether many bear that first name."""
    return text in first_names() and first_names()[text][1] >= _POPULAR


def built_like_a_person(span: Span) -> bool:
    """Whether two or three capitalised words open with a first name that many bear: "Priya Lark"."""
    if not 1 < len(span) < 4 or not popular(span[0].lower_):
        return False
    telling = words("organisations") | words("sites") | words("never_names")
    return (
        all(t.is_alpha and capital(t) for t in span) and plain(span[-1]) not in telling and not _known_place(span.text)
    )


def _by_first_name(doc: Doc, name: Name) -> Iterator[Vote]:
    """Yield how strongly a first name at the head of a name speaks for a person: "Ray Delacroix", not "West Germany"."""
    first, last = doc[name.start], doc[name.end - 1]
    common = common_words(doc.vocab)
    children = first_names()[first.lower_][1]
    word = first.lower_ in common and children < _BETTER_KNOWN
    town = _known_place(first.text) or gazetteer().home(first.text) is not None
    if word or town or not all(token.is_alpha and capital(token) for token in doc[name.start : name.end]):
        return
    if children < _POPULAR or plain(last) in words("never_names"):
        yield Vote("PERSON", 0.6, "a rare first name")
    elif last.lower_ in common:
        yield Vote("PERSON", 1.2, "a first name before a word")
    else:
        yield Vote("PERSON", 1.6, "a first name before a surname")


def _known_place(text: str) -> bool:
    place = place_named(text)
    return place is not None and (place.subtype in {"country", "state"} or place.population > _HUGE)
