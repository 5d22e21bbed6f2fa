"""Sentences that lean on the one before: "So has the union"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.status.statements import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graphkit.extract.parse.arguments import Arguments


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
