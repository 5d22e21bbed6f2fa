"""Which references a decision touches: those that hang together with what it names, and those that these look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphkit.model import Anchor, Judgement, Verdict
from graphkit.resolve.clusters import Clusters
from graphkit.resolve.crowd import Found
from graphkit.resolve.judgements import Decisions
from graphkit.resolve.meaning import Documents
from graphkit.resolve.memory import NOWHERE, Memory, Parts
from graphkit.resolve.parts import called

_JOINING = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.IGNORE})
"""Decisions by which other references may share an entity."""
_TELLING = frozenset({Verdict.RENAME, Verdict.UNSURE})
"""Those that change only what is said of entities. A decided type changes the scene of everybody: all is resolved anew."""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody has decided: judgements, and the documents and rows of lists that they name."""

    judgements: tuple[Judgement, ...]
    documents: Documents
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class State:
    """How a resolution was left."""

    told: Told
    entity_of: Sequence[str]
    """The id of the entity of each reference, "" for one that is ignored."""
    found: tuple[Found, ...]
    """The pairs that were kept apart, whatever became of them."""
    plain: Mapping[str, str]
    """Of entities that have a namesake, the id that they would have without one."""


class Touched:
    """The references whose entity may be another, and those that they look at."""

    def __init__(self, memory: Memory, state: State, before: Decisions, now: Decisions) -> None:
        self.memory = memory
        self.state = state
        self.inside: set[int] = set()
        """References that are joined anew."""
        self.beside: set[int] = set()
        """References that parts of names among them may stand for; what these are among themselves stays."""
        self._before, self._now = before, now
        self._mates = _mates(len(memory.blocks), before, now)

    def seeds(self) -> set[int]:
        """Return what the decisions name that are not obeyed as before."""
        return self._different(_JOINING)

    def called_otherwise(self) -> set[int]:
        """Return what the decisions name that change nothing but what entities say of themselves."""
        return self._different(_TELLING)

    def _different(self, verdicts: frozenset[Verdict]) -> set[int]:
        found: set[int] = set()
        for one, other in ((self._before, self._now), (self._now, self._before)):
            for judgement, sides in one.obeyed.items():
                if judgement.verdict in verdicts and other.obeyed.get(judgement) != sides:
                    found.update(*sides)
        return {number for number in found if number < len(self.memory.blocks)}

    def spread(self, seeds: Iterable[int]) -> None:
        """Take in all that hangs together with `seeds`, until nothing else does."""
        waiting, known = set(seeds), set[tuple[str, int | str]]()
        while waiting:
            while waiting:
                number = waiting.pop()
                if number not in self.inside:
                    self.inside.add(number)
                    for group in self._groups(number):
                        if group not in known:  # each is taken in once, however many of its members are met
                            known.add(group)
                            waiting.update(self._members_of(*group))
            self.beside = {one for block in self._looked_at() for one in self._members[block]} - self.inside
            told = {one for one in self.beside if self._is_told(one)}
            waiting = told | {mate for entity in self._entities(told) for mate in self.members[entity]}

    def _groups(self, number: int) -> Iterator[tuple[str, int | str]]:
        """Yield, by kind and name, the groups of which all is joined together with a reference."""
        if number in self._mates:
            yield "decided", self._mates[number][0]
        if self._is_told(number) and (entity := self.state.entity_of[number]):
            yield "entity", entity
        block = self.memory.blocks[number]
        if block != NOWHERE:
            yield "block", block
            yield "called", block
        elif number in self._alike:
            yield "alike", self._alike[number][0]

    def _members_of(self, kind: str, name: int | str) -> Iterable[int]:
        if isinstance(name, str):
            return self.members[name]
        groups: dict[str, Mapping[int, Collection[int]]] = {
            "decided": self._mates,
            "block": self._members,
            "called": self._called,
            "alike": self._alike,
        }
        return groups[kind].get(name, ())

    def _entities(self, numbers: Iterable[int]) -> set[str]:
        return {self.state.entity_of[number] for number in numbers} - {""}

    def _is_told(self, number: int) -> bool:
        """Whether somebody has decided something of the entity of a reference."""
        return number in self._mates or self.state.entity_of[number] in self._told_entities

    def _looked_at(self) -> set[int]:
        """Return the blocks that parts of names among those inside may stand for."""
        return {block for number in self.inside for block in self._reached.get(number, ())}

    @cached_property
    def members(self) -> dict[str, list[int]]:
        """The references of each entity."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, entity in enumerate(self.state.entity_of):
            if entity:
                found[entity].append(number)
        return found

    @cached_property
    def _told_entities(self) -> set[str]:
        return {self.state.entity_of[number] for number in self._mates} - {""}

    @cached_property
    def _members(self) -> dict[int, list[int]]:
        """The references of each block."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, block in enumerate(self.memory.blocks):
            found[block].append(number)
        return found

    @cached_property
    def _called(self) -> dict[int, set[int]]:
        """The references with parts of names that may stand for a block."""
        found: dict[int, set[int]] = defaultdict(set)
        for number, blocks in self._reached.items():
            for block in blocks:
                found[block].add(number)
        return found

    @cached_property
    def _reached(self) -> dict[int, set[int]]:
        """The blocks that a reference with a part of a name may stand for."""
        found: dict[int, set[int]] = defaultdict(set)
        for known in self.memory.parts.values():
            for part, numbers in known.of.items():
                for number in numbers:
                    found[number].update(known.reached.get(part, ()))
        return found

    @cached_property
    def _alike(self) -> dict[int, list[int]]:
        """The references with the same part of a name."""
        found: dict[int, list[int]] = {}
        for known in self.memory.parts.values():
            for together in _called_alike(known).values():
                found.update(dict.fromkeys(together, together))
        return found


def _mates(real: int, *all_: Decisions) -> dict[int, list[int]]:
    """Return, of each reference that a decision joins, parts or ignores, all that decisions name together with it.

    Numbers from `real` on are rows of lists.
    """
    tied = Clusters(max(len(each.clusters) for each in all_))
    told: set[int] = set()
    for each in all_:
        for judgement, (left, right) in each.obeyed.items():
            if judgement.verdict in _JOINING:
                tied.merge_all((*left, *right))
                told.update(left, right)
    found: dict[int, list[int]] = {}
    for root in {tied.root(number) for number in told}:
        mates = [number for number in tied.members(root) if number < real]
        found.update(dict.fromkeys(mates, mates))
    return found


def _called_alike(known: Parts) -> dict[str, list[int]]:
    parts: dict[int, list[str]] = defaultdict(list)
    for part, numbers in known.of.items():
        for number in numbers:
            parts[number].append(part)
    found: dict[str, list[int]] = defaultdict(list)
    for number, own in parts.items():
        found[called(own)].append(number)
    return found
