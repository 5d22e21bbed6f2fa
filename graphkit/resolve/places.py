"""Join places through the gazetteer, and what it does not know by name and setting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graphkit.model import Reference
from graphkit.names import folded
from graphkit.places import Context, Place, gazetteer, place_named
from graphkit.resolve.crowd import Crowd

KNOWN_ANYWHERE = 100_000
"""A city of so many people is meant even where the document names another state."""


NEEDED = 1.0


def join_places(crowd: Crowd, numbers: Iterable[int]) -> dict[int, Place]:
    """Join places and return the gazetteer's place of each reference that has one.

    An unknown place is one with its namesakes in the same state; without a state, with those that share a neighbour.
    """
    located: dict[int, Place] = {}
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in numbers:
        reference = crowd.references[number]
        place = located_in(reference)
        if place:
            located[number] = place
        same[(place.id,) if place else _unknown(reference)].append(number)
    for key in sorted(same):
        _join(crowd, same[key], known=key[0] not in ("", "?"))
    _join_unplaced(crowd, same, located)
    return located


def places_apart(crowd: Crowd, numbers: Iterable[int]) -> list[list[int]]:
    """Return the places in groups that are joined each for itself: of one name, or of a name that the gazetteer's place has."""
    found: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        reference = crowd.references[number]
        place = located_in(reference)
        for key in (place.id, f"called {folded(place.name)}") if place else (f"called {_unknown(reference)[1]}",):
            found[key].append(number)
    return list(found.values())


def located_in(reference: Reference) -> Place | None:
    """Return the gazetteer's place for a reference, in the light of the states that its document names."""
    context = setting(reference)
    names = sorted((name for name, _ in reference.names), key=lambda name: (-name.count(","), -len(name), name))
    found = (place_named(name, context) or place_named(f"{name}.", context) for name in names)
    return next((place for place in found if place and _plausible(place, context)), None)


def setting(reference: Reference) -> Context:
    """Return the states and the country that the reference's document names."""
    states = tuple(label[3:] for label in reference.context if label.startswith("in:"))
    return Context(states, ("US",) if states else ())


def _plausible(place: Place, context: Context) -> bool:
    """A small town of another state, or of nowhere in particular, is not meant: towns share names, also with people."""
    if place.subtype != "city" or place.population >= KNOWN_ANYWHERE:
        return True
    return place.in_state in context.states or (not context.states and place.country != "US")


def _unknown(reference: Reference) -> tuple[str, ...]:
    """Return a key for a place outside the gazetteer: its state where a name tells it, its folded name."""
    told = [gazetteer().divided(name) for name, _ in reference.names]
    states = sorted({state.admin for _, state in told if state})
    plain = sorted({folded(name) for name, _ in told}, key=lambda name: (-len(name), name))
    return ("" if not states else states[0], plain[0])


def _join(crowd: Crowd, numbers: list[int], *, known: bool) -> None:
    if known:
        crowd.clusters.merge_all(numbers)
        return
    first, *rest = numbers
    for number in rest:
        if _compatible(crowd, first, number):
            crowd.clusters.merge(first, number)
        else:
            crowd.doubt(first, number, 0.5, "one name, documents set in different states")


def _compatible(crowd: Crowd, one: int, other: int) -> bool:
    left, right = setting(crowd.references[one]).states, setting(crowd.references[other]).states
    return not left or not right or bool(set(left) & set(right)) or crowd.support(one, other) >= NEEDED


def _join_unplaced(crowd: Crowd, same: dict[tuple[str, ...], list[int]], located: dict[int, Place]) -> None:
    """Join "Marlow" to "Marlow, Va." where the document is set there or something else is shared."""
    named = {(place.admin, folded(place.name)): [number] for number, place in sorted(located.items()) if place.in_state}
    for key, numbers in sorted((named | same).items()):
        if len(key) == 2 and key[0]:
            plain = same.get(("", key[1]), [])
            for number in plain:
                states = setting(crowd.references[number]).states
                if key[0] in states or crowd.support(numbers[0], number) >= NEEDED:
                    crowd.clusters.merge(numbers[0], number)
