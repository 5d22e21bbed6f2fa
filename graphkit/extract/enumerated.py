"""Names in one enumeration are mostly of one type: "Shinva, Hedz, the Centre Party and Alu Yar" are parties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.spans import Name
from graphkit.extract.votes import VOTED, Vote, opinion

if TYPE_CHECKING:
    from spacy.tokens import Doc

_JOINTS = frozenset({",", ";", "and", "or", "&", "the"})
_LAST = frozenset({"and", "or", "&"})
_SEVERAL = 3
"""Names from which on they make an enumeration."""
_ALIKE = 1.5
"""How much the opinions of the other names of an enumeration count together."""


def listed(doc: Doc, names: list[Name]) -> dict[Name, list[Vote]]:
    """Return what the other names of an enumeration speak for, for each name that stands in one."""
    found: dict[Name, list[Vote]] = {}
    for together in _enumerations(doc, names):
        opinions = [opinion(doc, name) for name in together]
        for name, own in zip(together, opinions, strict=True):
            found[name] = [
                Vote(
                    kind,
                    _ALIKE * (sum(one[kind] for one in opinions) - own[kind]) / (len(together) - 1),
                    "the names beside it",
                )
                for kind in VOTED
            ]
    return found


def _enumerations(doc: Doc, names: list[Name]) -> Iterator[list[Name]]:
    """Yield the names between which only commas and an "and" or "or" stand, the article aside."""
    together: list[Name] = []
    ordered = sorted(names, key=lambda name: name.start)
    for name in ordered:
        if together and not _joined(doc, together[-1], name):
            yield from _enumeration(doc, together)
            together = []
        together.append(name)
    yield from _enumeration(doc, together)


def _joined(doc: Doc, one: Name, other: Name) -> bool:
    between = [token.lower_ for token in doc[one.end : other.start]]
    return 0 < len(between) < 4 and _JOINTS.issuperset(between) and between != ["the"]


def _enumeration(doc: Doc, together: list[Name]) -> Iterator[list[Name]]:
    if len(together) >= _SEVERAL and any(token.lower_ in _LAST for token in doc[together[0].end : together[-1].start]):
        yield together
