"""Outlets that report something about somebody: "The Herald reports that Lee won", "..., the Herald reported"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.parse.stretches import HEADINGS, Stretch, stretches
from graphkit.extract.spans import ClaimSpan, Cue
from graphkit.extract.status.statements import Statement
from graphkit.extract.tokens import tokens_of_lemma
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_HEAD = 8
"""Blocks of a text among which its byline stands."""
_WHOLE = 0.75
"""Part of a line's letters that names must make up which stand alone there."""
_NAMED = frozenset({"ORG", "DATE"})
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
    """Yield for whom those write who are named in the bylines of `doc`: an outlet beside them, on the line below or above, or in the head."""
    lines = list(islice(stretches(doc, arguments), _HEAD)) if _has_bylines(doc) else []
    for place, line in enumerate(lines):
        authors = [m for m in line.mentions if m.type == "PERSON" and m.kind == "name"]
        outlet = _beside(line) if line.kind == "byline" else None
        if outlet is None and authors and (line.kind == "byline" or _heads_story(authors, line)):
            outlet = _alone(lines[place + 1 : place + 2], line) or _alone(lines[max(place - 1, 0) : place], line)
        if outlet is None and line.kind == "byline":
            outlet = _alone(lines[:place], line)
        for author in authors if outlet is not None else ():
            cue = Cue(author.start_char, author.end_char)
            yield ClaimSpan(author, "WORKS_FOR", outlet, cue, "byline.outlet", 0.85, role="reporter")


def _has_bylines(doc: Doc) -> bool:
    return any(block.kind in {"byline", "heading"} for block in doc._.blocks[:_HEAD])


def _beside(line: Stretch) -> MentionSpan | None:
    return next((m for m in line.mentions if m.type == "ORG" and m.kind == "name"), None)


def _alone(lines: Sequence[Stretch], line: Stretch) -> MentionSpan | None:
    """Return the outlet that is all that one of `lines` names, perhaps with its date: "THE HERALD – May 4, 2019"."""
    for one in lines:
        outlet = _beside(one)
        fits = outlet is not None and (is_outlet(outlet) or (line.kind == "byline" and one.start > line.start))
        if outlet is not None and fits and _is_only([m for m in one.mentions if m.type in _NAMED], one):
            return outlet
    return None


def _heads_story(authors: list[MentionSpan], line: Stretch) -> bool:
    """Return whether a line without "by" holds names alone: "Ann Lee and Bo Roe", not "Chair: Ann Lee"."""
    return line.kind in HEADINGS and ":" not in line.text and _is_only(authors, line)


def _is_only(named: list[MentionSpan], line: Stretch) -> bool:
    """Return whether a line holds hardly more than `named`."""
    letters = sum(map(str.isalpha, line.text))
    return sum(sum(map(str.isalpha, mention.name)) for mention in named) >= _WHOLE * letters > 0


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
