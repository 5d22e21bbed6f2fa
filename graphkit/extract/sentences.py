"""Sentence borders that the parser must keep: every block begins a sentence, and no title before a name ends one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def with_block_borders(doc: Doc) -> Doc:
    """Start a sentence at the first token of every block; the parser decides on the rest."""
    starts = {block.start - doc._.window_start for block in doc._.blocks}
    pending = False
    for token in doc:
        pending = pending or token.idx in starts or any(token.idx < start < token.idx + len(token) for start in starts)
        if pending and not token.is_space:
            token.is_sent_start = True
            pending = False
    return doc
