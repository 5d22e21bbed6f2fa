"""The patterns that state relations, read from data/patterns*.toml.

A pattern names the words that state a relation and the roles, around those words, of the two ends.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

ANY = "*"
"""The lemma of a pattern that any word of its trigger can fire."""

TRIGGERS = ("verb", "noun", "person", "mention", "hyphen")
"""What fires a pattern: a verb; a noun that names a deed (donation); a noun that says what somebody is (treasurer);
a preposition after a name (Ann Lee OF Boston); a participle joined by a hyphen (Lee-backed)."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that state a relation, and where its two ends stand; `roles` are explained in roles.py."""

    id: str
    relation: str
    trigger: str
    lemmas: tuple[str, ...]
    head: tuple[str, ...]
    tail: tuple[str, ...]
    example: str
    claims: tuple[str, ...]
    """What the example states, each "head > tail"."""
    counter: str
    """A sentence that looks alike and from which this pattern must not make an asserted or attributed claim."""
    head_types: frozenset[str] = frozenset()
    tail_types: frozenset[str] = frozenset()
    tail_subtype: str | None = None
    needs: tuple[str, ...] = ()
    """Conditions of conditions.py on the words around the trigger."""
    effort: bool = False
    """Whether wanting, planning and trying it is already doing it: wants to unseat = opposes."""
    alone: bool = False
    """Whether it says something about its head alone: "she was reelected"."""
    tense: str | None = None
    confidence: float = 0.85

    def allows(self, head: str, tail: str, subtype: str | None) -> bool:
        """Return whether ends of these types fit, beyond what the ontology asks."""
        if self.head_types and head not in self.head_types:
            return False
        if self.tail_types and tail not in self.tail_types:
            return False
        return self.tail_subtype is None or tail != "OFFICE" or subtype == self.tail_subtype


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return every pattern that graphkit ships, in the order of the files and of the lines in them."""
    folder = resources.files("graphkit").joinpath("data")
    names = sorted(item.name for item in folder.iterdir() if item.name.startswith("patterns"))
    rows = [row for name in names for row in _rows(folder.joinpath(name).read_text(encoding="utf-8"))]
    return tuple(_pattern(row) for row in rows)


@cache
def stating(relation: str) -> frozenset[str]:
    """Return the lemmas by which patterns state `relation`."""
    return frozenset(lemma for pattern in patterns() if pattern.relation == relation for lemma in pattern.lemmas)


@cache
def indexed(trigger: str) -> dict[str, tuple[Pattern, ...]]:
    """Return the patterns of one kind of trigger by the lemmas that fire them."""
    index: dict[str, tuple[Pattern, ...]] = {}
    for pattern in patterns():
        if pattern.trigger == trigger:
            for lemma in pattern.lemmas:
                index[lemma] = (*index.get(lemma, ()), pattern)
    return index


def _rows(text: str) -> list[dict[str, Any]]:
    data = tomllib.loads(text)
    return [{**row, "lemmas": _expanded(row["lemmas"], data.get("lemmas", {}))} for row in data["pattern"]]


def _expanded(lemmas: list[str], named: dict[str, list[str]]) -> list[str]:
    """Return `lemmas` with each "@name" replaced by the list of that name."""
    return [word for lemma in lemmas for word in (named[lemma[1:]] if lemma.startswith("@") else [lemma])]


def _pattern(row: dict[str, Any]) -> Pattern:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    for key in ("head_types", "tail_types"):
        values[key] = frozenset(values.get(key, ()))
    return Pattern(**values)
