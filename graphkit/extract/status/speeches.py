"""What is somebody's words without quotation marks: turns of a transcript, answers in an interview, speeches under their heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from graphkit.extract.status.attribution import Source
from graphkit.extract.status.quoting import Speech
from graphkit.extract.tokens import text_of
from graphkit.extract.turns import LABEL, turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan
    from graphkit.text import Block

_SPEECH = re.compile(
    r"\s*(?:remarks|speech|address|statement|testimony|eulogy|sermon|keynote)\s+(?:of|by)\b", re.IGNORECASE
)
_FLOOR = re.compile(
    r"\s*(?:Mr|Mrs|Ms|Dr|Sir|Senator|Hon)\.? (?:[A-Z][\w.'’-]*\s+){0,2}[A-Z][A-Z'’-]+(?:\s*\([^)]{0,60}\))*\s*[.—–-]+\s*(?=I\b|My\b|Mr|Madam|Thank)"
)
"""How the record of a parliament opens what a member says: "Mr LEE (Boston) (7.41 p.m.)—I rise"."""
_FIRST_PERSON = re.compile(r"\b(?:I|my|My)\b")
_ASKED = re.compile(r"\s*(Q|Question)\s?[.:]\s", re.IGNORECASE)
_ANSWERED = re.compile(r"\s*(A|Answer)\s?[.:]\s", re.IGNORECASE)
_MY_NAME = re.compile(r"\b(?:I['’]m|I am|My name is) ")
_QUESTIONS = 3
"""Blocks that end with a question mark before a text without labels counts as an interview."""
_LEAST = 2
"""Labelled questions, and answers, before a text counts as an interview."""
_SHORT = 200
"""Characters in a question at most, where nothing but its mark shows it to be one."""
_FIRST = frozenset({"i", "my", "me"})
_OPENING = 3
"""Blocks among which the heading of a speech must stand."""


def speeches(doc: Doc, arguments: Arguments) -> Iterator[Speech]:
    """Yield the stretches of `doc` that one person says, each with that person."""
    said = list(_said(text_of(doc), _placed(doc), arguments))
    starts = [token.idx for token in doc] if said else []
    for start, end, source in said:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first < last:
            yield Speech(first, last, source)


Turn = tuple[int, int, Source]


def _said(text: str, blocks: list[tuple[int, int, Block]], arguments: Arguments) -> list[Turn]:
    return (
        _turns(text, blocks, arguments)
        or _interview(text, blocks, arguments)
        or _questionnaire(text, blocks, arguments)
        or _speech(text, blocks, arguments)
        or _floor(text, blocks, arguments)
    )


def _placed(doc: Doc) -> list[tuple[int, int, Block]]:
    offset = doc._.window_start
    return [(max(block.start - offset, 0), block.end - offset, block) for block in doc._.blocks]


def _turns(text: str, blocks: list[tuple[int, int, Block]], arguments: Arguments) -> list[Turn]:
    """Return who says which block of a transcript; one without a label goes on with the speaker before."""
    found: list[Turn] = []
    speakers: dict[str, MentionSpan | None] = {}
    speaker: MentionSpan | None = None
    for turn in turns(text, [(start, end) for start, end, _ in blocks]):
        if turn.labelled:
            named = _named(turn.label, turn.labelled, arguments)
            speaker = named or speakers.get(turn.label) or _introducing(text, turn.start, arguments)
            speakers[turn.label] = speaker
        if speaker is not None:
            found.append((turn.start, turn.end, _source(speaker)))
    return found


def _introducing(text: str, start: int, arguments: Arguments) -> MentionSpan | None:
    """Return who says the name behind a label that is none: "ANCHOR: Good evening. I'm ANN LEE"."""
    told = _MY_NAME.search(text, start, start + _SHORT)
    return next((m for m in arguments.mentions if told and m.start_char == told.end() and _is_person(m)), None)


def _source(speaker: MentionSpan) -> Source:
    return Source(speaker, speaker.name, f"{speaker.name}:")


def _interview(text: str, blocks: list[tuple[int, int, Block]], arguments: Arguments) -> list[Turn]:
    """Return who says which block below the labels "Q:" and "A:"; one without a label goes on with the one before."""
    asked = [(start, end) for start, end, _ in blocks if _ASKED.match(text, start, end)]
    answered = [(start, end) for start, end, _ in blocks if _ANSWERED.match(text, start, end)]
    if len(asked) < _LEAST or len(answered) < _LEAST:
        return []
    answer = _answering(answered, arguments, "A:")
    asker = _asking(asked[0][0], answer, arguments)
    found: list[Turn] = []
    source: Source | None = None
    for start, end, _ in blocks:
        question, reply = _ASKED.match(text, start, end), _ANSWERED.match(text, start, end)
        label = question or reply
        if label:
            source = answer if reply else asker
        if source is not None:
            found.append((label.end() if label else start, end, source))
    return found


def _asking(first: int, answer: Source, arguments: Arguments) -> Source:
    """Return who asks: the only other person whom the words above the first question name."""
    other = [m for m in arguments.mentions if m.start_char < first and _is_person(m)]
    if answer.mention is not None:
        other = [m for m in other if m.cluster != answer.mention.cluster]
    one = answer.mention is not None and len({m.cluster for m in other}) == 1
    return Source(other[0], other[0].name, "Q:") if one else Source(None, None, "Q:")


def _questionnaire(text: str, blocks: list[tuple[int, int, Block]], arguments: Arguments) -> list[Turn]:
    """Return what is answered below questions without labels: by whom a line above names, else by whoever says "I" there."""
    asking = [start for start, end, _ in blocks if text[start:end].rstrip().endswith("?")]
    if len(asking) < _QUESTIONS:
        return []
    below = [(start, end) for start, end, _ in blocks if start > asking[0] and start not in asking]
    short = [start for start, end, _ in blocks if start in asking and end - start <= _SHORT]
    if len(short) < _QUESTIONS:
        return []
    asked = dict(_asked_in_turn(text, blocks, arguments))
    if len({mention.cluster for mention in asked.values()}) > 1:
        answers = [(start, end) for start, end in below if start > min(asked)]
        return [(start, end, _source(asked[max(s for s in asked if s <= start)])) for start, end in answers]
    source = _answering(below, arguments, "?")
    return [(start, end, source) for start, end in below] if source.mention is not None else []


def _asked_in_turn(
    text: str, blocks: list[tuple[int, int, Block]], arguments: Arguments
) -> Iterator[tuple[int, MentionSpan]]:
    """Yield where lines stand that name whose answers follow, and the name: "CANDIDATE: ANN LEE, teacher"."""
    opening = {m.start_char: m for m in arguments.mentions if _is_person(m)}
    for start, end, _ in blocks:
        label = LABEL.match(text, start, end)
        if label and label.end() in opening and end - start <= _SHORT:
            yield start, opening[label.end()]


def _answering(answers: list[tuple[int, int]], arguments: Arguments, cue: str) -> Source:
    """Return who answers: whoever says "I" most in the answers."""
    voices = Counter(
        mention.cluster
        for mention in arguments.with_asides()
        if mention.root.lower_ in _FIRST and any(start <= mention.start_char < end for start, end in answers)
    )
    cluster = max(voices, key=lambda one: voices[one], default=None)
    named = (m for m in arguments.mentions if _is_person(m) and m.cluster == cluster)
    speaker = next(named, None)
    return Source(speaker, speaker.name if speaker else None, cue)


def _named(label: str, place: tuple[int, int], arguments: Arguments) -> MentionSpan | None:
    """Return the person whom a label names, in full or by the surname."""
    start, end = place
    inside = [m for m in arguments.mentions if start <= m.start_char and m.end_char <= end and m.cluster is not None]
    named = [m for m in inside if _is_person(m)] or [m for m in inside if m.type == "ORG" and m.kind == "name"]
    if named:
        return named[-1]
    surname = label.rsplit(maxsplit=1)[-1].casefold()
    known = [m for m in arguments.mentions if _is_person(m) and m.name.split()[-1].casefold() == surname]
    return known[0] if len({m.cluster for m in known}) == 1 else None


def _is_person(mention: MentionSpan) -> bool:
    return mention.type == "PERSON" and mention.kind == "name" and mention.cluster is not None


def _speech(text: str, blocks: list[tuple[int, int, Block]], arguments: Arguments) -> list[Turn]:
    """Return all that follows the heading of a speech, said by the one whom the heading names."""
    for place, (start, end, _) in enumerate(blocks[:_OPENING]):
        if _SPEECH.match(text, start, end) and _FIRST_PERSON.search(text, end):
            named = [m for m in arguments.mentions if start <= m.start_char and m.end_char <= end and _is_person(m)]
            return [(left, right, _source(named[0])) for left, right, _ in blocks[place + 1 :]] if named else []
    return []


def _floor(text: str, blocks: list[tuple[int, int, Block]], arguments: Arguments) -> list[Turn]:
    """Return what each member says in the record of a parliament, up to the next one's label."""
    found: list[Turn] = []
    speaker: MentionSpan | None = None
    for start, end, _ in blocks:
        label = _FLOOR.match(text, start, end)
        if label:
            speaker = next(
                (m for m in arguments.mentions if start <= m.start_char < label.end() and _is_person(m)), None
            )
        speaker = None if text[start:end].lstrip().startswith("[") else speaker
        if speaker is not None:
            found.append((label.end() if label else start, end, _source(speaker)))
    return found
