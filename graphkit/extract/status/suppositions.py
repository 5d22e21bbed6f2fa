"""Words that leave a clause open: conditions, questions, wishes, orders, and headlines of what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESENT = frozenset({"VBZ", "VBP"})


def condition(clause: Token) -> str:
    """Return the words that make an adverbial clause a condition: "IF she pays", "HAD Lee paid", "as LONG as she pays"."""
    marks = [child for child in clause.children if child.dep_ in {"mark", "advmod"}]
    found = next((mark.text for mark in marks if mark.lower_ in words("hypothetical")), "")
    if found or marks:
        return found or (clause.head.text if clause.head.lower_ == "long" and clause.tag_ in _PRESENT else "")
    return _inverted(clause)


def _inverted(verb: Token) -> str:
    """Return the "had" that opens a condition: "HAD Lee paid, she would have won"."""
    opening = verb.doc[verb.left_edge.i]
    return opening.text if verb.i < verb.head.i and opening.dep_ == "aux" and opening.lower_ == "had" else ""


def supposed(clause: Token, verb: Token) -> str:
    """Return the words by which `verb` only supposes or asks its clause: "IMAGINE that", WHETHER."""
    bare = not any(child.dep_ in {*grammar.SURFACE_SUBJECTS, "aux"} for child in verb.children)
    bidden = verb.tag_ == "VB" and (verb.head.lemma_ == "let" or (bare and verb.dep_ == "ROOT"))
    if bidden and clause.dep_ == "ccomp" and verb.lemma_.lower() in words("imagining"):
        return verb.text
    return asked(clause)


def asked(clause: Token) -> str:
    """Return the word that makes a clause a question: "is looking into WHETHER she paid"."""
    marks = grammar.children(clause, "mark") if clause.dep_ in {"ccomp", "pcomp", "acl"} else []
    return next((mark.text for mark in marks if mark.lower_ in {"whether", "if"}), "")


def case(clause: Token) -> str:
    """Return the word before "that" which makes a clause a condition: "in the EVENT that Lee pays", "PROVIDED that she pays"."""
    that = next((child for child in clause.children if child.lower_ == "that" and child.i < clause.i), None)
    if that is None or not that.i:
        return ""
    before = that.nbor(-1)
    led = {t.lower_ for t in clause.doc[max(before.i - 2, 0) : before.i]} & {"in", "on", "under"}
    named = before.lemma_.lower() in words("conditions") and led
    return before.text if named or before.lower_ in words("hypothetical") else ""


def chance(clause: Token) -> str:
    """Return the noun by which a clause is only possible: "a CHANCE that Lee paid", "TALK of Lee's suing"."""
    noun = clause.head
    doing = clause.dep_ == "prep" and any(child.dep_ == "pcomp" for child in clause.children)
    told = doing or (clause.dep_ in {"acl", "ccomp"} and clause.tag_ != "VB")
    return noun.text if told and noun.pos_ == "NOUN" and noun.lemma_.lower() in words("prospects") else ""


def wished(verb: Token) -> str:
    """Return the word that makes a whole sentence a condition: "IF only Lee had paid"."""
    marks = grammar.children(verb, "mark", "advmod") if verb.dep_ == "ROOT" else []
    return next((mark.text for mark in marks if mark.lower_ in words("hypothetical")), "")


def ordered(clause: Token, verb: Token) -> str:
    """Return the verb by which somebody is only told to do something: "ORDERED Lee to pay", "was TOLD to pay"."""
    bid = verb.lemma_.lower() in words("commanding") and clause.dep_ in {"xcomp", "ccomp"}
    return verb.text if bid and is_infinitive(clause) else ""


def leaves_open(clause: Token, verb: Token) -> bool:
    """Return whether `verb` only intends or wishes its clause; a vote that was taken and a way that was gone are more."""
    lemma = verb.lemma_.lower()
    if lemma not in words("plan") or (lemma in words("say") and clause.dep_ == "ccomp"):
        return False
    return not (verb.tag_ in {"VBD", "VBN"} and lemma in words("motion") | {"vote"})


def pondered(clause: Token, verb: Token) -> str:
    """Return the verb under which a clause or thing is not even tried yet: "is WEIGHING a run", "is THINKING about paying"."""
    if clause.dep_ != "prep":
        return verb.text if verb.lemma_.lower() in words("pondering") else ""
    doing = any(child.tag_ == "VBG" for child in grammar.children(clause, "pcomp"))
    return verb.text if doing and f"{verb.lemma_.lower()} {clause.lower_}" in words("pondering") else ""


def headed(verb: Token) -> str:
    """Return the "to" of a headline of what is to come: "Lee TO sue Roe"."""
    auxiliaries = [child.lower_ for child in grammar.children(verb, "aux")]
    return "to" if verb.dep_ == "ROOT" and auxiliaries == ["to"] else ""


def not_yet(clause: Token) -> str:
    """Return the "yet" of "has YET to endorse"."""
    if clause.dep_ != "xcomp" or clause.head.lemma_ not in {"have", "be", "remain"}:
        return ""
    adverbs = [*grammar.children(clause, "advmod"), *grammar.children(clause.head, "advmod")]
    return next((t.text for t in adverbs if t.lower_ == "yet" and t.i < clause.i), "")


def is_infinitive(verb: Token) -> bool:
    """Return whether `verb` stands without a tense: "to SUE"."""
    return verb.tag_ == "VB" or any(child.lower_ == "to" for child in grammar.children(verb, "aux"))
