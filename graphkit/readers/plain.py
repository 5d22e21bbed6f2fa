"""Plain text files."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.model import Document
from graphkit.readers.clean import plain
from graphkit.readers.decode import Decoded, decoded
from graphkit.readers.head import facts_of
from graphkit.readers.looks import refuse_binary
from graphkit.readers.making import made
from graphkit.readers.records import NOTHING, Facts, ReadOptions, Source


def plain_documents(source: Source, options: ReadOptions) -> Iterator[Document]:
    """Yield the one document of a plain text file."""
    refuse_binary(source.data)
    text = decoded(source.data, override=options.encoding)
    yield plain_document(source, text)


def plain_document(source: Source, text: Decoded, *, facts: Facts = NOTHING) -> Document:
    """Return `text`, cleaned, as the document of `source`."""
    clean = plain(text.text)
    return made(source, text, clean, facts.or_else(facts_of(clean)))
