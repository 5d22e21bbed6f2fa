"""The pairs of entities that may be one but were kept apart."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.model import Doubt
from graphkit.resolve.crowd import Crowd
from graphkit.resolve.judgements import Decisions

UNDECIDED = 0.5


def doubts(
    crowd: Crowd, decided: Decisions, assignments: Mapping[str, str], weights: Mapping[str, int]
) -> tuple[Doubt, ...]:
    """Return the doubts that nobody has settled, the most mentioned first; those that somebody left open are marked.

    `assignments` tell the entity of each reference, `weights` how often each entity is mentioned.
    """
    pairs = _Pairs(crowd, assignments)
    settled = {pairs.of(left, right) for left, right in decided.different}
    found: dict[tuple[str, str], Doubt] = {}
    for doubt in crowd.doubts:
        pair = pairs.of(doubt.left, doubt.right)
        known = found.get(pair)
        if all(pair) and pair[0] != pair[1] and pair not in settled and (known is None or known.score < doubt.score):
            found[pair] = Doubt(*pair, doubt.score, doubt.reason)
    for left, right, reason in decided.unsure:
        pair = pairs.of(left, right)
        if all(pair) and pair[0] != pair[1]:
            known = found.get(pair) or Doubt(*pair, UNDECIDED, reason or "somebody could not tell")
            found[pair] = Doubt(*pair, known.score, known.reason, unsure=True)
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (-min(weights[one.left], weights[one.right]), -one.score, one.left, one.right),
        )
    )


class _Pairs:
    """Tells the entities of two references by their ids, in order; "" for one that is ignored."""

    def __init__(self, crowd: Crowd, assignments: Mapping[str, str]) -> None:
        self._references = crowd.references
        self._assignments = assignments

    def of(self, left: int, right: int) -> tuple[str, str]:
        one, other = sorted(self._assignments.get(self._references[number].id, "") for number in (left, right))
        return one, other
