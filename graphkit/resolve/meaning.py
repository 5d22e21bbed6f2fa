"""What a decision means by a name: the references of one entity, as they were found before anybody decided."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphkit.model import Entity, Judgement, Reference, Verdict, content_id
from graphkit.names import folded
from graphkit.names.told import Told, parsed
from graphkit.resolve.naming import group_of

Numbers = tuple[int, ...]
Documents = Mapping[str, Collection[str]]
"""The ids of the documents that have a name: of one, as long as no other has its content."""

_ID = re.compile(r"[0-9a-f]{16}")


def entity_id(type_: str, key: str, first: str = "") -> str:
    """Return the id of an entity: of its group and name, and of its first reference where it has a namesake."""
    parts = (group_of(type_), key, first) if first else (group_of(type_), key)
    return content_id("entity", *parts)


@dataclass(frozen=True, slots=True)
class Found:
    """An entity as it was found before anybody decided."""

    id: str
    type: str
    shown: str
    """Its folded name."""
    numbers: Numbers
    """Its references, in order."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """What was found before anybody decided: the ids, types and documents of all references, by number, and their entities."""

    ids: Sequence[str]
    types: Sequence[str]
    documents: Sequence[str]
    named: Mapping[str, Sequence[int]]
    """The references that bear a folded name, in order."""
    entities: Sequence[Found]

    @classmethod
    def of(cls, references: Sequence[Reference], entities: Iterable[Entity]) -> Undecided:
        """Return what decisions are told by."""
        numbers = {reference.id: number for number, reference in enumerate(references)}
        named: dict[str, list[int]] = defaultdict(list)
        for number, reference in enumerate(references):
            for key in {folded(name) for name, _ in reference.names}:
                named[key].append(number)
        found = (
            Found(one.id, one.type, folded(one.name), tuple(sorted(numbers[id_] for id_ in one.references)))
            for one in entities
        )
        documents = [reference.document for reference in references]
        ids, types = [one.id for one in references], [one.type for one in references]
        return cls(ids, types, documents, dict(named), tuple(found))


class Meaning:
    """Finds the references, by number, that a decision means.

    A name alone means one entity: the one that is shown so or, of several that are called so, the one called so most.
    """

    def __init__(self, known: Undecided, documents: Documents, judgements: Iterable[Judgement]) -> None:
        self._known = known
        self._documents = documents
        self._numbers = {id_: number for number, id_ in enumerate(known.ids)}
        self._by_id = {entity.id: entity for entity in known.entities}
        self._entity_of = {number: entity for entity in known.entities for number in entity.numbers}
        self._shown: dict[str, list[Found]] = defaultdict(list)
        for entity in known.entities:
            self._shown[entity.shown].append(entity)
        self._renamed = {folded(one.right): one.left for one in judgements if one.verdict is Verdict.RENAME}

    @property
    def size(self) -> int:
        """How many references there are."""
        return len(self._known.ids)

    def meant(self, text: str) -> Numbers:
        """Return the references of the entity that `text` means; with a document, those there. None where it is gone."""
        if text in self._by_id:
            return self._by_id[text].numbers
        if text in self._numbers:
            return (self._numbers[text],)
        found = self._called(Told(text)) or self._called(parsed(text)) or self._by_old_id(text)
        renamed = self._renamed.get(folded(text))
        return found or (self.meant(renamed) if renamed and renamed != text else ())

    def named(self, text: str) -> Numbers:
        """Return the references that bear the very name that `text` tells, in its document where it tells one."""
        if text in self._numbers:
            return (self._numbers[text],)
        told = parsed(text)
        return self._bearing(Told(text)) or self._bearing(told) or (self._called(told) if told.document else ())

    def _called(self, told: Told) -> Numbers:
        bearing = self._bearing(told)
        shown = [entity for entity in self._shown.get(folded(told.name), ()) if _fits(entity, told)]
        if told.document:
            return bearing or self._there(shown, told)
        calls = Counter(self._entity_of[number].id for number in bearing if number in self._entity_of)
        candidates = shown or [self._by_id[id_] for id_ in calls]
        if not candidates:
            return ()
        return min(candidates, key=lambda one: (-calls[one.id], -len(one.numbers), one.id)).numbers

    def _bearing(self, told: Told) -> Numbers:
        numbers = self._known.named.get(folded(told.name), ())
        return tuple(number for number in numbers if self._is_there(number, told) and self._is_of_type(number, told))

    def _there(self, entities: Iterable[Found], told: Told) -> Numbers:
        found = (number for entity in entities for number in entity.numbers)
        return tuple(sorted(number for number in found if self._is_there(number, told)))

    def _is_there(self, number: int, told: Told) -> bool:
        if not told.document:
            return True
        known = self._documents.get(told.document, (told.document,))
        return self._known.documents[number] in known

    def _is_of_type(self, number: int, told: Told) -> bool:
        entity = self._entity_of.get(number)
        return entity is None or _fits(entity, told)

    def _by_old_id(self, text: str) -> Numbers:
        return tuple(self._old_ids.get(text, ())) if _ID.fullmatch(text) else ()

    @cached_property
    def _old_ids(self) -> dict[str, list[int]]:
        """The ids that entities have by any of their names: what decisions were told by once, and an id that has moved on."""
        found: dict[str, list[int]] = defaultdict(list)
        for key, numbers in self._known.named.items():
            for number in numbers:
                type_ = self._known.types[number]
                found[entity_id(type_, key)].append(number)
                found[entity_id(type_, key, self._known.ids[number])].append(number)
        return found


def _fits(entity: Found, told: Told) -> bool:
    return not told.type or group_of(entity.type) == group_of(told.type)
