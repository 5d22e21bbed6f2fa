"""Sentence borders that the parser must keep: where a block or a capital behind a full stop begins, and none in mid-flow."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from graphkit.extract.tokens import texts

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
    words, offset = texts(doc), doc._.window_start
    marks = [_MAY] * len(words)
    starts = deque(sorted(block.start - offset for block in doc._.blocks))
    pending, may_end, last = False, True, 0
    for place, (word, end) in enumerate(zip(words, _ends_of(doc), strict=True)):
        while starts and starts[0] < end:
            starts.popleft()
            pending = True
        if (pending and not word.isspace()) or place - last >= _LONGEST:
            marks[place] = _MUST
            pending, last = False, place
        elif not may_end:
            marks[place] = _MUST_NOT
        elif word[0].isupper() and _full_stop(words, place - 1):
            marks[place] = _MUST
            last = place
        if place == 0 or word not in _CLOSERS:
            may_end = _may_end(word)
    return _marked(doc, marks)


def _ends_of(doc: Doc) -> list[int]:
    """Return the character behind each token, asked once for the whole Doc."""
    ends: list[int] = doc.to_array(["IDX", "LENGTH"]).sum(axis=1).tolist() if len(doc) else []
    return ends


def _marked(doc: Doc, marks: list[int]) -> Doc:
    """Set what may start a sentence, all at once: each `token.is_sent_start = ...` looks through the whole Doc."""
    import numpy as np

    column: Any = np.array(marks, dtype=np.int64).view(np.uint64).reshape(-1, 1)
    return doc.from_array(["SENT_START"], column) if marks else doc


def _may_end(word: str) -> bool:
    """Return whether a sentence may end with `word`, or with quotation marks and brackets behind it."""
    return word.isspace() or word[-1] in _ENDS or word in _ENDS


def _full_stop(words: list[str], place: int) -> bool:
    """Return whether a full stop of its own stands at `place` behind a word, but not that of a numbered step ("1.")."""
    return place > 0 and words[place] == "." and not words[place - 1].isdigit()
