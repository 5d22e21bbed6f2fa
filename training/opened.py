"""Texts that are free for any use and that nobody annotated: reports of the US government, and old books.

`training/open_texts.tsv` lists them with their repository on GitHub, commit, licence, and how many words are taken. Each
repository is looked for in a folder, as a checkout by the name `owner+repository`; what is not there is left out, and said.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graphkit.readers import documents
from training.sources import Sample

TABLE = Path(__file__).with_name("open_texts.tsv")
PASSAGE = 1500
"""Characters in a passage, about; it ends behind a paragraph."""
NAMES = 3
"""Capitalised words that a passage needs behind other words: the rest has little to teach."""
_INNER = re.compile(r"[a-z,;] [A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Opened:
    """A row of the table."""

    repository: str
    commit: str
    files: str
    words: int
    licence: str


def open_texts(folder: Path) -> Iterator[Sample]:
    """Yield passages of the texts whose repositories stand in `folder`."""
    for row in rows():
        checkout = folder / row.repository.replace("/", "+")
        if checkout.is_dir():
            yield from _taken(_passages(checkout, row.files), row.words)
        else:
            print(f"left out: {row.repository} is not in {folder}", flush=True)


def rows() -> Iterator[Opened]:
    """Yield the rows of the table."""
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        repository, commit, files, words, licence = line.split("\t")
        yield Opened(repository, commit, files, int(words), licence)


def _passages(checkout: Path, files: str) -> Iterator[Sample]:
    for path in sorted(checkout.glob(files)):
        for document in documents(path, root=checkout.parent):
            for number, text in enumerate(_cut(document.clean.text)):
                yield Sample(f"{document.path}:{number}", text)


def _cut(text: str) -> Iterator[str]:
    """Yield the passages of `text` that have names."""
    held = ""
    for paragraph in text.split("\n"):
        held += paragraph + "\n"
        if len(held) >= PASSAGE:
            if len(_INNER.findall(held)) >= NAMES:
                yield held
            held = ""


def _taken(found: Iterable[Sample], words: int) -> Iterator[Sample]:
    """Yield passages from all over the text, at most as many as have about so many words together."""
    left = words
    for sample in sorted(found, key=lambda sample: hashlib.sha256(sample.id.encode()).hexdigest()):
        if left <= 0:
            return
        left -= len(sample.text.split())
        yield sample
