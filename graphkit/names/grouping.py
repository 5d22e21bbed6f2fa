"""Which names of one document name one thing, going by the names alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.names.bodies import same_body
from graphkit.names.comparison import Comparison
from graphkit.names.fold import folded
from graphkit.names.offices import same_office
from graphkit.names.people import same_person

Named = tuple[str, str | None]
"""A name and its type, None where the type is not known."""
Key = tuple[str, str | None]
LEAST: dict[str | None, float] = {"PERSON": 0.4, "ORG": 0.5, "PAC": 0.5, "OFFICE": 0.6, "PLACE": 0.9, "EVENT": 0.5}
"""The score from which on two names of one document are one thing's; names without a type must be equal."""
TIE = 0.04


def compare_names(left: str, right: str, type_: str | None = None) -> Comparison:
    """Return whether two names of one type may mean one thing; without a type, as whatever fits best."""
    if type_ == "PERSON":
        return same_person(left, right)
    if type_ in ("ORG", "PAC", "EVENT"):
        return same_body(left, right)
    if type_ == "OFFICE":
        return same_office(left, right)
    if type_ == "PLACE":
        return _same_place(left, right)
    return max(same_person(left, right), same_body(left, right), key=lambda found: found.score)


def group_names(names: Sequence[Named]) -> list[int]:
    """Return a label for each name of a document, in its order: names with one label name one thing.

    Equal names and variants are one. A part of a name goes to the full name that it fits best, of several to the one
    last named before it.
    """
    first: dict[Key, int] = {}
    for place, (text, type_) in enumerate(names):
        first.setdefault(_key(text, type_), place)
    parent = {key: key for key in first}
    for type_ in sorted({type_ for _, type_ in first}, key=str):
        of_type = [key for key in first if key[1] == type_]
        for part, whole in _links(names, first, of_type):
            if _root(parent, part) == part:
                parent[part] = _root(parent, whole)
    roots = {key: first[_root(parent, key)] for key in first}
    return [roots[_key(text, type_)] for text, type_ in names]


def _key(text: str, type_: str | None) -> Key:
    """Return the folded name; what has no type (dates, sums, titles) stays as it is written."""
    return (folded(text) or text) if type_ else text, type_


def _links(names: Sequence[Named], first: dict[Key, int], keys: list[Key]) -> Iterator[tuple[Key, Key]]:
    """Yield each name with the one that it is a variant or a part of; the fullest come first."""
    ranked = sorted(keys, key=lambda key: (-len(key[0].split()), -len(key[0]), first[key]))
    for i, key in enumerate(ranked):
        found = [(compare_names(names[first[key]][0], names[first[other]][0], key[1]), other) for other in ranked[:i]]
        fitting = [
            (comparison.score, other) for comparison, other in found if comparison.score >= LEAST.get(key[1], 1.0)
        ]
        if fitting:
            yield key, _best(fitting, first, first[key])


def _best(fitting: list[tuple[float, Key]], first: dict[Key, int], place: int) -> Key:
    """Return the best fit; of equals the last that was named before `place`, or else the first after it."""
    best = max(score for score, _ in fitting)
    equal = sorted(first[key] for score, key in fitting if score >= best - TIE)
    at = max((one for one in equal if one < place), default=equal[0])
    return next(key for _, key in fitting if first[key] == at)


def _root(parent: dict[Key, Key], key: Key) -> Key:
    while parent[key] != key:
        key = parent[key]
    return key


def _same_place(left: str, right: str) -> Comparison:
    from graphkit.places import place_named

    if folded(left) == folded(right):
        return Comparison(1.0, "the same name")
    one, other = place_named(left), place_named(right)
    if one and other and one.id == other.id:
        return Comparison(0.95, f"both are {one.name} ({one.id})")
    return Comparison(0.0, "different places")
