"""The turns of a transcript: blocks that begin with the name or part of who speaks, "LEE: …", "MODERATOR (Ann Lee): …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

LABEL = re.compile(r"\s*((?:[A-Z][\w.'’-]*\s+){0,4}[A-Z][\w.'’-]*)(?:\s*\([^)]{0,60}\))?\s*:\s")
_TURNS = 3
"""Blocks that begin with a label, some with the same one, before a text counts as a transcript."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: the characters of one block behind its label, if it has one of its own."""

    block: int
    start: int
    end: int
    label: str
    """Who speaks; a block without a label goes on with the speaker before."""
    labelled: tuple[int, int] | None
    """Where the block's own label stands, with what is in brackets behind it."""


def turns(text: str, blocks: Sequence[tuple[int, int]]) -> list[Turn]:
    """Return the turns of a transcript, none where `text` is no transcript; `blocks` are its stretches, by characters."""
    found: list[Turn] = []
    labels: Counter[str] = Counter()
    label = ""
    for block, (start, end) in enumerate(blocks):
        opening = LABEL.match(text, start, end)
        if opening:
            label = opening[1]
            labels[label] += 1
        if label:
            found.append(Turn(block, opening.end() if opening else start, end, label, opening and opening.span()))
    return found if labels.total() >= _TURNS and max(labels.values()) > 1 else []
