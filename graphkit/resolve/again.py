"""Resolve again only what a decision touches: the blocks that hold what it names, and the parts of names that may stand for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphkit.model import Doubt, Entity, Reference
from graphkit.resolve.blocks import join_full
from graphkit.resolve.called import Called
from graphkit.resolve.clusters import Clusters
from graphkit.resolve.crowd import Crowd, Found
from graphkit.resolve.doubts import doubts, in_order
from graphkit.resolve.entities import Draft, drafted, identified
from graphkit.resolve.judgements import Decisions, Idle, checked, decisions
from graphkit.resolve.kinds import KINDS
from graphkit.resolve.meaning import Meaning
from graphkit.resolve.memory import GROUPS, NOWHERE, Memory, scene_of
from graphkit.resolve.naming import group_of
from graphkit.resolve.offices import join_offices
from graphkit.resolve.parts import attach
from graphkit.resolve.places import join_places
from graphkit.resolve.scene import company_of
from graphkit.resolve.touched import State, Told, Touched

Load = Callable[[Iterable[int]], Mapping[int, Reference]]
"""Returns references by their numbers, with the types that their documents gave them."""


@dataclass(frozen=True, slots=True)
class Redone:
    """What is different: the ids of entities that are to be replaced, what replaces them, and all that there is to remember."""

    gone: frozenset[str]
    made: tuple[Entity, ...]
    doubts: tuple[Doubt, ...]
    idle: tuple[Idle, ...]
    state: State


def again(memory: Memory, state: State, told: Told, load: Load) -> Redone | None:
    """Return what `told` changes, what was told before being known; None where all is to be resolved anew: a type was decided."""
    before, now = (_decisions(memory, each) for each in (state.told, told))
    if (before.types, before.reasons) != (now.types, now.reasons) or not _is_known(state.told, told):
        return None
    touched = Touched(memory, state, before, now)
    touched.spread(touched.seeds())
    run = _Run(memory, state, now, touched, load)
    return run.redone(told)


def _is_known(before: Told, now: Told) -> bool:
    """Whether documents and rows of lists that decisions name are still what they were."""
    rows = {anchor.told: anchor for anchor in before.anchors}
    return all(rows.get(anchor.told, anchor) == anchor for anchor in now.anchors) and all(
        before.documents.get(name, known) == known for name, known in now.documents.items()
    )


def _decisions(memory: Memory, told: Told) -> Decisions:
    standing = checked(told.judgements)
    meaning = Meaning(memory.undecided, told.documents, standing)
    return decisions(standing, meaning, {anchor.told: anchor for anchor in told.anchors})


class _Run:
    """Joins what is touched, and makes entities of it."""

    def __init__(self, memory: Memory, state: State, decided: Decisions, touched: Touched, load: Load) -> None:
        self._memory, self._state, self._decided, self._touched = memory, state, decided, touched
        self._load = load
        self._references: dict[int, Reference] = {}

    def redone(self, told: Told) -> Redone:
        """Return what is different."""
        crowd = self._joined()
        groups, gone = self._groups(crowd)
        made, plain = self._made(crowd, groups, gone)
        entity_of = self._entity_of(gone, made)
        stay = (one for one in self._state.found if not self._is_raised(one))
        found = in_order([*stay, *filter(self._is_raised, crowd.doubts)])
        state = State(told, entity_of, found, self._without(gone) | plain)
        entities = tuple(entity for entity, _ in made.values())
        kept = doubts(found, self._decided, entity_of.__getitem__, {})
        return Redone(frozenset(gone), entities, kept, tuple(self._decided.idle), state)

    def _entity_of(self, gone: Iterable[str], made: Mapping[str, tuple[Entity, list[int]]]) -> list[str]:
        """Return the entity of each reference, as it is now."""
        found = list(self._state.entity_of)
        for number in (*self._touched.inside, *(one for id_ in gone for one in self._touched.members[id_])):
            found[number] = ""
        for id_, (_, numbers) in made.items():
            for number in numbers:
                found[number] = id_
        return found

    def _without(self, gone: Collection[str]) -> dict[str, str]:
        return {id_: plain for id_, plain in self._state.plain.items() if id_ not in gone}

    def _joined(self) -> Crowd:
        """Join what is touched, beside what it looks at."""
        numbers = sorted(self._touched.inside | self._touched.beside)
        self._take(numbers)
        company = self._company(numbers)
        size = len(self._memory.blocks)
        crowd = Crowd(
            self._references,
            scene_of(self._memory, self._references, company),
            self._decided.seeded(size),
            self._memory.changed,
            frozenset(self._decided.kept_apart),
        )
        groups: dict[str, list[int]] = defaultdict(list)
        for number in numbers:
            if number not in self._decided.ignored:
                groups[group_of(self._references[number].type)].append(number)
        join_places(crowd, groups["PLACE"])
        for group, name in GROUPS.items():
            self._join_by_names(crowd, groups[group], name)
        join_offices(crowd, groups["OFFICE"])
        return crowd

    def _join_by_names(self, crowd: Crowd, numbers: Iterable[int], name: str) -> None:
        kind = KINDS[name]()
        called = Called.of(self._references, numbers, kind)
        crowd.sexes = called.sexes
        variants = [one for one in self._memory.variants[name] if one[0] in called.full and one[1] in called.full]
        join_full(crowd, called.full, variants, kind)
        attach(crowd, called, kind)

    def _take(self, numbers: Iterable[int]) -> None:
        """Read references that were not read before, with the types that they have."""
        missing = [number for number in numbers if number not in self._references]
        for number, reference in self._load(missing).items():
            self._references[number] = self._memory.typed(number, reference)

    def _company(self, numbers: Iterable[int]) -> dict[str, frozenset[str]]:
        documents = self._memory.undecided.documents
        wanted = {documents[number] for number in numbers}
        there = [number for number, document in enumerate(documents) if document in wanted]
        own = self._memory.own
        return company_of([documents[number] for number in there], [own[number] for number in there])

    def _groups(self, crowd: Crowd) -> tuple[list[list[int]], set[str]]:
        """Return the references of the entities that are to be made, and the ids of those that they replace."""
        inside, members, entity_of = self._touched.inside, self._touched.members, self._state.entity_of
        gone = {entity_of[number] for number in inside | self._touched.called_otherwise()} - {""}
        together: dict[int, list[int]] = defaultdict(list)
        for number in sorted(inside | self._touched.beside):
            together[crowd.clusters.root(number)].append(number)
        tied = Clusters(len(entity_of))
        for numbers in together.values():
            if not inside.isdisjoint(numbers):
                tied.merge_all(numbers)
                gone.update(entity_of[number] for number in numbers if number not in inside)
        for id_ in gone:
            tied.merge_all(number for number in members[id_] if number not in inside)
        found: dict[int, list[int]] = defaultdict(list)
        for number in sorted({*inside, *(number for id_ in gone for number in members[id_])}):
            found[tied.root(number)].append(number)
        return [numbers for numbers in found.values() if numbers[0] not in self._decided.ignored], gone

    def _made(
        self, crowd: Crowd, groups: list[list[int]], gone: set[str]
    ) -> tuple[dict[str, tuple[Entity, list[int]]], dict[str, str]]:
        """Return the entities by their ids with their references, and the plain ids of those with namesakes.

        An entity that shares its plain id with one that comes or goes may get another id: it is made anew too.
        """
        drafts = self._drafted(crowd, groups)
        plains = {draft.plain for draft, _ in drafts} | {self._plain(id_) for id_ in gone}
        candidates = {*plains, *self._state.plain} - gone
        namesakes = sorted(id_ for id_ in candidates & self._touched.members.keys() if self._plain(id_) in plains)
        gone.update(namesakes)
        drafts += self._drafted(crowd, [self._touched.members[id_] for id_ in namesakes])
        numbers = {draft.references: own for draft, own in drafts}
        found = identified(draft for draft, _ in drafts)
        made = {id_: (entity, numbers[entity.references]) for id_, (entity, _) in found.items()}
        return made, {id_: draft.plain for id_, (_, draft) in found.items() if draft.plain != id_}

    def _plain(self, id_: str) -> str:
        return self._state.plain.get(id_, id_)

    def _drafted(self, crowd: Crowd, groups: Sequence[list[int]]) -> list[tuple[Draft, list[int]]]:
        self._take(number for numbers in groups for number in numbers)
        return [(drafted(crowd, numbers, self._decided, self._memory.reasons), numbers) for numbers in groups]

    def _is_raised(self, found: Found) -> bool:
        """Whether a doubt is raised by what is joined anew: by a part of a name, or within a block."""
        ends = (found.left, found.right)
        partial = [number for number in ends if self._memory.blocks[number] == NOWHERE]
        return any(number in self._touched.inside for number in partial or ends)
