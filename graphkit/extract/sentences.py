"""Sentence borders that the parser must keep: where a block or a capital behind a full stop begins, and none in mid-flow."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENDS = frozenset(".!?…:;—–") | {"...", "--", "_"}
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})


def with_block_borders(doc: Doc) -> Doc:
    """Start a sentence at the first token of every block and at a capital behind a full stop, none behind a word or a comma.

    The parser decides on the rest.
    """
    starts = deque(sorted(block.start - doc._.window_start for block in doc._.blocks))
    pending = False
    for token in doc:
        while starts and starts[0] < token.idx + len(token):
            starts.popleft()
            pending = True
        if pending and not token.is_space:
            token.is_sent_start = True
            pending = False
        elif token.i and not _may_end(doc[token.i - 1]):
            token.is_sent_start = False
        elif token.i > 1 and _ends(doc[token.i - 1]) and token.text[0].isupper():
            token.is_sent_start = True
    return doc


def _may_end(token: Token) -> bool:
    """Return whether a sentence may end with `token`: a full stop or the like, perhaps behind quotation marks."""
    while token.i and token.text in _CLOSERS:
        token = token.nbor(-1)
    return token.is_space or token.text[-1] in _ENDS or token.text in _ENDS


def _ends(token: Token) -> bool:
    """Return whether `token` is a full stop of its own, but for that of a numbered step ("1.")."""
    return token.text == "." and not token.nbor(-1).is_digit
