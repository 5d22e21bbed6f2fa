"""Entries about somebody: whom the clauses and titles without a subject are about in "LEE, Ann. Born in Boston. Mayor of Dunmore 2010–14."."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.parse.stretches import HEADINGS
from graphkit.extract.spans import ENTITY_TYPES
from graphkit.extract.tokens import text_of
from graphkit.extract.turns import turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from graphkit.extract.spans import MentionSpan

_ALONE = 8
"""Tokens behind the name that opens an entry in which it ends."""
_WHOLE = 0.6
"""Part of a heading's letters that a name must make up for what follows to be about it."""
_OPENING = frozenset({";", ":", "•", "*", "–", "—", "|"})
"""What may stand before a clause or a title that has no subject."""
_FINITE = frozenset({"VBZ", "VBP", "MD"})
_START = attrgetter("start")
_AT = attrgetter("start_char")


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of text, by characters, that is about somebody named before or above it."""

    start: int
    end: int
    whom: MentionSpan
    clauses: bool = True
    """Whether its clauses without a subject are about them; below a heading they may be the text's own."""
    titles: bool = True
    """Whether its titles are; behind a colon others may stand, said by whoever is named before it."""


class Entries:
    """The entries of one Doc."""

    def __init__(self, doc: Doc, mentions: list[MentionSpan]) -> None:
        self._known = sorted(_entries(doc, mentions), key=_START)

    def left_out(self, token: Token) -> MentionSpan | None:
        """Return whom the clause or title is about that `token` heads without a subject: "Ann Lee. ENDORSED by Roe", "OWNER of Apex"."""
        entry = self._around(token)
        if entry is None:
            return None
        if token.pos_ in grammar.VERBS:
            return entry.whom if entry.clauses and _opens_clause(token) else None
        return entry.whom if entry.titles and heads_title(token) else None

    def about(self, token: Token) -> MentionSpan | None:
        """Return whom the entry around `token` is about."""
        entry = self._around(token)
        return entry.whom if entry is not None else None

    def _around(self, token: Token) -> Entry | None:
        place = bisect_right(self._known, token.idx, key=_START) - 1
        entry = self._known[place] if place >= 0 else None
        return entry if entry is not None and entry.whom.start_char < token.idx < entry.end else None


def _opens_clause(verb: Token) -> bool:
    return verb.dep_ == "ROOT" and (verb.i == verb.sent.start or verb.nbor(-1).text in _OPENING)


def heads_title(noun: Token) -> bool:
    """Return whether `noun` heads a stretch between semicolons that only says what somebody is: "MEMBER of the senate since 1985"."""
    first = noun
    while first.dep_ == "conj" and first.head.i < first.i and first.head.pos_ in grammar.NOUNS:
        first = first.head
    start, end = first.left_edge.i, noun.i + 1
    sentence = noun.sent
    if start > sentence.start and noun.doc[start - 1].text not in _OPENING:
        return False
    while end < sentence.end and noun.doc[end].text != ";":
        end += 1
    return not any(t.dep_ in grammar.SURFACE_SUBJECTS or t.tag_ in _FINITE for t in noun.doc[start:end])


def _entries(doc: Doc, mentions: list[MentionSpan]) -> Iterator[Entry]:
    """Yield the entries of `doc`: items and paragraphs that open with a name, and what stands below a heading that is one."""
    text, offset = text_of(doc), doc._.window_start
    blocks = [(max(block.start - offset, 0), block.end - offset, block.kind) for block in doc._.blocks]
    spoken = {blocks[turn.block][0] for turn in turns(text, [(start, end) for start, end, _ in blocks])}
    entities = sorted((m for m in mentions if m.type in ENTITY_TYPES), key=_AT)
    heading: MentionSpan | None = None
    for start, end, kind in blocks:
        first = _first(entities, start, end)
        sign = (
            _sign_behind(doc, first) if first is not None and kind == "paragraph" and first.start_char == start else ""
        )
        if kind in HEADINGS:
            heading = first if first is not None and _is_name_alone(text[start:end], first) else None
        elif start in spoken and kind not in {"field", "item"}:
            continue
        elif first is not None and (sign or kind == "item"):
            yield Entry(start, end, first, titles=sign != ":")
        elif heading is not None:
            yield Entry(start, end, heading, clauses=False)


def _first(entities: list[MentionSpan], start: int, end: int) -> MentionSpan | None:
    place = bisect_right(entities, start - 1, key=_AT)
    return entities[place] if place < len(entities) and entities[place].start_char < end else None


def _is_name_alone(heading: str, name: MentionSpan) -> bool:
    letters = sum(map(str.isalpha, heading.partition("(")[0]))
    return name.type == "PERSON" and name.kind == "name" and sum(map(str.isalpha, name.name)) >= _WHOLE * letters


def _sign_behind(doc: Doc, opening: MentionSpan) -> str:
    """Return the full stop or colon that ends what opens with a name, perhaps behind places and other names, else nothing."""
    for token in doc[opening.end : opening.end + _ALONE] if opening.kind == "name" else ():
        if token.text in {".", ":"}:
            return token.text
        if token.pos_ in {*grammar.VERBS, "PRON", "DET"} or token.is_space:
            return ""
    return ""
