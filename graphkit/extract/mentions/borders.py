"""Borders of names: what does not belong to a name is cut off, and two names that were taken for one are parted."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import person_nouns, words
from graphkit.extract.mentions.makeup import built_like_a_person
from graphkit.extract.mentions.votes import in_name
from graphkit.extract.spans import Name
from graphkit.extract.tokens import (
    ARTICLES,
    POSSESSIVES,
    capital,
    common_words,
    hyphen,
    initial,
    is_post,
    opens_sentence,
    plain,
)
from graphkit.names import first_names, folded
from graphkit.places import gazetteer, place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DETERMINERS = ARTICLES | {"this", "that", "these", "those", "our", "their", "his", "her", "its", "my", "your", "under"}
_DIVIDERS = POSSESSIVES | {","}
_ONE_NAME = 0.6
"""Probability of a possessive ending of being in a name, from which on the name goes on behind it: "Lowry's College"."""
_CLOSING = {"(": ")", "[": "]", "“": "”", '"': '"'}


def trimmed(doc: Doc, name: Name) -> Name | None:
    """Return `name` without articles, titles, quotes, possessives and what stands on another line; None if nothing is left."""
    start, end = _longest_line(doc, name.start, name.end)
    start = _behind_bracket(doc, start, end)
    if _titled_person(doc, start, end):
        name = replace(name, type="PERSON")
    if name.type == "PERSON":
        start = _after_post_of_place(doc, _after_description(doc, start, end), end)
    while start < end and (_leads(doc[start], name.type, end - start) or _told_before(doc, name.type, start, end)):
        start += 1
    end = _without_modifier(doc, start, _balanced(doc, start, end))
    if name.type == "ORG":
        end = _without_address(doc, start, end)
    while end > start and _trails(doc[end - 1], name.type, end - start):
        end -= 1
    return replace(name, start=start, end=end) if start < end else None


def parts(doc: Doc, name: Name, known: frozenset[str]) -> list[Name]:
    """Return the names that were taken for one: "Fox News' Tara Kellan", "Philadelphia's City Committee", "BLM Marlow, Va.".

    `known` holds the folded names that the document uses elsewhere.
    """
    for i in range(name.start + 1, name.end - 1):
        if doc[i].text in _DIVIDERS and capital(doc[i + 1]) and _divides(doc, name, i, known):
            left, right = replace(name, end=i, type=_type_of(doc, name.start, i, known)), replace(name, start=i + 1)
            return [left, *parts(doc, _retyped(doc, right), known)]
    if (place := _list_mark(doc, name)) is not None:
        left = replace(name, end=place - 1 if doc[place - 1].text == "," else place)
        return [left, *parts(doc, replace(name, start=place + 1), known)]
    if _short_form_before_place(doc, name):
        return [replace(name, end=name.start + 1), replace(name, start=name.start + 1, type="PLACE")]
    return [name]


def led_by_verb(doc: Doc, name: Name) -> bool:
    """Whether an ordinary word that is no first name opens the name of a person: "Fire Krantz", "Recall Jorge Gaston"."""
    first = doc[name.start]
    if name.end - name.start < 2 or first.lower_ in first_names() or initial(first):
        return False
    return (
        first.lower_ in common_words(doc.vocab)
        and plain(first) not in words("particles")
        and place_named(first.text) is None
    )


def opens_with_first_name(doc: Doc, name: Name) -> bool:
    """Whether a first name and another word make the name."""
    return name.end - name.start > 1 and doc[name.start].lower_ in first_names()


def without_verb(doc: Doc, name: Name, surnames: frozenset[str]) -> Name:
    """Return a person's name without such a word, where the rest names somebody of the document."""
    if name.type not in {"PERSON", "ORG"} or not led_by_verb(doc, name) or doc[name.end - 1].lower_ not in surnames:
        return name
    rest = name.end - name.start - 1
    if rest > 1 and doc[name.start + 1].lower_ not in first_names():
        return name
    return replace(name, start=name.start + 1, type="PERSON")


def _short_form_before_place(doc: Doc, name: Name) -> bool:
    """Whether an acronym runs into a city and its state: "pro BLM Marlow, VA"."""
    if (
        name.end - name.start < 2
        or name.end + 1 >= len(doc)
        or not doc[name.start].is_upper
        or doc[name.end].text != ","
    ):
        return False
    city, state = place_named(doc[name.start + 1 : name.end].text), place_named(doc[name.end + 1].text)
    return (
        city is not None
        and state is not None
        and state.subtype == "state"
        and place_named(doc[name.start].text) is None
    )


def _list_mark(doc: Doc, name: Name) -> int | None:
    """Return the first comma, "and" or "or" of places that were taken for one: "Norway and Peru"; the name of one is left whole."""
    if name.type != "PLACE" or place_named(doc[name.start : name.end].text) is not None:
        return None
    marks = [i for i in range(name.start + 1, name.end - 1) if plain(doc[i]) in {",", "and", "or"}]
    return next((i for i in marks if _places_around(doc, name, i)), None)


def _places_around(doc: Doc, name: Name, mark: int) -> bool:
    left, right = doc[name.start : mark].text.rstrip(" ,"), doc[mark + 1 : name.end].text
    first = right.split(",")[0].split(" and ")[0]
    return place_named(left) is not None and place_named(first) is not None


def _divides(doc: Doc, name: Name, place: int, known: frozenset[str]) -> bool:
    """Whether what stands before a divider is a name of its own, or what stands behind a possessive is a person's."""
    somebody = doc[place].text in POSSESSIVES and built_like_a_person(doc[place + 1 : name.end])
    one = doc[place].text in POSSESSIVES and name.type != "PERSON" and in_name(doc, place) >= _ONE_NAME
    return somebody or (not one and _stands_alone(doc, name.start, place, known))


def _stands_alone(doc: Doc, start: int, end: int, known: frozenset[str]) -> bool:
    text = doc[start:end].text
    return folded(text) in known or place_named(text) is not None


def _type_of(doc: Doc, start: int, end: int, known: frozenset[str]) -> str:
    text = doc[start:end].text
    if place_named(text) and folded(text) not in known:
        return "PLACE"
    return "PERSON" if end - start == 1 and not doc[start].is_upper and not place_named(text) else "ORG"


def _retyped(doc: Doc, name: Name) -> Name:
    """Return the second of two names as a person where it opens with a first name."""
    person = (
        name.end - name.start > 1
        and doc[name.start].lower_ in first_names()
        and plain(doc[name.end - 1]) not in words("organisations")
    )
    return replace(name, type="PERSON") if person else name


def _longest_line(doc: Doc, start: int, end: int) -> tuple[int, int]:
    cuts = [i for i in range(start, end) if _breaks(doc[i])]
    if not cuts:
        return start, end
    edges = [start - 1, *cuts, end]
    pieces = [(left + 1, right) for left, right in itertools.pairwise(edges)]
    return max(pieces, key=lambda piece: (piece[1] - piece[0], -piece[0]))


def _breaks(token: Token) -> bool:
    return "\n" in token.text or token.like_url or token.like_email or token.text in {"|", "•"}


def _titled_person(doc: Doc, start: int, end: int) -> bool:
    """Whether a title, a first name and a last name stand here: "Sheriff Roy Lattimer", which models take for a body."""
    if end - start not in (3, 4) or not (plain(doc[start]) in words("titles") or is_post(doc[start])):
        return False
    named = doc[start + 1].lower_ in first_names() and all(map(capital, doc[start:end]))
    return named and plain(doc[end - 1]) not in words("organisations") | words("sites")


def _leads(token: Token, type_: str, length: int) -> bool:
    word = plain(token)
    if (
        token.is_space
        or token.is_quote
        or token.text in POSSESSIVES
        or (token.is_punct and token.text not in {"(", "["})
    ):
        return True
    if word in _DETERMINERS and length > 1:
        return True
    return type_ == "PERSON" and length > 1 and (word in words("titles") or (is_post(token) and capital(token)))


def _told_before(doc: Doc, type_: str, start: int, end: int) -> bool:
    """Whether a word says what the name behind it is: "Kenyan Tom Ordway", "Historian Mara Voss", "occupied Norland"."""
    if end - start < 2 or not capital(doc[start + 1]):
        return False
    if type_ != "PERSON":
        return _describes(doc[start]) and doc[start].pos_ not in {"ADJ", "ADV"} and doc[start].tag_ != "VBN"
    token, following = doc[start], doc[start + 1]
    if end - start < 3 or initial(following):
        return False
    given = following.lower_ in first_names()
    called = gazetteer().home(token.text) is not None or (plain(token) in person_nouns() and opens_sentence(token))
    return called and (given or token.lower_ not in first_names())


def _without_modifier(doc: Doc, start: int, end: int) -> int:
    """Return the end of the name inside "Soros-backed"."""
    for i in range(start + 1, end - 1):
        if hyphen(doc[i]) and plain(doc[i + 1]) in words("hyphen_modifiers") and not _titled_word(doc, i, end):
            return i
    return end


def _without_address(doc: Doc, start: int, end: int) -> int:
    """Return where a body's name ends before the number of a house or room and what follows it: "Marlow College 12 Hall Road"."""
    told = words("organisations") - {"local", "project"}
    return next((i for i in range(start + 2, end - 1) if doc[i].is_digit and plain(doc[i - 1]) in told), end)


def _titled_word(doc: Doc, dash: int, end: int) -> bool:
    """Whether a prefix and a capitalised word make a word of the name: "Non-Aligned Movement"."""
    prefix = plain(doc[dash - 1]) in words("prefixes") and capital(doc[dash + 1])
    return prefix and dash + 2 < end and capital(doc[dash + 2])


def _trails(token: Token, type_: str, length: int) -> bool:
    if type_ == "PERSON" and length > 1 and is_post(token) and len(token) < 4:
        return True
    return (
        token.is_space
        or token.text in POSSESSIVES
        or (token.is_punct and token.text != ")")
        or token.text in {"<", ">", "="}
    )


def _balanced(doc: Doc, start: int, end: int) -> int:
    for i in range(start, end):
        if doc[i].text in {"(", "["} and not any(doc[j].text == _CLOSING[doc[i].text] for j in range(i, end)):
            return i if i > start else end
    return end


def _behind_bracket(doc: Doc, start: int, end: int) -> int:
    """Return where the name begins behind a bracket that was opened before it: "NRD) Forest Unit"."""
    for i in range(start, end - 1):
        if doc[i].text in _CLOSING.values():
            break
        if doc[i].text in {"(", "["}:
            return start
    else:
        return start
    return i + 1 if doc[i].text in {")", "]"} and i > start else start


def _after_description(doc: Doc, start: int, end: int) -> int:
    """Return where the name begins after words like "Baffinland spokesperson"."""
    for i in range(end - 2, start - 1, -1):
        token = doc[i]
        if _describes(token) and capital(doc[i + 1]) and not _second_half(doc, i):
            return i + 1
    return start


def _second_half(doc: Doc, place: int) -> bool:
    """Whether a hyphen ties the word to the one before it, and it describes nothing: "Su-min Pae", but not "Dover-born Ann Lee"."""
    return hyphen(doc[place - 1]) and plain(doc[place]) not in words("hyphen_modifiers")


def _describes(token: Token) -> bool:
    """Whether an ordinary word or a verb in lower case stands here, no particle of a name."""
    known = common_words(token.vocab)
    ordinary = token.lower_ in known or token.lemma_ in known or token.pos_ == "VERB"
    return ordinary and token.text.islower() and token.is_alpha and plain(token) not in words("particles")


def _after_post_of_place(doc: Doc, start: int, end: int) -> int:
    """Return where the name begins after words like "Philly DA" or "Texas Gov."."""
    for i in range(start + 1, end - 1):
        placed = any(place_named(doc[j:i].text) for j in range(max(start, i - 2), i))
        titled = capital(doc[i]) and (is_post(doc[i]) or plain(doc[i]) in words("titles"))
        if placed and titled and plain(doc[i + 1]) not in words("name_suffixes"):
            return i + 1
    return start
