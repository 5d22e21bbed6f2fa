"""Names in one enumeration are mostly of one type: "the parties Shinva, Hedz and Alu Yar"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract.labels import VOTED
from graphkit.extract.lexicon import codes, words
from graphkit.extract.mentions.votes import Vote, opinion
from graphkit.extract.spans import Name
from graphkit.extract.tokens import plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINTS = frozenset({",", ";", "and", "or", "&", "the"})
_LAST = frozenset({"and", "or", "&"})
_LEADING = frozenset({":", ";", ",", "(", "the", "were", "are", "including", "like", "such", "as", "namely", "of"})
"""What may stand between a plural noun and the names of what it means."""
_FAR = 4
_ALIKE = 2.0
"""How much the opinions of the other names of an enumeration of three and more count together."""
_PAIR = 1.0
"""How much that of the other of two counts."""
_ANNOUNCED = 2.4
"""How much the noun before them counts."""


def listed(doc: Doc, names: list[Name]) -> dict[Name, list[Vote]]:
    """Return what the other names of an enumeration speak for, and the noun before it, for each name that stands in one."""
    found: dict[Name, list[Vote]] = {}
    for together in _enumerations(doc, names):
        opinions = [opinion(doc, name) for name in together]
        weight = (_ALIKE if len(together) > 2 else _PAIR) / (len(together) - 1)
        sums = {kind: sum(one[kind] for one in opinions) for kind in VOTED}
        announced = list(_announced(doc, together[0].start))
        for name, own in zip(together, opinions, strict=True):
            found[name] = announced + [
                Vote(kind, weight * (sums[kind] - own[kind]), "the names beside it") for kind in VOTED
            ]
    return found


def _enumerations(doc: Doc, names: list[Name]) -> Iterator[list[Name]]:
    """Yield the names between which only commas and an "and" or "or" stand, the article aside."""
    together: list[Name] = []
    for name in sorted(names, key=lambda name: name.start):
        if together and not _joined(doc, together[-1], name):
            if _is_enumeration(doc, together):
                yield together
            together = []
        together.append(name)
    if _is_enumeration(doc, together):
        yield together


def _joined(doc: Doc, one: Name, other: Name) -> bool:
    if not 0 < other.start - one.end < _FAR:
        return False
    between = [token.lower_ for token in doc[one.end : other.start]]
    return _JOINTS.issuperset(between) and between != ["the"]


def _is_enumeration(doc: Doc, together: list[Name]) -> bool:
    pairs = pairwise(together)
    return any(token.lower_ in _LAST for one, other in pairs for token in doc[one.end : other.start])


def _announced(doc: Doc, start: int) -> Iterator[Vote]:
    """Yield what the plural noun before an enumeration says that its names are: "parties such as", "the towns of"."""
    for token in reversed(doc[max(0, start - _FAR) : start]):
        if token.lower_ in _LEADING:
            continue
        kind = _kind(token) if token.tag_ == "NNS" else None
        if kind is not None:
            yield Vote(kind, _ANNOUNCED, "the noun before the names")
        return


def _kind(noun: Token) -> str | None:
    word = noun.lemma_.lower()
    if word in codes("nominal_bodies"):
        return "ORG"
    if word in codes("nominal_places"):
        return "PLACE"
    return "PERSON" if word in words("person_nouns") or plain(noun) in words("posts") else None
