"""Other shapes of what the pattern of a verb states, derived once for all verbs.

The noun that names the deed, "the acquisition of Apex by Lee", and the participle hyphened to who did it, "Lee-founded".
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from importlib import resources

from graphkit.extract.patterns import Pattern, indexed

_ENDS = frozenset({"subject", "object", "recipient", "surface", "to", "from", "with", "at", "in", "against"})
"""Roles that a noun has too."""
_NEEDS = frozenset({"party", "no-party", "school"})
"""Conditions on the two ends, which hold of a noun as they do of a verb."""

_SURENESS = 0.8
"""Of a noun for that of its verb."""


@cache
def of_nouns() -> dict[str, tuple[Pattern, ...]]:
    """Return the patterns of deeds by the nouns that name them."""
    index: dict[str, tuple[Pattern, ...]] = {}
    for verb, nouns in _read()["nouns"].items():
        for noun in nouns:
            derived = (row for pattern in indexed("verb").get(verb, ()) for row in _nominal(pattern, noun))
            index[noun] = (*index.get(noun, ()), *derived)
    return index


@cache
def of_participles() -> dict[str, tuple[Pattern, ...]]:
    """Return the patterns of verbs that have a doer and what it is done to, turned to a name and the name behind it, by the verbs."""
    fitting = {
        verb: tuple(p for p in found if (p.head, p.tail) == (("subject",), ("object",)) and _NEEDS.issuperset(p.needs))
        for verb, found in indexed("verb").items()
    }
    return {
        verb: tuple(replace(p, id=f"{p.id}.joined", trigger="hyphen", head=("before",), tail=("after",)) for p in found)
        for verb, found in fitting.items()
        if found
    }


def _nominal(pattern: Pattern, noun: str) -> list[Pattern]:
    """Return the ways in which `noun` has the ends of a verb: the doer before it or behind "by", what it is done to behind "of"."""
    ends = {*pattern.head, *pattern.tail}
    if not ends <= _ENDS or not _NEEDS.issuperset(pattern.needs):
        return []
    behind = tuple(_read()["behind"].get(noun, ("of",)))
    shapes: list[dict[str, tuple[str, ...]]] = [
        {"subject": ("poss", "by"), "object": behind},
        {"subject": ("by",), "object": ("poss",)},
    ]
    if "subject" not in ends or "object" not in ends:
        shapes = [{"subject": ("poss", "of", "by"), "object": ("poss", *behind), "surface": ("poss", "of")}]
    return [
        replace(
            pattern,
            id=f"{pattern.id}.deed",
            trigger="noun",
            lemmas=(noun,),
            confidence=_SURENESS * pattern.confidence,
            head=_roles(pattern.head, shape),
            tail=_roles(pattern.tail, shape),
        )
        for shape in shapes
    ]


def _roles(ends: tuple[str, ...], shape: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role for end in ends for role in shape.get(end, (end,))))


@cache
def _read() -> dict[str, dict[str, list[str]]]:
    source = resources.files("graphkit").joinpath("data", "deeds.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
