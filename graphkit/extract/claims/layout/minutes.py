"""Minutes of meetings: who moved, seconded and voted for or against the measure that heads an item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.extract.spans import ClaimSpan, Cue
from graphkit.extract.tokens import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_HEAD = 16
"""Characters before a measure that only number the item."""
_VOTES = re.compile(r"\b(Ayes|Yeas|In favor|Nays|Noes|Against|Opposed)\s*:\s*([^.;\n]*)", re.IGNORECASE)
_AGAINST = frozenset({"nays", "noes", "against", "opposed"})
_MOVER = re.compile(r"\b(moved|seconded)\s+by\s+", re.IGNORECASE)
_ACTORS = frozenset({"ORG", "PAC"})


def claims(doc: Doc, arguments: Arguments) -> Iterator[ClaimSpan]:
    """Yield the stands that the minutes in `doc` record."""
    if not _tells_votes(text_of(doc)):
        return
    _as_members(doc, arguments)
    offset = doc._.window_start
    for block in doc._.blocks:
        start, end = max(block.start - offset, 0), min(block.end - offset, len(text_of(doc)))
        mentions = [m for m in arguments.mentions if start <= m.start_char and m.end_char <= end]
        measure = next((m for m in mentions if m.type == "EVENT"), None)
        if measure is not None and measure.start_char - start <= _HEAD:
            yield from _stands(text_of(doc), measure, mentions, end)


def _tells_votes(text: str) -> bool:
    """Return whether a vote or a motion is told, by what every one of them has before the slower patterns are tried."""
    if ":" in text and _VOTES.search(text):
        return True
    low = text.lower()
    return ("moved" in low or "seconded" in low) and _MOVER.search(text) is not None


def _stands(text: str, measure: MentionSpan, mentions: list[MentionSpan], end: int) -> Iterator[ClaimSpan]:
    for vote in _VOTES.finditer(text, measure.end_char, end):
        relation = "OPPOSES" if vote[1].lower() in _AGAINST else "SUPPORTS"
        for voter in _people(mentions, vote.start(2), vote.end(2)):
            yield _claim(voter, relation, measure, vote.span(1), "minutes.vote")
    for moved in _MOVER.finditer(text, measure.end_char, end):
        for mover in _people(mentions, moved.end(), end)[:1]:
            if not text[moved.end() : mover.start_char].strip():
                yield _claim(mover, "SUPPORTS", measure, moved.span(1), "minutes.moved")
                yield from _concerned(text, measure, mentions, moved)


def _concerned(
    text: str, measure: MentionSpan, mentions: list[MentionSpan], moved: re.Match[str]
) -> Iterator[ClaimSpan]:
    """Yield the first body that the motion's own sentence names: that is what the measure concerns."""
    stop = text.find(". ", moved.end())
    body = next((m for m in mentions if m.type in _ACTORS and moved.end() <= m.start_char < stop), None)
    if body is not None and moved[1].lower() == "moved":
        yield _claim(measure, "CONCERNS", body, moved.span(1), "minutes.concerns")


def _people(mentions: list[MentionSpan], start: int, end: int) -> list[MentionSpan]:
    return [m for m in mentions if m.type == "PERSON" and start <= m.start_char and m.end_char <= end]


def _as_members(doc: Doc, arguments: Arguments) -> None:
    """Take a bare surname in a vote for the member of that surname: nobody else votes."""
    people = [m for m in arguments.mentions if m.type == "PERSON" and m.kind == "name"]
    members = [m for m in people if _is_titled(m, doc, arguments)]
    seats = {m.cluster: m.name.split()[-1] for m in members if m.cluster is not None}
    for mention in people:
        bearers = [cluster for cluster, surname in seats.items() if surname == mention.name]
        if len(bearers) == 1 and mention.cluster not in seats and _in_vote(text_of(doc), mention):
            mention.cluster = bearers[0]


def _is_titled(person: MentionSpan, doc: Doc, arguments: Arguments) -> bool:
    before = arguments.covering(doc[person.start - 1]) if person.start else None
    return before is not None and before.type == "OFFICE"


def _in_vote(text: str, mention: MentionSpan) -> bool:
    return any(v.start(2) <= mention.start_char < v.end(2) for v in _VOTES.finditer(text))


def _claim(head: MentionSpan, relation: str, tail: MentionSpan, cue: tuple[int, int], rule: str) -> ClaimSpan:
    return ClaimSpan(head, relation, tail, Cue(*cue), rule, confidence=0.85)
