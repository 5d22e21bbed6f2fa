"""The gazetteer: cities, counties, states and countries by the names that newspapers give them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from math import log10

from graphkit.names.fold import folded

MEMORY = 20_000
"""Names whose places are remembered."""
_SIZE = {"region": 8.0, "country": 6.0, "state": 5.8, "county": 4.5, "city": 3.0}
"""What stands for the logarithm of a population that the source does not give: a state comes behind Washington and New York."""
_PREFIX = re.compile(r"^(?:city|county|state|commonwealth|borough|district) of (?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `id` names its source: "geonames:4560349", "fips:42101"."""

    id: str
    name: str
    subtype: str
    """city, county, state, country or region."""
    admin: str
    """The state's postal code for a place in the United States, GeoNames' code of the first division elsewhere."""
    country: str
    """ISO 3166 code of two letters."""
    latitude: float | None
    longitude: float | None
    population: int
    """0 where the source gives none (states, counties)."""

    @property
    def in_state(self) -> str | None:
        """The postal code of the state of the United States that it is or lies in."""
        return self.admin if self.country == "US" and self.admin else None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of where a name was used: places that the text names beside it, most telling first."""

    states: tuple[str, ...] = ()
    """Postal codes."""
    countries: tuple[str, ...] = ()
    """ISO codes."""

    @classmethod
    def of(cls, places: Iterable[Place]) -> Context:
        """Return the context that `places` make."""
        found = tuple(places)
        states = dict.fromkeys(place.admin for place in found if place.in_state)
        return cls(tuple(states), tuple(dict.fromkeys(place.country for place in found)))


NOWHERE = Context()
OWN_NAME, LENT = 0.5, -0.8
"""What it counts that a place is called so itself; and that only others call it by the name of a great city: Tunis, Islamabad."""
GREAT = 300_000
"""People of a great city."""


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of a text file, sorted by their first column, looked up by bisection without being read into records."""

    lines: bytes = field(repr=False)

    @classmethod
    def named(cls, name: str) -> Table:
        """Return the table data/places/`name`."""
        return cls(resources.files("graphkit").joinpath("data", "places", name).read_bytes())

    def row(self, key: str) -> list[str] | None:
        """Return the columns after `key`, or None."""
        wanted, low, high = key.encode() + b"\t", 0, len(self.lines)
        while low < high:
            middle = self.lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            opening = self.lines[middle : middle + len(wanted)]
            if opening > wanted:
                high = middle
                continue
            end = self.lines.find(b"\n", middle)
            if opening == wanted:
                return self.lines[middle:end].decode().split("\t")[1:]
            low = end + 1
        return None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name. Opening it costs milliseconds: the files are searched as they lie."""

    places: Table
    names: Table
    demonyms: dict[str, str] = field(repr=False)
    _known: dict[str, list[Place]] = field(default_factory=dict, repr=False, compare=False)

    def place(self, id_: str) -> Place | None:
        """Return the place of that id."""
        row = self.places.row(id_)
        return _place(id_, row) if row else None

    def candidates(self, name: str, context: Context = NOWHERE) -> list[Place]:
        """Return every place called `name`, the likeliest first.

        "Marlow, Va." names its state itself; otherwise size decides, and a state of `context` makes a place count hundredfold.
        Abbreviations count as they are printed: "Pa.", "PA" and "U.S.", but not "pa" and "us".
        """
        main, state = self.divided(name)
        found = self._called(main)
        if state:
            return [place for place in found if place.admin == state.admin and place.country == state.country]
        taken = any(place.population >= GREAT and _is_called(place, main) for place in found)
        lent = LENT if taken else 0.0
        return sorted(found, key=lambda place: (-_weight(place, context) - _own(place, main, lent), place.id))

    def best(self, name: str, context: Context = NOWHERE) -> Place | None:
        """Return the likeliest place called `name`."""
        found = self.candidates(name, context)
        return found[0] if found else None

    def divided(self, name: str) -> tuple[str, Place | None]:
        """Return the name before a comma and the state behind it: "Marlow, Va." is Marlow in Virginia."""
        head, comma, tail = name.rpartition(",")
        state = self.state(tail.strip()) if comma and head.strip() else None
        return (head.strip(), state) if state else (name, None)

    def state(self, name: str) -> Place | None:
        """Return the state of the United States of that name, postal code or newspaper abbreviation."""
        return next((place for place in self._called(name) if place.subtype == "state"), None)

    def country(self, name: str) -> Place | None:
        """Return the country of that name or abbreviation."""
        return next((place for place in self._called(name) if place.subtype == "country"), None)

    def holds(self, outer: str, inner: str) -> bool:
        """Return whether a country or state called `outer` has a place called `inner` in it: Colorado has a Summit County."""
        return any(_lies_in(place, around) for around in self._called(outer) for place in self._called(inner))

    def likely_holds(self, outer: str, inner: str) -> bool:
        """Return whether the likeliest place called `inner` lies in a country or state called `outer`."""
        place = self.best(inner)
        return place is not None and any(_lies_in(place, one) for one in self._called(outer))

    def home(self, demonym: str) -> Place | None:
        """Return the country that a demonym belongs to: "French" is of France."""
        id_ = self.demonyms.get(folded(demonym))
        return self.place(id_) if id_ else None

    def _called(self, name: str) -> list[Place]:
        """Return the places of a name, remembered: news names the same ones over and over."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._looked_up(name.strip())
            if len(self._known) > MEMORY:
                self._known.clear()
        return known

    def _looked_up(self, text: str) -> list[Place]:
        keys = dict.fromkeys(("=" + text, folded(text), folded(_PREFIX.sub("", text))))
        row = next(filter(None, map(self.names.row, keys)), None)
        if row is None and text.endswith((" Co.", " County.")):
            row = self.names.row(folded(text.rpartition(" ")[0] + " County"))
        found = (self.place(id_) for id_ in (row[0].split(" ") if row else ()))
        return [place for place in found if place]


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that graphkit ships (GeoNames, CC BY 4.0; see data/README.md)."""
    lines = resources.files("graphkit").joinpath("data", "places", "demonyms.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in lines.splitlines()]
    return Gazetteer(Table.named("places.tsv"), Table.named("names.tsv"), {row[0]: row[1] for row in rows})


@lru_cache(maxsize=4096)
def place_named(name: str, context: Context = NOWHERE) -> Place | None:
    """Return `gazetteer().best(name, context)`, remembered."""
    return gazetteer().best(name, context)


def _place(id_: str, row: list[str]) -> Place:
    name, subtype, admin, country, latitude, longitude, population = row
    return Place(
        id_,
        name,
        subtype,
        admin,
        country,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(population),
    )


def _lies_in(inner: Place, around: Place) -> bool:
    """Return whether `inner` is part of `around`, a country or state."""
    if inner.country != around.country or inner.subtype in {"country", "region"}:
        return False
    in_state = around.subtype == "state" and inner.subtype != "state" and inner.admin == around.admin
    return around.subtype == "country" or in_state


def _weight(place: Place, context: Context) -> float:
    """Return how likely a place is meant: tenfold people count 1, the first state that the text names counts 2."""
    size = log10(place.population) if place.population else _SIZE[place.subtype]
    state = max(0.0, 2.0 - 0.4 * context.states.index(place.admin)) if place.in_state in context.states else 0.0
    return size + state + (0.3 if place.country in context.countries else 0.0)


def _own(place: Place, name: str, lent: float) -> float:
    """Return what it counts that a place is called so itself, or only in other languages or times."""
    return OWN_NAME if _is_called(place, name) else lent


def _is_called(place: Place, name: str) -> bool:
    return folded(place.name) == folded(name)
