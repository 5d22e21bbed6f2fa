"""The reading room: a file becomes Documents, whatever its format says of itself."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from graphkit.errors import ReadError
from graphkit.model import Document
from graphkit.readers.decode import Decoded, without_surrogates
from graphkit.readers.html import html_documents
from graphkit.readers.looks import refuse_binary
from graphkit.readers.mail import mail_documents
from graphkit.readers.making import digest
from graphkit.readers.markdown import markdown_documents
from graphkit.readers.plain import plain_documents
from graphkit.readers.records import DEFAULTS, Found, ReadOptions, Source
from graphkit.readers.rows import csv_documents, json_documents, json_lines_documents, tsv_documents
from graphkit.readers.texts import text_document
from graphkit.readers.walk import files, printable

__all__ = ["READERS", "Found", "ReadOptions", "document_of", "documents", "files"]

Reader = Callable[[Source, ReadOptions], Iterator[Document]]

READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        ".txt": plain_documents,
        ".text": plain_documents,
        ".md": markdown_documents,
        ".markdown": markdown_documents,
        ".eml": mail_documents,
        ".html": html_documents,
        ".htm": html_documents,
        ".xhtml": html_documents,
        ".jsonl": json_lines_documents,
        ".ndjson": json_lines_documents,
        ".json": json_documents,
        ".csv": csv_documents,
        ".tsv": tsv_documents,
    }
)

UNSUPPORTED: MappingProxyType[str, str] = MappingProxyType(
    {
        ".pdf": "PDF files",
        ".docx": "Word documents",
        ".doc": "Word documents",
        ".rtf": "RTF documents",
        ".odt": "OpenDocument texts",
        ".epub": "E-books",
        ".xlsx": "Excel sheets",
        ".xls": "Excel sheets",
        ".ods": "OpenDocument sheets",
        ".pptx": "PowerPoint slides",
        ".ppt": "PowerPoint slides",
        ".msg": "Outlook messages",
        ".pst": "Outlook mailboxes",
        ".mbox": "Mailboxes",
        ".zip": "ZIP archives",
        ".tar": "tar archives",
        ".gz": "gzip archives",
        ".graphml": "Graph files",
        ".gexf": "Graph files",
        ".gpickle": "Pickled graphs",
        ".xml": "XML files",
        ".parquet": "Parquet tables",
        ".db": "Databases",
        ".sqlite": "Databases",
    }
)
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?(?:<!doctype html|<html|<head|<body)", re.IGNORECASE)


def documents(path: Path, *, root: Path, options: ReadOptions = DEFAULTS) -> Iterator[Document]:
    """Yield the documents of one file; the suffix decides how it is read, or its bytes where that says nothing.

    `root` is the folder that `Document.path` is relative to. Raises ReadError with the reason.
    """
    source = _source(path, root, options)
    try:
        yield from _reader(path, source)(source, options)
    except (RecursionError, MemoryError) as error:
        raise ReadError("Is nested too deeply or too big to be read.", hint="Split it.") from error


def document_of(text: str, *, id: str, path: str = "", media_type: str = "text/plain") -> Document:  # noqa: A002
    """Return `text`, cleaned, as a document with an id of the caller's."""
    source = Source(path, b"", digest(text), media_type)
    return replace(text_document(source, Decoded(without_surrogates(text), "utf-8")), id=id)


def _reader(path: Path, source: Source) -> Reader:
    suffix = path.suffix.lower()
    if suffix in READERS:
        return READERS[suffix]
    refuse_binary(source.data)
    if suffix in UNSUPPORTED:
        raise ReadError(f"{UNSUPPORTED[suffix]} are not supported yet.", hint="Convert it to text, HTML or CSV first.")
    return html_documents if _PAGE.match(source.data[:1024]) else plain_documents


def _source(path: Path, root: Path, options: ReadOptions) -> Source:
    data = _bytes(path, options.max_bytes)
    name = os.path.relpath(path, root) if path.is_relative_to(root) else os.fspath(path)
    return Source(printable(name), data, digest(data))


def _bytes(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > most:
                raise ReadError(f"Holds {before.st_size:,} bytes, more than the {most:,} allowed.", hint="Split it.")
            data = file.read(most + 1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise ReadError(f"Cannot be read: {error.strerror or error}.") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise ReadError("Changed while it was being read.", hint="Build again when nothing writes to it.")
    return data
