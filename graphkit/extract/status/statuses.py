"""What a sentence does with a statement: asserts it, denies it, plans it, or lets somebody else say it.

The word that states it is followed up the parse to the root; what governs it on the way decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.parse.negation import against, denies, forgone, modal, negator, unreal
from graphkit.extract.status import suppositions, verdicts
from graphkit.extract.status.attribution import (
    Source,
    according_to,
    alleged_behind,
    before_colon,
    headed,
    noun_of,
    said_behind,
    shown,
    source_of,
)
from graphkit.extract.status.quoting import quoted
from graphkit.extract.status.speeches import speeches
from graphkit.extract.words import words
from graphkit.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.status.statements import Statement

_PRESUPPOSED = frozenset({"relcl", "appos", "amod", "compound", "nmod", "poss", "npadvmod", "nsubj", "nummod"})
_HEARD = frozenset({"tell", "inform", "assure", "remind", "warn"})
"""Verbs whose object hears what is said."""
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
    asked: bool = False
    """Whether it is only asked, so that what is denied further up is the answer: "refused to say WHETHER she paid"."""

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
        for speech in (*speeches(doc, arguments), *quoted(doc, arguments)):
            if speech.source is not None:
                stretch = range(speech.start, speech.end)
                self._quoted.update(dict.fromkeys(stretch, speech.source))
                arguments.speakers.update(dict.fromkeys(stretch, speech.source.mention))

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

    def reported(self, token: Token) -> Source | None:
        """Return who tells the clause whose subject is `token`, however sure the sentence takes what that says to be."""
        subject = token.head if token.dep_ in {"compound", "nmod"} else token
        clause = subject.head if subject.dep_ in grammar.SURFACE_SUBJECTS else subject
        verb = clause.head
        if clause.dep_ != "ccomp" or clause.i < verb.i or verb.lemma_.lower() not in words("say"):
            return None
        return None if negator(verb, self.arguments) else source_of(verb, self.arguments)

    def reading(self, token: Token, *, presupposed: bool = False) -> Reading:
        """Return how the statement made by `token` is to be read."""
        reading = Reading()
        presupposed = presupposed and not _is_pondered(token)
        definite = not presupposed and _is_definite(token)
        if presupposed or definite:
            reading.source = _hearsay(token)
            reading.planned = suppositions.maybe(token) or suppositions.permitted(token)
            reading.planned = reading.planned or suppositions.questioned(token)
        else:
            self._climb(token, reading)
            reading.planned = reading.planned or ("?" if token.sent[-1].text == "?" else "")
        if definite:
            reading.negated = negator(token, self.arguments) or verdicts.undone(token, self.arguments)
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
        reading.source = reading.source or before_colon(token, self.arguments) or headed(token, self.arguments)

    def _read_up(self, token: Token, reading: Reading) -> Token | None:
        """Read from `token` up to where nothing more counts; return what an adverbial clause hangs on, where that stopped it."""
        self._read_own(token, reading)
        token = _first_to(token) or token
        while token.dep_ != "ROOT":
            teller = _teller(token)
            if teller is not None:
                self._read_telling(teller, reading)
                token = teller
                continue
            if token.dep_ in _PRESUPPOSED and not _is_stated(token):
                reading.negated = reading.negated or verdicts.nobodys(token, self.arguments)
                reading.planned = reading.planned or suppositions.qualified(token)
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

    def _read_telling(self, verb: Token, reading: Reading) -> None:
        """Read what a verb of saying does with a clause that the parser hung on a noun beside it."""
        reading.negated = reading.negated or verdicts.denied(verb, self.arguments) or negator(verb, self.arguments)
        reading.source = reading.source or source_of(verb, self.arguments)

    def _read_own(self, token: Token, reading: Reading) -> None:
        reading.negated = reading.negated or negator(token, self.arguments) or forgone(token) or unreal(token)
        open_ = modal(token, self.arguments) or suppositions.headed(token) or suppositions.wished(token)
        reading.planned = reading.planned or open_ or suppositions.case(token) or suppositions.maybe(token)
        self._read_aside(token, reading)

    def _read_aside(self, token: Token, reading: Reading) -> None:
        source = according_to(token, self.arguments) or _hearsay(token)
        if source is None and (token.dep_ == "ROOT" or _is_beside(token)):
            source = said_behind(token, self.arguments) or alleged_behind(token, self.arguments)
        reading.source = reading.source or source

    def _read_step(self, token: Token, head: Token, reading: Reading) -> bool:
        """Read what `head` does with `token`; return whether what governs `head` counts too."""
        label, question = token.dep_, suppositions.asked(token)
        reading.planned = reading.planned or question
        reading.asked = reading.asked or bool(question)
        if head.pos_ in grammar.VERBS:
            if label == "advcl" and not _is_ruled_out(token):
                return _read_adverbial(token, reading)
            if label == "conj":
                return self._read_joined(token, head, reading)
            return self._read_verb(token, head, reading)
        reading.negated = reading.negated or against(token)
        if head.pos_ == "ADJ":
            self._read_verdict(head, reading)
            if label == "ccomp" and head.lemma_.lower() in words("convinced"):
                reading.source = reading.source or source_of(head.head, self.arguments)
            return True
        if label == "advcl":
            reading.planned = reading.planned or suppositions.condition(token)
        if label in {"acl", "ccomp"} or verdicts.is_rumoured(token) or suppositions.chance(token):
            return self._read_noun(token, head, reading)
        if head.lower_ == "without" or (label in {"pobj", "pcomp"} and head.lower_ in {"unlike", "instead"}):
            reading.negated = reading.negated or head.text
        return label in _TRANSPARENT or label in {"pcomp", "conj"}

    def _read_joined(self, token: Token, head: Token, reading: Reading) -> bool:
        """Read what a verb shares with the verb it is joined to: "did not give or lend", "will give and lend"."""
        own_subject = any(child.dep_ in grammar.SURFACE_SUBJECTS for child in token.children)
        joined_by = {child.lower_ for child in head.children if child.dep_ == "cc"}
        if not own_subject and token.tag_ == head.tag_:
            reading.planned = reading.planned or modal(head, self.arguments)
            if joined_by & {"or", "nor"}:
                reading.negated = reading.negated or negator(head, self.arguments)
        return not own_subject or token.head.dep_ in {"ccomp", "xcomp"}

    def _read_verb(self, token: Token, head: Token, reading: Reading) -> bool:
        """Read a statement that is the object or complement of the verb `head`."""
        clause = token.dep_ in {"ccomp", "xcomp", "parataxis", "advcl"} or _has_clause(token)
        if self._is_passed_over(token, head):
            return True
        self._read_denial(token, head, reading, clause=clause)
        if head.lemma_ in words("proving") and (clause or token.lemma_.lower() in words("say_nouns")):
            for verdict in verdicts.of(token, head):
                self._read_verdict(verdict, reading)
        self._read_opening(token, head, reading, clause=clause)
        if clause:
            self._read_teller(token, head, reading)
        self._read_aside(head, reading)
        return True

    def _read_denial(self, token: Token, head: Token, reading: Reading, *, clause: bool) -> None:
        """Read how `head` turns round what hangs on it."""
        if reading.asked:
            return
        if clause or token.dep_ in {"dobj", "nsubjpass"}:
            reading.negated = reading.negated or verdicts.refused(token, head, self.arguments)
        if (token.dep_ != "nsubj" or verdicts.happens(token)) and not denies(head):
            reading.negated = reading.negated or negator(head, self.arguments)
        reading.negated = reading.negated or suppositions.not_yet(token)

    def _read_verdict(self, verdict: Token, reading: Reading) -> None:
        """Read what an adjective or noun says of its clause: "it is FALSE that", "is READY to", "not GUILTY of"."""
        lemma = verdict.lemma_.lower()
        untrue = verdict.text if lemma in words("deny") | words("untruths") else ""
        turned = negator(verdict, self.arguments) if lemma in words("verdicts") else ""
        reading.negated = reading.negated or untrue or turned
        reading.wanted = reading.wanted or (verdict.text if lemma in words("plan") | words("leaning") else "")

    def _read_opening(self, token: Token, head: Token, reading: Reading, *, clause: bool) -> None:
        """Read how `head` leaves open what hangs on it."""
        thing = token.dep_ in {"dobj", "nsubjpass"}
        open_ = modal(head, self.arguments) or suppositions.supposed(token, head) or suppositions.headed(head)
        going = token.dep_ == "xcomp" and head.lemma_ in {"go", "be"} and suppositions.is_infinitive(token)
        pondered = suppositions.pondered(token, head) if clause or thing else ""
        reading.planned = reading.planned or open_ or pondered or (head.text if going else "")
        if clause or thing:
            open_ = verdicts.undecided(token, head, self.arguments) or suppositions.ordered(token, head)
            reading.planned = reading.planned or open_
        lemma = head.lemma_.lower()
        meant = (thing and lemma in words("plan_thing")) or (token.dep_ == "nsubjpass" and lemma in words("intending"))
        if meant or (clause and suppositions.leaves_open(token, head)):
            reading.wanted = reading.wanted or head.text
        reading.wanted = reading.wanted or suppositions.unfulfilled(token, head)

    def _read_teller(self, clause: Token, head: Token, reading: Reading) -> None:
        """Read who says a clause: the subject of `head`, or the noun that it is, "RUMOUR has it that"."""
        lemma = head.lemma_.lower()
        tried = lemma == "try" and clause.dep_ == "xcomp"
        if lemma in words("seeming") or (lemma in words("taken") and grammar.is_passive(head)):
            reading.source = reading.source or Source(None, head.text, head.text)
        elif not tried and lemma in words("say") | words("deny_aloud") | words("convinced"):
            source = source_of(head, self.arguments)
            reading.inner = reading.inner or (source is not None and reading.source is None and head.i in self._quoted)
            reading.source = reading.source or source
        elif clause.dep_ == "ccomp":
            reading.source = reading.source or noun_of(head, self.arguments)

    def _is_passed_over(self, token: Token, head: Token) -> bool:
        """Return whether somebody only does not know, mention or mind what is so: "did not know that Lee owned it"."""
        told = token.dep_ in {"ccomp", "nsubj", "csubj"} and head.lemma_.lower() in words("factive")
        minded = token.dep_ == "xcomp" and head.lemma_.lower() in words("unhindered")
        return (told or minded) and not suppositions.asked(token) and bool(negator(head, self.arguments))

    def _read_noun(self, token: Token, head: Token, reading: Reading) -> bool:
        """Read a clause that hangs on a noun: "an effort to unseat", "no evidence that"."""
        lemma = head.lemma_.lower()
        infinitive = token.tag_ == "VB"
        if lemma == "show" and token.dep_ == "ccomp":
            # "Records filed on Tuesday SHOW that": parsers take the verb for what was filed.
            filed = next((t for t in head.ancestors if t.pos_ in grammar.VERBS), head.head)
            reading.source = reading.source or shown(head, self.arguments) or source_of(filed, self.arguments)
            return True
        reading.planned = reading.planned or suppositions.chance(token)
        if not infinitive and lemma not in words("say_nouns") | words("facts"):
            return False
        negatives = [child.text for child in head.children if child.lower_ in words("negatives")]
        negatives += [word for word in [verdicts.branded(head)] if word]
        negatives += [head.text] if infinitive and lemma in words("refusals") else []
        reading.negated = reading.negated or " ".join(negatives[:1])
        reading.wanted = reading.wanted or (head.text if infinitive and not _is_ranked(head) else "")
        if lemma in words("say_nouns"):
            owners = self.arguments.referents(grammar.possessors(head))
            reading.source = reading.source or Source(owners[0] if owners else None, head.text, head.text)
        return True


def _teller(clause: Token) -> Token | None:
    """Return the verb of saying that a clause belongs to, where the parser hung it on a noun beside: "said in a statement THAT"."""
    noun, that = clause.head, clause.doc[clause.left_edge.i]
    if clause.dep_ not in {"relcl", "acl", "ccomp"} or noun.pos_ not in grammar.NOUNS or that.lower_ != "that":
        return None
    own = [t for t in clause.children if t.i != that.i]
    whole = that.dep_ == "mark" or any(t.dep_ in {"dobj", that.dep_} for t in own)
    if not whole or not any(t.dep_ in grammar.SURFACE_SUBJECTS for t in own):
        return None
    if noun.dep_ == "dobj" and noun.head.lemma_ not in _HEARD:
        return None
    above = next((t for t in noun.ancestors if t.dep_ not in {"pobj", "prep", "dobj"}), noun)
    says = above.pos_ in grammar.VERBS and above.lemma_.lower() in words("say") | words("deny_aloud")
    return above if says and above.i < noun.i else None


def _is_stated(token: Token) -> bool:
    """Return whether what governs `token` tells of it although it is mostly taken for granted there."""
    verb = token.head
    told = token.dep_ == "nsubj" and token.lemma_.lower() in words("say_nouns")
    judged = told and (verb.lemma_ in words("proving") or denies(verb))
    named = grammar.is_subject_of_name(token) or verdicts.is_rumoured(token)
    return judged or named or verdicts.happens(token)


def _is_beside(clause: Token) -> bool:
    """Return whether a clause that a parser took for what is said stands by itself: "Lee sacked him; he says he quit"."""
    if clause.dep_ not in {"ccomp", "parataxis"} or clause.i > clause.head.i:
        return False
    return any(token.text in {";", ":"} for token in clause.doc[clause.i + 1 : clause.head.i])


def _read_adverbial(token: Token, reading: Reading) -> bool:
    reading.planned = reading.planned or suppositions.condition(token)
    purpose = token.tag_ == "VB" and any(child.lower_ == "to" for child in token.children)
    if (
        purpose
        and token.head.tag_ in {"VBD", "VBN"}
        and (token.head.lemma_ in words("motion") or token.lemma_ == "become")
    ):
        return False
    reading.wanted = reading.wanted or ("to" if purpose else "")
    return purpose


def _is_ruled_out(clause: Token) -> bool:
    """Return whether an adverbial clause is the object of a verb and its particle: "ruled out SUING Lee"."""
    particle = bool(grammar.children(clause.head, "prt")) and clause.tag_ == "VBG" and clause.i > clause.head.i
    return particle and denies(clause.head) and not grammar.children(clause, "mark")


def _has_clause(preposition: Token) -> bool:
    return preposition.dep_ == "prep" and any(child.dep_ == "pcomp" for child in preposition.children)


def _hearsay(word: Token) -> Source | None:
    """Return the adverb or adjective that leaves a word to others: "ALLEGEDLY paid", "the REPUTED head", "SELF-STYLED"."""
    told = (t for t in grammar.children(word, "advmod", "amod") if t.lower_ in words("hearsay") or _is_self_given(t))
    return next((Source(None, t.text, t.text) for t in told), None)


def _is_self_given(adjective: Token) -> bool:
    """Return whether somebody calls themselves so: "a self-STYLED general", "the so-CALLED chair"."""
    doc, place = adjective.doc, adjective.i
    given = adjective.lower_ in words("self_given") and place > 1 and doc[place - 1].text == "-"
    return given and doc[place - 2].lower_ in {"self", "so"}


def _is_pondered(noun: Token) -> bool:
    """Return whether somebody only thinks of what `noun` names: "is said to be WEIGHING a run"."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("pondering")


def _is_definite(noun: Token) -> bool:
    """Return whether `noun` is known to exist, whatever the sentence does with it: "the suit brought by Lee"."""
    carried = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in words("give_light") | words("get_light")
    known = any(child.dep_ == "poss" or child.lower_ == "the" for child in noun.children)
    return noun.pos_ == "NOUN" and known and not carried and not verdicts.happens(noun)


def _first_to(verb: Token) -> Token | None:
    """Return the noun of "the first WOMAN to hold the post", wherever the parser hung the infinitive."""
    doc, left = verb.doc, verb.left_edge.i
    if verb.tag_ != "VB" or not left or doc[left].lower_ != "to":
        return None
    noun = doc[left - 1]
    return noun if noun.pos_ == "NOUN" and _is_ranked(noun) else None


def _is_ranked(noun: Token) -> bool:
    """Return whether a noun is told apart by what it was the first to do: "the FIRST woman to hold the post"."""
    return any(t.lower_ in words("ranks") or t.tag_ == "JJS" for t in grammar.children(noun, "amod"))
