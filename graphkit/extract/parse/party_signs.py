"""What shows that a body is a party: its name, what the text calls it, the people whom it puts up and the seats that it wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graphkit.extract.spans import MentionSpan


def shows_party(mention: MentionSpan, kind: str) -> bool:
    """Return whether a mention shows its body to be a party, by the words of the list `kind` or by what stands around it."""
    if mention.kind == "name":
        known = mention.subtype == "party" or any(word.casefold() in words(kind) for word in mention.name.split())
        return known or _has_candidates(mention) or _is_stood_for(mention) or _wins_seats(mention)
    return mention.kind == "nominal" and mention.type == "ORG" and mention.root.lemma_.lower() == "party"


def _has_candidates(body: MentionSpan) -> bool:
    """Return whether the noun that a body's name modifies is one for a party's people: "the Apex CANDIDATE"."""
    noun = body.root.head
    beside = body.root.dep_ in {"compound", "nmod", "poss", "amod"} and noun.i >= body.end
    return beside and noun.lemma_.lower() in words("party_people")


def _is_stood_for(body: MentionSpan) -> bool:
    """Return whether somebody stands or sits for a body: "a deputy FOR Apex", "Lee OF Apex was elected", "APEX'S Ann Lee won"."""
    joint = body.root.head
    if body.root.dep_ == "poss":
        return joint.pos_ == "PROPN" and _stands(joint)
    if body.root.dep_ != "pobj":
        return False
    if joint.lower_ == "for":
        return joint.head.lemma_.lower() in words("party_people")
    return joint.lower_ == "of" and joint.head.pos_ == "PROPN" and _stands(joint.head)


def _stands(person: Token) -> bool:
    """Return whether a verb of elections is about `person`, in a sentence on an election."""
    while person.dep_ == "conj" and person.head.pos_ == "PROPN":
        person = person.head
    verb = person.head if person.dep_ in grammar.SURFACE_SUBJECTS | {"dobj"} else grammar.governor(person)
    if verb is None or verb.lemma_ not in words("elections") | words("unseat") | words("standing"):
        return False
    return any(token.lemma_.lower() in words("contest") | words("seats_won") for token in verb.sent)


def _wins_seats(body: MentionSpan) -> bool:
    """Return whether a body wins, holds or loses seats: "APEX won nine seats"."""
    verb = body.root.head
    if body.root.dep_ != "nsubj" or verb.lemma_ not in words("seat_verbs"):
        return False
    return any(t.tag_ == "NNS" and t.lemma_.lower() in words("mandates") for t in grammar.children(verb, "dobj"))
