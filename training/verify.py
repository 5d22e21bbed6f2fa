"""Check every document of the corpus and count what it holds: `python -m training.verify [FILE…]`.

Files are in inline markup, also those that are packed afterwards. Of annotations of texts that are kept elsewhere,
words are counted where the texts are.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from training import standoff
from training.conventions import breaches
from training.markup import Annotated, MarkupError, read

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SPLITS = ("train", "dev", "test")
SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+|\n+")
"""What stands between two sentences, near enough to count them."""


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


def unconventional(documents: Iterable[Annotated]) -> Iterator[str]:
    """Yield where documents break the conventions of the guidelines, a line each."""
    yield from (f"{document.id}: {breach}" for document in documents for breach in breaches(document))


def standoff_complaints() -> Iterator[str]:
    """Yield what is wrong with the annotations of texts that are kept elsewhere, a line each."""
    for part in (*SPLITS, standoff.SECOND):
        for record in standoff.records(part):
            try:
                standoff.verified_text(record, standoff.DATA)
            except MarkupError as error:
                yield str(error)
            if part != standoff.SECOND and standoff.split_of(record["id"]) != part:
                yield f"{record['id']} stands in {part}; expected it in {standoff.split_of(record['id'])}"


def real(part: str) -> Iterator[Annotated]:
    """Yield the annotations of texts that are kept elsewhere, with the text where it is there and without it elsewhere."""
    for record in standoff.records(part):
        yield standoff.annotated(record, standoff.verified_text(record, standoff.DATA) or "")


def _present() -> Iterator[Annotated]:
    for part in SPLITS:
        yield from standoff.documents(part)


def counts(name: str, documents: Iterable[Annotated]) -> str:
    """Return a line that counts what the documents of one part hold."""
    found = list(documents)
    words = sum(len(document.text.split()) for document in found)
    sentences = sum(bool(part.strip()) for document in found for part in SENTENCE.split(document.text))
    types = Counter(
        document.entities[m.key][0].split("/")[0]
        for document in found
        for m in document.marked
        if m.key in document.entities
    )
    claims = sum(len(document.claims) for document in found)
    kinds = ", ".join(f"{number} {name}" for name, number in sorted(types.items()))
    return f"{name}: {len(found)} documents, {sentences} sentences, {words} words, {claims} claims; mentions: {kinds}"


def main(arguments: list[str]) -> None:
    """Check the named files, or the whole corpus, and exit with 1 where anything is wrong."""
    paths = [Path(name) for name in arguments] or sorted(
        path for split in SPLITS for path in (CORPUS / split).glob("*.txt")
    )
    again = [] if arguments else sorted((CORPUS / standoff.SECOND).glob("*.txt"))
    wrong = [*complaints(paths), *complaints(again), *(() if arguments else standoff_complaints())]
    wrong = wrong or [*unconventional(map(read, paths)), *(() if arguments else unconventional(_present()))]
    print("\n".join(wrong) if wrong else f"{len(paths)} documents, nothing to complain about")
    if wrong:
        sys.exit(1)
    if not arguments:
        print("\n".join(counts(split, documents(split)) for split in SPLITS))
        print("\n".join(counts(f"real/{part}", real(part)) for part in (*SPLITS, standoff.SECOND)))


if __name__ == "__main__":
    main(sys.argv[1:])
