"""Sentences that lean on the one before: "So has the union", and roles without a body: "founder Ann Lee"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar, roles
from graphkit.extract.status.statements import Statement
from graphkit.extract.tokens import tokens_of_lemma
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_NEAR = 3
"""Sentences back in which the body of a bare role must be named."""


def repeated(sentence: Span, before: list[Statement], arguments: Arguments) -> Iterator[Statement]:
    """Yield what "so has Lee" says of Lee, given the statements of the sentence `before`."""
    auxiliary = next((t for t in sentence[:3] if t.dep_ == "ROOT"), None)
    if auxiliary is None or sentence[0].lower_ not in {"so", "neither", "nor"}:
        return
    if not before or auxiliary.lemma_ not in {"have", "do", "be", "will"}:
        return
    deed = _deed(before[0].cue.sent, auxiliary)
    for statement in before:
        if deed is not None and statement.cue.i == deed.i:
            for subject in arguments.referents(grammar.children(auxiliary, "nsubj")):
                anchor = auxiliary if sentence[0].lower_ != "so" else None
                yield replace(statement, head=subject, cue=auxiliary, anchor=anchor, rule=f"{statement.rule}.so")


def bare_roles(sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    """Yield of which committee somebody called just "founder" or "treasurer" is that: the only one named shortly before."""
    for token in tokens_of_lemma(sentence, words("bare_roles")):
        if not _has_body(token):
            people = [m for m in arguments.referents(roles.described(token)) if m.type == "PERSON"]
            committee = _committee_before(sentence, arguments) if people else None
            if committee is not None:
                relation = "FOUNDED" if token.lemma_.lower() in words("founders") else "WORKS_FOR"
                for person in people:
                    yield Statement(relation, person, committee, token, "role.of-committee", 0.68, role=token.text)


def _deed(sentence: Span, auxiliary: Token) -> Token | None:
    """Return the verb of `sentence` that an auxiliary takes up: the main one, else the last whose form agrees."""
    verbs = [t for t in sentence if t.pos_ == "VERB" and _agrees(t, auxiliary)]
    main = [t for t in verbs if t.dep_ == "ROOT"]
    found = main or verbs[-1:]
    return found[0] if found else None


def _agrees(verb: Token, auxiliary: Token) -> bool:
    own = {child.lemma_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if auxiliary.lemma_ == "do":
        return not own and verb.tag_ in ({"VBD"} if auxiliary.tag_ == "VBD" else {"VBZ", "VBP"})
    return auxiliary.lemma_ in own


def _has_body(noun: Token) -> bool:
    named = grammar.possessors(noun) or grammar.complements(noun, "of") or grammar.complements(noun, "for")
    before = [t for t in grammar.modifiers(noun) if t.pos_ == "PROPN"]
    return bool(named or before)


def _committee_before(sentence: Span, arguments: Arguments) -> MentionSpan | None:
    doc = sentence.doc
    start = sentence.start
    for _ in range(_NEAR):
        if not start:
            break
        start = doc[start - 1].sent.start
    committees = [
        m for m in arguments.mentions if m.type == "PAC" and m.start < sentence.start and arguments.is_known(m)
    ]
    if len({m.cluster for m in committees}) != 1 or committees[-1].start < start:
        return None
    return next((m for m in reversed(committees) if m.kind == "name"), committees[-1])
