"""Sentence borders that the parser must keep: where a block or a capital behind a full stop begins, and none in mid-flow."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ENDS = frozenset(".!?…:;—–") | {"...", "--", "_"}
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})


def with_block_borders(doc: Doc) -> Doc:
    """Start a sentence at the first token of every block; the parser decides on the rest."""
    starts = deque(sorted(block.start - doc._.window_start for block in doc._.blocks))
    pending = False
    for token in doc:
        while starts and starts[0] < token.idx + len(token):
            starts.popleft()
            pending = True
        if pending and not token.is_space:
            token.is_sent_start = True
            pending = False
    return doc
