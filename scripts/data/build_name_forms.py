"""Write graphkit/data/names/first_name_forms.txt: first names in several languages, and their pet forms, a line for each name.

    python scripts/data/build_name_forms.py

Needs rigour 1.2.9 (MIT), whose table of names has a line for each name that Wikidata knows (CC0), and is not run but read. Kept are
lines of first names: with one that is given in the United States, or mostly made of forms of such names. Forms in Cyrillic and
Greek are put into Latin letters as graphkit does it; family names of one Chinese character are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from itertools import combinations
from pathlib import Path

from graphkit.names import first_names, folded
from graphkit.names.scripts import romanised

TABLE = Path(__file__).resolve().parents[2] / "graphkit" / "data" / "names" / "first_name_forms.txt"
SHORTEST = 4
"""Letters of a form; shorter ones are forms of everything."""
MOST, ALTOGETHER = 20, 40
"""Forms of a name as they stand, and with those put into Latin letters: more are several names."""
_CHINESE = re.compile("[\\u4e00-\\u9fff]")
_READ = re.compile("[\\u0370-\\u03ff\\u0400-\\u04ff]+")

Forms = frozenset[str]


def main() -> None:
    """Write the table."""
    lines = [one for one in _lines() if not any(len(form) == 1 and _CHINESE.match(form) for form in one)]
    given = first_names().keys()
    known = set(given)
    for forms in map(_latin, lines):
        if 1 < len(forms) <= MOST and forms & given:
            known |= forms
    names = set()
    for line in lines:
        latin = _latin(line)
        forms = latin | _latin(romanised(folded(form)) for form in line if _READ.fullmatch(folded(form)))
        if 1 < len(forms) <= ALTOGETHER and latin and (latin & given or 2 * len(latin & known) >= len(latin)):
            names.add(forms)
    rows = sorted(" ".join(sorted(forms)) for forms in _largest(names))
    TABLE.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} names")


def _lines() -> Iterator[list[str]]:
    text = Path(distribution("rigour").locate_file("rigour/data/names/persons.txt")).read_text(encoding="utf-8")  # type: ignore[arg-type]
    return (line.rpartition(" => ")[0].split(", ") for line in text.splitlines())


def _latin(forms: Iterable[str]) -> Forms:
    bare = map(folded, forms)
    return frozenset(form for form in bare if form.isascii() and form.isalpha() and len(form) >= SHORTEST)


def _largest(names: set[Forms]) -> Iterator[Forms]:
    """Yield the names that are no part of another one."""
    of: dict[str, list[Forms]] = {}
    for forms in names:
        for form in forms:
            of.setdefault(form, []).append(forms)
    parts = {min(pair, key=len) for together in of.values() for pair in combinations(together, 2) if _is_part(*pair)}
    yield from names - parts


def _is_part(one: Forms, other: Forms) -> bool:
    return one < other or other < one


if __name__ == "__main__":
    main()
