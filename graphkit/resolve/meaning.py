"""What a decision means by a name: the references of one entity, as they were found before anybody decided."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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


class Meaning:
    """Finds the references, by number, that a decision means.

    A name alone means one entity: the one that is shown so or, of several that are called so, the one called so most.
    """

    def __init__(
        self,
        references: Sequence[Reference],
        entities: Iterable[Entity],
        documents: Documents,
        judgements: Iterable[Judgement],
    ) -> None:
        self._references = references
        self._documents = documents
        self._numbers = {reference.id: number for number, reference in enumerate(references)}
        self._entity_of: dict[int, Entity] = {}
        self._by_id: dict[str, Entity] = {}
        self._shown: dict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            self._by_id[entity.id] = entity
            self._shown[folded(entity.name)].append(entity)
            self._entity_of.update((self._numbers[id_], entity) for id_ in entity.references)
        self._named: dict[str, list[int]] = defaultdict(list)
        for number, reference in enumerate(references):
            for key in {folded(name) for name, _ in reference.names}:
                self._named[key].append(number)
        self._renamed = {folded(one.right): one.left for one in judgements if one.verdict is Verdict.RENAME}

    @property
    def size(self) -> int:
        """How many references there are."""
        return len(self._references)

    def meant(self, text: str) -> Numbers:
        """Return the references of the entity that `text` means; with a document, those there. None where it is gone."""
        if text in self._by_id:
            return self._of(self._by_id[text])
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
        return self._of(min(candidates, key=lambda one: (-calls[one.id], -len(one.references), one.id)))

    def _bearing(self, told: Told) -> Numbers:
        numbers = self._named.get(folded(told.name), ())
        return tuple(number for number in numbers if self._is_there(number, told) and self._is_of_type(number, told))

    def _there(self, entities: Iterable[Entity], told: Told) -> Numbers:
        found = (number for entity in entities for number in self._of(entity))
        return tuple(sorted(number for number in found if self._is_there(number, told)))

    def _is_there(self, number: int, told: Told) -> bool:
        if not told.document:
            return True
        known = self._documents.get(told.document, (told.document,))
        return self._references[number].document in known

    def _is_of_type(self, number: int, told: Told) -> bool:
        entity = self._entity_of.get(number)
        return entity is None or _fits(entity, told)

    def _of(self, entity: Entity) -> Numbers:
        return tuple(sorted(self._numbers[id_] for id_ in entity.references))

    def _by_old_id(self, text: str) -> Numbers:
        return tuple(self._old_ids.get(text, ())) if _ID.fullmatch(text) else ()

    @cached_property
    def _old_ids(self) -> dict[str, list[int]]:
        """The ids that entities have by any of their names: what decisions were told by once, and an id that has moved on."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, reference in enumerate(self._references):
            for key in {folded(name) for name, _ in reference.names}:
                found[entity_id(reference.type, key)].append(number)
                found[entity_id(reference.type, key, reference.id)].append(number)
        return found


def _fits(entity: Entity, told: Told) -> bool:
    return not told.type or group_of(entity.type) == group_of(told.type)
