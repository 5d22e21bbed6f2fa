"""Names of open lists, word by word as texts write them.

| file below `data` | licence | names |
|---|---|---|
| other/fec_cm.txt, other/fec_cn.txt | US government | committees and candidates of 2016 |
| other/legislators-current.yaml | CC0 | members of Congress |
| other/probablepeople.*.xml | MIT | companies and people |
| graphkit/data/places/places.tsv | CC BY 4.0 (GeoNames) | the biggest cities |
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

Name = tuple[str, ...]
"""The words of a name."""
CITIES = 14_000
ACRONYMS = frozenset({"AFL", "CIO", "II", "III", "IV", "LLC", "NRA", "PAC", "USA"})
SMALL = frozenset({"a", "against", "and", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
"""Words that are written small inside a name."""
NO_COMMITTEES = frozenset({"C", "D", "E", "I", "X", "Y", "Z"})
"""Types of the federal list that are no committees of their own: whoever spends or tells without one, delegates, parties."""
_TYPE = 9
_BRACKETED = re.compile(r"\(\w+\)")
"""An acronym behind the name that it stands for."""
_PARTS = re.compile(r"[()\[\],;:]|[^()\[\],;:\s]+")


def people(data: Path) -> Iterator[Name]:
    """Yield candidates, members of Congress, and people of the tagged list with a first name and a surname."""
    folder = data / "other"
    for row in _rows(folder / "fec_cn.txt"):
        last, comma, first = row[1].partition(",")
        if comma:
            yield tuple(_capitalised(f"{first} {last}"))
    spelled = (folder / "legislators-current.yaml").read_text(encoding="utf-8")
    yield from (tuple(name.strip("\"' ").split()) for name in re.findall(r"official_full: (.+)", spelled))
    for tagged, name in _tagged(folder / "probablepeople.person.xml"):
        if "<GivenName>" in tagged and "<Surname>" in tagged and "," not in name:
            yield tuple(_capitalised(name))


def registered(data: Path) -> Iterator[Name]:
    """Yield all that is registered at the Federal Election Commission."""
    return (tuple(_capitalised(row[1])) for row in _rows(data / "other" / "fec_cm.txt") if row[1].strip())


def committees(data: Path) -> Iterator[Name]:
    """Yield the committees among `registered`, parties aside; brackets and commas are words."""
    for row in _rows(data / "other" / "fec_cm.txt"):
        if row[1].strip() and row[_TYPE] not in NO_COMMITTEES:
            yield tuple(_PARTS.findall(_BRACKETED.sub(lambda found: found[0].upper(), " ".join(_capitalised(row[1])))))


def firms(data: Path) -> Iterator[Name]:
    """Yield the companies of the tagged list."""
    found = _tagged(data / "other" / "probablepeople.company.xml")
    return (tuple(name.split()) for _, name in found if name[0].isupper())


def cities() -> Iterator[Name]:
    """Yield the biggest cities of the gazetteer."""
    path = Path(__file__).parent.parent / "graphkit" / "data" / "places" / "places.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    found = sorted((row for row in rows if row[2] == "city"), key=lambda row: (-int(row[-1]), row[0]))
    return (tuple(row[1].split()) for row in found[:CITIES])


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="latin-1", newline="") as lines:
        yield from (row for row in csv.reader(lines, delimiter="|") if len(row) > 1)


def _tagged(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each line of the file with its marks and without."""
    for line in path.read_text(encoding="utf-8").splitlines():
        name = re.sub(r"<[^>]+>", "", line).strip()
        if name:
            yield line, name


def _capitalised(name: str) -> Iterator[str]:
    """Yield the words of a name in capitals as titles are written: "Friends of the Harbor PAC"."""
    for place, word in enumerate(name.split()):
        small = place and word.lower() in SMALL
        yield word.lower() if small else word if word in ACRONYMS else word.capitalize()
