"""Statements about a pronoun that may as well mean somebody of a sentence before: they are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.status.statements import Statement

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_doubtful(statement: Statement, arguments: Arguments) -> bool:
    """Return whether the object, a pronoun in a relative clause, was taken for the subject of the clause around it.

    In "Lee paid for the committee, which spent $900 to elect him", he may be Lee, or the man the text is about; a wrong
    guess would have a giver paid by whom he pays.
    """
    tail = statement.tail
    if tail is None or tail.kind != "pronoun" or tail.cluster is None or tail.root.dep_ == "poss":
        return False
    if grammar.is_relative(tail.root):
        return False  # "Lee, WHOM Roe accuses, left" leaves nothing open
    outer = _outer_verb(tail.root)
    return outer is not None and any(
        mention.cluster == tail.cluster and mention.root.dep_ in _SUBJECTS and mention.root.head in _verbs(outer)
        for mention in arguments.within(tail.root.sent)
    )


def _outer_verb(pronoun: Token) -> Token | None:
    """Return the word that the relative clause around `pronoun` hangs on."""
    return next((token.head for token in pronoun.ancestors if token.dep_ == "relcl"), None)


def _verbs(token: Token) -> set[Token]:
    return {token, *token.ancestors}
