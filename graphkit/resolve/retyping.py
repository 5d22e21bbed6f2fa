"""Give a full name one type throughout: recognisers waver, a corpus votes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graphkit.model import Reference
from graphkit.names import PersonName, first_names, folded

COMMON_NAME = 5_000
"""Children who were given a first name, from which on it speaks for a person."""


def retyped(references: Iterable[Reference]) -> list[Reference]:
    """Return the references, each with the type that most documents give its full name; how a name is built breaks ties."""
    known = list(references)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for reference in known:
        for name, count in reference.names:
            if " " in (key := folded(name)):
                votes[key][reference.type] += count
    wavering = {name: polled for name, polled in votes.items() if len(polled) > 1}
    return [_with_voted_type(reference, wavering) for reference in known]


def _with_voted_type(reference: Reference, votes: dict[str, Counter[str]]) -> Reference:
    polled: Counter[str] = Counter()
    for name, _ in reference.names:
        polled.update(votes.get(folded(name), ()))
    if len(polled) < 2:
        return reference
    built = "PERSON" if any(_like_a_person(name) for name, _ in reference.names) else ""
    best = min(polled, key=lambda type_: (-polled[type_], type_ != built, type_ != reference.type, type_))
    return reference if best == reference.type else replace(reference, type=best, subtype=None)


def _like_a_person(name: str) -> bool:
    parsed = PersonName.parse(name)
    return parsed.full and len(parsed.tokens) < 4 and first_names().get(parsed.first, ("u", 0))[1] >= COMMON_NAME
