"""The roles of a pattern: from the word that states a relation to the tokens at its ends.

subject, object, recipient   of a verb, passives turned round
self                         whom a noun describes: "the treasurer, GWEN SADLER", "ANN LEE is the treasurer"
poss, compound               what stands before a noun: "the CITY's mayor", "ACME chairman"
giver, getter                the subject of the verb that carries a noun: "LEE made a donation", "LEE won the endorsement"
site                         the noun for a body that a name stands before: "the Apex leather FACTORY"
filer                        who brought it: "the suit brought by LEE"
convict                      who was convicted of, sentenced or is held for a deed: "LEE was sentenced for the murder"
supported, attacked          the object of a participle: "spots supporting LEE"
before, after                what a joined participle joins: "LEE-funded BECKER"
relcl, giving                the clause that describes a noun; the verb that governs the noun which a clause describes
main                         the verb on which an adverbial clause hangs: "WAS APPOINTED, succeeding Lee"
appos, attr                  the noun beside or behind
of, to, from, against ...    what a preposition joins to it
Roles are chained by a dot: "object.poss" is the possessor of the object.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.tokens import dependents
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

_PASSING_ON = frozenset({"succeed", "replace"})
"""Verbs of which both, who had a role and who has it now, are in it: "LEE succeeded ROE as mayor"."""

_FAR = 6
"""Steps up the parse after which a verb no longer governs a noun."""


def filled(token: Token, role: str) -> list[Token]:
    """Return the tokens that fill `role` around `token`."""
    tokens = [token]
    for step in role.split("."):
        tokens = [found for one in tokens for found in _step(one, step)]
    return tokens


@cache
def preposition(role: str) -> str:
    """Return the first preposition of `role`, without which nothing can fill it; nothing where it needs none."""
    return next((step for step in role.split(".") if step not in _NAMED), "")


def _step(token: Token, step: str) -> list[Token]:
    if step in _NAMED:
        return _NAMED[step](token)
    found = grammar.complements(token, step)
    if not found and token.dep_ == "conj" and token.pos_ in grammar.NOUNS and not _has_article(token):
        return grammar.complements(token.head, step)
    return found or _shared(token, step) or _beside(token, step)


def _shared(noun: Token, step: str) -> list[Token]:
    """Return what a later member of a list of nouns has for all: "president and founder OF ACME", not "a pilot and a member of it"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return []
    others = (other for other in grammar.coordinated(noun)[1:] if not _has_article(other))
    return [found for other in others for found in grammar.complements(other, step)]


def _has_article(noun: Token) -> bool:
    return any(label == "det" for label, _ in dependents(noun))


def _beside(noun: Token, step: str) -> list[Token]:
    """Return what a light verb or a participle takes in the place of `noun`: "made a donation TO LEE", "the suit brought AGAINST LEE"."""
    brought = [
        t for deed in grammar.children(noun, "acl") if deed.tag_ == "VBN" for t in grammar.complements(deed, step)
    ]
    if brought:
        return brought
    light = noun.dep_ == "dobj" and noun.head.lemma_ in words("give_light") | words("get_light")
    return grammar.complements(noun.head, step) if light else []


def phrase(noun: Token) -> str:
    """Return the words of `noun` and what belongs to it before any clause."""
    left = min([noun.i, *(t.left_edge.i for t in noun.lefts if t.dep_ not in {"punct", "cc", "preconj"})])
    return " ".join(noun.doc[left : noun.i + 1].text.split())


def described(noun: Token) -> list[Token]:
    """Return the tokens of whom `noun` describes."""
    names = [t for t in grammar.children(noun, "appos") if t.pos_ == "PROPN"] or named_behind(noun)
    if names and noun.dep_ == "attr" and any(t.lower_ in {"of", "for", "at"} for t in grammar.children(noun, "prep")):
        return _predicated(noun)
    found = names or _DESCRIBED.get(noun.dep_, _nobody)(noun)
    return [*found, *grammar.examples(noun)] if noun.tag_ == "NNS" else found


def named_behind(noun: Token) -> list[Token]:
    """Return the name that the parser hung on what the role belongs to, "the head of Apex, ANN LEE, said", or on the verb."""
    if noun.dep_ not in grammar.SURFACE_SUBJECTS:
        return []
    belonging = [t for preposition in ("of", "at", "for") for t in grammar.complements(noun, preposition)]
    behind = [t for owner in belonging for t in grammar.children(owner, "appos")]
    return [t for t in behind if t.pos_ == "PROPN"] or _second_subject(noun)


def _second_subject(noun: Token) -> list[Token]:
    """Return the name behind a comma that the parser took for another subject: "her father-in-law, BO ROE, sits", "a native, LEE sat"."""
    others = [t for t in grammar.children(noun.head, noun.dep_) if t.i > noun.i and t.pos_ == "PROPN"]
    apart = [t for t in others if t.left_edge.nbor(-1).text == ","]
    return [t for t in apart if t.right_edge.text == "," or _opens_with(noun, t)]


def _opens_with(noun: Token, name: Token) -> bool:
    """Return whether the sentence opens with `noun` and its article, and nothing but a comma is between it and `name`."""
    opening, comma = noun.left_edge, name.left_edge.i - 1
    first = opening.i == noun.sent.start and opening.lower_ in {"a", "an"}
    return first and comma - noun.right_edge.i in {0, 1}


def _nobody(noun: Token) -> list[Token]:  # noqa: ARG001
    return []


def _titled(noun: Token) -> list[Token]:
    """Return the name that a title stands before: "chairman ANN LEE"."""
    return [noun.head] if noun.head.i > noun.i else []


def _identified(noun: Token) -> list[Token]:
    """Return who is behind "be": "its treasurer is ANN LEE"."""
    behind = grammar.children(noun.head, "attr") if noun.head.lemma_ == "be" else []
    return [t for t in behind if t.pos_ == "PROPN" or grammar.children(t, "appos")]


def _made(noun: Token) -> list[Token]:
    """Return the name that the parser hung on the role: "named ANN LEE treasurer"."""
    if noun.head.lemma_ not in words("appoint"):
        return []
    return [t for t in grammar.modifiers(noun) if t.pos_ == "PROPN"]


def _predicated(noun: Token) -> list[Token]:
    """Return whom a verb says to be `noun`: "ANN is the mayor", "Lee named ANN mayor"."""
    verb = noun.head
    if verb.pos_ not in grammar.VERBS:
        return []
    if noun.dep_ == "oprd" and not grammar.is_passive(verb):
        return grammar.objects(verb) if verb.lemma_ in words("appoint") else []
    return grammar.surface_subjects(verb)


def _as(noun: Token) -> list[Token]:
    """Return who is in a role given by "as": "ANN served as mayor", "they hired ANN as treasurer"; "ANN is of counsel"."""
    holder = noun.head.head
    if noun.lower_ == "counsel" and noun.head.lower_ == "of" and holder.lemma_ == "be":
        return grammar.surface_subjects(holder)
    if holder.pos_ == "NUM" and holder.dep_ == "conj" and holder.head.pos_ in grammar.VERBS:
        holder = holder.head
    if noun.head.lower_ != "as":
        return []
    if holder.pos_ not in grammar.VERBS:
        return [holder] if holder.pos_ == "PROPN" else []
    if holder.lemma_ in words("appoint") and not grammar.is_passive(holder):
        return grammar.objects(holder)
    if holder.lemma_ in words("appoint") or holder.lemma_ in words("serve"):
        return grammar.surface_subjects(holder)
    return []


def _passed_on(noun: Token) -> list[Token]:
    """Return who took over and who had a role: "LEE succeeded ROE as mayor"."""
    holder = noun.head.head
    verb = holder.head if holder.dep_ == "dobj" else holder
    passes = noun.head.lower_ == "as" and verb.pos_ == "VERB" and verb.lemma_ in _PASSING_ON
    return [*grammar.subjects(verb), *grammar.objects(verb)] if passes else []


def _one_of(noun: Token) -> list[Token]:
    """Return who is one of several: "LEE is one of the founders"."""
    part = noun.head.head
    of_part = noun.head.lower_ == "of" and part.lower_ in words("partitives") and part.dep_ != "pobj"
    return described(part) if of_part else []


def _giving(verb: Token) -> list[Token]:
    """Return the verb of the clause around "money that she received": who returns it, received it."""
    governed = grammar.governor(verb.head) if verb.dep_ == "relcl" else None
    return [governed] if governed is not None else []


def _carried(lists: str) -> Callable[[Token], list[Token]]:
    """Return the role of whoever does what a light verb of `lists` and its noun say together."""

    def carrier(noun: Token) -> list[Token]:
        while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
            noun = noun.head
        verb = noun.head
        carries = verb.pos_ in grammar.VERBS and verb.lemma_ in words(lists)
        return grammar.subjects(verb) if carries and noun.dep_ in {"dobj", "nsubjpass"} else []

    return carrier


def _filers(noun: Token) -> list[Token]:
    return [who for verb in grammar.children(noun, "acl") if verb.tag_ == "VBN" for who in grammar.subjects(verb)]


def _site(name: Token) -> list[Token]:
    """Return the noun for a body or its buildings that a name stands before: "the Apex leather FACTORY"."""
    named = name.dep_ in {"compound", "nmod"} and name.head.pos_ == "NOUN"
    return [name.head] if named and name.head.lemma_.lower() in words("sites") else []


def _convicts(deed: Token) -> list[Token]:
    """Return who was found to have done `deed`, a noun behind a verb or adjective of conviction."""
    token = deed
    for _ in range(_FAR):
        token = token.head
        if token.lemma_ in words("convict") and token.pos_ in grammar.VERBS:
            return (
                grammar.objects(token)
                if grammar.is_passive(token) or token.lemma_ in words("jail")
                else grammar.subjects(token)
            )
        if token.dep_ == "ROOT":
            break
    return []


def _acted(verbs: str) -> Callable[[Token], list[Token]]:
    def acted(token: Token) -> list[Token]:
        deeds = [token, *grammar.children(token, "acl", "advcl", "xcomp", "pcomp")]
        deeds += [joined for deed in deeds[1:] for joined in grammar.children(deed, "conj")]
        found = [deed for deed in deeds if deed.lemma_.lower() in words(verbs)]
        return [done_to for deed in found for done_to in _done_to(deed)]

    return acted


def _done_to(deed: Token) -> list[Token]:
    return grammar.objects(deed) if deed.pos_ in grammar.VERBS else grammar.complements(deed, "of")


def _joined(participle: Token) -> list[Token]:
    """Return the name before the hyphen of "George Lee-backed"."""
    left = [
        t
        for t in participle.lefts
        if t.dep_ in {"npadvmod", "compound", "nmod", "amod", "nsubj"} and t.i < participle.i
    ]
    if left:
        return left
    before = participle.i - 2
    return [participle.doc[before]] if before >= participle.sent.start else []


def _before(noun: Token) -> list[Token]:
    """Return the modifiers of `noun`, and those that stand before it within a name that it opens: "ACME chairman Ann Lee"."""
    own = grammar.modifiers(noun)
    own += [inner for t in own for inner in grammar.modifiers(t)]
    if own or noun.dep_ not in {"compound", "nmod"}:
        return own
    return [t for t in grammar.modifiers(noun.head) if t.i < noun.i]


_DESCRIBED: dict[str, Callable[[Token], list[Token]]] = {
    "compound": _titled,
    "nmod": _titled,
    "amod": _titled,
    "appos": lambda noun: [noun.head],
    "attr": _predicated,
    "oprd": _predicated,
    "acomp": _predicated,
    "nsubj": _identified,
    "dobj": _made,
    "conj": lambda noun: described(noun.head) if noun.head.pos_ == "NOUN" else [],
    "pobj": lambda noun: _passed_on(noun) or _as(noun) or _one_of(noun),
}

_NAMED: dict[str, Callable[[Token], list[Token]]] = {
    "self": described,
    "this": lambda token: [token],
    "subject": grammar.subjects,
    "object": grammar.objects,
    "recipient": grammar.recipients,
    "surface": grammar.surface_subjects,
    "poss": grammar.possessors,
    "compound": _before,
    "appos": lambda token: grammar.children(token, "appos"),
    "attr": lambda token: grammar.children(token, "attr", "oprd"),
    "relcl": lambda token: grammar.children(token, "relcl"),
    "giving": _giving,
    "main": lambda token: [grammar.winner(token) or token.head] if token.dep_ == "advcl" else [],
    "complement": lambda token: grammar.children(token, "xcomp", "ccomp"),
    "filer": _filers,
    "site": _site,
    "convict": _convicts,
    "supported": _acted("support"),
    "attacked": _acted("oppose"),
    "before": _joined,
    "after": lambda token: [token.head] if token.head.i > token.i else [],
    "giver": _carried("give_light"),
    "getter": _carried("get_light"),
    "host": lambda token: [governed] if (governed := grammar.governor(token)) is not None else [],
}
