"""How texts and values lie in the columns of the store."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from typing import Any

from graphkit.errors import NotAStore
from graphkit.model import Document, Money, When
from graphkit.text import Block, CleanText, Dropped, Run

DAMAGED_HINT = "Move it away and build anew with: graphkit build PATH"


def packed(text: str) -> bytes:
    """Return `text` small; the lone surrogates and NULs of a hostile file survive."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpacked(data: bytes) -> str:
    """Return the text that `packed` made small. Raises NotAStore where it was damaged since."""
    try:
        return zlib.decompress(data).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError) as error:
        raise NotAStore(f"The graph is damaged: a text cannot be unpacked ({error}).", hint=DAMAGED_HINT) from error


def storable(text: str) -> str:
    """Return `text` as SQLite takes it: a lone surrogate becomes a question mark."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def storable_or_none(text: str | None) -> str | None:
    """Return `text` as SQLite takes it, or None as it is."""
    return None if text is None else storable(text)


def packed_map(document: Document) -> bytes:
    """Return the clean text of `document` and its map back to the source, small."""
    clean = document.clean
    stretches: list[list[list[Any]]] = [
        [[run.clean_start, run.clean_end, run.source_start, run.source_end] for run in clean.runs],
        [[block.start, block.end, block.kind] for block in clean.blocks],
        [[stretch.start, stretch.end, stretch.reason] for stretch in clean.dropped],
    ]
    text = None if clean.text == document.text else clean.text
    return packed(json.dumps([text, *stretches], separators=(",", ":")))


def unpacked_map(data: bytes, source: str) -> CleanText:
    """Return the clean text that `packed_map` made small, given the text as the file gave it."""
    text, runs, blocks, dropped = json.loads(unpacked(data))
    return CleanText(
        source if text is None else text,
        tuple(Run(*run) for run in runs),
        tuple(Block(*block) for block in blocks),
        tuple(Dropped(*stretch) for stretch in dropped),
    )


def packed_value(value: Money | When | None) -> str | None:
    """Return a sum of money or a date as JSON."""
    return None if value is None else storable(json.dumps(asdict(value), ensure_ascii=False))


def unpacked_value(text: str | None) -> Money | When | None:
    """Return the sum of money or the date that `packed_value` wrote."""
    if text is None:
        return None
    fields: dict[str, Any] = json.loads(text)
    return Money(**fields) if "currency" in fields else When(**fields)
