"""Names whose parts a small word joins, where the recogniser reads that word as part of a name: "Gulf of Marra", "Lowry's College"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract.labels import VOTED
from graphkit.extract.lexicon import person_nouns, words
from graphkit.extract.mentions.votes import in_name
from graphkit.extract.spans import Name
from graphkit.extract.tokens import POSSESSIVES, capital, capitalised, plain, plain_words, text_between
from graphkit.names import acronyms, folded
from graphkit.places import place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AND = frozenset({"and", "&"})
_OWNER = frozenset({"'s"})
_TO_MATTERS = frozenset({"for", "in", "on", "against", "with", "into", "at"})
_SPELT = frozenset({"of", "and", "for", "in"})
_LINKS = frozenset({"of", ","}) | _AND | _OWNER | _TO_MATTERS
_LEAST = 0.15
"""Probability that the recogniser must give a small word of being in a name at all, and a word before it of being in one of that type."""
_OF = {"PLACE": 0.25, "ORG": 0.5, "PERSON": 0.6}
_OWNED = 0.6
_PARTNER = 0.5
_JOINED = 0.25
_FOR = 0.35
"""Probabilities that it must give the small words of being in a name of the type that comes out. Chosen on the development parts."""


@dataclass(frozen=True, slots=True)
class _Bridge:
    """The small word at `link` between what stands from `start` and what ends at `end`, and the type that the recogniser gives it."""

    link: int
    start: int
    end: int
    type: str
    share: float
    left: Name | None
    right: Name | None


def bridged(doc: Doc, names: list[Name]) -> list[Name]:
    """Return `names`, those joined that are parts of one."""
    if doc._.opinions is None:
        return names
    held = {i: name for name in names for i in range(name.start, name.end)}
    named, short = _named(doc, names), _short_forms(doc)
    for link in _links(doc, held if short else {}):
        bridge = _bridge(doc, link, held)
        spelt = bridge is not None and _spelt_out(doc, bridge, short)
        if bridge and (spelt or _holds(doc, bridge, named)):
            reason = "an acronym of the document" if spelt else "parts that a small word joins"
            joined = Name(bridge.start, bridge.end, "ORG" if spelt else bridge.type, reason, 0.75)
            names = [name for name in names if name.end <= joined.start or joined.end <= name.start] + [joined]
            held.update(dict.fromkeys(range(joined.start, joined.end), joined))
    return sorted(names, key=lambda name: name.start)


def _links(doc: Doc, held: dict[int, Name]) -> Iterator[int]:
    """Yield the small words that the recogniser may take for a part of a name, and those behind what is in `held`."""
    for i, word in enumerate(plain_words(doc)):
        if word in _LINKS and 0 < i < len(doc) - 1 and (i - 1 in held or in_name(doc, i) >= _LEAST):
            yield i


def _short_forms(doc: Doc) -> frozenset[str]:
    """Return the acronyms of `doc` of three letters and more, folded."""
    return frozenset(token.lower_ for token in capitalised(doc) if token.is_upper and token.is_alpha and len(token) > 2)


def _spelt_out(doc: Doc, bridge: _Bridge, short: frozenset[str]) -> bool:
    """Whether the first letters of a body's words make an acronym of the document only with what the small word adds."""
    told = plain(doc[bridge.link]) in _SPELT and bridge.left is not None and bridge.left.type != "PERSON"
    if not short or not told:
        return False
    return not short.isdisjoint(acronyms(doc[bridge.start : bridge.end].text))


def _named(doc: Doc, names: list[Name]) -> frozenset[str]:
    """Return what the document names without a possessive behind it, so that it is a name of its own."""
    alone = (name for name in names if name.end == len(doc) or doc[name.end].text not in POSSESSIVES)
    return frozenset(folded(text_between(doc, name.start, name.end)) for name in alone)


def _bridge(doc: Doc, link: int, held: dict[int, Name]) -> _Bridge | None:
    shares = doc._.opinions[link, : len(VOTED)]
    column = int(shares.argmax())
    first = link + 2 if plain(doc[link + 1]) == "the" and link + 2 < len(doc) else link + 1
    left, right = held.get(link - 1), held.get(first)
    start = left.start if left else _run_start(doc, link, column, held)
    end = right.end if right else _run_end(doc, first, held)
    if link in held or start == link or end == first or (right and right.start < first):
        return None
    return _Bridge(link, start, end, VOTED[column], float(shares[column]), left, right)


def _run_start(doc: Doc, link: int, column: int, held: dict[int, Name]) -> int:
    start = link
    while (
        start > 0
        and start - 1 not in held
        and capital(doc[start - 1])
        and doc._.opinions[start - 1, column] >= _LEAST
        and not doc[start].is_sent_start
    ):
        start -= 1
    return start


def _run_end(doc: Doc, first: int, held: dict[int, Name]) -> int:
    end = first
    while end < len(doc) and end not in held and capital(doc[end]) and doc[end].is_alpha and not doc[end].is_sent_start:
        end += 1
    return end


def _holds(doc: Doc, bridge: _Bridge, named: frozenset[str]) -> bool:
    word = plain(doc[bridge.link])
    if word == "of":
        return bridge.share >= _OF[bridge.type] and _one_whole(doc, bridge)
    if word in _OWNER:
        owner = folded(doc[bridge.start : bridge.link].text)
        return bridge.type != "PERSON" and bridge.share >= _OWNED and owner not in named
    if word == ",":
        return bridge.type == "ORG" and bridge.share >= _PARTNER and _is_body(bridge.left)
    if word in _AND:
        return bridge.type != "PERSON" and (_one_body(doc, bridge) or _two_places(doc, bridge))
    return _is_body(bridge.left) and bridge.type == "ORG" and bridge.share >= _FOR


def _one_whole(doc: Doc, bridge: _Bridge) -> bool:
    """Whether what stands before "of" can be a part of the name: no town's or post's word."""
    head = plain(doc[bridge.link - 1])
    if bridge.type == "PLACE":
        alike = all(part is None or part.type == "PLACE" for part in (bridge.left, bridge.right))
        return alike and head not in words("place_kinds") - {"river", "lake", "coast", "island", "islands"}
    if bridge.type == "PERSON":
        person = bridge.left is None or bridge.left.type == "PERSON"
        return person and head not in words("titles") | words("posts") | person_nouns()
    return bridge.left is None or _is_body(bridge.left)


def _one_body(doc: Doc, bridge: _Bridge) -> bool:
    """Whether a word that tells no body stands before "and", and a body behind it: "Civic and Unity Party"."""
    before = [plain(token) for token in doc[bridge.start : bridge.link]]
    behind = [plain(token) for token in doc[bridge.link + 1 : bridge.end]]
    told = words("organisations") | words("organisation_heads") | words("agencies")
    whole = told.isdisjoint(before) and len(before) < 3 and not doc[bridge.link - 1].is_upper
    return bridge.type == "ORG" and bridge.share >= _JOINED and whole and not told.isdisjoint(behind)


def _two_places(doc: Doc, bridge: _Bridge) -> bool:
    """Whether a body is "for" or "of" two places: "Water Board for Norland and Fenn"."""
    if not _is_body(bridge.left) or in_name(doc, bridge.link) < _LEAST:
        return False
    inner = [i for i in range(bridge.start, bridge.link) if plain(doc[i]) in {"of", "for"}]
    first = doc[inner[-1] + 1 : bridge.link].text if inner else ""
    second = doc[bridge.link + 1 : bridge.end].text
    return bool(first) and place_named(first) is not None and place_named(second) is not None


def _is_body(name: Name | None) -> bool:
    return name is not None and name.type in {"ORG", "PAC"}
