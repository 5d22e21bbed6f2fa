"""Words that leave a clause open: conditions, questions, wishes, orders, and headlines of what is to come."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.patterns import stating
from graphkit.extract.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"ccomp", "pcomp", "acl", "csubj", "csubjpass"})
_PRESENT = frozenset({"VBZ", "VBP"})
_COMING = frozenset({"will", "wo", "'ll", "’ll", "shall", "can", "may"})
_TIMES = frozenset({"when", "whenever", "until", "till", "once", "after", "before", "as"})
_GRANTING = frozenset({"assuming", "supposing", "presuming", "provided", "providing"})
_MAKING = frozenset({"form", "create", "become"})
"""Verbs whose infinitive is what came of the deed before: "merged to FORM the union"."""
_UNSURE = frozenset({"would", "could", "might", "'d", "’d"})


def condition(clause: Token) -> str:
    """Return the words that make an adverbial clause a condition: "IF she pays", "HAD Lee paid", "as LONG as she pays"."""
    marks = [child for child in clause.children if child.dep_ in {"mark", "advmod"}]
    found = next((mark.text for mark in marks if mark.lower_ in words("hypothetical") or _is_as_though(mark)), "")
    if found or marks:
        lasting = clause.head.text if clause.head.lower_ == "long" and clause.tag_ in _PRESENT else ""
        return found or lasting or _ahead(clause, marks)
    return _inverted(clause)


def _is_as_though(mark: Token) -> bool:
    """Return whether a clause only compares: "acted as THOUGH she had paid"."""
    return mark.lower_ == "though" and mark.i > 0 and mark.nbor(-1).lower_ == "as"


def _ahead(clause: Token, marks: list[Token]) -> str:
    """Return the word that sets a clause in the present before what is to come: "WHEN she pays, it will end"."""
    coming = any(child.lower_ in _COMING for child in grammar.children(clause.head, "aux"))
    return next((mark.text for mark in marks if coming and clause.tag_ in _PRESENT and mark.lower_ in _TIMES), "")


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
    return asked(clause) or _overdue(clause, verb)


def _overdue(clause: Token, verb: Token) -> str:
    """Return the noun by which what a clause says is still to be done: "it is high TIME that she paid"."""
    said = clause.dep_ == "ccomp" and verb.lemma_ == "be" and any(t.lower_ == "it" for t in grammar.subjects(verb))
    before = clause.doc[verb.i + 1 : clause.i] if said else ()
    return next((t.text for t in before if t.lower_ == "time" and t.dep_ in {"attr", "npadvmod"}), "")


def asked(clause: Token) -> str:
    """Return the word that makes a clause a question: "is looking into WHETHER she paid"."""
    marks = grammar.children(clause, "mark") if clause.dep_ in _CLAUSES else []
    return next((mark.text for mark in marks if mark.lower_ in {"whether", "if"}), "")


def questioned(noun: Token) -> str:
    """Return the mark of a question that asks whether somebody is `noun`: "Is Lee the MAYOR?", not "Who beat the mayor?"."""
    verb = noun.sent.root
    asks = noun.sent[-1].text == "?" and verb.lemma_ == "be" and verb.i < noun.i
    subjects = grammar.surface_subjects(verb) if asks else []
    beside = noun.head in subjects and noun.dep_ == "appos" and not grammar.children(verb, "attr", "acomp")
    inverted = any(verb.i < subject.i for subject in subjects)
    return "?" if inverted and (beside or noun in grammar.children(verb, "attr")) else ""


def case(clause: Token) -> str:
    """Return the word before a clause that makes it a condition: "in the EVENT that Lee pays", "PROVIDED that", "ASSUMING Lee pays"."""
    opening = clause.doc[clause.left_edge.i]
    if opening.lower_ in _GRANTING:
        return opening.text
    that = next((child for child in clause.children if child.lower_ == "that" and child.i < clause.i), None)
    if that is None or not that.i:
        return _in_case(clause)
    before = that.nbor(-1)
    led = {t.lower_ for t in clause.doc[max(before.i - 2, 0) : before.i]} & {"in", "on", "under"}
    named = before.lemma_.lower() in words("conditions") and led
    return before.text if named or before.lower_ in words("hypothetical") else ""


def _in_case(clause: Token) -> str:
    """Return the noun that makes a clause without "that" a condition: "in CASE she pays"."""
    before = clause.doc[clause.left_edge.i : clause.i]
    return next((t.text for t in before if t.lower_ == "case" and t.dep_ == "pobj" and t.nbor(-1).lower_ == "in"), "")


def maybe(word: Token) -> str:
    """Return the adverb or adjective by which what `word` names may not be so: "PERHAPS paid", "the PROPOSED merger", "WOULD-be mayor"."""
    better = word.tag_ == "VB" and word.i > 1 and word.nbor(-1).lower_ == "better" and word.nbor(-2).lower_ == "had"
    adverb = next((t.text for t in grammar.children(word, "advmod") if t.lower_ in words("maybe")), "")
    adverb = "had better" if better else adverb
    coming = (t.text for t in grammar.children(word, "amod") if t.lower_ in words("prospective"))
    would_be = (_is_would_be(t) for t in grammar.children(word, "nmod", "amod", "compound"))
    return adverb or next(coming, "") or ("would-be" if any(would_be) else "")


def _is_would_be(word: Token) -> bool:
    before = word.doc[max(word.i - 2, 0) : word.i]
    return word.lower_ == "be" and [t.lower_ for t in before] == ["would", "-"]


def qualified(word: Token) -> str:
    """Return by what a word that is mostly taken for granted is only thought: "the man TO sue her", "a WORLD where she paid"."""
    noun = word.head
    opening = word.doc[word.left_edge.i]
    if word.dep_ == "relcl":
        thought = opening.lower_ in {"where", "when", "in"} and noun.lemma_.lower() in words("scenarios")
        return noun.text if thought else _purpose(word)
    return _unmet(word)


def _purpose(verb: Token) -> str:
    """Return the "to" of what a noun is only for: "the man TO sue her", not "the first man to sue her", "merged to form it"."""
    before = verb.doc[verb.sent.start : verb.left_edge.i]
    ranked = any(t.lower_ in words("ranks") for t in before)
    made = verb.lemma_ in _MAKING and any(t.tag_ in {"VBD", "VBN"} for t in before)
    return "to" if verb.tag_ == "VB" and is_infinitive(verb) and not ranked and not made else ""


def _unmet(noun: Token) -> str:
    """Return the auxiliary by which no definite deed, as the subject, is only supposed: "an endorsement WOULD help"."""
    indefinite = noun.pos_ == "NOUN" and noun.doc[noun.left_edge.i].lower_ in {"a", "an", "any"}
    unsure = grammar.children(noun.head, "aux") if indefinite and noun.dep_ in grammar.SURFACE_SUBJECTS else []
    return next((t.text for t in unsure if t.lower_ in _UNSURE), "")


def permitted(noun: Token) -> str:
    """Return the verb that must be done before what `noun` names comes about: "must APPROVE the purchase", "would NEED consent"."""
    verb = noun.head
    waits = noun.dep_ in {"dobj", "nsubjpass"} or verb.lemma_ in {"need", "require"}
    if not waits or verb.lemma_.lower() not in words("permitting"):
        return ""
    return verb.text if verb.tag_ == "VB" and grammar.children(verb, "aux") else ""


def unfulfilled(clause: Token, verb: Token) -> str:
    """Return what leaves an infinitive under `verb` undone: "hired a lawyer TO sue", "HAS to pay"; none of "managed to buy"."""
    if clause.dep_ != "xcomp" or clause.tag_ != "VB" or not any(t.lower_ == "to" for t in clause.children):
        return ""
    lemma = verb.lemma_.lower()
    if lemma == "have":
        said = clause.lemma_.lower() in words("say")
        return verb.text if verb.tag_ in {*_PRESENT, "VB"} and not said else ""
    if clause.lemma_ in _MAKING and verb.tag_ in {"VBD", "VBN"}:
        return ""
    moved = lemma == "move" and not grammar.children(verb, "prep", "advmod", "dobj")
    heard = words("say") | words("seeming") | words("taken") | words("deny") | words("unhindered")
    posted = lemma in words("appointing") and clause.lemma_ in _posts()
    known = posted or lemma in words("carried_out") | words("motion") | heard
    return "" if (known and not moved) or verb.pos_ != "VERB" else "to"


@cache
def _posts() -> frozenset[str]:
    """Return the verbs by which somebody has a post."""
    return stating("RUNS") | stating("HOLDS_OFFICE") | {"be", "become"}


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
