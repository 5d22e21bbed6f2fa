"""Sentence borders that the parser must keep: where a block or a capital behind a full stop begins, and none in mid-flow."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MUST, _MAY, _MUST_NOT = 1, 0, -1
"""Whether a sentence starts with a token, in spaCy's numbers."""
_ENDS = frozenset(".!?…:;—–") | {"...", "--", "_"}
_LONGEST = 300
"""Tokens; what has no border for so long is a list or no language at all, and its tree would be as deep as it is long."""
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})


def with_block_borders(doc: Doc) -> Doc:
    """Start a sentence at the first token of every block and at a capital behind a full stop, none behind a word or a comma.

    The parser decides on the rest, within _LONGEST tokens.
    """
    marks = [_MAY] * len(doc)
    starts = deque(sorted(block.start - doc._.window_start for block in doc._.blocks))
    pending, may_end, last = False, True, 0
    for token in doc:
        while starts and starts[0] < token.idx + len(token):
            starts.popleft()
            pending = True
        if (pending and not token.is_space) or token.i - last >= _LONGEST:
            marks[token.i] = _MUST
            pending, last = False, token.i
        elif not may_end:
            marks[token.i] = _MUST_NOT
        elif token.i > 1 and _ends(doc[token.i - 1]) and token.text[0].isupper():
            marks[token.i] = _MUST
            last = token.i
        if token.i == 0 or token.text not in _CLOSERS:
            may_end = _may_end(token)
    return _marked(doc, marks)


def _marked(doc: Doc, marks: list[int]) -> Doc:
    """Set what may start a sentence, all at once: each `token.is_sent_start = ...` looks through the whole Doc."""
    import numpy as np

    column: Any = np.array(marks, dtype=np.int64).view(np.uint64).reshape(-1, 1)
    return doc.from_array(["SENT_START"], column) if marks else doc


def _may_end(token: Token) -> bool:
    """Return whether a sentence may end with `token`, or with quotation marks and brackets behind it."""
    return token.is_space or token.text[-1] in _ENDS or token.text in _ENDS


def _ends(token: Token) -> bool:
    """Return whether `token` is a full stop of its own, but for that of a numbered step ("1.")."""
    return token.text == "." and not token.nbor(-1).is_digit
