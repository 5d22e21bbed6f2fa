"""Join references with equal full names, unless they are namesakes: two things that share a name."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from graphkit.resolve.crowd import PAIRWISE, Crowd
from graphkit.resolve.scene import Around

CLOSE = 1.0
"""Support of one rare neighbour: enough to believe in one thing whatever else differs."""


def join_namesakes(crowd: Crowd, numbers: list[int], *, told_apart: bool) -> None:
    """Join references of one full name.

    With `told_apart` two references of one document are two things (the document itself sets them apart), and then the
    others go where their neighbours point. Otherwise only two settings and roles that share nothing keep them apart.
    """
    if len(numbers) == 1:
        return
    parted = told_apart and _forbid_within_documents(crowd, numbers)
    if parted:
        _divide(crowd, numbers)
    elif len(numbers) > PAIRWISE:
        crowd.clusters.merge_all(numbers)
    else:
        _unite(crowd, numbers)


def _forbid_within_documents(crowd: Crowd, numbers: list[int]) -> bool:
    of: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        of[crowd.references[number].document].append(number)
    pairs = [pair for together in of.values() for pair in combinations(together, 2) if not crowd.retyped & {*pair}]
    for a, b in pairs:
        if crowd.clusters.forbid(a, b):
            crowd.doubt(a, b, 0.3, "one name, but a document sets the two apart")
    return bool(pairs)


def _unite(crowd: Crowd, numbers: list[int]) -> None:
    around = {number: crowd.scene.around(number) for number in numbers}
    clashes = {
        (a, b): clash for a, b in combinations(numbers, 2) if (clash := crowd.scene.conflict(around[a], around[b]))
    }
    if not clashes:
        crowd.clusters.merge_all(numbers)
        return
    pairs = [(crowd.scene.support(around[a], around[b]), a, b) for a, b in combinations(numbers, 2)]
    for support, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if support >= CLOSE or (a, b) not in clashes:
            crowd.clusters.merge(a, b)
        elif crowd.clusters.forbid(a, b):
            crowd.doubt(a, b, 0.5, f"one name, two settings: {clashes[a, b]}")


def _divide(crowd: Crowd, numbers: list[int]) -> None:
    """Join known namesakes by what is set beside them; that their documents speak of the same people says nothing here."""
    around = {number: crowd.scene.around(number) for number in numbers}
    seeds = _seeds(crowd, numbers)
    pairs = combinations(numbers, 2) if len(numbers) <= PAIRWISE else ((a, b) for a in seeds for b in numbers if a != b)
    weighed = [(_nearness(crowd, a, b, around[a], around[b]), a, b) for a, b in pairs]
    for nearness, a, b in sorted(weighed, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if nearness > 0:
            crowd.clusters.merge(a, b)
        elif crowd.clusters.root(a) != crowd.clusters.root(b):
            crowd.doubt(a, b, 0.5, "one name that two share, nothing else in common")


def _nearness(crowd: Crowd, a: int, b: int, one: Around, other: Around) -> float:
    same_story = crowd.references[a].story == crowd.references[b].story
    return crowd.scene.nearness(one, other) + (1.0 if same_story else 0.0)


def _seeds(crowd: Crowd, numbers: list[int]) -> list[int]:
    return [a for a in numbers if any(crowd.clusters.forbidden(a, b) for b in numbers)]
