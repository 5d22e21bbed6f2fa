"""Payments whose receiver stands in a sentence before: "raised $900. LEE CHIPPED IN $300", "Most of it CAME FROM THE UNION"."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.status import attributes
from graphkit.extract.status.statements import Statement
from graphkit.extract.tokens import tokens_of_lemma
from graphkit.extract.words import words
from graphkit.model import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_TYPES = frozenset({"PERSON", "PAC", "ORG"})
_RECEIVING = ("to", "into", "toward", "towards", "for", "on", "against", "behind", "from")
_NEAR = 3
"""Sentences back in which money of the receiver is told of."""


class Told:
    """The last sentences with what they state, in which the receiver of money may stand."""

    def __init__(self) -> None:
        self._sentences: deque[tuple[Span, list[Statement]]] = deque(maxlen=_NEAR)

    def note(self, sentence: Span, found: list[Statement]) -> None:
        """Keep what `sentence` states for the sentences that follow."""
        self._sentences.append((sentence, found))

    def statements(self, sentence: Span, found: list[Statement], arguments: Arguments) -> Iterator[Statement]:
        """Yield who "chipped in $500" or from whom "$500 came", given to the only one whose money was just told of."""
        for verb in tokens_of_lemma(sentence, words("come") | words("give_alone") | words("give_in")):
            payers = _payers(verb, arguments) if verb.pos_ == "VERB" else []
            receiver = self._receiver(sentence, verb, found, arguments) if payers else None
            for payer in payers if receiver is not None else ():
                if receiver is not None and payer.type in _TYPES and not arguments.same(payer, receiver):
                    amount = _bracketed(payer, arguments) or attributes.amount(verb, arguments)
                    yield Statement("FUNDED", payer, receiver, verb, "gift.also", 0.72, anchor=verb, amount=amount)

    def _receiver(
        self, sentence: Span, verb: Token, found: list[Statement], arguments: Arguments
    ) -> MentionSpan | None:
        """Return the only one who is said to have or to get money, in the last sentence that tells of any."""
        opening = sentence.doc[sentence.start : min(t.left_edge.i for t in (verb, *grammar.subjects(verb)))]
        before = [one for one in found if one.cue.i < verb.i]
        for told, statements in ((opening, before), *reversed(self._sentences)):
            holders = [mention for one in statements if (mention := _holder(one)) is not None]
            if holders:
                known = [*holders, *(one.head for one in statements if one.relation == "FUNDED")]
                alone = all(arguments.same(one, holders[-1]) for one in holders)
                return holders[-1] if alone and not _names_committee_besides(told, known, arguments) else None
            if _tells_of_money(told, arguments):
                return None
        return None


def _names_committee_besides(told: Span, known: list[MentionSpan], arguments: Arguments) -> bool:
    """Return whether a stretch names a committee that is none of `known`: the money told of may be its, too."""
    committees = (m for m in _mentions(told, arguments) if m.type == "PAC")
    return not all(any(arguments.same(committee, one) for one in known) for committee in committees)


def _holder(statement: Statement) -> MentionSpan | None:
    """Return who has or gets money by a statement; what stands in a compound, "Lee-funded", is said by the way."""
    if statement.relation == "HAS_FUNDS":
        return statement.head
    if statement.relation != "FUNDED" or statement.rule.endswith(("hyphen", "backed")) or statement.tail is None:
        return None
    return statement.tail if statement.tail.type in _TYPES else None


def _tells_of_money(told: Span, arguments: Arguments) -> bool:
    """Return whether a stretch names a sum and an actor, whose money it may be."""
    mentions = _mentions(told, arguments)
    return any(m.type == "MONEY" for m in mentions) and any(m.type in _TYPES for m in mentions)


def _mentions(told: Span, arguments: Arguments) -> list[MentionSpan]:
    return [m for m in arguments.within(told[0].sent) if m.start < told.end] if len(told) else []


def _payers(verb: Token, arguments: Arguments) -> list[MentionSpan]:
    """Return who gives money under `verb` without a word on who gets it."""
    lemma = verb.lemma_.lower()
    if grammar.is_passive(verb):
        return []
    if lemma in words("come"):
        from_ = grammar.complements(verb, "from") if lemma != "be" else []
        payers = arguments.referents(from_) if any(_is_money(t, arguments) for t in grammar.subjects(verb)) else []
        return [*payers, *_listed(payers, arguments)]
    if attributes.amount(verb, arguments) is None:
        return []
    adds = lemma in words("give_alone") or (
        lemma in words("give_in")
        and any(child.lower_ == "in" for child in grammar.children(verb, "prt", "advmod", "prep"))
    )
    given = any(grammar.complements(verb, p) for p in _RECEIVING) or grammar.recipients(verb)
    return [] if not adds or given else arguments.referents(grammar.subjects(verb))


def _listed(payers: list[MentionSpan], arguments: Arguments) -> Iterator[MentionSpan]:
    """Yield who stands with a sum of their own behind the last payer with one: "from Lee ($50), ROE ($20) and her friend MOSS ($10)"."""
    last = payers[-1] if payers and _bracketed(payers[-1], arguments) else None
    for mention in arguments.within(last.root.sent) if last is not None else ():
        if last is not None and mention.start > last.end and mention.type in _TYPES and _bracketed(mention, arguments):
            if any(t.pos_ in grammar.VERBS for t in mention.root.doc[last.end : mention.start]):
                return
            yield mention


def _is_money(subject: Token, arguments: Arguments) -> bool:
    """Return whether a subject is a sum, a part of one or gifts: "$500 of that", "MOST of it", "the largest GIFTS"."""
    if any(m is not None and m.type == "MONEY" for m in map(arguments.covering, subject.subtree)):
        return True
    part = subject.lemma_.lower() in words("money_parts") | words("shares")
    whole = any(t.lower_ in {"it", "that", "this", "which"} for t in grammar.complements(subject, "of"))
    return (part and whole) or subject.lemma_.lower() in words("gifts")


def _bracketed(payer: MentionSpan, arguments: Arguments) -> Money | None:
    """Return the sum in brackets right behind a name."""
    doc = payer.root.doc
    if payer.end + 1 >= len(doc) or doc[payer.end].text != "(":
        return None
    money = arguments.covering(doc[payer.end + 1])
    return money.value if money is not None and isinstance(money.value, Money) else None
