"""Who is an end of a claim without a name: "HER MOTHER sued Apex", "THE DRIVER gave Lee $500"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.tokens import plain
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_TYPES = frozenset({"PERSON", "ORG", "PAC"})
_ONE = frozenset({"NN", "NNP"})
_SAID = frozenset({"attr", "oprd", "compound", "nmod", "amod"})
"""What says of somebody what he is."""
_NEAR = 4
"""Tokens behind a noun in which its name follows."""
_TOLD = frozenset({"FAMILY_OF", "SPOUSE_OF", "RAN_AGAINST", "REPRESENTS"})
"""Relations that a noun and its owner state by themselves."""
_LOOSE = frozenset({"SUPPORTS", "AFFILIATED_WITH"})
"""What a noun, such as "committee" or "friend", says of too many to count without a name."""
_BELONGING = frozenset({"MEMBER_OF", "HOLDS_OFFICE"})
"""What is said of bodies that everybody knows by name."""


def nameless(tokens: Iterable[Token], arguments: Arguments) -> list[MentionSpan]:
    """Return the mentions headed by `tokens`, or taken up by them, that mean one person or body without a name."""
    nouns = (one for token in tokens for one in (grammar.antecedents(token) if grammar.is_relative(token) else [token]))
    found = (arguments.rooted(noun) for noun in nouns)
    return [mention for mention in found if mention is not None and is_somebody(mention, arguments)]


def is_somebody(mention: MentionSpan, arguments: Arguments) -> bool:
    """Return whether a noun means one person or body, rather than saying what somebody is."""
    noun = mention.root
    if mention.kind != "nominal" or mention.type not in _TYPES or noun.tag_ not in _ONE or noun.dep_ in _SAID:
        return False
    if (noun.dep_ == "pobj" and noun.head.lower_ == "as") or _is_named_behind(mention, arguments):
        return False
    if mention.type != "PERSON" and noun.lemma_.lower() not in words("bodies"):
        return False
    inside = noun.doc[mention.start : noun.i]
    before = {plain(token) for token in inside}
    return before.isdisjoint(words("opening_to_any")) and not any(_is_named(token, arguments) for token in inside)


def _is_named_behind(mention: MentionSpan, arguments: Arguments) -> bool:
    """Return whether the name follows, perhaps behind another noun: "her husband, the violinist TOBY MARLOW"."""
    noun = mention.root
    if grammar.children(noun, "appos"):
        return True
    behind = noun.doc[noun.i + 1 : noun.i + 1 + _NEAR]
    found = (arguments.covering(token) for token in behind) if behind and behind[0].text == "," else ()
    return any(one is not None and (one.kind, one.type) == ("name", mention.type) for one in found)


def _is_named(token: Token, arguments: Arguments) -> bool:
    """Return whether a name stands before the noun and is no owner: "the APEX union"."""
    mention = arguments.rooted(token)
    return mention is not None and mention.kind == "name" and token.dep_ != "poss"


def may_state(relation: str, trigger: Token, ends: tuple[MentionSpan, MentionSpan], arguments: Arguments) -> bool:
    """Return whether a relation may be stated between `ends`, one of which may have no name.

    A noun that tells what somebody is, and whose, states so little by itself that only kin and the like count: "her mother".
    """
    unknown = [end for end in ends if not arguments.is_known(end)]
    if not unknown:
        return True
    if len(unknown) > 1 or (relation in _BELONGING and unknown[0] is ends[1]):
        return False
    if relation in _LOOSE and trigger.pos_ == "NOUN":
        return False
    return unknown[0].root != trigger or (relation in _TOLD and trigger.dep_ not in {"poss", "dative"})
