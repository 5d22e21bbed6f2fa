"""Votes on what a name stands for: who may vote, the recogniser's own opinion of the words, and how votes are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

from graphkit.extract.labels import BODIES, VOTED

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from spacy.tokens import Doc

    from graphkit.extract.spans import Name

    Opinions = npt.NDArray[np.floating[Any]]

USUAL = 0.6
"""Probability of the type that another recogniser or a rule gave."""
_NOTICED = 0.05
"""Probability that the words are in a name at all, below which the recogniser has no opinion of their type."""

_LEAST = {"POST": 0.04, "AGENCY": 0.1, "EVENT": 0.05, "PAC": 0.05}
"""Probability that the second layer must give one word at least of what a pattern found."""
_CERTAIN = 0.95
"""Score of a pattern that leaves no doubt: "Harbor Kids PAC"."""
_NUMBERED = "ballot measure"
"""What is told by its number."""
_DOUBT = 0.01
"""Probability that the recogniser may always be wrong by."""


_OPINIONS = ("._.", "opinions", None, None)
"""Where spaCy keeps what is set as `doc._.opinions`."""


class Vote(NamedTuple):
    """What one observation speaks for or, with a weight below zero, against, and the observation in words.

    No dataclass: a name takes a dozen of them, and a frozen one is made in twice the time.
    """

    type: str
    weight: float
    reason: str


def opinions_of(doc: Doc) -> Opinions | None:
    """Return what the recogniser thinks of each word of `doc`, where that is known.

    It is asked for at every word that may join a name: `doc._` makes an object and two keys each time.
    """
    kept: dict[Any, Any] = doc.user_data
    found: Opinions | None = kept.get(_OPINIONS)
    return found


def opinion(doc: Doc, name: Name) -> dict[str, float]:
    """Return how likely the recogniser takes `name` for each type; where it does not say, what is usual for the type that it has."""
    opinions = opinions_of(doc)
    if opinions is not None:
        shares = _mean(opinions, name)
        noticed = float(shares.sum())
        if noticed > _NOTICED:
            return {kind: float(share) / noticed for kind, share in zip(VOTED, shares, strict=True)}
    return {kind: USUAL if kind == name.type else (1 - USUAL) / 2 for kind in VOTED}


def belief(doc: Doc, name: Name) -> float:
    """Return how likely the recogniser takes `name` for what it is said to be, of other types for any name at all; else what is usual."""
    opinions = opinions_of(doc)
    if opinions is None:
        return USUAL
    shares = _mean(opinions, name)
    return float(shares[VOTED.index(name.type)] if name.type in VOTED else shares.sum())


def _mean(opinions: Opinions, name: Name) -> Opinions:
    """Return how likely the words of `name` are for each type; numpy's own mean takes twice as long for so few."""
    shares: Opinions = opinions[name.start : name.end, : len(VOTED)].sum(axis=0) / (name.end - name.start)
    return shares


def in_name(doc: Doc, place: int) -> float:
    """Return how likely the recogniser takes the word at `place` for a part of a name; 0 where it does not say."""
    opinions = opinions_of(doc)
    return 0.0 if opinions is None else float(opinions[place, : len(VOTED)].sum())


def body_belief(doc: Doc, start: int, end: int, kind: str) -> float:
    """Return how likely the second layer takes the words from `start` to `end` for one of `BODIES`."""
    return float(doc._.opinions[start:end, len(VOTED) + BODIES.index(kind)].mean())


def thinkable(doc: Doc, name: Name) -> bool:
    """Whether the second layer does not rule out what a pattern found: an office, an event or a committee."""
    if doc._.opinions is None or name.score >= _CERTAIN or name.subtype == _NUMBERED:
        return True
    kind = (name.subtype or "").upper() if name.type == "OFFICE" else name.type
    column = len(VOTED) + BODIES.index(kind)
    return float(doc._.opinions[name.start : name.end, column].max()) >= _LEAST[kind]


def counted(votes: Iterable[Vote]) -> dict[str, float]:
    """Return the sum of the votes for each type."""
    sums = dict.fromkeys(VOTED, 0.0)
    for vote in votes:
        sums[vote.type] += vote.weight
    return sums


def recognised(doc: Doc, name: Name) -> Iterator[Vote]:
    """Yield what the recogniser's opinion of one mention counts: votes are in natural logarithms of odds."""
    for kind, share in opinion(doc, name).items():
        yield Vote(kind, log(share + _DOUBT), "recogniser")


def strongest(votes: Iterable[Vote], type_: str) -> str:
    """Return what speaks most for `type_`."""
    return max((vote for vote in votes if vote.type == type_), key=lambda vote: vote.weight).reason
