"""Join references by name: equal names, then variants of a name, then parts of a name. Every step needs its evidence.

Full names carry an identity; a part of a name ("Quill", "Toby", "AJP") is attached to a full one, and only where one alone fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graphkit.model import Reference
from graphkit.names import Comparison, folded
from graphkit.resolve.clusters import Clusters
from graphkit.resolve.scene import Around, Scene

CLOSE = 1.0
"""Support of one rare neighbour: enough to tell namesakes apart."""
PAIRWISE = 40
"""Namesakes are weighed pair by pair up to so many references; a name in more documents than that is one thing's."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What names of one kind (people, bodies, events) have of their own."""

    keys: Callable[[Reference], tuple[str, ...]]
    """Its full names in the form in which equal means equal; none where it has only parts of a name."""
    blocks: Callable[[str], Iterable[str]]
    """Where variants of a full name are looked for."""
    compare: Callable[[str, str], Comparison]
    hooks: Callable[[str], Iterable[str]]
    """Words by which a part of the name may lead to a full name."""
    parts: Callable[[Reference], tuple[str, ...]]
    """The parts of a name of a reference without a full one."""
    needed: Callable[[Comparison, bool], float]
    """The support that a join needs, for full names (True) and for a part of one (False)."""
    namesakes: bool
    """Whether two references of one document with equal names are two things, as with people."""
    equal_parts: float
    """The support that two equal parts of names need when no full name is known."""


@dataclass(slots=True)
class Found:
    """Two sets of references that may be one thing but were kept apart."""

    left: int
    right: int
    score: float
    reason: str


@dataclass(slots=True)
class Crowd:
    """The references being joined, their clusters, and the doubts left over."""

    references: Sequence[Reference]
    scene: Scene
    clusters: Clusters
    keys: dict[int, set[str]] = field(default_factory=dict)
    doubts: list[Found] = field(default_factory=list)

    def around(self, number: int) -> Around:
        """Return what stands around the cluster of a reference."""
        return self.scene.around_all(self.clusters.members(number)[:PAIRWISE])

    def support(self, one: int, other: int) -> float:
        """Return how much speaks for the clusters of two references being one."""
        return self.scene.support(self.around(one), self.around(other))

    def doubt(self, one: int, other: int, score: float, reason: str) -> None:
        """Remember that two clusters may be one."""
        self.doubts.append(Found(min(one, other), max(one, other), round(score, 3), reason))

    def keys_of(self, number: int) -> set[str]:
        """Return the full names in the cluster of a reference."""
        return set().union(*(self.keys.get(member, ()) for member in self.clusters.members(number)))


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
        _join_namesakes(crowd, full[key], kind)
    for one, other, comparison in _variants(full, kind):
        _join_variant(crowd, full[one], full[other], comparison, kind)
    _attach(crowd, full, partial, kind)


def _join_namesakes(crowd: Crowd, numbers: list[int], kind: Kind) -> None:
    if len(numbers) == 1:
        return
    if kind.namesakes:
        _forbid_within_documents(crowd, numbers)
    elif len(numbers) > PAIRWISE:
        crowd.clusters.merge_all(numbers)
        return
    if len(numbers) > PAIRWISE:
        _join_famous(crowd, numbers)
        return
    around = {number: crowd.scene.around(number) for number in numbers}
    pairs = [(crowd.scene.support(around[a], around[b]), a, b) for a, b in combinations(numbers, 2)]
    for support, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if support < CLOSE and (reason := crowd.scene.conflict(around[a], around[b])):
            if crowd.clusters.forbid(a, b):
                crowd.doubt(a, b, 0.5, f"one name, two settings: {reason}")
        elif support > 0 or not _torn(crowd, a, b, numbers):
            crowd.clusters.merge(a, b)


def _forbid_within_documents(crowd: Crowd, numbers: list[int]) -> None:
    """The document itself tells its namesakes apart."""
    of: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        of[crowd.references[number].document].append(number)
    for together in of.values():
        for a, b in combinations(together, 2):
            if crowd.clusters.forbid(a, b):
                crowd.doubt(a, b, 0.3, "one name, but one document sets the two apart")


def _join_famous(crowd: Crowd, numbers: list[int]) -> None:
    """Unite all but those that a document sets apart; these go where the support is best."""
    first, *rest = numbers
    for number in rest:
        crowd.clusters.merge(first, number)


def _torn(crowd: Crowd, a: int, b: int, numbers: list[int]) -> bool:
    """Whether nothing but the name joins two references while it is known to be shared by two things."""
    roots = {crowd.clusters.root(number) for number in numbers}
    return any(crowd.clusters.forbidden(one, other) for one, other in combinations(sorted(roots), 2)) and a != b


def _variants(full: dict[str, list[int]], kind: Kind) -> list[tuple[str, str, Comparison]]:
    """Return pairs of names that may be variants, the likeliest first."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in sorted(full):
        for block in kind.blocks(key):
            blocks[block].append(key)
    found: dict[tuple[str, str], Comparison] = {}
    for keys in blocks.values():
        for pair in combinations(keys, 2):
            if pair not in found:
                found[pair] = kind.compare(*pair)
    links = [(one, other, comparison) for (one, other), comparison in found.items() if comparison.same]
    return sorted(links, key=lambda link: (-link[2].score, link[0], link[1]))


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
        if support < kind.needed(comparison, True):
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


def _attach(crowd: Crowd, full: dict[str, list[int]], partial: list[int], kind: Kind) -> None:
    """Attach each part of a name to the one full name that it fits, or else to its like."""
    hooked: dict[str, set[str]] = defaultdict(set)
    for key in full:
        for hook in kind.hooks(key):
            hooked[hook].add(key)
    alone: dict[str, list[int]] = defaultdict(list)
    homes = [(number, _home(crowd, number, hooked, full, kind)) for number in partial]
    for number, home in homes:
        if home is None or not crowd.clusters.merge(home, number):
            alone[folded(min(kind.parts(crowd.references[number]), default=""))].append(number)
    for name in sorted(alone):
        _join_parts(crowd, alone[name], kind)


def _home(crowd: Crowd, number: int, hooked: dict[str, set[str]], full: dict[str, list[int]], kind: Kind) -> int | None:
    """Return a member of the cluster that the part of a name belongs to."""
    fits = _fitting(crowd, number, hooked, full, kind)
    if not fits:
        return None
    document = crowd.references[number].document
    here = [row for row in fits if document in row[3].documents]
    if len(here) == 1:
        return here[0][1]
    if len(here) > 1:
        crowd.doubt(number, here[0][1], 0.5, f"{here[0][2].reason}, but several in this document are called so")
        return None
    around = crowd.scene.around(number)
    ranked = sorted(((-crowd.scene.support(around, row[3]), row[1], row) for row in fits), key=lambda row: row[:2])
    best, second = -ranked[0][0], -ranked[1][0] if len(ranked) > 1 else 0.0
    _, home, comparison, _ = ranked[0][2]
    if best >= kind.needed(comparison, False) and best >= 1.5 * second:
        return home
    crowd.doubt(number, home, comparison.score, comparison.reason)
    return None


Fit = tuple[float, int, Comparison, Around]


def _fitting(
    crowd: Crowd, number: int, hooked: dict[str, set[str]], full: dict[str, list[int]], kind: Kind
) -> list[Fit]:
    found: dict[int, Fit] = {}
    for part in kind.parts(crowd.references[number]):
        for key in sorted({key for hook in kind.hooks(part) for key in hooked.get(hook, ())}):
            comparison = kind.compare(part, key)
            if comparison.score < 0.4:
                continue
            for member in full[key]:
                root = crowd.clusters.root(member)
                if root not in found or found[root][0] < comparison.score:
                    found[root] = (comparison.score, member, comparison, crowd.around(member))
    return [found[root] for root in sorted(found)]


def _join_parts(crowd: Crowd, numbers: list[int], kind: Kind) -> None:
    """Join equal parts of names that belong to no full name, where enough speaks for it."""
    if len(numbers) > PAIRWISE and not kind.equal_parts:
        crowd.clusters.merge_all(numbers)
        return
    for a, b in combinations(numbers[:PAIRWISE], 2):
        if crowd.clusters.root(a) == crowd.clusters.root(b):
            continue
        if crowd.support(a, b) >= kind.equal_parts:
            crowd.clusters.merge(a, b)
        else:
            crowd.doubt(a, b, 0.5, "one part of a name, nothing else in common")
