"""What a sentence does with a statement: asserts it, denies it, plans it, or lets somebody else say it.

The word that states it is followed up the parse to the root; what governs it on the way decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract import grammar
from graphkit.extract.attribution import Source, according_to, quotations, said_behind, source_of
from graphkit.extract.speeches import speeches
from graphkit.extract.words import words
from graphkit.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.statements import Statement

_PRESUPPOSED = frozenset({"relcl", "appos", "amod", "compound", "nmod", "poss", "npadvmod", "nsubj", "nummod"})
_TRANSPARENT = frozenset({"dobj", "attr", "oprd", "nsubjpass", "acomp", "advmod", "prep", "agent", "pobj", "dative"})


@dataclass(slots=True)
class Reading:
    """What was found on the way up from the word that states a relation: for each finding the word that made it, "" for none."""

    negated: str = ""
    planned: str = ""
    wanted: str = ""
    """Planned only in that somebody wants or tries it."""
    source: Source | None = None
    inner: bool = False
    """Whether the source is named within a quotation: "Roe told me that she paid"."""

    @property
    def status(self) -> Status:
        """The status that counts: denied before planned before attributed."""
        if self.negated:
            return Status.NEGATED
        if self.planned or self.wanted:
            return Status.PLANNED
        return Status.ATTRIBUTED if self.source else Status.ASSERTED

    @property
    def because(self) -> str:
        """The words that decided: "denied", "if", "according to"; "" where the document says it itself."""
        return self.negated or self.planned or self.wanted or (self.source.cue if self.source else "")


class Statuses:
    """Readings of the words of one Doc."""

    def __init__(self, doc: Doc, arguments: Arguments) -> None:
        self.arguments = arguments
        self._quoted: dict[int, Source] = {}
        for quotation in (*speeches(doc, arguments), *quotations(doc, arguments)):
            if quotation.source is not None:
                stretch = range(quotation.start, quotation.end)
                self._quoted.update(dict.fromkeys(stretch, quotation.source))
                arguments.speakers.update(dict.fromkeys(stretch, quotation.source.mention))

    def speaker(self, token: Token) -> Source | None:
        """Return who speaks where `token` stands inside a quotation."""
        return self._quoted.get(token.i)

    def declared(self, verb: Token, statement: Statement) -> Source | None:
        """Return who tells of money of their own, what they have or were given: "THE COMMITTEE reported $900"."""
        if verb.pos_ not in grammar.VERBS or verb.lemma_.lower() not in words("declare") or grammar.is_passive(verb):
            return None
        source = source_of(verb, self.arguments)
        if statement.relation == "FUNDED" and source is not None and source.mention is not None:
            return None if self.arguments.same(source.mention, statement.head) else source
        return source

    def reading(self, token: Token, *, presupposed: bool = False) -> Reading:
        """Return how the statement made by `token` is to be read."""
        reading = Reading()
        if not presupposed and _is_definite(token):
            denied = token.dep_ in {"dobj", "nsubjpass"} and _denies(token.head)
            reading.negated = _negator(token) or (token.head.text if denied else "")
        elif not presupposed:
            self._climb(token, reading)
            reading.planned = reading.planned or ("?" if token.sent[-1].text == "?" else "")
        quoted = self._quoted.get(token.i)
        if quoted is not None and not reading.inner:
            reading.source = quoted
        return reading

    def _climb(self, token: Token, reading: Reading) -> None:
        """Read all that stands above `token`; an adverbial clause's own truth is asked of it alone, above it only who says it."""
        above = self._read_up(token, reading)
        while above is not None and reading.source is None:
            outer = Reading()
            above = self._read_up(above, outer)
            reading.source = outer.source

    def _read_up(self, token: Token, reading: Reading) -> Token | None:
        """Read from `token` up to where nothing more counts; return what an adverbial clause hangs on, where that stopped it."""
        self._read_own(token, reading)
        while token.dep_ != "ROOT":
            if token.dep_ in _PRESUPPOSED and not _is_predicate_subject(token):
                return None
            if token.head.i in self._quoted and token.i not in self._quoted:
                return None
            if _is_beside(token):
                break
            if not self._read_step(token, token.head, reading):
                return token.head if token.dep_ == "advcl" else None
            token = token.head
        self._read_aside(token, reading)
        return None

    def _read_own(self, token: Token, reading: Reading) -> None:
        reading.negated = reading.negated or _negator(token) or _forgone(token) or _unreal(token)
        reading.planned = reading.planned or _modal(token)
        self._read_aside(token, reading)

    def _read_aside(self, token: Token, reading: Reading) -> None:
        source = according_to(token, self.arguments)
        if source is None:
            adverbs = [t for t in grammar.children(token, "advmod", "amod") if t.lower_ in words("hearsay")]
            source = Source(None, adverbs[0].text, adverbs[0].text) if adverbs else None
        if source is None and token.dep_ == "ROOT":
            source = said_behind(token, self.arguments)
        reading.source = reading.source or source

    def _read_step(self, token: Token, head: Token, reading: Reading) -> bool:
        """Read what `head` does with `token`; return whether what governs `head` counts too."""
        label = token.dep_
        if head.pos_ in grammar.VERBS:
            if label == "advcl":
                return _read_adverbial(token, reading)
            if label == "conj":
                return _read_joined(token, head, reading)
            return self._read_verb(token, head, reading)
        if head.pos_ == "ADJ":
            _read_adjective(head, reading)
            return True
        if label in {"acl", "ccomp"}:
            return self._read_noun(token, head, reading)
        if head.lower_ == "without" or (label in {"pobj", "pcomp"} and head.lower_ in {"unlike", "instead"}):
            reading.negated = reading.negated or head.text
        return label in _TRANSPARENT or label in {"pcomp", "conj"}

    def _read_verb(self, token: Token, head: Token, reading: Reading) -> bool:
        """Read a statement that is the object or complement of the verb `head`."""
        lemma = head.lemma_.lower()
        clause = token.dep_ in {"ccomp", "xcomp", "parataxis"} or (token.dep_ == "prep" and _has_clause(token))
        if _denies(head) and (clause or token.dep_ in {"dobj", "nsubjpass"}):
            reading.negated = reading.negated or head.text
        if token.dep_ != "nsubj":
            reading.negated = reading.negated or _negator(head)
        reading.planned = reading.planned or _modal(head)
        if clause and lemma == "be":
            for adjective in grammar.children(head, "acomp", "attr"):
                _read_adjective(adjective, reading)
        if clause and lemma in words("plan") and not (lemma in words("say") and token.dep_ == "ccomp"):
            reading.wanted = reading.wanted or head.text
        if token.dep_ == "dobj" and lemma in words("plan_thing"):
            reading.wanted = reading.wanted or head.text
        if token.dep_ == "xcomp" and lemma in {"go", "be"} and token.tag_ == "VB":
            reading.planned = reading.planned or head.text
        if clause and (lemma in words("say") or lemma in words("deny_aloud")):
            source = source_of(head, self.arguments)
            reading.inner = reading.inner or (source is not None and reading.source is None and head.i in self._quoted)
            reading.source = reading.source or source
        self._read_aside(head, reading)
        return True

    def _read_noun(self, token: Token, head: Token, reading: Reading) -> bool:
        """Read a clause that hangs on a noun: "an effort to unseat", "no evidence that"."""
        lemma = head.lemma_.lower()
        infinitive = token.tag_ == "VB"
        if lemma == "show" and token.dep_ == "ccomp":
            # "Records filed on Tuesday SHOW that": parsers take the verb for what was filed.
            reading.source = reading.source or source_of(head.head, self.arguments)
            return True
        if not infinitive and lemma not in words("say_nouns"):
            return False
        negatives = [child.text for child in head.children if child.lower_ in words("negatives")]
        reading.negated = reading.negated or " ".join(negatives[:1])
        reading.wanted = reading.wanted or (head.text if infinitive else "")
        if lemma in words("say_nouns"):
            owners = self.arguments.referents(grammar.possessors(head))
            reading.source = reading.source or Source(owners[0] if owners else None, head.text, head.text)
        return True


def _is_beside(clause: Token) -> bool:
    """Return whether a clause that a parser took for what is said stands by itself: "Lee sacked him; he says he quit"."""
    if clause.dep_ not in {"ccomp", "parataxis"} or clause.i > clause.head.i:
        return False
    return any(token.text in {";", ":"} for token in clause.doc[clause.i + 1 : clause.head.i])


def _read_adjective(adjective: Token, reading: Reading) -> None:
    """Read what an adjective says of its clause: "it is FALSE that", "is READY to"."""
    lemma = adjective.lemma_.lower()
    reading.negated = reading.negated or (adjective.text if lemma in words("deny") else "")
    reading.wanted = reading.wanted or (adjective.text if lemma in words("plan") else "")


def _read_adverbial(token: Token, reading: Reading) -> bool:
    marks = [child for child in token.children if child.dep_ in {"mark", "advmod"}]
    open_ones = [mark.text for mark in marks if mark.lower_ in words("hypothetical")]
    reading.planned = reading.planned or " ".join(open_ones[:1]) or ("" if marks else _inverted(token))
    purpose = token.tag_ == "VB" and any(child.lower_ == "to" for child in token.children)
    if purpose and token.head.tag_ in {"VBD", "VBN"} and token.head.lemma_ in words("motion"):
        return False
    reading.wanted = reading.wanted or ("to" if purpose else "")
    return purpose


def _inverted(verb: Token) -> str:
    """Return the "had" that opens a condition: "HAD Lee paid, she would have won"."""
    opening = verb.doc[verb.left_edge.i]
    return opening.text if verb.i < verb.head.i and opening.dep_ == "aux" and opening.lower_ == "had" else ""


def _read_joined(token: Token, head: Token, reading: Reading) -> bool:
    """Read what a verb shares with the verb it is joined to: "did not give or lend", "will give and lend"."""
    own_subject = any(child.dep_ in grammar.SURFACE_SUBJECTS for child in token.children)
    joined_by = {child.lower_ for child in head.children if child.dep_ == "cc"}
    if not own_subject and token.tag_ == head.tag_:
        reading.planned = reading.planned or _modal(head)
        reading.negated = reading.negated or (_negator(head) if joined_by & {"or", "nor"} else "")
    return not own_subject or token.head.dep_ in {"ccomp", "xcomp"}


def _negator(token: Token) -> str:
    """Return the word that turns `token` round, "" where none does."""
    return next((_nobody(child) or child.text for child in token.children if _negates(child, token)), "")


def _nobody(argument: Token) -> str:
    """Return the word by which an argument is nobody: NEITHER of "neither Lee nor Roe"."""
    if argument.dep_ == "prep":
        return next((_nobody(noun) for noun in grammar.children(argument, "pobj")), "")
    return next((child.text for child in argument.children if child.lower_ in {"no", "neither", "nor"}), "")


def _negates(child: Token, token: Token) -> bool:
    """Return whether `child` turns `token` round: "not", "nor", or an argument that is nobody."""
    label = child.dep_
    if child.text == "No" and child.i + 1 < len(child.doc) and child.nbor(1).lower_ in {"on", "to", "a"}:
        return False
    before = label in {"advmod", "cc", "preconj", "det"} and child.i < token.i and child.lower_ in words("negatives")
    if label == "neg" or before:
        return not _is_no_longer(child) and not _is_contrast(child, token)
    if label == "prep":
        return any(_is_empty(noun) for noun in grammar.children(child, "pobj"))
    return label in {"nsubj", "nsubjpass", "dobj", "attr", "pobj", "dative"} and _is_empty(child)


def _is_contrast(negative: Token, verb: Token) -> bool:
    """Return whether "not" sets off what is wrong from what is so: "gave $45,000, not $40,000"."""
    return negative.i > verb.i + 1 and negative.nbor(-1).text in {",", ";", "–", "—", "("}


def _is_empty(noun: Token) -> bool:
    """Return whether a noun phrase names nobody or nothing: "no candidate", "neither Lee nor Roe", "nothing"."""
    if noun.lower_ in {"nobody", "nothing", "none", "neither"}:
        return True
    return any(
        child.dep_ in {"det", "preconj", "neg", "cc"} and child.lower_ in {"no", "neither", "nor"}
        for child in noun.children
    ) and not any(child.lower_ == "longer" for child in noun.children)


def _forgone(verb: Token) -> str:
    """Return the words that say that something else is done: "RATHER than endorse Lee", "INSTEAD of paying Lee"."""
    before = verb.doc[max(verb.left_edge.i - 2, 0) : verb.i]
    found = [t.text for t in before if t.lower_ in {"rather", "instead"}]
    return found[0] if found and any(t.lower_ in {"than", "of"} for t in before) else ""


def _unreal(verb: Token) -> str:
    """Return the words by which something was only possible once: "she WOULD HAVE sued"; a question leaves it open."""
    auxiliaries = {child.lower_ for child in grammar.children(verb, "aux")}
    unreal = bool(auxiliaries & {"would", "'d", "’d"}) and bool(auxiliaries & {"have", "'ve", "’ve"})
    return "would have" if unreal and verb.sent[-1].text != "?" else ""


def _is_no_longer(token: Token) -> bool:
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.lower_ in {"longer", "only", "just", "merely"}


def _modal(token: Token) -> str:
    return next((c.text for c in token.children if c.dep_ == "aux" and c.lower_ in words("modals")), "")


def _denies(verb: Token) -> bool:
    if verb.lemma_.lower() in words("deny"):
        return True
    particles = [child.lower_ for child in verb.children if child.dep_ in {"prt", "advmod"}]
    return any(f"{verb.lemma_.lower()} {particle}" in words("negative_particles") for particle in particles)


def _has_clause(preposition: Token) -> bool:
    return any(child.dep_ == "pcomp" for child in preposition.children)


def _is_definite(noun: Token) -> bool:
    """Return whether `noun` is known to exist, whatever the sentence does with it: "the suit brought by Lee"."""
    carried = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in words("give_light") | words("get_light")
    known = any(child.dep_ == "poss" or child.lower_ == "the" for child in noun.children)
    return noun.pos_ == "NOUN" and known and not carried


def _is_predicate_subject(token: Token) -> bool:
    """Return whether `token` is the subject of "be" with a name behind it: "the treasurer is Ann Lee"."""
    return token.dep_ == "nsubj" and token.head.lemma_ == "be"
