"""The parse of a sentence as predicates and their arguments: who does what to whom, passives turned round.

Every function takes and returns tokens of one spaCy parse (the ClearNLP labels of the English pipelines).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.tokens import dependents
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

SURFACE_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_ADJUNCTS = frozenset({"prep", "agent", "dative"})
_OBJECT_CONTROL = words("object_control")
_PLURAL_VERBS = frozenset({"are", "were", "have", "’re", "'re"})
_MAX_BORROWED = 6
WHERE = frozenset({"in", "at"})
"""Prepositions for which "where" stands."""
_ADJOINING = 3
"""Tokens at most from one verb to the next of "founded and later led"."""
_OWN_COMPLEMENTS = frozenset({"dobj", "prep", "xcomp", "ccomp", "acomp", "attr", "oprd", "dative"})


def children(token: Token, *labels: str) -> list[Token]:
    """Return the dependents of `token` with one of `labels`, in order."""
    return [child for label, child in dependents(token) if label in labels]


def clause(verb: Token) -> Iterator[Token]:
    """Yield the tokens of `verb`'s own clause, not those of the clauses in it."""
    waiting = [verb]
    while waiting:  # no recursion: a sentence of a thousand "of the" is as deep as it is long
        token = waiting.pop()
        yield token
        waiting += [child for label, child in reversed(dependents(token)) if _is_own(label, child)]


def _is_own(label: str, child: Token) -> bool:
    """Return whether `child` belongs to the clause of what it depends on: no clause or aside of its own begins with it."""
    if label not in {"relcl", "ccomp", "advcl", "parataxis", "conj", "appos"}:
        return True
    return label != "appos" and child.pos_ not in VERBS


def is_passive(verb: Token) -> bool:
    """Return whether `verb` is in the passive: its surface subject is what the verb is done to."""
    while True:
        labels = {label for label, _ in dependents(verb)}
        if labels & {"nsubjpass", "auxpass"}:
            return True
        if verb.tag_ != "VBN" or labels & {"aux", "nsubj"}:
            return False
        if verb.dep_ in {"acl", "amod"} or "agent" in labels or (verb.dep_ == "advcl" and "dobj" not in labels):
            return True
        if verb.dep_ != "conj" or verb.head.pos_ not in VERBS:
            return False
        verb = verb.head


def subjects(verb: Token) -> list[Token]:
    """Return who does it: the subject, or the agent of a passive."""
    if is_passive(verb):
        return _agents(verb)
    return surface_subjects(verb)


def objects(verb: Token) -> list[Token]:
    """Return what it is done to: the direct object, or the subject of a passive."""
    if is_passive(verb):
        return [] if _keeps_object(verb) else surface_subjects(verb)
    found = children(verb, "dobj") or _small_clause_objects(verb)
    if not found and _lacks_object(verb):
        return [verb.head]
    if not found and verb.dep_ == "conj" and not children(verb, "prep", "xcomp", "ccomp") and verb.head.pos_ == "VERB":
        return [token for token in children(verb.head, "dobj") if token.i > verb.i]
    sharing = None if found else _sharing(verb)
    return objects(sharing) if sharing is not None else found


def recipients(verb: Token) -> list[Token]:
    """Return the indirect objects: "gave HER money", "SHE was paid money"."""
    if is_passive(verb) and _keeps_object(verb):
        return surface_subjects(verb)
    return [child for child in children(verb, "dative") if child.pos_ != "ADP"] or _first_of_two_objects(verb)


def _first_of_two_objects(verb: Token) -> list[Token]:
    """Return the object before a sum of money: who is paid, where the parser sees two objects, perhaps as one list of them."""
    found = children(verb, "dobj", "npadvmod")
    joined = [token for first in found for token in coordinated(first)]
    sums = [token for token in joined if any(part.is_currency for part in token.lefts)]
    return [token for token in found if token.dep_ == "dobj" and token not in sums and sums and token.i < sums[0].i]


def surface_subjects(verb: Token) -> list[Token]:
    """Return the tokens that stand as subject of `verb`, borrowed from a governing clause where it has none of its own."""
    for _ in range(_MAX_BORROWED):
        own = [child for label, child in dependents(verb) if label in SURFACE_SUBJECTS]
        if own:
            return own
        lender = winner(verb) or _lender(verb)
        if lender is None:
            return []
        if lender.pos_ not in VERBS:
            return [lender]
        if _hands_on_object(lender, verb):
            controlled = children(lender, "dobj") or children(lender, "oprd")
            if controlled:
                return controlled
        verb = lender
    return []


def _hands_on_object(lender: Token, verb: Token) -> bool:
    """Return whether the object of `lender` does what `verb` says: "named LEE, a friend, to be", not "after winning, Roe named Lee"."""
    to_be = verb.dep_ == "advcl" and (verb.lemma_, verb.tag_) == ("be", "VB")
    behind = (to_be or verb.dep_ in {"xcomp", "pcomp", "prep"}) and verb.i > lender.i
    return behind and lender.lemma_ in _OBJECT_CONTROL and not is_passive(lender)


def _lender(verb: Token) -> Token | None:
    """Return the verb or noun whose subject, or which itself, is the subject of `verb`."""
    head = verb.head
    if verb.dep_ in {"xcomp", "advcl", "conj", "dep"} and head.pos_ in VERBS:
        return head
    if verb.dep_ == "ccomp" and head.pos_ in VERBS and verb.tag_ in {"VB", "VBG"}:
        return head
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ" and head.head.pos_ in VERBS:
        return head.head
    if verb.dep_ in {"acl", "relcl"}:
        return _noun_lender(verb, head)
    if verb.dep_ == "pcomp" and head.head.pos_ == "ADJ":
        found = children(head.head, "nsubj")
        return found[0] if found else head.head.head if head.head.head.pos_ in VERBS else None
    hidden = verb.dep_ == "pcomp" or (verb.dep_ == "amod" and head.dep_ == "conj")
    return head.head if hidden and head.head.pos_ in VERBS else None


def is_subject_of_name(noun: Token) -> bool:
    """Return whether `noun` is the subject of "be" with a name behind it: "the TREASURER is Ann Lee"."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return False
    return any(child.pos_ == "PROPN" for child in children(noun.head, "attr"))


def winner(verb: Token) -> Token | None:
    """Return the clause of an election right before "unseating Lee", where the parser hung that on a verb further back."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.lemma_ not in words("unseat"):
        return None
    between = verb.doc[verb.head.i + 1 : verb.i]
    return next((t for t in reversed(between) if t.dep_ == "relcl" and t.lemma_ in words("elections")), None)


def _noun_lender(verb: Token, noun: Token) -> Token | None:
    """Return who acts where a noun's clause has no subject: the noun, or whoever has it ("an effort to unseat")."""
    if verb.tag_ == "VB" and verb.dep_ == "acl":
        owners = possessors(noun)
        if owners:
            return owners[0]
        return governor(noun)
    return noun


def governor(noun: Token) -> Token | None:
    """Return the verb that governs `noun` as an object, through prepositions and other nouns."""
    token = noun
    for _ in range(_MAX_BORROWED):
        if token.dep_ not in {"dobj", "pobj", "prep", "conj", "attr", "oprd", "agent"}:
            return None
        token = token.head
        if token.pos_ in VERBS:
            return token
    return None


def complements(token: Token, preposition: str) -> list[Token]:
    """Return the nouns that `preposition` joins to `token`, directly or through a noun that `token` governs."""
    direct = list(_direct(token, preposition))
    if direct or token.pos_ not in VERBS:
        return direct
    sharing = _sharing(token)
    if sharing is not None:
        return list(_direct(sharing, preposition))
    inner = [noun for inner in _inner_nouns(token) for noun in _direct(inner, preposition)]
    return inner or _relative_complements(token, preposition)


def _direct(token: Token, preposition: str) -> Iterator[Token]:
    for label, child in dependents(token):
        if label in _ADJUNCTS and child.lower_ == preposition:
            yield from children(child, "pobj", "pcomp")
            for nested in children(child, "prep", "conj"):
                yield from children(nested, "pobj")
        elif label == "prep" and child.lower_ in {"away", "out", "up"}:
            yield from _direct(child, preposition)
        elif label == "prt" and child.lower_ == preposition:
            yield from children(token, "dobj")


def _sharing(verb: Token) -> Token | None:
    """Return the verb right behind `verb` and "and" whose object or preposition counts for both: "FOUNDED and later led Apex"."""
    own = {label for label, _ in dependents(verb)}
    if "cc" not in own or own & _OWN_COMPLEMENTS or verb.lemma_ in words("complete_alone"):
        return None
    near = (
        t for t in children(verb, "conj") if t.pos_ == "VERB" and t.tag_ == verb.tag_ and t.i - verb.i <= _ADJOINING
    )
    return next((t for t in near if not children(t, *SURFACE_SUBJECTS, "aux", "auxpass")), None)


def _relative_complements(verb: Token, preposition: str) -> list[Token]:
    """Return the noun of the relative clause of `verb` for "where", or for a preposition without a noun: "the firm she worked FOR"."""
    top = verb
    while top.dep_ in {"conj", "xcomp"} and top.head.pos_ in VERBS:
        top = top.head
    if top.dep_ != "relcl":
        return []
    bare = (t for t in children(verb, "prep") if t.lower_ == preposition and not dependents(t))
    where = preposition in WHERE and any(t.lower_ == "where" for t in children(top, "advmod"))
    return [top.head] if where or any(True for _ in bare) else []


def _inner_nouns(verb: Token, depth: int = 2) -> Iterator[Token]:
    """Yield nouns that `verb` governs and on which a parser may have hung one of its own prepositions."""
    for label, child in dependents(verb):
        if label in {"dobj", "npadvmod", "attr"}:
            yield child
        elif label in {"prep", "agent"} and depth:
            for noun in children(child, "pobj"):
                yield noun
                yield from (inner for sub in children(noun, "prep") for inner in children(sub, "pobj"))


def examples(noun: Token) -> list[Token]:
    """Return what is named as some of many: "companies such as APEX", "firms, including APEX", "its leaders include LEE"."""
    such = [t for t in children(noun, "prep") if t.lower_ == "as" and t.i and t.nbor(-1).lower_ == "such"]
    named = [
        *complements(noun, "including"),
        *(found for preposition in such for found in children(preposition, "pobj")),
    ]
    verb = noun.head
    return named or (objects(verb) if noun.dep_ == "nsubj" and verb.lemma_ == "include" else [])


def possessors(noun: Token) -> list[Token]:
    """Return who has `noun`; in a list of nouns the first one's possessor counts for all that have no "the"."""
    for _ in range(_MAX_BORROWED):
        own = children(noun, "poss") or [t for t in children(noun, "nmod") if _has_apostrophe(t)]
        if own or noun.dep_ != "conj" or any(child.lower_ == "the" for child in children(noun, "det")):
            return own
        noun = noun.head
    return []


def _has_apostrophe(noun: Token) -> bool:
    """Return whether an apostrophe alone makes `noun` a possessor, which parsers take for a quotation mark: "NEWS' Ann Lee"."""
    return noun.lower_.endswith("s") and noun.i + 1 < len(noun.doc) and noun.nbor(1).text in {"'", "’"}


def modifiers(noun: Token) -> list[Token]:
    """Return the nouns and adjectives that stand before `noun` and belong to it."""
    return [t for t in children(noun, "compound", "nmod", "amod", "npadvmod", "nummod") if t.i < noun.i]


def coordinated(token: Token) -> list[Token]:
    """Return `token` and all that is joined to it by "and", "or", "nor" or commas."""
    found: list[Token] = []
    waiting = [token]
    while waiting:  # no recursion: each of a thousand names hangs on the one before
        found.append(waiting.pop())
        waiting += [
            child for label, child in reversed(dependents(found[-1])) if label == "conj" and child.pos_ in NOUNS
        ]
    return found


def antecedent(pronoun: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for: "the PAC, WHICH was founded"."""
    token = pronoun
    for _ in range(_MAX_BORROWED):
        if token.dep_ == "relcl":
            return token.head
        if token.dep_ == "ROOT":
            return None
        token = token.head
    return None


def antecedents(pronoun: Token) -> list[Token]:
    """Return the nouns that a relative pronoun stands for: both of "Ann LEE and Bo ROE, who are members", "both of whom were"."""
    noun = antecedent(pronoun)
    while noun is not None and noun.dep_ == "appos":
        noun = noun.head
    if noun is None:
        return []
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in NOUNS:
        first = first.head
    several = coordinated(first) if _is_of_several(pronoun) else []
    return several if noun in several else [noun]


def _is_of_several(pronoun: Token) -> bool:
    """Return whether the verb of a relative clause, or what stands before "of whom", says that it is of more than one."""
    whole = pronoun.dep_ == "pobj" and pronoun.head.head.lower_ in {"both", "all", "each"}
    if whole or pronoun.dep_ not in SURFACE_SUBJECTS:
        return whole
    return any(t.lower_ in _PLURAL_VERBS for t in (pronoun.head, *children(pronoun.head, "aux", "auxpass")))


def is_relative(token: Token) -> bool:
    """Return whether `token` is who, whom, whose, which or that, opening a relative clause."""
    return token.tag_ in {"WP", "WDT", "WP$"}


def _agents(verb: Token) -> list[Token]:
    found = [noun for child in children(verb, "agent") for noun in children(child, "pobj")]
    if found:
        return found
    by = [child for child in children(verb, "prep") if child.lower_ == "by"]
    if not by:
        by = [t for joined in children(verb, "conj") if is_passive(joined) for t in children(joined, "agent")]
    return [noun for child in by for noun in children(child, "pobj")]


def _keeps_object(verb: Token) -> bool:
    return bool(children(verb, "dobj"))


def _small_clause_objects(verb: Token) -> list[Token]:
    """Return objects that the parser hides: "made HER director", "named ANN LEE chair", "unseating ANN LEE"."""
    for label, child in dependents(verb):
        if label == "ccomp" and child.pos_ not in VERBS:
            return children(child, "nsubj")
        if label == "oprd":
            return [t for t in children(child, "nmod", "compound", "nsubj") if t.pos_ == "PROPN"]
    return [t for t in children(verb, "npadvmod") if t.pos_ == "PROPN" and t.i > verb.i]


def _lacks_object(verb: Token) -> bool:
    """Return whether `verb` stands in a relative clause without a pronoun, whose object is the noun: "the PAC he founded"."""
    if verb.dep_ != "relcl":
        return False
    own = children(verb, "nsubj")
    return bool(own) and not is_relative(own[0]) and not any(is_relative(t) for _, t in dependents(verb))
