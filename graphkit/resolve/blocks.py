"""Blocks: references that may be one with each other and with no others by their full names; each is joined by a pure function."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from graphkit.names import Comparison
from graphkit.resolve.called import Called
from graphkit.resolve.clusters import Clusters
from graphkit.resolve.crowd import Crowd, Found, Kind, References
from graphkit.resolve.kinds import KINDS
from graphkit.resolve.namesakes import join_namesakes
from graphkit.resolve.scene import Scene

SIZE = 2_000
"""References from which on a block is full; what hangs together stays together, however many."""
CROWDED = 64
"""Names of one group that are compared each with each."""

Variant: TypeAlias = tuple[str, str, Comparison]


@dataclass(frozen=True, slots=True)
class Block:
    """References of a kind, numbered anew, with all that it takes to join them by their full names."""

    kind: str
    scene: Scene
    retyped: frozenset[int]
    sexes: Mapping[int, str]
    full: tuple[tuple[str, tuple[int, ...]], ...]
    """The full names in order, each with its references."""
    variants: tuple[Variant, ...]
    """The pairs of them that may be one name, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of the references of a block."""

    clusters: Clusters
    doubts: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a block is cut from: the numbers of its references in the crowd, in order, its full names and their variants."""

    numbers: tuple[int, ...]
    full: tuple[str, ...]
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of all references of a kind."""

    called: Called
    parts: tuple[Part, ...]
    joined: dict[int, Joined] = field(default_factory=dict)
    """What became of each part where nobody had decided anything; the same the next time."""

    @classmethod
    def of(cls, references: References, numbers: Iterable[int], kind: Kind) -> Names:
        """Return the names of some references, cut into parts that have nothing to do with each other."""
        called = Called.of(references, numbers, kind)
        together = [keys for keys, _ in called.named.values() if len(keys) > 1]
        return cls(called, tuple(_parts(called.full, _variants(called.full, kind), together)))


def cut(crowd: Crowd, part: Part, names: Names, kind: Kind) -> Block:
    """Return the block of a part."""
    at = {number: place for place, number in enumerate(part.numbers)}
    full = tuple((key, tuple([at[number] for number in names.called.full[key]])) for key in part.full)
    retyped = frozenset(at[number] for number in part.numbers if number in crowd.retyped)
    told = names.called.sexes
    sexes = {at[number]: told[number] for number in part.numbers if number in told} if told else told
    return Block(kind.name, crowd.scene.part(part.numbers), retyped, sexes, full, part.variants)


def joined(block: Block) -> Joined:
    """Join the references of a block by their full names: equal ones, then variants."""
    crowd = Crowd((), block.scene, Clusters(len(block.scene.own)), block.retyped, sexes=block.sexes)
    join_full(crowd, dict(block.full), block.variants, KINDS[block.kind]())
    return Joined(crowd.clusters, tuple(crowd.doubts))


def join_full(crowd: Crowd, full: Mapping[str, Sequence[int]], variants: Iterable[Variant], kind: Kind) -> None:
    """Join references by their full names: equal ones, then variants."""
    for key, numbers in full.items():
        for number in numbers:
            crowd.keys.setdefault(number, set()).add(key)
    for key in sorted(full):
        join_namesakes(crowd, full[key], told_apart=kind.namesakes)
    for one, other, comparison in variants:
        _join_variant(crowd, full[one], full[other], comparison, kind)


def _variants(full: Iterable[str], kind: Kind) -> list[Variant]:
    """Return pairs of names that may be variants, the likeliest first."""
    found: dict[tuple[str, str], Comparison] = {}
    for keys in _groups(full, kind.blocks):
        for group in _groups(keys, kind.finer) if len(keys) > CROWDED else [keys]:
            for pair in kind.pairs(group):
                if pair not in found and (comparison := kind.compare(*pair)).same:
                    found[pair] = comparison
    return ranked((one, other, comparison) for (one, other), comparison in found.items())


def ranked(variants: Iterable[Variant]) -> list[Variant]:
    """Return the variants, the likeliest first."""
    return sorted(variants, key=lambda link: (-link[2].score, link[0], link[1]))


def _groups(names: Iterable[str], blocks: Callable[[str], Iterable[str]]) -> Iterable[list[str]]:
    """Return the names that are looked for in one place, in order, where several are."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        for block in dict.fromkeys(blocks(name)):
            found[block].append(name)
    return [together for together in found.values() if len(together) > 1]


def _parts(full: dict[str, list[int]], variants: list[Variant], together: Iterable[tuple[str, ...]]) -> Iterator[Part]:
    """Yield parts of about `SIZE` references, so that no reference and no variant of a name lies in two of them.

    In the order in which the documents name them, not of the alphabet: what the same documents name lies together in memory.
    """
    held: list[str] = []
    found: list[Variant] = []
    size = 0
    for keys, linked in _islands(list(full), variants, together):
        held += keys
        found += linked
        size += sum(len(full[key]) for key in keys)
        if size >= SIZE:
            yield _part(full, held, found)
            held, found, size = [], [], 0
    if held:
        yield _part(full, held, found)


def _islands(
    names: list[str], variants: list[Variant], together: Iterable[tuple[str, ...]]
) -> Iterator[tuple[list[str], list[Variant]]]:
    """Yield the names that variants and references tie together, with these variants."""
    at = {name: place for place, name in enumerate(names)}
    tied = Clusters(len(names))
    for keys in together:
        tied.merge_all(at[key] for key in keys)
    for one, other, _ in variants:
        tied.merge(at[one], at[other])
    of: dict[int, list[Variant]] = defaultdict(list)
    for variant in variants:
        of[tied.root(at[variant[0]])].append(variant)
    for members in tied.sets():
        yield [names[place] for place in members], of.get(tied.root(members[0]), [])


def _part(full: dict[str, list[int]], keys: list[str], variants: list[Variant]) -> Part:
    numbers = sorted({number for key in keys for number in full[key]})
    return Part(tuple(numbers), tuple(sorted(keys)), tuple(ranked(variants)))


def _join_variant(crowd: Crowd, ones: Sequence[int], others: Sequence[int], comparison: Comparison, kind: Kind) -> None:
    """Join the clusters of two variants where each has one that the other supports best."""
    clusters = crowd.clusters
    left = sorted({clusters.root(number) for number in ones})
    right = sorted({clusters.root(number) for number in others})
    weighed = sorted((-crowd.support(a, b), a, b) for a in left for b in right if a != b)
    for negative, a, b in weighed:
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
