"""Conditions on a noun that says what somebody is: whether it heads a body, works there, speaks for it or is one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.lexicon import person_nouns
from graphkit.extract.parse import grammar
from graphkit.extract.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graphkit.extract.claims.conditions import Match

_AGENTIVE = ("er", "or", "ist", "man", "woman", "ian", "ant", "ee", "yst", "person")
"""How nouns end that say what somebody does."""


def is_job(match: Match, _: str) -> bool:
    """Return whether the noun names a job at a body, no relation of another kind and no part of a name."""
    lemma = match.trigger.lemma_.lower()
    if (match.tail.type == "OFFICE" and lemma in words("chairs")) or len(match.tail.root) == 1:
        return False
    if lemma in words("critics") or match.trigger.pos_ not in {"NOUN", "PROPN"}:
        return False
    covering = match.arguments.covering(match.trigger)
    return (
        covering is None or (covering.type == "OFFICE" and covering.subtype != "agency") or covering.kind == "nominal"
    )


def is_person(match: Match, _: str) -> bool:
    """Return whether the noun is one for a human being: an analyst, not "a consequence of the firm's role"."""
    lemma = match.trigger.lemma_.lower()
    return lemma in person_nouns() or lemma in words("callings") or lemma.endswith(_AGENTIVE)


def leads(match: Match, _: str) -> bool:
    """Return whether the noun says who is at the head of a body: president, chief executive, THE director of it."""
    noun = match.trigger
    covering = match.arguments.covering(noun)
    if covering is not None and covering.kind == "name" and covering.type != "OFFICE":
        return False
    lemma = noun.lemma_.lower()
    own = (t for t in grammar.modifiers(noun) if match.arguments.covering(t) is not match.tail)
    before = {token.lower_ for token in own} | _hyphened(noun)
    if before & words("seconds") or _is_of_department(match):
        return False
    if lemma in words("leaders") or (lemma in words("managers") and bool(before & words("heading"))):
        return True
    return _directs(noun) or (_heads(match, lemma) and before <= words("plain_modifiers"))


def _hyphened(noun: Token) -> set[str]:
    """Return the word that a hyphen joins to `noun`: VICE-president."""
    before = noun.doc[max(noun.i - 2, 0) : noun.i]
    return {before[0].lower_} if before[-1:].text == "-" and len(before) > 1 else set()


def _is_of_department(match: Match) -> bool:
    """Return whether the noun is the head of something at the body: "its director OF COMMUNICATIONS", "head OF SALES at Apex"."""
    behind = [child for child in grammar.children(match.trigger, "prep") if child.lower_ == "of"]
    belonging = {token.i for preposition in behind for token in preposition.subtree}
    of_body = not belonging.isdisjoint(range(match.tail.start, match.tail.end))
    return bool(grammar.complements(match.trigger, "of")) and not of_body


def _heads(match: Match, lemma: str) -> bool:
    """Return whether a noun without more names the head of a body: an editor, the secretary of a union, a secretary general."""
    if lemma == "general":
        return bool(match.trigger.i) and match.trigger.nbor(-1).lower_ in {"secretary", "director", "-"}
    return lemma in words("sole_heads") or (lemma == "secretary" and match.arguments.is_party(match.tail))


def _directs(noun: Token) -> bool:
    """Return whether `noun` is the one director: THE director of it, ITS director, not "a director" or "campaign director"."""
    one_of_several = any(t.lower_ in {"a", "an", "another"} for t in grammar.children(noun, "det"))
    return (
        noun.lemma_.lower() == "director" and noun.tag_ == "NN" and not one_of_several and not grammar.modifiers(noun)
    )


def is_of_several(match: Match, _: str) -> bool:
    """Return whether the noun names one of several on a board: "A DIRECTOR of Apex", not "the finance director"."""
    noun = match.trigger
    articled = any(t.lower_ in {"a", "an", "another"} for t in grammar.children(noun, "det"))
    before = {token.lower_ for token in grammar.modifiers(noun)}
    return articled and before <= words("plain_modifiers") | {"non", "executive", "outside", "independent"}


def is_voice(match: Match, _: str) -> bool:
    """Return whether the noun is one who acts for another, no public office, and what joins the two is no place of work."""
    noun = match.trigger
    if match.tail.type == "OFFICE" and noun.lemma_.lower() not in words("spokesmen"):
        return False
    at_work = any(child.lower_ in {"at", "with", "in"} for child in grammar.children(noun, "prep"))
    return noun.lemma_.lower() in words("voices") and not at_work


def is_partisan(match: Match, _: str) -> bool:
    """Return whether the noun is one for those who sit or stand for a party."""
    return match.trigger.lemma_.lower() in words("partisans")


def is_untrained(match: Match, _: str) -> bool:
    """Return whether what the noun has to do with a body is no schooling there: "a lawyer TRAINED AT Harvard University"."""
    deeds = grammar.children(match.trigger, "acl")
    taught = [deed for deed in deeds if deed.lemma_.lower() in words("schooling")]
    return not any(match.tail.root in deed.subtree for deed in taught)


def is_for_leadership(match: Match, _: str) -> bool:
    """Return whether a committee is one with which a politician helps others: "her LEADERSHIP committee"."""
    return any(t.lower_ == "leadership" for t in grammar.modifiers(match.trigger))
