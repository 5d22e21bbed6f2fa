"""Outlets that report something about somebody: "The Herald reports that Lee won", "..., the Herald reported"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract import grammar
from graphkit.extract.spans import ClaimSpan, Cue
from graphkit.extract.statements import Statement
from graphkit.extract.tokens import tokens_of_lemma
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_SUBJECTS = frozenset({"PERSON", "PAC", "ORG"})


def statements(sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    """Yield which outlet of `sentence` reports on whom: on the subject of what it reports."""
    for verb in tokens_of_lemma(sentence, words("report_verbs")):
        if verb.pos_ == "VERB":
            for outlet in _outlets(verb, arguments):
                for person in _reported(verb, arguments):
                    if not arguments.same(person, outlet):
                        yield Statement("REPORTED_ON", outlet, person, verb, "reported.that", 0.78, anchor=verb)


def bylines(doc: Doc, arguments: Arguments) -> Iterator[ClaimSpan]:
    """Yield for whom those write who are named in the bylines of `doc` beside an outlet."""
    offset = doc._.window_start
    for block in doc._.blocks:
        if block.kind == "byline":
            start, end = block.start - offset, block.end - offset
            named = [m for m in arguments.mentions if start <= m.start_char and m.end_char <= end and m.kind == "name"]
            outlet = next((m for m in named if m.type == "ORG"), None)
            for author in named if outlet is not None else ():
                if author.type == "PERSON":
                    cue = Cue(author.start_char, author.end_char)
                    yield ClaimSpan(author, "WORKS_FOR", outlet, cue, "byline.outlet", 0.85, role="reporter")


def _outlets(verb: Token, arguments: Arguments) -> list[MentionSpan]:
    """Return the outlets that are the subject of `verb`, themselves or by their piece: "a Herald analysis"."""
    tokens: list[Token] = []
    for subject in grammar.subjects(verb):
        if subject.lemma_.lower() in words("pieces"):
            tokens += [*grammar.modifiers(subject), *grammar.possessors(subject)]
        tokens.append(subject)
    return [m for m in arguments.referents(tokens) if m.type == "ORG" and is_outlet(m)]


def is_outlet(mention: MentionSpan) -> bool:
    """Return whether a name is an outlet's by the words that outlets bear."""
    return any(word.casefold().strip(".,'’") in words("outlets") for word in mention.name.split())


def _reported(verb: Token, arguments: Arguments) -> list[MentionSpan]:
    found: list[MentionSpan] = []
    for clause in grammar.children(verb, "ccomp"):
        subjects = grammar.surface_subjects(clause)
        known = arguments.referents(subjects) or arguments.referents(
            owner for subject in subjects for owner in grammar.possessors(subject)
        )
        found += [m for m in known if m.type in _SUBJECTS and m not in found]
    return found
