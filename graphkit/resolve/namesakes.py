"""Join references with equal full names, unless they are namesakes: two things that share a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from graphkit.resolve.crowd import PAIRWISE, Crowd
from graphkit.resolve.scene import Around, Setting

CLOSE = 1.0
"""Support of one rare neighbour: enough to believe in one thing whatever else differs."""


def join_namesakes(crowd: Crowd, numbers: Sequence[int], *, told_apart: bool) -> None:
    """Join references of one full name.

    With `told_apart` two references of one document are two things (the document itself sets them apart), and then the
    others go where their neighbours point. Otherwise only two settings and roles that share nothing keep them apart.
    """
    if len(numbers) == 1:
        return
    apart = _set_apart(crowd, numbers) if told_apart else []
    for a, b in apart:
        if crowd.clusters.forbid(a, b):
            crowd.doubt(a, b, 0.3, "one name, but a document sets the two apart")
    apart += _of_two_sexes(crowd, numbers) if told_apart else []
    decided = _kept_apart(crowd, numbers)
    if len(numbers) > PAIRWISE:
        _unite_famous(crowd, numbers, {number for pair in (*apart, *decided) for number in pair})
    elif apart or decided:
        _divide(crowd, numbers, {number for pair in apart for number in pair})
    else:
        _unite(crowd, numbers)


def _set_apart(crowd: Crowd, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pairs that stand in one document and kept one type."""
    of: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        if number not in crowd.retyped:
            of[crowd.scene.documents[number]].append(number)
    return [pair for together in of.values() for pair in combinations(together, 2)]


def _of_two_sexes(crowd: Crowd, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pairs of whom one is called "Mr.", the other "Ms.": they are two people."""
    sexes: dict[str, list[int]] = {"m": [], "f": []}
    for number in numbers:
        if sex := crowd.sexes.get(number):
            sexes[sex].append(number)
    pairs = [(a, b) for a in sexes["m"] for b in sexes["f"] if crowd.clusters.forbid(a, b)]
    for a, b in pairs:
        crowd.doubt(a, b, 0.3, "one name, but the titles tell a man and a woman")
    return pairs


def _kept_apart(crowd: Crowd, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pairs that somebody has decided to be different."""
    judged = [number for number in numbers if number in crowd.kept_apart]
    return [pair for pair in combinations(judged, 2) if crowd.clusters.forbidden(*pair)]


def _unite_famous(crowd: Crowd, numbers: Sequence[int], doubtful: set[int]) -> None:
    """Unite a name that many documents have; of two in one document the one with more neighbours in common belongs to it."""
    clear = [number for number in numbers if number not in doubtful] or numbers[:1]
    crowd.clusters.merge_all(clear)
    around = crowd.around(clear[0])
    near = {number: crowd.scene.nearness(crowd.scene.around(number), around) for number in doubtful}
    for number in sorted(doubtful, key=lambda one: (-near[one], one)):
        crowd.clusters.merge(clear[0], number)


def _unite(crowd: Crowd, numbers: Sequence[int]) -> None:
    if _may_share_a_state(crowd, numbers):
        crowd.clusters.merge_all(numbers)
        return
    around = {number: crowd.scene.around(number) for number in numbers}
    settings = {number: setting for number in numbers if (setting := Setting.of(around[number])).told}
    pairs = combinations(settings, 2)
    clashes = {(a, b): clash for a, b in pairs if (clash := settings[a].conflict(settings[b]))}
    if not clashes:
        crowd.clusters.merge_all(numbers)
        return
    weighed = [(crowd.scene.support(around[a], around[b]), a, b) for a, b in combinations(numbers, 2)]
    for support, a, b in sorted(weighed, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if support >= CLOSE or (a, b) not in clashes:
            crowd.clusters.merge(a, b)
        elif crowd.clusters.forbid(a, b):
            crowd.doubt(a, b, 0.5, f"one name, two settings: {clashes[a, b]}")


def _may_share_a_state(crowd: Crowd, numbers: Sequence[int]) -> bool:
    """Return whether one state is named wherever any is, so that no two settings can clash: what else stands there need not be read."""
    told = [states for number in numbers if (states := crowd.scene.states(number))]
    return not told or bool(told[0].intersection(*told[1:]))


def _divide(crowd: Crowd, numbers: Sequence[int], apart: set[int]) -> None:
    """Join known namesakes by what is set beside them; that their documents speak of the same people says nothing here.

    Nor does what a document names elsewhere that holds both of them: it would speak for either.
    """
    around = {number: crowd.scene.around(number) for number in numbers}
    around |= {number: replace(around[number], company=frozenset()) for number in apart}
    weighed = [(_nearness(around[a], around[b], crowd), a, b) for a, b in combinations(numbers, 2)]
    for nearness, a, b in sorted(weighed, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if nearness > 0:
            crowd.clusters.merge(a, b)
        elif crowd.clusters.root(a) != crowd.clusters.root(b):
            crowd.doubt(a, b, 0.5, "one name that two share, nothing else in common")


def _nearness(one: Around, other: Around, crowd: Crowd) -> float:
    return crowd.scene.nearness(one, other) + (1.0 if one.stories & other.stories else 0.0)
