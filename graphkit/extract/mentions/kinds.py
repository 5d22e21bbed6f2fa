"""Types of names: what the recogniser thinks, weighed against what the words in and around a name say, over the whole document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extract.labels import VOTED
from graphkit.extract.mentions.full_names import Known, explained, is_family, key, known_of
from graphkit.extract.mentions.listed_types import listed
from graphkit.extract.mentions.makeup import made_up
from graphkit.extract.mentions.surroundings import local
from graphkit.extract.mentions.votes import Vote, counted, opinion, recognised, strongest
from graphkit.extract.spans import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ELSEWHERE = 2.4
"""What the recogniser's opinions of all mentions of a name count together, each by its share."""
_ENOUGH = 6.0
"""Mentions from which on they count in full."""
_AROUND = 1.0
"""At most so much count the words around the other mentions."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What the mentions of one name speak for: the recogniser's opinions, and the words around them."""

    opinions: dict[str, float]
    around: dict[str, float]

    def votes(self, here: dict[str, float]) -> Iterator[Vote]:
        """Yield both, as they count for the mention around which the words speak as `here` says."""
        total = sum(self.opinions.values())
        weight = _ELSEWHERE * min(total, _ENOUGH) / _ENOUGH
        for kind in VOTED:
            yield Vote(kind, weight * self.opinions[kind] / total, "its other mentions")
            others = (self.around[kind] - here[kind]) / 2
            yield Vote(kind, max(-_AROUND, min(_AROUND, others)), "the words around its other mentions")


def typed(doc: Doc, names: list[Name]) -> list[Name]:
    """Return `names` with the types that the document as a whole speaks for."""
    known = known_of(doc, names)
    names = [name for name in names if not is_family(doc, name, known)]
    said = {name: tuple(local(doc, name)) for name in names if name.type in VOTED}
    ballots = _ballots(doc, said)
    beside = listed(doc, list(said))
    return [
        _decided(name, [*votes_on(doc, name, ballots[key(doc, name)], known, said[name]), *beside.get(name, ())])
        if name in said
        else name
        for name in names
    ]


def votes_on(doc: Doc, name: Name, ballot: Ballot, known: Known, said: tuple[Vote, ...]) -> list[Vote]:
    """Return all that speaks for or against a type of this mention."""
    here = counted(said)
    around = [*said, *ballot.votes(here)]
    return [*recognised(doc, name), *around, *made_up(doc, name), *explained(doc, name, known, here)]


def _ballots(doc: Doc, said: dict[Name, tuple[Vote, ...]]) -> dict[str, Ballot]:
    """Return, for each name, what its mentions and the words around them speak for."""
    opinions: defaultdict[str, list[Vote]] = defaultdict(list)
    around: defaultdict[str, list[Vote]] = defaultdict(list)
    for name, votes in said.items():
        shared = key(doc, name)
        opinions[shared] += [Vote(kind, share, "recogniser") for kind, share in opinion(doc, name).items()]
        around[shared] += votes
    return {name: Ballot(counted(opinions[name]), counted(around[name])) for name in opinions}


def _decided(name: Name, votes: list[Vote]) -> Name:
    sums = counted(votes)
    best = max(VOTED, key=lambda kind: sums[kind])
    if best == name.type:
        return name
    return replace(name, type=best, reason=f"{name.type} to {best}: {strongest(votes, best)}", score=0.7)
