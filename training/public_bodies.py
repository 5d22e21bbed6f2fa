"""Count which words tell a public body from another: `python -m training.public_bodies [--data FOLDER]`.

Counted are the names of bodies in the train parts of the corpus, each once: the word before "of" or "for", else the last.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from graphkit.extract.mentions.public_bodies import telling_word
from graphkit.names import folded
from training import standoff, verify
from training.markup import Annotated

TARGET = Path(__file__).resolve().parent.parent / "graphkit" / "data" / "public_bodies.tsv"
LEAST_COUNT = 5
"""Names that must bear a word, so that it is kept."""


def main() -> None:
    """Write the words with the number of public bodies and of others that bear them, sorted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=standoff.DATA)
    data = parser.parse_args().data
    rows = counts([*verify.documents("train"), *standoff.documents("train", data)])
    TARGET.write_text("".join(f"{place}\t{word}\t{yes}\t{no}\n" for place, word, yes, no in rows), encoding="utf-8")


def counts(documents: Iterable[Annotated]) -> list[tuple[str, str, int, int]]:
    """Return the telling words of names, where they stand, and how many public bodies and others bear them; all names first."""
    names: defaultdict[tuple[str, str], dict[bool, set[str]]] = defaultdict(lambda: {True: set(), False: set()})
    for text, public in bodies(documents):
        for bearer in (("all", ""), telling_word(text.split())):
            if bearer:
                names[bearer][public].add(text)
    borne = {bearer: (len(found[True]), len(found[False])) for bearer, found in names.items()}
    return [(*bearer, *told) for bearer, told in sorted(borne.items()) if sum(told) >= LEAST_COUNT]


def bodies(documents: Iterable[Annotated]) -> Iterator[tuple[str, bool]]:
    """Yield the names of bodies, folded, and whether they are public ones."""
    for document in documents:
        for mark in document.marked:
            kind = document.entities[mark.key][0] if mark.key not in ("$", "@") else ""
            if mark.kind == "name" and kind.split("/")[0] in {"ORG", "PAC", "OFFICE"} and kind != "OFFICE/post":
                yield folded(document.text[mark.start : mark.end]), kind == "OFFICE/agency"


if __name__ == "__main__":
    main()
