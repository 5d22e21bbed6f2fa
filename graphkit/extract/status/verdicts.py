"""What a sentence holds of a deed, a plan or a report that a word names: denied, called off, a lie, come about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.parse.negation import denies, negator
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from graphkit.extract.parse.arguments import Arguments


def denied(verb: Token, arguments: Arguments) -> str:
    """Return `verb` where it denies what hangs on it: "denied that", not "has not denied that"."""
    return verb.text if denies(verb) and not negator(verb, arguments) else ""


def undecided(token: Token, verb: Token, arguments: Arguments) -> str:
    """Return `verb` where it denies nothing and leaves open what hangs on it: "has not RULED out suing", not "did not fail to"."""
    lemma = verb.lemma_.lower()
    certain = is_taken_back(verb) or lemma in words("averting")
    spoken = lemma in words("deny_aloud") and token.dep_ not in {"dobj", "nsubjpass"}
    return "" if certain or spoken or not denies(verb) or not negator(verb, arguments) else verb.text


def refused(token: Token, verb: Token, arguments: Arguments) -> str:
    """Return the word by which `verb` turns its clause or object round: DENIED, "WRONGLY reported", "REFRAINED from"."""
    refrains = f"{verb.lemma_.lower()} {token.lower_}" in words("refraining") if token.dep_ == "prep" else False
    return denied(verb, arguments) or _wrongly(verb) or (verb.text if refrains else "")


def _wrongly(verb: Token) -> str:
    """Return the adverb by which something was said in error: "WRONGLY reported that"."""
    adverbs = (t for t in grammar.children(verb, "advmod") if t.lower_ in words("wrongly"))
    return next((t.text for t in adverbs if verb.lemma_.lower() in words("say")), "")


def is_taken_back(verb: Token) -> bool:
    """Return whether a denying verb presupposes what it takes back: "withdrew its support"."""
    return verb.lemma_.lower() in words("withdraws")


def undone(noun: Token, arguments: Arguments) -> str:
    """Return the verb by which what `noun` names is denied or came to nothing: CALLED off, PULLED its support, COLLAPSED."""
    verb, lemma = noun.head, noun.head.lemma_.lower()
    if noun.dep_ in grammar.SURFACE_SUBJECTS and lemma in words("collapsing"):
        return verb.text
    if noun.dep_ not in {"dobj", "nsubjpass"}:
        return ""
    dropped = lemma in words("dropping") and noun.lemma_.lower() in words("votes")
    return verb.text if dropped else denied(verb, arguments)


def happens(noun: Token) -> bool:
    """Return whether a verb only says that what `noun` names comes about: "the talks BEGAN", "was HELD", "is PLANNED"."""
    verb = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ not in grammar.SURFACE_SUBJECTS:
        return False
    place = verb.lemma_ == "take" and any(t.lower_ == "place" for t in grammar.objects(verb))
    arranged = noun.dep_ == "nsubjpass" and verb.lemma_ in words("plan_thing") | words("intending")
    return place or arranged or verb.lemma_ in words("happening")


def nobodys(clause: Token, arguments: Arguments) -> str:
    """Return the word by which a clause about a noun is true of nobody: "NOTHING to prove that", "it was NOT Lee who paid"."""
    noun, verb = clause.head, clause.head.head
    if clause.dep_ not in {"relcl", "acl"}:
        return ""
    if clause.tag_ == "VB" and noun.lower_ in {"nothing", "little"}:
        return noun.text
    cleft = noun.dep_ == "attr" and verb.lemma_ == "be" and any(t.lower_ == "it" for t in grammar.subjects(verb))
    return negator(verb, arguments) if cleft else ""


def is_rumoured(clause: Token) -> bool:
    """Return whether a clause is what a noun says rather than what is said of the noun: "the RUMOUR that Lee had paid"."""
    opening = clause.doc[clause.left_edge.i]
    noun = clause.head.lemma_.lower()
    told = clause.dep_ == "relcl" and noun in words("say_nouns") | words("facts") and opening.lower_ == "that"
    return told and any(t.dep_ in grammar.SURFACE_SUBJECTS and t.i != opening.i for t in clause.children)


def of(token: Token, verb: Token) -> Iterator[Token]:
    """Yield what a sentence holds of its clause or of a report: "it is FALSE that", "the report proved to be a LIE"."""
    if token.dep_ != "ccomp" or token.i > verb.i:
        for judged in (verb, *grammar.children(verb, "xcomp")):
            yield from grammar.children(judged, "acomp", "attr", "oprd")


def branded(report: Token) -> str:
    """Return the word for what somebody calls a report: "called the claim that Lee paid a LIE"."""
    if report.dep_ != "dobj" or report.head.lemma_ not in words("branding"):
        return ""
    behind = report.doc[report.i + 1 : report.sent.end]
    return next((t.text for t in behind if t.lemma_.lower() in words("untruths") | words("untrue")), "")
