"""Plain text files; a very big one is read in parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphkit.model import Document
from graphkit.readers.decode import decoded, wide_encoding
from graphkit.readers.looks import refuse_binary
from graphkit.readers.making import digest
from graphkit.readers.records import ReadOptions, Source
from graphkit.readers.texts import text_document

# Cleaning takes about ten bytes of memory for each character, so that a gigabyte is read in slices of this many bytes.
PART = 1 << 22
WHOLE = 1 << 24
_BORDERS = (b"\n\n", b"\r\n\r\n", b"\n", b"\r", b". ", b" ")


def plain_documents(source: Source, options: ReadOptions) -> Iterator[Document]:
    """Yield the document of a plain text file, or its parts, cut between paragraphs, where it is very big.

    Offsets then count the characters of the part.
    """
    refuse_binary(source.data)
    if len(source.data) <= WHOLE or wide_encoding(source.data[:PART]):
        yield text_document(source, decoded(source.data, override=options.encoding))
        return
    for number, part in enumerate(_parts(source.data), 1):
        text = decoded(part, override=options.encoding)
        yield text_document(replace(source, part=f"part {number}", content=digest(part)), text)


def _parts(data: bytes) -> Iterator[bytes]:
    start = 0
    while len(data) - start > PART:
        end = _border(data, start, start + PART)
        yield data[start:end]
        start = end
    yield data[start:]


def _border(data: bytes, start: int, end: int) -> int:
    """Return where to cut: after the last border of the best kind in the last quarter, never inside a UTF-8 character."""
    for border in _BORDERS:
        found = data.rfind(border, end - (end - start) // 4, end)
        if found > start:
            return found + len(border)
    while end > start + 1 and data[end] & 0xC0 == 0x80:
        end -= 1
    return end
