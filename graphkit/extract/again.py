"""What a window says that repeats the one before it, taken over rather than read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.records import Part, claim_id, mention_id
from graphkit.extract.windows import Window
from graphkit.model import Claim, Mention


def repeated(part: Part, window: Window, place: int) -> Iterator[Part]:
    """Yield `part`, what `window` says, and what each of its repetitions says; `place` is the number of the window."""
    yield part
    length = window.end - window.start
    for number, start in enumerate(window.again, start=place + 1):
        here, _ = window.document.clean.source_span(window.start, window.start + length)
        there, _ = window.document.clean.source_span(start, start + length)
        yield _moved(part, number, there - here)


def _moved(part: Part, window: int, shift: int) -> Part:
    """Return `part` so many characters of the source further on, its clusters those of another window."""
    moved = {one.id: _moved_mention(one, window, shift) for one in part.mentions}
    ids = {old: one.id for old, one in moved.items()}
    return Part(
        part.document,
        tuple(replace(one, start=one.start + shift, end=one.end + shift) for one in part.sentences),
        tuple(moved[one.id] for one in part.mentions),
        tuple(_moved_claim(one, ids, shift) for one in part.claims),
    )


def _moved_mention(one: Mention, window: int, shift: int) -> Mention:
    start, end = one.start + shift, one.end + shift
    cluster = one.cluster and f"{window}.{one.cluster.partition('.')[2]}"
    id_ = mention_id(one.document, start, end, one.type, one.kind)
    return replace(one, id=id_, start=start, end=end, cluster=cluster)


def _moved_claim(one: Claim, ids: dict[str, str], shift: int) -> Claim:
    moved = replace(
        one,
        subject=ids[one.subject],
        object=one.object and ids[one.object],
        attributed_to=one.attributed_to and ids[one.attributed_to],
        cue_start=one.cue_start + shift,
        cue_end=one.cue_end + shift,
    )
    return replace(moved, id=claim_id(moved))
