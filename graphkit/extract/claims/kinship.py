"""Kin whose name stands a little further on: "the wife of Cpl. Roe" and, two sentences later, "Ann Roe"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graphkit.extract.claims.officeholders import is_label
from graphkit.extract.parse import grammar, roles
from graphkit.extract.patterns import indexed
from graphkit.extract.status.statements import Statement
from graphkit.extract.tokens import tokens_of_lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_NEAR = 3
"""Sentences in which the name must follow."""


def statements(sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    """Yield whose kin a person is who bears the surname of somebody whose nameless kin was just spoken of."""
    for token in tokens_of_lemma(sentence, _kin()):
        relation = _relation(token)
        if relation is not None and not arguments.referents(roles.described(token)):
            owners = [*grammar.possessors(token), *grammar.complements(token, "of")]
            for owner in arguments.referents(owners):
                relative = _namesake(owner, sentence, arguments)
                if relative is not None:
                    yield Statement(relation, relative, owner, token, "kin.namesake", 0.7, role=token.text)


def _relation(token: Token) -> str | None:
    if token.tag_ != "NN" or token.pos_ != "NOUN" or is_label(token):
        return None
    return _kin()[token.lemma_.lower()]


@cache
def _kin() -> dict[str, str]:
    """Return the nouns for kin, each with its relation."""
    rows = ((lemma, p.relation) for lemma, found in indexed("person").items() for p in reversed(found))
    return {lemma: relation for lemma, relation in rows if relation in {"SPOUSE_OF", "FAMILY_OF"}}


def _namesake(owner: MentionSpan, sentence: Span, arguments: Arguments) -> MentionSpan | None:
    """Return the one other person of that surname, where the text goes on to name them by full name."""
    if owner.type != "PERSON" or owner.kind != "name" or not arguments.is_known(owner):
        return None
    surname = owner.name.split()[-1]
    end = sentence.end
    for _ in range(_NEAR):
        if end >= len(sentence.doc):
            break
        end = sentence.doc[end].sent.end
    others = [m for m in arguments.mentions if _bears(m, surname) and not arguments.same(m, owner)]
    if len({m.cluster for m in others}) != 1:
        return None
    return next((m for m in others if sentence.end <= m.start < end), None)


def _bears(mention: MentionSpan, surname: str) -> bool:
    parts = mention.name.split()
    return mention.type == "PERSON" and mention.kind == "name" and len(parts) > 1 and parts[-1] == surname
