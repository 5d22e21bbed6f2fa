"""What looks like a name and is none: labels, weekdays, products, links, generic groups."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.mentions.initials import SPELT_OUT
from graphkit.extract.mentions.votes import belief
from graphkit.extract.spans import Name
from graphkit.extract.tokens import (
    capital,
    common_words,
    initial,
    opens_sentence,
    plain,
    text_between,
    texts,
    tokens_among,
)
from graphkit.names import first_names, folded
from graphkit.places import place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HEADINGS = frozenset({"heading", "headline", "title"})
_LARGE = 50_000
"""Inhabitants of a town that is known by its bare name."""
_SURE = 0.8
"""Probability that the recogniser gives a name, from which on it needs no other support."""
_NOISE = re.compile(r"[\W\d_]*")


def with_support(doc: Doc, names: list[Name]) -> list[Name]:
    """Return `names` without storms, and without common words that only their place at the head of a sentence or in a heading makes a name."""
    storms, written = _storms(doc), frozenset(texts(doc))
    names = [name for name in names if name.type == "ORG" or doc[name.end - 1].text not in storms]
    weak = {name for name in names if _weak(doc, name) or _written_small(doc, name, written)}
    firm = {folded(text_between(doc, name.start, name.end)) for name in names if name not in weak}
    return [name for name in names if name not in weak or folded(text_between(doc, name.start, name.end)) in firm]


def _storms(doc: Doc) -> frozenset[str]:
    """Return the names of the storms of `doc`: "Cyclone Mirwen"."""
    named = (
        doc[token.i + 1] for token in tokens_among(doc, words("storms")) if capital(token) and token.i + 1 < len(doc)
    )
    return frozenset(token.text for token in named if capital(token) and token.is_alpha)


def _written_small(doc: Doc, name: Name, written: Collection[str]) -> bool:
    """Whether an ordinary word opens a sentence that `doc` otherwise writes in lower case, as a noun: "Iodine is a salt. The iodine …"."""
    first = doc[name.start]
    small = first.text.lower()
    if name.end - name.start > 1 or small == first.text or small not in written or not opens_sentence(first):
        return False
    if small not in common_words(doc.vocab) or small in first_names() or first.is_upper:
        return False
    return any(token.text == small and token.pos_ == "NOUN" for token in doc)


def _weak(doc: Doc, name: Name) -> bool:
    if belief(doc, name) >= _SURE:
        return False
    first = doc[name.start]
    if name.end - name.start == 1:
        said = first.dep_ == "nsubj" and first.head.lemma_ in {"say", "add", "explain"}
        placed = opens_sentence(first) or first.pos_ in {"ADJ", "ADV", "VERB"}
        return placed and first.lower_ in common_words(doc.vocab) and not said and not _known_name(first.text)
    if name.reason == SPELT_OUT:
        return False
    return name.type == "ORG" and _in_heading(doc, first) and plain(doc[name.end - 1]) not in words("organisations")


def _known_name(text: str) -> bool:
    place = place_named(text)
    large = place is not None and (place.subtype in {"country", "state"} or place.population > _LARGE)
    return large or text.lower() in first_names() or text.isupper()


def _in_heading(doc: Doc, token: Token) -> bool:
    position = token.idx + doc._.window_start
    blocks = doc._.blocks
    found = bisect_right(blocks, position, key=lambda block: block.start) - 1
    return found >= 0 and position < blocks[found].end and blocks[found].kind in _HEADINGS


def is_name(doc: Doc, name: Name) -> bool:
    """Whether `name` can be a node of the graph."""
    span = [doc[place] for place in range(name.start, name.end)]
    text = text_between(doc, name.start, name.end).strip()
    low = " ".join(map(plain, span))
    if (
        len(text) < 2
        or _NOISE.fullmatch(text)
        or low in words("never_names")
        or low in words("common_acronyms")
        or low in words("group_nouns") | words("committee_nouns")
        or (text.isupper() and low in words("post_acronyms"))
    ):
        return False
    if not any(capital(token) or token.text[:1].isdigit() or any(map(str.isupper, token.text)) for token in span):
        return False
    if name.type == "PERSON" and (any(map(str.isdigit, text)) or _title_alone(doc, name) or low in {"jr", "sr"}):
        return False
    if name.type == "PERSON" and _mere_initials(doc, name):
        return False
    if _thing(doc, name) or _degree(doc, name) or _inside_event(doc, name):
        return False
    return not any(token.like_url or token.like_email or token.text.startswith(("#", "@", "http")) for token in span)


def _mere_initials(doc: Doc, name: Name) -> bool:
    """Whether several single letters are all of a name: "S. F." is a town's."""
    return name.end - name.start > 1 and all(initial(token) for token in doc[name.start : name.end])


def _thing(doc: Doc, name: Name) -> bool:
    """Whether a law, treaty, award, doctrine or ship is named, or a military operation as a place: nothing that acts or lies anywhere."""
    first, last, long = doc[name.start], doc[name.end - 1], name.end - name.start > 1
    ship = _of_ship(doc, name) and plain(last) not in words("organisations")
    if name.type == "PERSON":
        return ship
    paper = plain(last) in words("papers") and (long or not last.is_upper)
    doctrine = not long and last.lower_.endswith("ism")
    operation = name.type == "PLACE" and plain(first) == "operation" and long
    return name.type in {"ORG", "PLACE"} and (ship or paper or doctrine or operation)


def _of_ship(doc: Doc, name: Name) -> bool:
    """Whether a ship's letters open the name, stand before it, or are all of it before a capitalised word."""
    prefixes = words("ship_prefixes")
    if doc[name.start].text in prefixes:
        return name.end - name.start > 1 or (name.end < len(doc) and capital(doc[name.end]))
    return name.start > 0 and doc[name.start - 1].text in prefixes


def _inside_event(doc: Doc, name: Name) -> bool:
    """Whether a place stands in the name of a battle, treaty or operation: "Battle of the Marra", "Operation Marra"."""
    link = name.start - 1
    if name.type == "ORG" or link < 0:
        return False
    if plain(doc[link]) == "operation":
        return capital(doc[link])
    if name.type != "PLACE":
        return False
    link -= plain(doc[link]) == "the" and link > 0
    head = doc[link - 1] if link > 0 and plain(doc[link]) == "of" else None
    # A constitution is its country's, while a treaty only bears the name of the town.
    return (
        head is not None
        and capital(head)
        and plain(head) in words("event_heads") | (words("papers") - {"constitution"})
    )


def _degree(doc: Doc, name: Name) -> bool:
    """Whether letters behind a person's name say what he has studied or may do: "Ann Lowry, MD"."""
    if name.start < 2 or doc[name.start - 1].text != ",":
        return False
    letters = "".join(token.text for token in doc[name.start : name.end]).replace(".", "")
    if letters not in words("degrees"):
        return False
    before = doc[name.start - 2]
    return before.ent_type_ == "PERSON" or before.text.replace(".", "") in words("degrees")


def _title_alone(doc: Doc, name: Name) -> bool:
    """Whether a title before a name was taken for one: "Spc. Isa Booker", "Lt Gen Ivo Rudd"."""
    if name.end - name.start > 1 or plain(doc[name.start]) not in words("titles") or name.end + 1 >= len(doc):
        return False
    following = doc[name.end + 1] if doc[name.end].text == "." else doc[name.end]
    return capital(following) and following.ent_type_ == "PERSON"
