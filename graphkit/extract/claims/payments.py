"""Payments told by the order of words, where the parser loses who is paid: "gave $500 TO SUMMIT", "lent SUMMIT $500"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.patterns import indexed
from graphkit.extract.status.statements import Statement
from graphkit.model import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_ACTORS = frozenset({"PERSON", "PAC", "ORG"})
_FILLING = frozenset({"the", "another", "about", "nearly", "roughly", "a", "further", "only", "just"})
"""Words that may stand before a sum or a name."""


def statements(sentence: Span, arguments: Arguments, found: list[Statement]) -> Iterator[Statement]:
    """Yield who gives right before a sum and its receiver, of whom `found` tells no payment yet."""
    told = [end for one in found if one.relation == "FUNDED" for end in (one.head, one.tail) if end is not None]
    for item, other in pairwise(arguments.within(sentence)):
        money, payee = (item, other) if item.type == "MONEY" else (other, item)
        verb = _verb_before(item) if _is_given(money, payee) else None
        payers = arguments.referents(grammar.subjects(verb)) if verb is not None else []
        new = not any(arguments.same(payee, end) for end in (*told, *payers))
        if verb is not None and len(payers) == 1 and new:
            value = money.value if isinstance(money.value, Money) else None
            yield Statement("FUNDED", payers[0], payee, verb, "gift.plain", 0.8, anchor=verb, amount=value)


def _is_given(money: MentionSpan, payee: MentionSpan) -> bool:
    """Return whether a sum stands before "to" somebody, or right behind somebody."""
    if money.type != "MONEY" or payee.type not in _ACTORS:
        return False
    left, right = sorted((money, payee), key=lambda mention: mention.start)
    between = [t.lower_ for t in money.root.doc[left.end : right.start] if t.lower_ not in _FILLING]
    return between == (["to"] if left is money else [])


def _verb_before(item: MentionSpan) -> Token | None:
    """Return the verb of giving right before a sum or a name."""
    verb = _before(item)
    gives = verb is not None and verb.pos_ == "VERB" and not grammar.is_passive(verb)
    known = indexed("verb").get(verb.lemma_.lower(), ()) if verb is not None and gives else ()
    return verb if any(pattern.id == "funded.give-to" for pattern in known) else None


def _before(item: MentionSpan) -> Token | None:
    """Return the word before a mention, past an article or the like."""
    place, doc = item.start - 1, item.root.doc
    while place > 0 and (doc[place].lower_ in _FILLING or doc[place].is_currency):
        place -= 1
    return doc[place] if place >= 0 else None
