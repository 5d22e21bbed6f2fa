"""A Document is put together from what a reader found."""

from __future__ import annotations

import hashlib

from graphkit.model import Document, content_id
from graphkit.readers.decode import Decoded
from graphkit.readers.records import Facts, Source
from graphkit.text import CleanText


def made(source: Source, text: Decoded, clean: CleanText, facts: Facts) -> Document:
    """Return the document of `text` in `source`."""
    empty = () if clean.text else ("no text",)
    return Document(
        id=content_id(source.content or source.sha256, source.media_type, source.part),
        path=source.path,
        part=source.part,
        sha256=source.sha256,
        media_type=source.media_type,
        text=text.text,
        clean=clean,
        title=_line(facts.title),
        author=_line(facts.author),
        published=facts.published,
        encoding=text.encoding,
        warnings=(*text.warnings, *empty),
    )


def digest(data: bytes | str) -> str:
    """Return the SHA-256 of `data` in hexadecimal digits."""
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")).hexdigest()


def _line(text: str | None) -> str | None:
    """Return `text` in one line of at most 300 printable characters, None where nothing is left."""
    folded = " ".join("".join(letter if letter.isprintable() else " " for letter in text or "").split())
    return folded[:300] or None
