"""Offices as names: posts ("district attorney of Calder County", "Sen." before a name) and agencies ("City Council")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import phrases, words
from graphkit.extract.mentions.bodies import whole
from graphkit.extract.mentions.completed import is_postal_code
from graphkit.extract.spans import Name
from graphkit.extract.tokens import POSSESSIVES, capital, is_post, plain, plain_words, tokens_among
from graphkit.places import place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMED = 2
"""Tokens at least before a post in apposition: a name, a comma, an article."""
_GOVERNED = frozenset({"of", "for"})
_SOUGHT = frozenset({"run", "candidate", "bid", "campaign", "race", "stand"})
_GIVEN = frozenset({"elect", "become", "name", "appoint"})


def agencies(doc: Doc) -> Iterator[Name]:
    """Yield public bodies known by a plain phrase, with the place before them: "Dunmore City Council"."""
    lowered = plain_words(doc)
    end = 0
    for token in tokens_among(doc, _agency_phrases()):
        length = _phrase_length(lowered, token.i)
        if length and token.i >= end:
            start, end = _with_place(doc, token.i), token.i + length
            name = whole(doc, Name(start, end, "OFFICE", "public body by its phrase", 0.9, "agency"), "AGENCY")
            end = name.end
            yield name if any(map(capital, doc[token.i : end])) else _described(doc, name)


def _described(doc: Doc, name: Name) -> Name:
    """Return a body that has no name of its own, with the article before it: "the school board", but not "the Ostrow school board"."""
    first = name.start - 1
    with_article = first >= 0 and doc[first].lower_ == "the" and doc[name.start].is_lower
    return replace(name, start=first if with_article else name.start, kind="nominal")


def posts(doc: Doc, people: frozenset[int]) -> Iterator[Name]:
    """Yield posts: a title before a name, a role that someone is said to hold, or a post of a named place.

    `people` holds the first tokens of people's names, and their ends as negative numbers.
    """
    for token in tokens_among(doc, words("posts")):
        if is_post(token) and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            name = _post(doc, token, people)
            if name:
                yield _widened(doc, name, people)


def _widened(doc: Doc, name: Name, people: frozenset[int]) -> Name:
    """Return a post as wide as the second layer sees it, but without what it is part of, "the office of", and whose name follows."""
    wider = whole(doc, name, "POST")
    start = name.start if any(token.pos_ == "ADP" for token in doc[wider.start : name.start]) else wider.start
    return replace(wider, start=start, end=name.end if name.end in people else wider.end)


def _phrase_length(lowered: list[str], index: int) -> int:
    for phrase in _agency_phrases().get(lowered[index], ()):
        if tuple(lowered[index : index + len(phrase)]) == phrase:
            return len(phrase)
    return 0


@cache
def _agency_phrases() -> dict[str, list[tuple[str, ...]]]:
    """Return the phrases by their first word, as the tokenizer cuts them, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases("agency_names"):
        parts = tuple(part for word in phrase for part in _tokens(word))
        found.setdefault(parts[0], []).append(parts)
    return found


def _tokens(word: str) -> tuple[str, ...]:
    return (word[:-2], "'s") if word.endswith("'s") else (word,)


def _with_place(doc: Doc, index: int) -> int:
    """Return where the place or body before an office begins: "Philadelphia", "Calder County", "Virginia's"."""
    start = index
    while start > 0 and not doc[start].is_sent_start and _of_place(doc[start - 1]):
        start -= 1
    if (
        start == index - 1
        and start > 1
        and doc[start - 1].text == ","
        and _of_place(doc[start - 2])
        and _state(doc[start].text)
    ):
        return _with_place(doc, start - 1)
    if start == index and index > 1 and doc[index - 1].text in POSSESSIVES and doc[index - 2].ent_type_ == "GPE":
        start = _with_place(doc, index - 1)
        return start if start < index - 1 else index
    return start


def _state(text: str) -> bool:
    place = place_named(text)
    return place is not None and place.subtype == "state"


def _of_place(token: Token) -> bool:
    kind = token.ent_type_
    named = kind in {"GPE", "LOC"} or (kind == "ORG" and not token.is_upper)
    return capital(token) and (named or is_postal_code(token))


def _post(doc: Doc, head: Token, people: frozenset[int]) -> Name | None:
    if plain(head) == "attorney" and head.i and plain(doc[head.i - 1]) in words("private_attorneys"):
        return None
    start = _modifiers_start(doc, head.i)
    end = _post_end(doc, head)
    title = capital(head) and end in people and not doc[end].is_sent_start
    bare = plain(head) not in words("plain_posts") and start == head.i and end == head.i + 1
    if bare and not title and not _beside_person(doc, start, end, people):
        return None
    placed = _with_place(doc, start)
    proper = capital(head) and not head.is_sent_start
    kind = "name" if proper else "nominal"
    if title:
        return Name(placed, end, "OFFICE", "title before a name", 0.9, "post", "name")
    if not (_held(head) or _behind_person(doc, start, people) or placed < start or end > head.i + 1 or bare):
        return None
    if plain(head) in words("board_roles") and placed == start and end == head.i + 1 and not proper:
        return None
    return Name(placed, end, "OFFICE", "post that is held", 0.8, "post", kind)


def _modifiers_start(doc: Doc, index: int) -> int:
    start = index
    while start > 0 and not doc[start].is_sent_start and plain(doc[start - 1]) in words("post_modifiers"):
        start -= 1
    if (
        start > 1
        and doc[start - 1].text in POSSESSIVES
        and plain(doc[start - 2]) in {"commonwealth", "state", "people"}
    ):
        start -= 2
    return start


def _post_end(doc: Doc, head: Token) -> int:
    """Return the end of "of Dunmore", "of state", "of public works", "general" after a post."""
    end = head.i + 1
    if end < len(doc) and plain(doc[end]) in {"general", "pro"}:
        end += 2 if plain(doc[end]) == "pro" else 1
    if end + 1 >= len(doc) or doc[end].lower_ not in _GOVERNED:
        return end
    first = end + 2 if doc[end + 1].lower_ == "the" else end + 1
    stop = first
    while stop < len(doc) and doc[stop].ent_type_ in {"GPE", "LOC"} and capital(doc[stop]):
        stop += 1
    return stop if stop > first else _portfolio_end(doc, end)


def _portfolio_end(doc: Doc, end: int) -> int:
    """Return the end of "of state" and "of public works"."""
    if doc[end].lower_ != "of":
        return end
    if doc[end + 1].lower_ == "public" and end + 2 < len(doc) and doc[end + 2].pos_ in {"NOUN", "PROPN"}:
        return end + 3
    return end + 2 if doc[end + 1].lower_ in words("portfolios") else end


def _behind_person(doc: Doc, start: int, people: frozenset[int]) -> bool:
    """Whether a person's name and a comma stand before: "Jo Beth Lund, Acting City Clerk"."""
    while start > 0 and plain(doc[start - 1]) in words("post_states"):
        start -= 1
    return start > 1 and doc[start - 1].text in {",", "("} and -(start - 1) in people


def _beside_person(doc: Doc, start: int, end: int, people: frozenset[int]) -> bool:
    """Whether somebody's name and a comma stand before or behind "the new minister"."""
    while start > 0 and (doc[start - 1].pos_ == "ADJ" or plain(doc[start - 1]) in words("post_states")):
        start -= 1
    if start == 0 or doc[start - 1].lower_ not in {"the", "its"}:
        return False
    owner = end < len(doc) and doc[end].text in POSSESSIVES
    before = start > _NAMED and doc[start - 2].text == "," and -(start - 2) in people and not owner
    return before or (end < len(doc) and doc[end].text == "," and end + 1 in people)


def _held(head: Token) -> bool:
    """Whether the tree says that someone holds, seeks or loses the post."""
    governor = head.head
    if head.dep_ in {"attr", "oprd", "appos"}:
        return True
    if head.dep_ == "pobj" and governor.lower_ == "as":
        return True
    if head.dep_ == "pobj" and governor.lower_ == "for":
        return governor.head.lemma_ in _SOUGHT
    return head.dep_ == "dobj" and governor.lemma_ in _GIVEN
