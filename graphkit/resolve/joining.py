"""Join references by name: equal names, then variants of a name, then parts of a name. Every step needs its evidence.

Full names carry an identity; a part of a name ("Quill", "Toby", "AJP") is attached to a full one, and only where one alone fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphkit.resolve.blocks import Joined, Names, Part, cut, join_full, joined, ranked
from graphkit.resolve.crowd import Crowd, Kind
from graphkit.resolve.parts import attach


def join(crowd: Crowd, names: Names, kind: Kind) -> None:
    """Join the references of one kind: block by block by their full names, then what has only a part of a name.

    Parts that hold something decided are joined together in the crowd itself, where the decisions are.
    """
    crowd.sexes = names.called.sexes
    decided = [_is_decided(crowd, part) for part in names.parts]
    _find(crowd, names, kind, [place for place, told in enumerate(decided) if not told])
    for place, part in enumerate(names.parts):
        if not decided[place]:
            _take_over(crowd, part, names.joined[place])
    _join_decided(crowd, [part for part, told in zip(names.parts, decided, strict=True) if told], names, kind)
    attach(crowd, names.called, kind)


def _is_decided(crowd: Crowd, part: Part) -> bool:
    return any(crowd.clusters.is_told(number) for number in part.numbers)


def _find(crowd: Crowd, names: Names, kind: Kind, places: Iterable[int]) -> None:
    """Join the blocks of the parts at these places, where that was not done before."""
    waiting = [place for place in places if place not in names.joined]
    blocks = (cut(crowd, names.parts[place], names, kind) for place in waiting)
    names.joined.update(zip(waiting, map(joined, blocks), strict=True))


def _take_over(crowd: Crowd, part: Part, found: Joined) -> None:
    """Let what became of a block be so in the crowd."""
    crowd.clusters.take_over(found.clusters, part.numbers)
    for doubt in found.doubts:
        crowd.doubt(part.numbers[doubt.left], part.numbers[doubt.right], doubt.score, doubt.reason)


def _join_decided(crowd: Crowd, parts: Sequence[Part], names: Names, kind: Kind) -> None:
    full = {key: names.called.full[key] for part in parts for key in part.full}
    join_full(crowd, full, ranked(variant for part in parts for variant in part.variants), kind)
