"""Write graphkit/data/person_nouns.txt: English nouns in common use that mostly mean a person.

    python scripts/data/build_nouns.py FOLDER

FOLDER holds data.noun, index.noun and cntlist.rev of WordNet 3.0 (Debian: the package wordnet-base, /usr/share/wordnet).
A noun is taken where it was tagged in WordNet's texts, and at least half of the time as a person.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

LIST = Path(__file__).resolve().parents[2] / "graphkit" / "data" / "person_nouns.txt"
PERSON = 18
"""WordNet's number for the file of nouns that denote people."""
_WORD = re.compile(r"[a-z][a-z-]{2,}")


def main() -> None:
    """Write the list."""
    folder = Path(sys.argv[1])
    uses = _uses(folder / "cntlist.rev")
    written = _written(folder / "data.noun")
    words = {word for word, file in uses if file == PERSON and _WORD.fullmatch(word) and word in written}
    found = sorted(word for word in words if 2 * uses[word, PERSON] >= uses[word, 0])
    LIST.write_text("".join(f"{word}\n" for word in found), encoding="utf-8")
    print(f"{len(found)} nouns")


def _written(path: Path) -> set[str]:
    """Return the words for people as they are written, since names have capitals; slurs and slang, marked ";u", are left out."""
    fields = [line.partition(" | ")[0].split() for line in _lines(path)]
    people = [(";u" in row, row[4 : 4 + 2 * int(row[3], 16) : 2]) for row in fields if int(row[1]) == PERSON]
    return {word for _, words in people for word in words} - {word for low, words in people if low for word in words}


def _uses(path: Path) -> Counter[tuple[str, int]]:
    """Return how often each noun was tagged with a sense of each file, and under 0 how often at all."""
    found: Counter[tuple[str, int]] = Counter()
    for line in _lines(path):
        key, _, count = line.split()
        word, _, sense = key.partition("%")
        if sense.startswith("1:"):
            found[word, int(sense.split(":")[1])] += int(count)
            found[word, 0] += int(count)
    return found


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file of WordNet behind its licence, which is indented."""
    lines = path.read_text(encoding="latin-1").splitlines()
    return (line for line in lines if not line.startswith("  "))


if __name__ == "__main__":
    main()
