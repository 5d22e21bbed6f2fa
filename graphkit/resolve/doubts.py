"""The pairs of entities that may be one but were kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from graphkit.model import Doubt
from graphkit.resolve.crowd import Found
from graphkit.resolve.judgements import Decisions

UNDECIDED = 0.5


def in_order(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return the pairs that were kept apart, whichever were found first."""
    return tuple(sorted(found, key=lambda one: (one.left, one.right, -one.score, one.reason)))


def doubts(
    found: Iterable[Found], decided: Decisions, entity_of: Callable[[int], str], weights: Mapping[str, int]
) -> tuple[Doubt, ...]:
    """Return the doubts that nobody has settled, the most mentioned first; those that somebody left open are marked.

    `entity_of` tells the entity of a reference by its number, "" for one that is ignored; `weights` how often each is mentioned.
    """

    def pair_of(left: int, right: int) -> tuple[str, str]:
        one, other = sorted((entity_of(left), entity_of(right)))
        return one, other

    settled = {pair_of(left, right) for left, right in decided.different}
    known: dict[tuple[str, str], Doubt] = {}
    for each in found:
        pair = pair_of(each.left, each.right)
        if all(pair) and pair[0] != pair[1] and pair not in settled:
            doubt = Doubt(*pair, each.score, each.reason)
            known[pair] = min(known.get(pair, doubt), doubt, key=lambda one: (-one.score, one.reason))
    for left, right, reason in decided.unsure:
        pair = pair_of(left, right)
        if all(pair) and pair[0] != pair[1]:
            doubt = known.get(pair) or Doubt(*pair, UNDECIDED, reason or "somebody could not tell")
            known[pair] = replace(doubt, unsure=True)
    return tuple(
        sorted(
            known.values(),
            key=lambda one: (
                -min(weights.get(one.left, 0), weights.get(one.right, 0)),
                -one.score,
                one.left,
                one.right,
            ),
        )
    )
