"""Conditions on money: whether a verb or a noun is about a sum or a gift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graphkit.extract.claims.conditions import Match


def is_money(match: Match, _: str) -> bool:
    """Return whether money or a gift stands in the verb's clause: "gave the committee $500", "made a donation"."""
    if is_of_things(match, ""):
        return False
    if any(_tells_sum(match, token) or _names_gift(match, token) for token in grammar.clause(match.trigger)):
        return True
    return any(_tells_sum(match, t) or _is_given(t) for t in grammar.objects(match.trigger))


def is_of_things(match: Match, _: str) -> bool:
    """Return whether the verb is done to a thing with which no sum goes: "granted him BAIL in a case of $2 million", "paid a CALL on"."""
    objects = (t for t in match.trigger.children if t.dep_ == "dobj" and t.tag_ == "NN" and t.pos_ != "PRON")
    things = [t for t in objects if t.i != match.tail.root.i and not _names_gift(match, t)]
    return any(not any(_tells_sum(match, token) for token in thing.subtree) for thing in things)


def _is_given(token: Token) -> bool:
    """Return whether a relative pronoun stands for money: "the fees THAT Lee paid"."""
    noun = grammar.antecedent(token) if grammar.is_relative(token) else None
    return noun is not None and noun.lemma_.lower() in words("gifts")


def _tells_sum(match: Match, token: Token) -> bool:
    mention = match.arguments.covering(token)
    return mention is not None and mention.type == "MONEY"


def _names_gift(match: Match, token: Token) -> bool:
    governed = token.dep_ in {"dobj", "nsubjpass", "pobj", "conj", "nsubj"}
    return governed and token.lemma_.lower() in words("gifts") and match.arguments.covering(token) is None


def is_no_thing(match: Match, _: str) -> bool:
    """Return whether all that the verb is done to is money or a gift: no "gave the committee its office"."""
    return all(_tells_sum(match, t) or t.lemma_.lower() in words("gifts") for t in grammar.objects(match.trigger))


def is_gift(match: Match, _: str) -> bool:
    """Return whether the noun names a gift, or money stands under it: "a donation", "a cheque of $500"."""
    if match.trigger.lemma_.lower() in words("gift_nouns"):
        return True
    return any(_tells_sum(match, token) for token in match.trigger.subtree)
