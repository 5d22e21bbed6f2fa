"""Join references by name: equal names, then variants of a name, then parts of a name. Every step needs its evidence.

Full names carry an identity; a part of a name ("Quill", "Toby", "AJP") is attached to a full one, and only where one alone fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from graphkit.names import Comparison
from graphkit.resolve.crowd import Crowd, Kind
from graphkit.resolve.namesakes import join_namesakes
from graphkit.resolve.parts import attach

CROWDED = 64
"""Names of one block that are compared each with each."""


def join(crowd: Crowd, numbers: Iterable[int], kind: Kind) -> None:
    """Join the references of one kind."""
    full: dict[str, list[int]] = defaultdict(list)
    partial: list[int] = []
    for number in numbers:
        keys = kind.keys(crowd.references[number])
        crowd.keys[number] = set(keys)
        for key in keys:
            full[key].append(number)
        if not keys:
            partial.append(number)
    for key in sorted(full):
        join_namesakes(crowd, full[key], told_apart=kind.namesakes)
    for one, other, comparison in _variants(full, kind):
        _join_variant(crowd, full[one], full[other], comparison, kind)
    attach(crowd, full, partial, kind)


def _variants(full: dict[str, list[int]], kind: Kind) -> list[tuple[str, str, Comparison]]:
    """Return pairs of names that may be variants, the likeliest first."""
    found: dict[tuple[str, str], Comparison] = {}
    for keys in _blocks(full, kind.blocks):
        for block in _blocks(keys, kind.finer) if len(keys) > CROWDED else [keys]:
            for pair in kind.pairs(block):
                if pair not in found and (comparison := kind.compare(*pair)).same:
                    found[pair] = comparison
    links = [(one, other, comparison) for (one, other), comparison in found.items()]
    return sorted(links, key=lambda link: (-link[2].score, link[0], link[1]))


def _blocks(names: Iterable[str], blocks: Callable[[str], Iterable[str]]) -> Iterable[list[str]]:
    """Return the names that share a block, in order, where several do."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        for block in dict.fromkeys(blocks(name)):
            found[block].append(name)
    return [together for together in found.values() if len(together) > 1]


def _join_variant(crowd: Crowd, ones: list[int], others: list[int], comparison: Comparison, kind: Kind) -> None:
    """Join the clusters of two variants where each has one that the other supports best."""
    clusters = crowd.clusters
    left = sorted({clusters.root(number) for number in ones})
    right = sorted({clusters.root(number) for number in others})
    ranked = sorted(((-crowd.support(a, b), a, b) for a in left for b in right if a != b), key=lambda row: row)
    for negative, a, b in ranked:
        if clusters.root(a) == clusters.root(b) or clusters.forbidden(a, b):
            continue
        support = -negative
        if support < kind.needed_full(comparison):
            crowd.doubt(a, b, comparison.score, comparison.reason)
        elif clash := _clash(crowd, a, b, kind):
            crowd.doubt(a, b, comparison.score, f"{comparison.reason}, but {clash}")
        else:
            clusters.merge(a, b)


def _clash(crowd: Crowd, a: int, b: int, kind: Kind) -> str:
    """Return why the full names of two clusters contradict each other, or nothing."""
    for one in sorted(crowd.keys_of(a)):
        for other in sorted(crowd.keys_of(b)):
            comparison = kind.compare(one, other)
            if comparison.score < 0.4:
                return comparison.reason
    return ""
