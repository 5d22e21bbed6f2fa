"""A person's decisions as constraints: which references share an entity, which must not, what it is called and what it is."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product
from math import prod

from graphkit.model import Anchor, Judgement, Reference, Verdict
from graphkit.resolve.clusters import Clusters
from graphkit.resolve.meaning import Meaning, Numbers

MANY = 10_000
"""Pairs that are forbidden one by one; beyond that each side is held together and stood for by one member."""


@dataclass(frozen=True, slots=True)
class Idle:
    """A decision that could not be obeyed, and why; it is tried again at every build."""

    judgement: Judgement
    reason: str
    chain: tuple[Judgement, ...] = ()
    """The earlier decisions that it contradicts; none where what it names is gone."""


@dataclass(slots=True)
class Decisions:
    """What decisions ask of references, told by number."""

    clusters: Clusters
    """The references that somebody has tied together, or set apart; behind them, as numbers too, what stands in lists."""
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    """The rows of lists that decisions name, as these tell them."""
    types: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Which decision gave a reference its type, counted from the oldest; and the type, "OFFICE/post"."""
    reasons: dict[int, str] = field(default_factory=dict)
    """Of the decisions that gave a type, counted from the oldest: why."""
    names: dict[int, tuple[int, str]] = field(default_factory=dict)
    ignored: set[int] = field(default_factory=set)
    unsure: list[tuple[int, int, str]] = field(default_factory=list)
    different: list[tuple[int, int]] = field(default_factory=list)
    """One of each side of a decision that two are different."""
    kept_apart: set[int] = field(default_factory=set)
    """All of both sides."""
    idle: list[Idle] = field(default_factory=list)
    obeyed: dict[Judgement, tuple[Numbers, Numbers]] = field(default_factory=dict)
    """What the sides of each of the others mean."""

    def retyped(self, references: Iterable[Reference]) -> list[Reference]:
        """Return the references with the types that somebody has given them."""
        return [
            replace(reference, type=typed[0], subtype=typed[1]) if (typed := self.type_of([number])) else reference
            for number, reference in enumerate(references)
        ]

    def seeded(self, size: int) -> Clusters:
        """Return clusters of that many references, united and kept apart as somebody has decided."""
        found = Clusters(size)
        for numbers in self.clusters.sets():
            real = [number for number in numbers if number < size]
            found.merge_all(real)
            for list_, told_ in self.clusters.labels(numbers[0]).items() if real else ():
                found.label(real[0], list_, told_)
        first = cache(lambda root: min(self.clusters.members(root)))
        for one, other in self.clusters.apart():
            left, right = first(one), first(other)
            if left < size and right < size:
                found.forbid(left, right)
        return found

    def anchors_of(self, clusters: Clusters, numbers: Iterable[int]) -> list[Anchor]:
        """Return the rows of lists that the references of an entity were found in."""
        if not self.anchors:
            return []
        found = {told_ for number in numbers for told_ in clusters.labels(number).items()}
        return [self.anchors[told_] for _, told_ in sorted(found)]

    def type_of(self, numbers: Iterable[int]) -> tuple[str, str | None] | None:
        """Return the type and subtype that somebody decided for a cluster, the last word of several."""
        type_, _, subtype = _last(self.types, numbers)[1].partition("/")
        return (type_, subtype or None) if type_ else None

    def type_reason(self, numbers: Iterable[int]) -> str:
        """Return that somebody decided the type of a cluster, and why; "" where nobody did."""
        order, type_ = _last(self.types, numbers)
        return ": ".join(filter(None, ("somebody has decided it", self.reasons.get(order)))) if type_ else ""

    def name_of(self, numbers: Iterable[int]) -> str:
        """Return the name that somebody gave a cluster, the last word of several; "" where nobody did."""
        return _last(self.names, numbers)[1]


def checked(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements in force, oldest first."""
    standing = (one for one in judgements if not one.deleted)
    return tuple(sorted(standing, key=lambda one: (one.created, one.verdict, one.left, one.right, one.user)))


def decisions(judgements: Iterable[Judgement], meaning: Meaning, anchors: Mapping[str, Anchor]) -> Decisions:
    """Return what `judgements` ask, the oldest first; `anchors` are the rows of lists that they name.

    One that contradicts earlier ones is set aside with the chain of these.
    """
    clusters, places = _with_anchors(meaning.size, anchors)
    found = Decisions(clusters, anchors)
    ties = Ties(clusters)
    for order, judgement in enumerate(judgements):
        left = meaning.meant(judgement.left)
        right = places.get(judgement.right) or meaning.meant(judgement.right) if judgement.verdict.joins else left
        if left and right:
            waiting = len(found.idle)
            _obey(_Order(order, judgement, left, right), meaning, ties, found)
            if len(found.idle) == waiting:
                found.obeyed[judgement] = left, right
        else:
            gone = judgement.right if left else judgement.left
            found.idle.append(Idle(judgement, f"no document or list names {gone!r}"))
    _spread(found, clusters)
    return found


def _with_anchors(size: int, anchors: Mapping[str, Anchor]) -> tuple[Clusters, dict[str, Numbers]]:
    """Return clusters of so many references and, behind them, the rows of lists, each labelled; and the numbers of these."""
    clusters = Clusters(size + len(anchors))
    places: dict[str, Numbers] = {told_: (size + order,) for order, told_ in enumerate(sorted(anchors))}
    for told_, numbers in places.items():
        clusters.label(numbers[0], anchors[told_].list, told_)
    return clusters, places


@dataclass(frozen=True, slots=True)
class _Order:
    """A decision, counted from the oldest, and the references that it means."""

    number: int
    judgement: Judgement
    left: Numbers
    right: Numbers


def _obey(order: _Order, meaning: Meaning, ties: Ties, found: Decisions) -> None:
    judgement, left, right = order.judgement, order.left, order.right
    match judgement.verdict:
        case Verdict.SAME:
            _tell(found, judgement, ties.tied(judgement, {*left, *right}))
        case Verdict.DIFFERENT:
            left, right = _parted(meaning, judgement, left, right)
            chain = ties.parted(judgement, left, right) if left and right else (judgement,)
            _tell(found, judgement, chain)
            if not chain and right[0] < meaning.size:
                found.different.append((left[0], right[0]))
                found.kept_apart.update(left, right)
        case Verdict.UNSURE:
            if right[0] < meaning.size:
                found.unsure.append((left[0], right[0], judgement.reason))
        case Verdict.RENAME:
            found.names.update(dict.fromkeys(left, (order.number, judgement.right)))
        case Verdict.RETYPE:
            found.types.update(dict.fromkeys(left, (order.number, judgement.right)))
            found.reasons[order.number] = judgement.reason
        case Verdict.IGNORE:
            found.ignored.update(left)


def _tell(found: Decisions, judgement: Judgement, chain: tuple[Judgement, ...]) -> None:
    if chain == (judgement,):
        found.idle.append(Idle(judgement, "nothing tells the two names apart any more"))
    elif chain:
        found.idle.append(Idle(judgement, f"it contradicts: {told(chain)}", chain))


def told(chain: Iterable[Judgement]) -> str:
    """Return a row of decisions in words.

    >>> told([Judgement("A. Lee", "Ann Lee", Verdict.SAME, "ines", "2026-01-01")])
    "'A. Lee' same 'Ann Lee' (ines, 2026-01-01)"
    """
    return ", ".join(f"{one.left!r} {one.verdict} {one.right!r} ({one.user}, {one.created[:10]})" for one in chain)


class Ties:
    """Clusters that decisions tie together and set apart, and which decision did."""

    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._tying: dict[int, list[tuple[Judgement, set[int]]]] = defaultdict(list)
        self._parting: list[tuple[Judgement, Numbers, Numbers]] = []

    def tied(self, judgement: Judgement, numbers: set[int]) -> tuple[Judgement, ...]:
        """Unite the numbers, or return the chain of decisions that forbid it."""
        clusters = self._clusters
        roots = sorted({clusters.root(number) for number in numbers})
        for one in roots:
            other = next((other for other in roots if clusters.forbidden(one, other)), None)
            if other is not None:
                return self._why_apart(one, other, numbers)
        clusters.merge_all(sorted(numbers))
        for number in numbers:
            self._tying[number].append((judgement, numbers))
        return ()

    def parted(self, judgement: Judgement, left: Numbers, right: Numbers) -> tuple[Judgement, ...]:
        """Keep the two sides apart, or return the chain of decisions by which they are one."""
        clusters = self._clusters
        if {clusters.root(one) for one in left} & {clusters.root(other) for other in right}:
            return tuple(self._chain(set(left), set(right)))
        for one, other in product(*_held_together(clusters, left, right)):
            clusters.forbid(one, other)
        self._parting.append((judgement, left, right))
        return ()

    def _why_apart(self, one: int, other: int, numbers: set[int]) -> tuple[Judgement, ...]:
        """Return how the two sides of a decision that is to tie `numbers` reach one that sets two things apart."""
        clusters = self._clusters
        for judgement, left, right in self._parting:
            for a, b in ((left, right), (right, left)):
                if clusters.root(one) in map(clusters.root, a) and clusters.root(other) in map(clusters.root, b):
                    before, behind = self._chain(numbers, set(a)), self._chain(set(b), numbers)
                    return (*before, judgement, *behind)
        labelled = (max(clusters.members(one)), max(clusters.members(other)))  # the rows of lists have the last numbers
        return tuple(chain for number in labelled for chain in self._chain(numbers, {number}))

    def _chain(self, start: set[int], goal: set[int]) -> list[Judgement]:
        """Return the shortest row of decisions by which something of `start` is something of `goal`."""
        queue: deque[tuple[int, tuple[Judgement, ...]]] = deque((number, ()) for number in sorted(start))
        seen = set(start)
        while queue:
            at, path = queue.popleft()
            if at in goal:
                return list(path)
            for judgement, numbers in self._tying[at]:
                new = sorted(numbers - seen)
                seen.update(new)
                queue.extend((number, (*path, judgement)) for number in new)
        return []


def _held_together(clusters: Clusters, *sides: Numbers) -> list[Numbers]:
    """Return the sides; large ones are united first and stood for by one member, so that few pairs are to be forbidden."""
    if prod(len(side) for side in sides) <= MANY:
        return list(sides)
    for side in sides:
        clusters.merge_all(side)
    return [side[:1] for side in sides]


def _parted(meaning: Meaning, judgement: Judgement, left: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """Return two sets without common members: where both were found to be one entity, the two names part it."""
    if set(left) & set(right):
        left, right = meaning.named(judgement.left) or left, meaning.named(judgement.right) or right
    shared = set(left) & set(right)
    return tuple(one for one in left if one not in shared), tuple(one for one in right if one not in shared)


def _spread(found: Decisions, clusters: Clusters) -> None:
    """Let what is decided of a reference hold for all that somebody has tied to it."""
    for number in sorted(found.ignored):
        found.ignored.update(clusters.members(number))
    for known in (found.types, found.names):
        for number, told_ in sorted(known.items(), key=lambda item: item[1]):
            known.update(dict.fromkeys(clusters.members(number), told_))


def _last(known: dict[int, tuple[int, str]], numbers: Iterable[int]) -> tuple[int, str]:
    return max((known[number] for number in numbers if number in known), default=NOTHING) if known else NOTHING


NOTHING = (-1, "")
"""The last word where nobody has said any."""
