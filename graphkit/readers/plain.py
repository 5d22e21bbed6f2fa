"""Plain text files."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.model import Document
from graphkit.readers.decode import decoded
from graphkit.readers.looks import refuse_binary
from graphkit.readers.records import ReadOptions, Source
from graphkit.readers.texts import text_document


def plain_documents(source: Source, options: ReadOptions) -> Iterator[Document]:
    """Yield the one document of a plain text file."""
    refuse_binary(source.data)
    yield text_document(source, decoded(source.data, override=options.encoding))
