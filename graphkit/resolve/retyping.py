"""Give a full name one type throughout: recognisers waver, a corpus votes. Every change has its reason in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graphkit.model import Reference
from graphkit.names import OfficeName, PersonName, first_names, folded
from graphkit.names.offices import office_words, same_post
from graphkit.names.words import body_words
from graphkit.ontology import ontology
from graphkit.places import Place, place_named
from graphkit.resolve.naming import voted
from graphkit.resolve.places import KNOWN_ANYWHERE, located_in

ACTORS = frozenset({"PERSON", "ORG", "PAC"})
"""Types that recognisers take for each other in a bare word; a place may well be called like a person."""
BODIES = frozenset({"ORG", "PAC"})
TELLING = 4
"""Letters of another name of a place, fewer are letters of anything: "SA"."""
COMMON_NAME = 5_000
"""Children who were given a first name, from which on it speaks for a person."""


@dataclass(frozen=True, slots=True)
class Change:
    """Another type for a reference, by its number, and why."""

    number: int
    type: str
    reason: str


@dataclass(slots=True)
class Typed:
    """References with the types that they have so far; the folded names of each are made once, for all that look at them."""

    references: Sequence[Reference]
    types: list[str]
    words: list[tuple[str, ...]]
    """The folded names of each reference, in the order of its names."""
    reasons: dict[int, str] = field(default_factory=dict)
    """Why a reference has another type than its document gave it."""

    @classmethod
    def of(cls, references: Iterable[Reference]) -> Typed:
        """Return references with the types that their documents gave them."""
        known = list(references)
        words = [tuple([folded(name) for name, _ in reference.names]) for reference in known]
        return cls(known, [reference.type for reference in known], words)

    def __iter__(self) -> Iterator[tuple[int, str, tuple[str, ...], Reference]]:
        """Yield the number, the type, the folded names of each reference, and itself."""
        return zip(range(len(self.types)), self.types, self.words, self.references, strict=True)

    def change(self, changes: Iterable[Change]) -> None:
        """Give the references other types, all of them only once every reference was looked at."""
        for one in list(changes):
            self.types[one.number] = one.type
            self.reasons[one.number] = one.reason

    def retyped(self) -> list[Reference]:
        """Return the references with their types."""
        known = list(self.references)
        for number in self.reasons:
            known[number] = replace(known[number], type=self.types[number], subtype=None)
        return known


def retyped(references: Iterable[Reference]) -> tuple[list[Reference], dict[int, str]]:
    """Return the references, each with the type that most documents give its full name, and by number why one has another.

    How a name is built breaks ties. What is built like a person's name and shares its last name with a person is a person. A bare word has the type of the full names that it stands for elsewhere, where these are of one type.
    """
    typed = Typed.of(references)
    for rule in (_by_vote, _bodies_for_places, _places_for_people, _by_family, _by_owners, _by_named_body):
        typed.change(rule(typed))
    return typed.retyped(), typed.reasons


def _by_vote(typed: Typed) -> Iterator[Change]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for _, type_, words, reference in typed:
        for word, (_, count) in zip(words, reference.names, strict=True):
            if " " in word:
                votes[word][type_] += count
    wavering = {name: polled for name, polled in votes.items() if len(polled) > 1}
    places = frozenset(word for _, type_, words, _ in typed if type_ == "PLACE" for word in words)
    for number, type_, words, reference in typed:
        if not wavering.keys().isdisjoint(words):
            polled: Counter[str] = Counter()
            for word in words:
                polled.update(wavering.get(word, {}))
            best, reason = _best(polled, reference, places)
            if best != type_:
                yield Change(number, best, reason)


def _best(polled: Counter[str], reference: Reference, places: frozenset[str]) -> tuple[str, str]:
    """Return the type that most mentions of a name say, and in words how many; of equals the one that it is built like."""
    built = _built([name for name, _ in reference.names], places)
    most = min(polled, key=lambda type_: (-polled[type_], type_ != built, type_ != reference.type, type_))
    best = "PAC" if most == "ORG" and voted(polled) == "PAC" else most
    told = f"{polled[best]} of {polled.total()} mentions of the name say {label(best)}"
    if best != most:
        return best, f"{told}, and nobody says it each time"
    equal = list(polled.values()).count(polled[best]) > 1
    return best, f"{told}, as many as say otherwise{', and it is built like one' * (best == built)}" if equal else told


def label(type_: str) -> str:
    """Return a type in small letters: "political committee"."""
    return ontology().entities[type_].label.lower()


def _by_family(typed: Typed) -> Iterator[Change]:
    families = {
        PersonName.parse(name).last
        for _, type_, _, one in typed
        if type_ == "PERSON"
        for name, _ in one.names
        if " " in name
    }
    for number, type_, _, one in typed:
        if type_ == "ORG":
            lasts = (PersonName.parse(name).last for name, _ in one.names if _like_a_person(name))
            if last := next((last for last in lasts if last in families), ""):
                yield Change(
                    number, "PERSON", f"it is built like a person's name, and a person is called {last.title()}"
                )


def _by_owners(typed: Typed) -> Iterator[Change]:
    owners = _owners(typed)
    for number, type_, words, _ in typed:
        if type_ in ACTORS and not any(" " in word for word in words):
            types = set().union(*(owners.get(word, ()) for word in words))
            if len(types) == 1 and type_ not in types:
                best = min(types)
                yield Change(number, best, f"who is known in full by that word is always of type {label(best)}")


def _owners(typed: Typed) -> dict[str, set[str]]:
    """Return the types of those whose short name a word is."""
    owners: dict[str, set[str]] = defaultdict(set)
    for _, type_, words, _ in typed:
        if type_ in ACTORS and any(" " in word for word in words):
            for word in words:
                owners[word].add(type_)
                if type_ == "PERSON" and " " in word:
                    owners[PersonName.parse(word).last].add(type_)
    return owners


def _by_named_body(typed: Typed) -> Iterator[Change]:
    """Yield a public body without its place ("City Council") as what the only one of its kind is that its document names with one."""
    bodies: dict[tuple[str, str], list[tuple[int, str, OfficeName]]] = defaultdict(list)
    for number, type_, words, reference in typed:
        if type_ in ("OFFICE", "ORG") and any(not office_words().agencies.isdisjoint(word.split()) for word in words):
            office = max((OfficeName.parse(name) for name, _ in reference.names), key=lambda one: len(one.jurisdiction))
            if office.agency:
                bodies[reference.document, same_post(office.post)].append((number, type_, office))
    for (_, post), together in bodies.items():
        named = {(office.jurisdiction, type_) for _, type_, office in together if office.jurisdiction}
        if len(named) == 1:
            _, best = named.pop()
            reason = f"its document names one {post} with its place, of type {label(best)}"
            for number, type_, office in together:
                if not office.jurisdiction and type_ != best:
                    yield Change(number, best, reason)


def _bodies_for_places(typed: Typed) -> Iterator[Change]:
    """Yield a bare word that is no place anybody knows, and by which a body is known elsewhere, as the body.

    Not where the corpus calls it a place more often.
    """
    places: Counter[str] = Counter()
    bodies: dict[str, Counter[str]] = defaultdict(Counter)
    for _, type_, words, reference in typed:
        if type_ == "PLACE":
            for word, count in _counts(words, reference):
                places[word] += count
        elif type_ in BODIES and any(" " in word for word in words):
            for word, count in _counts(words, reference):
                if " " not in word:
                    bodies[word][type_] += count
    for number, type_, words, reference in typed:
        polled = bodies.get(words[0]) if type_ == "PLACE" and len(set(words)) == 1 else None
        if polled and len(polled) == 1 and polled.total() >= places[words[0]] and located_in(reference) is None:
            best = min(polled)
            reason = f"nobody knows such a place, and elsewhere the word means one of type {label(best)}"
            yield Change(number, best, reason)


def _counts(words: Sequence[str], reference: Reference) -> Iterable[tuple[str, int]]:
    """Return how often each folded name of a reference stands: of two that fold alike the last."""
    if len(words) == 1:  # as most have
        return ((words[0], reference.names[0][1]),)
    return {word: count for word, (_, count) in zip(words, reference.names, strict=True)}.items()


def _places_for_people(typed: Typed) -> Iterator[Change]:
    """Yield a bare word that is another name of a place, called a place more often and nobody's, as the place."""
    # Only what is called a place at all can be called one more often: names of nothing else need no count.
    places = dict.fromkeys((word for _, type_, words, _ in typed if type_ == "PLACE" for word in words), 0)
    for _, type_, words, one in typed:
        if not places.keys().isdisjoint(words):
            sign = 1 if type_ == "PLACE" else -1
            for word, count in _counts(words, one):
                if word in places:
                    places[word] += sign * count
    owners = _owners(typed)
    for number, type_, words, one in typed:
        alone = type_ in ACTORS and len(set(words)) == 1 and places.get(words[0], 0) > 0 and words[0] not in owners
        if alone and (place := _other_name(words[0], one)):
            yield Change(number, "PLACE", f"another name of {place.name}, and mostly the place's")


def _other_name(word: str, reference: Reference) -> Place | None:
    """Return the large place that has a bare word, the only one of a reference, for another name ("Philly")."""
    place = place_named(reference.names[0][0]) if " " not in word and len(word) >= TELLING else None
    return place if place and folded(place.name) != word and place.population >= KNOWN_ANYWHERE else None


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
