"""The references being joined, and what a kind of names has of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from graphkit.model import Reference
from graphkit.names import Comparison
from graphkit.resolve.clusters import Clusters
from graphkit.resolve.scene import Around, Scene

PAIRWISE = 40
"""References are weighed pair by pair up to so many; a name in more documents than that is one thing's."""


class References(Protocol):
    """References by number: all of them, or those that are being joined."""

    def __getitem__(self, number: int, /) -> Reference: ...
    def __len__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """What names of one kind (people, bodies, events) have of their own."""

    name: str
    keys: Callable[[Reference], tuple[str, ...]]
    """Its full names in the form in which equal means equal; none where it has only parts of a name."""
    blocks: Callable[[str], Iterable[str]]
    """Where variants of a full name are looked for."""
    finer: Callable[[str], Iterable[str]]
    """Where they are looked for in a block that many names share: what differs there is less, so that time grows with the names."""
    pairs: Callable[[Sequence[str]], Iterable[tuple[str, str]]]
    """The pairs of a block that may be variants: all but those that a glance at the letters rules out."""
    compare: Callable[[str, str], Comparison]
    hooks: Callable[[str], Iterable[str]]
    """What a part of a full name may be."""
    probes: Callable[[str], Iterable[str]]
    """Which hooks of full names a part of a name is looked for at."""
    parts: Callable[[Reference], tuple[str, ...]]
    """The parts of a name of a reference without a full one."""
    needed_full: Callable[[Comparison], float]
    """The support that two variants of a full name need."""
    needed_part: Callable[[Comparison], float]
    """The support that a part of a name needs to be taken for a full one."""
    needed_alike: Callable[[str], float]
    """The support that two references with this equal part of a name need when no full name is known."""
    namesakes: bool = False
    """Whether two references of one document with equal names are two things, as with people."""
    short_forms: bool = False
    """Whether a full name may be a short form of another, as with organisations."""


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

    references: References
    scene: Scene
    clusters: Clusters
    retyped: frozenset[int] = frozenset()
    """References whose type was changed by the vote of the corpus: their documents did not tell them apart on purpose."""
    kept_apart: frozenset[int] = frozenset()
    """References that somebody has decided to be different from others."""
    sexes: Mapping[int, str] = field(default_factory=dict)
    """Those whom a title calls a man or a woman, "m" or "f"."""
    keys: dict[int, set[str]] = field(default_factory=dict)
    doubts: list[Found] = field(default_factory=list)
    seen: dict[int, tuple[int, Around]] = field(default_factory=dict)
    """What stood around each cluster when it had so many members."""

    def afresh(self) -> Crowd:
        """Return the same references with nothing joined yet."""
        return Crowd(self.references, self.scene, Clusters(len(self.references)), self.retyped)

    def around(self, number: int) -> Around:
        """Return what stands around the cluster of a reference: around its first members, where it is large."""
        root, size = self.clusters.root(number), self.clusters.size(number)
        known = self.seen.get(root)
        if known is None or known[0] != size:
            known = (size, self.scene.around_all(self.clusters.members(root)[:PAIRWISE]))
            self.seen[root] = known
        return known[1]

    def support(self, one: int, other: int) -> float:
        """Return how much speaks for the clusters of two references being one."""
        return self.scene.support(self.around(one), self.around(other))

    def doubt(self, one: int, other: int, score: float, reason: str) -> None:
        """Remember that two clusters may be one."""
        self.doubts.append(Found(min(one, other), max(one, other), round(score, 3), reason))

    def keys_of(self, number: int) -> set[str]:
        """Return the full names in the cluster of a reference."""
        return set().union(*(self.keys.get(member, ()) for member in self.clusters.members(number)))
