"""The entity and relation types of the graph, read from data/ontology.toml."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from graphkit.errors import UnknownType

T = TypeVar("T")

CO_MENTION = "CO_MENTION"
"""The one relation that no sentence states."""
TYPE_REASON = "type_reason"
"""The property that says why an entity is of its type, where its documents did not agree on one or somebody has decided it."""


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type of entity, how it is shown and what FollowTheMoney calls it."""

    id: str
    label: str
    plural: str
    description: str
    colour: str
    dark: str
    shape: str
    ftm: str
    subtypes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationType:
    """A type of relation: `phrase` reads from head to tail, `inverse` from tail to head."""

    id: str
    label: str
    phrase: str
    inverse: str
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    family: str
    symmetric: bool = False
    tail_optional: bool = False
    stated: bool = True
    ftm: str | None = None

    def accepts(self, head: str, tail: str | None) -> bool:
        """Return whether entities of these types may stand at the two ends."""
        if tail is None:
            return head in self.heads and self.tail_optional
        return head in self.heads and tail in self.tails


@dataclass(frozen=True, slots=True)
class Family:
    """A group of relations that share a colour."""

    id: str
    label: str
    colour: str
    dark: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """The whole vocabulary; the order of each dictionary is the order in which to show it."""

    entities: dict[str, EntityType]
    relations: dict[str, RelationType]
    families: dict[str, Family]
    values: tuple[str, ...]

    def entity(self, name: str) -> EntityType:
        """Return the entity type called `name`, letter case aside. Raises UnknownType."""
        return _known(name, self.entities, "entity type")

    def relation(self, name: str) -> RelationType:
        """Return the relation type called `name`, letter case aside. Raises UnknownType."""
        return _known(name, self.relations, "relation")


@cache
def ontology() -> Ontology:
    """Return the vocabulary that graphkit ships."""
    source = resources.files("graphkit").joinpath("data", "ontology.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    return Ontology(
        entities={name: EntityType(id=name, **_tuples(row)) for name, row in data["entities"].items()},
        relations={name: RelationType(id=name, **_tuples(row)) for name, row in data["relations"].items()},
        families={name: Family(id=name, **row) for name, row in data["families"].items()},
        values=tuple(data["values"]),
    )


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def _known(name: str, known: dict[str, T], what: str) -> T:
    if name in known:
        return known[name]
    wanted = name.strip().upper().replace("-", "_").replace(" ", "_")
    if wanted in known:
        return known[wanted]
    near = difflib.get_close_matches(wanted, known, n=3, cutoff=0.5)
    hint = f"Did you mean {', '.join(near)}?" if near else f"Available: {', '.join(known)}."
    raise UnknownType(f"There is no {what} {name!r}.", hint=hint)
