"""Give a full name one type throughout: recognisers waver, a corpus votes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphkit.model import Reference
from graphkit.names import PersonName, first_names, folded
from graphkit.names.words import body_words
from graphkit.places import place_named
from graphkit.resolve.naming import voted
from graphkit.resolve.places import KNOWN_ANYWHERE, located_in

ACTORS = frozenset({"PERSON", "ORG", "PAC"})
"""Types that recognisers take for each other in a bare word; a place may well be called like a person."""
BODIES = frozenset({"ORG", "PAC"})
TELLING = 4
"""Letters of another name of a place, fewer are letters of anything: "SA"."""
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
    places = frozenset(folded(name) for one in known if one.type == "PLACE" for name, _ in one.names)
    voted = [_with_voted_type(reference, wavering, places) for reference in known]
    voted = _with_places_for_people(_with_bodies_for_places(voted))
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


def _with_voted_type(reference: Reference, votes: dict[str, Counter[str]], places: frozenset[str]) -> Reference:
    wavering = [votes[key] for name, _ in reference.names if (key := folded(name)) in votes]
    if not wavering:
        return reference
    polled: Counter[str] = Counter()
    for each in wavering:
        polled.update(each)
    built = _built([name for name, _ in reference.names], places)
    best = min(polled, key=lambda type_: (-polled[type_], type_ != built, type_ != reference.type, type_))
    best = "PAC" if best == "ORG" and voted(polled) == "PAC" else best
    return reference if best == reference.type else replace(reference, type=best, subtype=None)


def _with_bodies_for_places(references: list[Reference]) -> list[Reference]:
    """Return the references; a bare word that is no place anybody knows, and by which a body is known elsewhere, is the body.

    Not where the corpus calls it a place more often.
    """
    places: Counter[str] = Counter()
    bodies: dict[str, Counter[str]] = defaultdict(Counter)
    for reference in references:
        if reference.type == "PLACE":
            places.update({folded(name): count for name, count in reference.names})
        elif reference.type in BODIES:
            _count_short_forms(reference, bodies)
    return [
        replace(reference, type=min(bodies[word]), subtype=None)
        if (word := _unknown_place(reference)) in bodies
        and len(bodies[word]) == 1
        and bodies[word].total() >= places[word]
        else reference
        for reference in references
    ]


def _with_places_for_people(references: list[Reference]) -> list[Reference]:
    """Return the references; a bare word that is another name of a place, called a place more often and nobody's, is the place."""
    places: Counter[str] = Counter()
    for one in references:
        sign = 1 if one.type == "PLACE" else -1
        places.update({folded(name): sign * count for name, count in one.names})
    owners = _owners(references)
    return [
        replace(one, type="PLACE", subtype=None)
        if one.type in ACTORS and (word := _other_name(one)) and places[word] > 0 and word not in owners
        else one
        for one in references
    ]


def _other_name(reference: Reference) -> str:
    """Return the one word of a reference where a large place has it for another name ("Philly")."""
    words = {folded(name) for name, _ in reference.names}
    alone = len(words) == 1 and " " not in min(words) and len(min(words)) >= TELLING
    place = place_named(reference.names[0][0]) if alone else None
    return min(words) if place and folded(place.name) not in words and place.population >= KNOWN_ANYWHERE else ""


def _count_short_forms(reference: Reference, bodies: dict[str, Counter[str]]) -> None:
    """Count the single words by which a body is called that has a fuller name in the same document."""
    counts = {folded(name): count for name, count in reference.names}
    if any(" " in word for word in counts):
        for word, count in counts.items():
            if " " not in word:
                bodies[word][reference.type] += count


def _unknown_place(reference: Reference) -> str:
    """Return the one word by which a place is called that no gazetteer knows, nothing of any other reference."""
    words = {folded(name) for name, _ in reference.names}
    alone = reference.type == "PLACE" and len(words) == 1 and not any(" " in word for word in words)
    return min(words) if alone and located_in(reference) is None else ""


def _built(names: Sequence[str], places: frozenset[str]) -> str:
    """Return the type that names are built like: a town's paper like a body, though a town be called like a person."""
    if any(_is_of_place(name, places) for name in names):
        return "ORG"
    return "PERSON" if any(_like_a_person(name) for name in names) else ""


def _is_of_place(name: str, places: frozenset[str]) -> bool:
    """Whether a place that the corpus names stands before a word for a body: "Calder Sentinel"."""
    place, _, last = folded(name).rpartition(" ")
    return place in places and last in body_words()


def _like_a_person(name: str) -> bool:
    if "&" in name:
        return False
    parsed = PersonName.parse(name)
    return parsed.full and len(parsed.tokens) < 4 and first_names().get(parsed.first, ("u", 0))[1] >= COMMON_NAME
