"""What is somebody's words without quotation marks: turns of a transcript, and speeches under their heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from graphkit.extract.attribution import Quotation, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.spans import MentionSpan
    from graphkit.text import Block

_LABEL = re.compile(r"\s*((?:[A-Z][\w.'’-]*\s+){0,4}[A-Z][\w.'’-]*)(?:\s*\([^)]{0,60}\))?\s*:\s")
_SPEECH = re.compile(
    r"\s*(?:remarks|speech|address|statement|testimony|eulogy|sermon|keynote)\s+(?:of|by)\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"\b(?:I|my|My)\b")
_TURNS = 3
"""Blocks that begin with a label, some with the same one, before a text counts as a transcript."""
_OPENING = 3
"""Blocks among which the heading of a speech must stand."""


def speeches(doc: Doc, arguments: Arguments) -> Iterator[Quotation]:
    """Yield the stretches of `doc` that one person says, each with that person."""
    starts = [token.idx for token in doc]
    blocks = _placed(doc)
    for block_start, block_end, speaker in _turns(doc.text, blocks, arguments) or _speech(doc.text, blocks, arguments):
        first, last = bisect_left(starts, block_start), bisect_left(starts, block_end)
        if first < last:
            yield Quotation(first, last, Source(speaker, speaker.name, f"{speaker.name}:"))


Turn = tuple[int, int, "MentionSpan"]


def _placed(doc: Doc) -> list[tuple[int, int, Block]]:
    offset = doc._.window_start
    return [(max(block.start - offset, 0), block.end - offset, block) for block in doc._.blocks]


def _turns(text: str, blocks: list[tuple[int, int, Block]], arguments: Arguments) -> list[Turn]:
    """Return who says which block of a transcript; one without a label goes on with the speaker before."""
    found: list[Turn] = []
    labels: Counter[str] = Counter()
    speaker: MentionSpan | None = None
    for start, end, _ in blocks:
        label = _LABEL.match(text, start, end)
        if label:
            labels[label[1]] += 1
            speaker = _named(label, arguments)
        if speaker is not None:
            found.append((label.end() if label else start, end, speaker))
    return found if labels.total() >= _TURNS and max(labels.values()) > 1 else []


def _named(label: re.Match[str], arguments: Arguments) -> MentionSpan | None:
    """Return the person whom a label names, in full or by the surname."""
    start, end = label.span()
    inside = [m for m in arguments.mentions if start <= m.start_char and m.end_char <= end and _is_person(m)]
    if inside:
        return inside[-1]
    surname = label[1].split()[-1].casefold()
    known = [m for m in arguments.mentions if _is_person(m) and m.name.split()[-1].casefold() == surname]
    return known[0] if len({m.cluster for m in known}) == 1 else None


def _is_person(mention: MentionSpan) -> bool:
    return mention.type == "PERSON" and mention.kind == "name" and mention.cluster is not None


def _speech(text: str, blocks: list[tuple[int, int, Block]], arguments: Arguments) -> list[Turn]:
    """Return all that follows the heading of a speech, said by the one whom the heading names."""
    for place, (start, end, _) in enumerate(blocks[:_OPENING]):
        if _SPEECH.match(text, start, end) and _FIRST_PERSON.search(text, end):
            named = [m for m in arguments.mentions if start <= m.start_char and m.end_char <= end and _is_person(m)]
            return [(left, right, named[0]) for left, right, _ in blocks[place + 1 :]] if named else []
    return []
