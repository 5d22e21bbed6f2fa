"""Check every document of the corpus and count what it holds: `python -m training.verify [FILE…]`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training.markup import Annotated, MarkupError, read

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SPLITS = ("train", "dev", "test")


def documents(split: str) -> Iterator[Annotated]:
    """Yield the documents of one split in the order of their file names. Raises MarkupError."""
    yield from (read(path) for path in sorted((CORPUS / split).glob("*.txt")))


def unmarked_names(document: Annotated) -> list[str]:
    """Return places where a name that is marked elsewhere in the document stands bare."""
    covered = [(mark.start, mark.end) for mark in document.marked]
    names = {document.text[m.start : m.end] for m in document.marked if m.kind == "name" and m.key not in ("$", "@")}
    return [
        f"{name!r} at {found.start()}"
        for name in sorted(names)
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", document.text)
        if not any(start <= found.start() and found.end() <= end for start, end in covered)
    ]


def complaints(paths: list[Path]) -> Iterator[str]:
    """Yield what is wrong with the files at `paths`, a line each."""
    seen: Counter[str] = Counter()
    for path in paths:
        try:
            document = read(path)
        except MarkupError as error:
            yield str(error)
            continue
        seen[document.id] += 1
        if seen[document.id] > 1 or document.id != path.stem:
            yield f"{path.name}: its id is {document.id!r}; expected the file's name, once"
        yield from (f"{path.name}: not marked: {place}" for place in unmarked_names(document))


def counts(split: str) -> str:
    """Return a line that counts what one split holds."""
    found = list(documents(split))
    words = sum(len(document.text.split()) for document in found)
    types = Counter(
        document.entities[m.key][0].split("/")[0]
        for document in found
        for m in document.marked
        if m.key in document.entities
    )
    claims = sum(len(document.claims) for document in found)
    kinds = ", ".join(f"{number} {name}" for name, number in sorted(types.items()))
    return f"{split}: {len(found)} documents, {words} words, {claims} claims; mentions: {kinds}"


def main(arguments: list[str]) -> None:
    """Check the named files, or the whole corpus, and exit with 1 where anything is wrong."""
    paths = [Path(name) for name in arguments] or sorted(
        path for split in SPLITS for path in (CORPUS / split).glob("*.txt")
    )
    wrong = list(complaints(paths))
    print("\n".join(wrong) if wrong else f"{len(paths)} documents, nothing to complain about")
    if wrong:
        sys.exit(1)
    if not arguments:
        print("\n".join(counts(split) for split in SPLITS))


if __name__ == "__main__":
    main(sys.argv[1:])
