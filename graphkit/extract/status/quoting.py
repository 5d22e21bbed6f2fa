"""Quotations with their speakers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.parse.quotations import block_numbers, quotations
from graphkit.extract.status.attribution import DASHES, SPEAKERS, Source, source_of
from graphkit.extract.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from graphkit.extract.parse.arguments import Arguments

_GAP = 3
"""Tokens between two quotations at most, closing mark and line ends, of which the second goes on with the first."""
_LONG_QUOTE = 5
"""Words from which a quotation without a speaker counts as somebody's words rather than as a name in quotes."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Tokens `start` to `end` that somebody says."""

    start: int
    end: int
    source: Source | None


def quoted(doc: Doc, arguments: Arguments) -> list[Speech]:
    """Return the quotations of `doc` with their speakers; a speaker is remembered to the end of the paragraph."""
    found: list[Speech] = []
    for quotation in quotations(doc, list(block_numbers(doc))):
        start, end, block = quotation.start, quotation.end, quotation.block
        source = (
            _speaker(doc, start, end, arguments) or _introduced(doc, start, arguments) or _signed(doc, end, arguments)
        )
        if source is None and found and (found[-1].end >= block or _goes_on(found[-1].end, start, block)):
            source = found[-1].source
        if source is None and end - start >= _LONG_QUOTE:
            source = _acting(doc, start, arguments) or Source(None, None, doc[start - 1].text)
        found.append(Speech(start, end, source))
    return found


def _goes_on(end: int, start: int, block: int) -> bool:
    """Return whether a quotation that opens its block follows right behind the one that closes the block before."""
    return block == start - 1 and block - end <= _GAP


def _introduced(doc: Doc, start: int, arguments: Arguments) -> Source | None:
    """Return who speaks before a colon: "LEE, the treasurer: “…”", "LEE was blunt: “…”"."""
    colon = start - 2
    if colon < 1 or doc[colon].text != ":":
        return None
    before = doc[doc[colon].sent.start : colon]
    main = before.root if len(before) else doc[colon]
    speakers = grammar.surface_subjects(main) if main.pos_ in grammar.VERBS else [main]
    known = [m for m in arguments.referents(speakers[:1]) if m.type in SPEAKERS]
    return Source(known[0], known[0].name, ":") if known else None


def _acting(doc: Doc, start: int, arguments: Arguments) -> Source | None:
    """Return who does something in the sentence right before a quotation that nobody is said to say: "LEE put down his cup. “…”"."""
    mark = start - 1
    before = mark - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    if before < 0 or doc[before].text != "." or doc[before].sent.root.pos_ not in grammar.VERBS:
        return None
    known = [m for m in arguments.referents(grammar.surface_subjects(doc[before].sent.root)) if m.type == "PERSON"]
    return Source(known[0], known[0].name, doc[mark].text) if len(known) == 1 else None


def _signed(doc: Doc, end: int, arguments: Arguments) -> Source | None:
    """Return whose name stands behind a dash below a quotation: "“…” — ANN LEE, treasurer"."""
    if end + 2 >= len(doc) or doc[end + 1].text not in DASHES:
        return None
    named = arguments.opening(doc[end + 2])
    fits = named is not None and named.kind == "name" and named.type in SPEAKERS
    return Source(named, named.name, doc[end + 1].text) if named is not None and fits else None


def _speaker(doc: Doc, start: int, end: int, arguments: Arguments) -> Source | None:
    """Return who is said, in the sentences at the two ends of a quotation, to say it."""
    sentences: list[Span] = [doc[start].sent]
    if doc[end - 1].sent.start != sentences[0].start:
        sentences.append(doc[end - 1].sent)
    if end + 1 < len(doc) and doc[end + 1].sent.start == end + 1 and doc[end + 1].is_lower:
        sentences.append(doc[end + 1].sent)
    said = [t for s in sentences for t in s if not start <= t.i < end and t.lemma_ in words("say") and t.pos_ == "VERB"]
    for verb in sorted(said, key=lambda t: min(abs(t.i - start), abs(t.i - end))):
        speakers = [t for t in grammar.subjects(verb) if not start <= t.i < end]
        if speakers:
            return source_of(verb, arguments)
    return None
