"""Money that somebody has, with no payer named: "raised $61,000", "has $900 on hand", "the cash of his rival—$9 to $6"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.status.attributes import is_rejected
from graphkit.extract.status.statements import Statement
from graphkit.extract.words import words
from graphkit.model import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_HOLDERS = frozenset({"PERSON", "PAC", "ORG"})


def statements(sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    """Yield who in `sentence` has or raised how much."""
    sums = [m for m in arguments.within(sentence) if m.type == "MONEY" and isinstance(m.value, Money)]
    if not sums:
        return
    verb = next((token for token in sentence if token.lemma_ == "have" and _has_cash(token)), None)
    compared = _compared(sentence, sums) if verb is not None else None
    if verb is not None and compared:
        yield from _comparison(verb, compared, arguments)
    for money in sums:
        if money not in (compared or ()) and not is_rejected(money.root):
            yield from _held(money, arguments)


def _held(money: MentionSpan, arguments: Arguments) -> Iterator[Statement]:
    before = money.root.doc[money.start - 1] if money.start else money.root
    verb = None if before.lower_ in _POSSESSIVE else _verb(money, arguments)
    if verb is not None:
        other = _other_holder(money, verb, arguments)
        holders = [other] if other else [m for m in arguments.referents(grammar.subjects(verb)) if m.type in _HOLDERS]
        rule = "funds.held" if verb.lemma_ in words("hold_funds") else "funds.raised"
        for holder in holders:
            yield _statement(holder, money, verb, rule)
            yield from _payments(holder, verb, arguments)


def _other_holder(money: MentionSpan, verb: Token, arguments: Arguments) -> MentionSpan | None:
    """Return who has a second sum for which the verb is left out: "took in $900; THE LEE COMMITTEE, $500"."""
    doc, place = verb.doc, money.start - 1
    place -= place > 0 and doc[place].text == ","
    other = arguments.covering(doc[place]) if place > verb.i else None
    if other is None or other.type not in _HOLDERS or other.kind != "name" or other.end != place + 1:
        return None
    before = doc[other.start - 1 - (doc[other.start - 1].lower_ == "the")]
    return other if before.text in {";", ",", "and"} and before.i > verb.i else None


def _verb(money: MentionSpan, arguments: Arguments) -> Token | None:
    """Return the verb that says that its subject has `money`."""
    backing = _backed(money)
    if backing is not None:
        return backing
    verb = _governor(money)
    if verb is None or grammar.is_passive(verb):
        return None
    taken = verb.lemma_ in {"take", "bring"} and any(t.lower_ == "in" for t in grammar.children(verb, "prt", "prep"))
    if (taken or verb.lemma_ in words("raise_funds")) and not _is_passed_on(verb, arguments):
        return verb
    stored = any(t.lemma_.lower() in words("cash") for t in grammar.clause(verb) if not _inside(t, money))
    stored = stored or _is_committees(verb, arguments)
    return verb if verb.lemma_ in words("hold_funds") and stored and not _is_passed_on(verb, arguments) else None


def _is_committees(verb: Token, arguments: Arguments) -> bool:
    """Return whether a committee is the subject of `verb`: what it has or reports in dollars is its money."""
    spent = any(t.lower_ in {"on", "for", "against"} for t in grammar.children(verb, "prep"))
    return not spent and any(m.type == "PAC" for m in arguments.referents(grammar.subjects(verb)))


def _payments(holder: MentionSpan, verb: Token, arguments: Arguments) -> Iterator[Statement]:
    """Yield from whom a part of the money came: "raised $900, half of it FROM LEE", "$300 of it FROM THE UNION"."""
    for preposition in verb.subtree:
        if preposition.lower_ == "from" and _is_part(preposition.head):
            money = _sum_before(preposition, arguments)
            for payer in arguments.referents(grammar.children(preposition, "pobj")):
                if payer.type in _HOLDERS and not arguments.same(payer, holder):
                    yield Statement("FUNDED", payer, holder, preposition, "funds.from", 0.8, anchor=verb, amount=money)


def _is_part(noun: Token) -> bool:
    """Return whether `noun` is money or a part of it: "half", "$300", "most of it"."""
    part = noun.head if noun.lower_ in {"it", "that", "which", "them", "this"} and noun.dep_ == "pobj" else noun
    part = part.head if part.lower_ == "of" else part
    return part.lemma_.lower() in words("shares") | words("money_parts") or part.pos_ == "NUM" or part.is_currency


def _sum_before(preposition: Token, arguments: Arguments) -> Money | None:
    mention = arguments.covering(preposition.doc[preposition.i - 1]) if preposition.i else None
    return mention.value if mention is not None and isinstance(mention.value, Money) else None


def _backed(money: MentionSpan) -> Token | None:
    """Return the verb of "is launching a campaign, with $50,000 behind it"."""
    following = [t.lower_ for t in money.root.doc[money.end : money.end + 2]]
    before = money.root.doc[money.start - 1] if money.start else money.root
    if before.lower_ != "with" or following[:1] != ["behind"] or following[1:] not in (["it"], ["them"]):
        return None
    return before.head if before.head.pos_ == "VERB" else grammar.governor(before)


def _governor(money: MentionSpan) -> Token | None:
    """Return the verb whose object `money` is, perhaps as the sum of another noun: "$900 in cash", "a $900 balance"."""
    token = money.root
    while token.dep_ in {"nummod", "nmod", "quantmod", "compound", "amod", "appos"} and token.head.pos_ != "VERB":
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ in {"of", "on", "with"} and token.head.head.pos_ in {"NOUN", "VERB"}:
        token = token.head if token.head.head.pos_ == "VERB" else token.head.head
    return token.head if token.dep_ in {"dobj", "prep"} and token.head.pos_ == "VERB" else None


def _is_passed_on(verb: Token, arguments: Arguments) -> bool:
    """Return whether the sentence names the payer or another receiver: "raised $900 FROM Apex", "FOR the mayor"."""
    others = [t for p in ("from", "for", "to", "against") for t in grammar.complements(verb, p)]
    return any(m.type in _HOLDERS for m in arguments.referents(others))


def _inside(token: Token, money: MentionSpan) -> bool:
    return money.start <= token.i < money.end


def _compared(sentence: Span, sums: list[MentionSpan]) -> tuple[MentionSpan, MentionSpan] | None:
    """Return the two sums of "$900 to $450"."""
    between = ((pair, sentence.doc[pair[0].end : pair[1].start].text) for pair in pairwise(sums))
    return next((pair for pair, words_between in between if words_between.strip().lower() == "to"), None)


def _has_cash(verb: Token) -> bool:
    return any(token.lemma_.lower() in words("cash") for token in grammar.clause(verb))


def _comparison(verb: Token, compared: tuple[MentionSpan, MentionSpan], arguments: Arguments) -> Iterator[Statement]:
    """Yield whose the two sums of "had twice the cash of his rival: $900 to $450" are; a nameless rival's is nobody's."""
    first, second = compared
    for holder in arguments.referents(grammar.subjects(verb)):
        yield _statement(holder, first, first.root, "funds.compared")
    for rival in _rivals(verb, arguments):
        yield _statement(rival, second, second.root, "funds.compared")


def _rivals(verb: Token, arguments: Arguments) -> list[MentionSpan]:
    """Return who is compared with; of "his challenger" the "his" is not."""
    behind = [t for cash in grammar.objects(verb) for p in ("of", "than") for t in grammar.complements(cash, p)]
    return [m for m in arguments.referents(behind) if m.type in _HOLDERS and m.root.dep_ != "poss"]


def _statement(holder: MentionSpan, money: MentionSpan, cue: Token, rule: str) -> Statement:
    amount = money.value if isinstance(money.value, Money) else None
    return Statement("HAS_FUNDS", holder, None, cue, rule, 0.82, anchor=cue, amount=amount, alone=True)
