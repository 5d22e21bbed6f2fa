"""A person's decisions as constraints: which references must share an entity, and which must not."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from graphkit.errors import JudgementConflict
from graphkit.model import Entity, Judgement, Reference, Verdict, content_id
from graphkit.names import folded
from graphkit.resolve.clusters import Clusters
from graphkit.resolve.naming import group_of

MANY = 10_000


@dataclass(frozen=True, slots=True)
class Decisions:
    """Sets of reference numbers that must share an entity, and pairs of sets that must not."""

    same: tuple[tuple[int, ...], ...] = ()
    different: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()
    idle: tuple[Judgement, ...] = ()
    """Those that name something no document names any more; they are obeyed again when one does."""

    def apply(self, clusters: Clusters) -> None:
        """Unite and forbid, before anything else is joined."""
        for numbers in self.same:
            clusters.merge_all(numbers)
        for left, right in self.different:
            for one, other in product(*_held_together(clusters, left, right)):
                clusters.forbid(one, other)


def _held_together(clusters: Clusters, *sides: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return the sides; large ones are united first and stood for by one member, so that few pairs are to be forbidden."""
    if prod(len(side) for side in sides) <= MANY:
        return list(sides)
    for side in sides:
        clusters.merge_all(side)
    return [side[:1] for side in sides]


def entity_id(type_: str, key: str, first: str = "") -> str:
    """Return the id of an entity: of its group and name, and of its first reference where it has a namesake."""
    parts = (group_of(type_), key, first) if first else (group_of(type_), key)
    return content_id("entity", *parts)


def checked(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements in force, oldest first. Raises JudgementConflict where they contradict each other."""
    standing = sorted(
        (one for one in judgements if not one.deleted), key=lambda one: (one.created, one.left, one.right)
    )
    same = [one for one in standing if one.verdict == Verdict.SAME]
    for judgement in standing:
        if judgement.verdict == Verdict.DIFFERENT and (chain := _chain(same, judgement.left, judgement.right)):
            raise JudgementConflict(
                f"{judgement.left!r} and {judgement.right!r} are judged different, but {_told(chain)}.",
                hint="Undo one of these decisions.",
            )
    return tuple(standing)


def decisions(
    judgements: Sequence[Judgement], references: Sequence[Reference], entities: Iterable[Entity]
) -> Decisions:
    """Return what `judgements` mean for `references`; `entities` are those found without them, whose ids they may name."""
    index = _Index(references, entities)
    same, different, idle = [], [], []
    for judgement in judgements:
        left, right = index.meant(judgement.left), index.meant(judgement.right)
        if not (left and right):
            idle.append(judgement)
        elif judgement.verdict == Verdict.SAME:
            same.append(tuple(sorted({*left, *right})))
        elif judgement.verdict == Verdict.DIFFERENT:
            different.append(_parted(index, judgement, left, right))
    return Decisions(tuple(same), tuple(different), tuple(idle))


class _Index:
    """Finds references by the id or name of an entity, or by their own id."""

    def __init__(self, references: Sequence[Reference], entities: Iterable[Entity]) -> None:
        number = {reference.id: i for i, reference in enumerate(references)}
        self._exact: dict[str, set[int]] = {id_: {i} for id_, i in number.items()}
        self._named: dict[str, set[int]] = defaultdict(set)
        for i, reference in enumerate(references):
            for name, _ in reference.names:
                key = folded(name)
                self._named[key].add(i)
                self._named[entity_id(reference.type, key)].add(i)
                self._named[entity_id(reference.type, key, reference.id)].add(i)
        for entity in entities:
            members = {number[id_] for id_ in entity.references}
            for told in {entity.id, folded(entity.name)}:
                self._exact.setdefault(told, set()).update(members)

    def meant(self, told: str) -> tuple[int, ...]:
        """Return the references of the entity that `told` means; none where it is gone."""
        return tuple(sorted(self._exact.get(told) or self._exact.get(folded(told)) or self.named(told)))

    def named(self, told: str) -> tuple[int, ...]:
        """Return the references that have this name, or a name with this id."""
        return tuple(sorted(self._named.get(told) or self._named.get(folded(told)) or ()))


def _parted(
    index: _Index, judgement: Judgement, left: tuple[int, ...], right: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return two sets without common members: where both were found to be one entity, the two names part it."""
    if set(left) & set(right):
        left, right = index.named(judgement.left) or left, index.named(judgement.right) or right
    shared = set(left) & set(right)
    return tuple(one for one in left if one not in shared), tuple(one for one in right if one not in shared)


def _chain(same: Sequence[Judgement], start: str, end: str) -> list[Judgement]:
    """Return the shortest row of judgements by which two things are the same, empty where there is none."""
    edges: dict[str, list[tuple[str, Judgement]]] = defaultdict(list)
    for judgement in same:
        left, right = _key(judgement.left), _key(judgement.right)
        edges[left].append((right, judgement))
        edges[right].append((left, judgement))
    queue: deque[tuple[str, list[Judgement]]] = deque([(_key(start), [])])
    seen = {_key(start)}
    while queue:
        at, path = queue.popleft()
        if at == _key(end) and path:
            return path
        for other, judgement in edges[at]:
            if other not in seen:
                seen.add(other)
                queue.append((other, [*path, judgement]))
    return []


def _key(told: str) -> str:
    return folded(told) or told


def _told(chain: Iterable[Judgement]) -> str:
    return ", ".join(f"{one.left!r} is {one.right!r} ({one.user}, {one.created})" for one in chain)
