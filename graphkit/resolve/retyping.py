"""Give a full name one type throughout: recognisers waver, a corpus votes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graphkit.model import Reference
from graphkit.names import PersonName, first_names, folded
from graphkit.resolve.naming import voted

ACTORS = frozenset({"PERSON", "ORG", "PAC"})
"""Types that recognisers take for each other in a bare word; a place may well be called like a person."""
COMMON_NAME = 5_000
"""Children who were given a first name, from which on it speaks for a person."""


def retyped(references: Iterable[Reference]) -> list[Reference]:
    """Return the references, each with the type that most documents give its full name; how a name is built breaks ties.

    What is built like a person's name and shares its last name with a person is a person. A bare word has the type of the full names that it stands for elsewhere, where these are of one type.
    """
    known = list(references)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for reference in known:
        for name, count in reference.names:
            if " " in (key := folded(name)):
                votes[key][reference.type] += count
    wavering = {name: polled for name, polled in votes.items() if len(polled) > 1}
    voted = [_with_voted_type(reference, wavering) for reference in known]
    families = {
        PersonName.parse(name).last for one in voted if one.type == "PERSON" for name, _ in one.names if " " in name
    }
    voted = [_with_family_type(reference, families) for reference in voted]
    owners = _owners(voted)
    return [_with_owners_type(reference, owners) for reference in voted]


def _with_family_type(reference: Reference, families: set[str]) -> Reference:
    people = (name for name, _ in reference.names if _like_a_person(name) and PersonName.parse(name).last in families)
    return replace(reference, type="PERSON", subtype=None) if reference.type == "ORG" and any(people) else reference


def _owners(references: Iterable[Reference]) -> dict[str, set[str]]:
    """Return the types of those whose short name a word is."""
    owners: dict[str, set[str]] = defaultdict(set)
    for reference in references:
        words = {folded(name) for name, _ in reference.names}
        if reference.type in ACTORS and any(" " in word for word in words):
            lasts = (
                {PersonName.parse(word).last for word in words if " " in word} if reference.type == "PERSON" else set()
            )
            for word in words | lasts:
                owners[word].add(reference.type)
    return owners


def _with_owners_type(reference: Reference, owners: dict[str, set[str]]) -> Reference:
    if reference.type not in ACTORS:
        return reference
    words = {folded(name) for name, _ in reference.names}
    if any(" " in word for word in words):
        return reference
    types = set().union(*(owners.get(word, ()) for word in words))
    if len(types) != 1 or reference.type in types:
        return reference
    return replace(reference, type=min(types), subtype=None)


def _with_voted_type(reference: Reference, votes: dict[str, Counter[str]]) -> Reference:
    wavering = [votes[key] for name, _ in reference.names if (key := folded(name)) in votes]
    if not wavering:
        return reference
    polled: Counter[str] = Counter()
    for each in wavering:
        polled.update(each)
    built = "PERSON" if any(_like_a_person(name) for name, _ in reference.names) else ""
    best = min(polled, key=lambda type_: (-polled[type_], type_ != built, type_ != reference.type, type_))
    best = "PAC" if best == "ORG" and voted(polled) == "PAC" else best
    return reference if best == reference.type else replace(reference, type=best, subtype=None)


def _like_a_person(name: str) -> bool:
    if "&" in name:
        return False
    parsed = PersonName.parse(name)
    return parsed.full and len(parsed.tokens) < 4 and first_names().get(parsed.first, ("u", 0))[1] >= COMMON_NAME
