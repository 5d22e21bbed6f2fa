"""Sentence borders that the parser must keep: every block begins a sentence, and none begins in mid-flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENDS = frozenset(".!?…:;—–") | {"...", "--", "_"}
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})


def with_block_borders(doc: Doc) -> Doc:
    """Start a sentence at the first token of every block, none behind a word or a comma; the parser decides on the rest."""
    starts = {block.start - doc._.window_start for block in doc._.blocks}
    pending = False
    for token in doc:
        pending = pending or token.idx in starts or any(token.idx < start < token.idx + len(token) for start in starts)
        if pending and not token.is_space:
            token.is_sent_start = True
            pending = False
        elif token.i and not _may_end(doc[token.i - 1]):
            token.is_sent_start = False
    return doc


def _may_end(token: Token) -> bool:
    """Return whether a sentence may end with `token`: a full stop or the like, perhaps behind quotation marks."""
    while token.i and token.text in _CLOSERS:
        token = token.nbor(-1)
    return token.is_space or token.text[-1] in _ENDS or token.text in _ENDS
