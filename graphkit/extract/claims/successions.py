"""Successors and predecessors: who followed whom in the office that the text has just given one of the two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar, roles
from graphkit.extract.status.statements import Statement
from graphkit.extract.tokens import tokens_of_lemma
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_NEAR = 4
"""Sentences back in which the office must be given."""
_TENSES = {"successor": "current", "predecessor": "former"}


def statements(doc: Doc, arguments: Arguments, found: Sequence[Statement]) -> Iterator[Statement]:
    """Yield that "HER successor is LEE" holds the office that `found` says she held."""
    offices = [s for s in found if s.relation == "HOLDS_OFFICE" and s.tail is not None]
    for word in tokens_of_lemma(doc[:], words("successions")) if offices else ():
        known = arguments.referents([*grammar.possessors(word), *grammar.complements(word, "of")])
        others = [m for m in arguments.referents(roles.described(word)) if m.type == "PERSON"]
        for holder in known:
            held = _held(holder, word, offices, arguments)
            if held is not None:
                yield from _followed(word, held, [m for m in others if not arguments.same(m, holder)])


def _followed(word: Token, held: Statement, others: list[MentionSpan]) -> Iterator[Statement]:
    for other in others[:1]:
        tense = _TENSES[word.lemma_.lower()]
        yield replace(held, head=other, cue=word, anchor=None, rule="office.succession", confidence=0.75, tense=tense)


def _held(holder: MentionSpan, word: Token, offices: list[Statement], arguments: Arguments) -> Statement | None:
    """Return the statement, shortly before `word`, of the office that passed: a successor's is the one given up."""
    earlier = [s for s in offices if arguments.same(s.head, holder) and s.cue.i < word.i and _is_near(s.cue, word)]
    if word.lemma_.lower() == "successor":
        left = [s for s in earlier if s.tense == "former"] or earlier
        return left[-1] if left else None
    return next((s for s in reversed(earlier) if s.tense != "former"), None)


def _is_near(cue: Token, word: Token) -> bool:
    start = word.sent.start
    for _ in range(_NEAR):
        if not start:
            break
        start = word.doc[start - 1].sent.start
    return cue.i >= start
