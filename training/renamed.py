"""The training texts once more with other names in them, so that a student meets more names than the texts hold.

Nobody annotated what comes out, and it need not make sense: the teacher says what is a name in it. The names are those of
the texts themselves and, below `data`, of

| file | licence | names |
|---|---|---|
| other/fec_cm.txt, other/fec_cn.txt | US government | committees and candidates of 2016 |
| other/legislators-current.yaml | CC0 | members of Congress |
| other/probablepeople.*.xml | MIT | companies and people |
| graphkit/data/places/places.tsv | CC BY 4.0 (GeoNames) | the biggest cities |
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.examples import Example, Examples
from training.labels import UNKNOWN

Name = tuple[str, ...]
"""The words of a name."""
Pools = dict[str, list[list[Name]]]
"""For each type the names of the texts and those of the lists."""
KEPT = 0.25
"""Share of the names that stay."""
FROM_TEXTS = 0.6
"""Share of the new names that come from the texts where there is a list too."""
CITIES = 14_000
ACRONYMS = frozenset({"AFL", "CIO", "II", "III", "IV", "LLC", "NRA", "PAC", "USA"})
TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT")
TRIES = 20


def renamed(found: Examples, data: Path, order: random.Random) -> list[Example]:
    """Return each text in which a name could be changed, without labels."""
    texts = [*found.gold, *found.own, *found.plain, *found.further]
    pools = _pools(texts, data)
    changed = (_changed(example, pools, order) for example in texts)
    return [example for example, before in zip(changed, texts, strict=True) if example.words != before.words]


@dataclass(slots=True)
class _Names:
    """What the names of one text are changed to: the same name always to the same one, a surname to that of its bearer."""

    pools: Pools
    order: random.Random
    chosen: dict[Name, Name] = field(default_factory=dict)

    def instead_of(self, name: Name, type_: str) -> Name:
        """Return the name that stands for `name`."""
        if name not in self.chosen:
            self.chosen[name] = self._surname(name, type_) or self._drawn(name, type_)
        return self.chosen[name]

    def _surname(self, name: Name, type_: str) -> Name | None:
        if type_ != "PERSON" or len(name) > 1:
            return None
        return next((new[-1:] for old, new in self.chosen.items() if len(old) > 1 and old[-1] == name[0]), None)

    def _drawn(self, name: Name, type_: str) -> Name:
        if self.order.random() < KEPT:
            return name
        texts, lists = self.pools[type_]
        names = texts if not lists or self.order.random() < FROM_TEXTS else lists
        drawn = (self.order.choice(names) for _ in range(TRIES))
        new = next((one for one in drawn if type_ != "PERSON" or (len(one) > 1) == (len(name) > 1)), name)
        return tuple(word.upper() for word in new) if _shouted(name) else new


def _shouted(name: Name) -> bool:
    return name[-1].isupper() and len("".join(name)) > 4


def _changed(example: Example, pools: Pools, order: random.Random) -> Example:
    names = _Names(pools, order)
    words: list[str] = []
    last = 0
    for start, end, type_ in _spans(example.names):
        if type_ in pools:
            words += [*example.words[last:start], *names.instead_of(tuple(example.words[start:end]), type_)]
            last = end
    words += example.words[last:]
    return Example(words, [UNKNOWN] * len(words), None)


def _pools(texts: Sequence[Example], data: Path) -> Pools:
    marked: dict[str, set[Name]] = {type_: set() for type_ in TYPES}
    for example in texts:
        for start, end, type_ in _spans(example.names):
            if type_ in marked:
                marked[type_].add(tuple(example.words[start:end]))
    listed = {"PERSON": {*_people(data / "other")}, "ORG": {*_bodies(data / "other")}, "GPE": {*_cities()}}
    return {type_: [sorted(names), sorted(listed.get(type_, ()))] for type_, names in marked.items() if names}


def _spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for place, label in enumerate(labels):
        if label[0] in "BU":
            start = place
        if label[0] in "LU":
            yield start, place + 1, label[2:]


def _people(folder: Path) -> Iterator[Name]:
    for row in _rows(folder / "fec_cn.txt"):
        last, comma, first = row[1].partition(",")
        if comma:
            yield tuple(_capitalised(f"{first} {last}"))
    spelled = (folder / "legislators-current.yaml").read_text(encoding="utf-8")
    yield from (tuple(name.strip("\"' ").split()) for name in re.findall(r"official_full: (.+)", spelled))
    for tagged, name in _tagged(folder / "probablepeople.person.xml"):
        if "<GivenName>" in tagged and "<Surname>" in tagged and "," not in name:
            yield tuple(_capitalised(name))


def _bodies(folder: Path) -> Iterator[Name]:
    yield from (tuple(_capitalised(row[1])) for row in _rows(folder / "fec_cm.txt") if row[1].strip())
    yield from (tuple(name.split()) for _, name in _tagged(folder / "probablepeople.company.xml") if name[0].isupper())


def _cities() -> Iterator[Name]:
    path = Path(__file__).parent.parent / "graphkit" / "data" / "places" / "places.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    cities = sorted((row for row in rows if row[2] == "city"), key=lambda row: (-int(row[-1]), row[0]))
    return (tuple(row[1].split()) for row in cities[:CITIES])


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
    return (word if word in ACRONYMS else word.capitalize() for word in name.split())
