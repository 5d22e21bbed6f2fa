"""What a sentence does with a statement: asserts it, denies it, plans it, or lets somebody else say it.

The word that states it is followed up the parse to the root; what governs it on the way decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract import grammar
from graphkit.extract.attribution import Source, according_to, before_colon, quotations, said_behind, source_of
from graphkit.extract.negation import denies, forgone, modal, negator, unreal
from graphkit.extract.speeches import speeches
from graphkit.extract.words import words
from graphkit.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.statements import Statement

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

    def reported(self, token: Token) -> Source | None:
        """Return who tells the clause whose subject is `token`, however sure the sentence takes what that says to be."""
        clause = token.head if token.dep_ in grammar.SURFACE_SUBJECTS else token
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
        else:
            self._climb(token, reading)
            reading.planned = reading.planned or ("?" if token.sent[-1].text == "?" else "")
        if definite:
            reading.negated = negator(token, self.arguments) or self._undone(token)
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
        reading.source = reading.source or before_colon(token, self.arguments)

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
        reading.negated = reading.negated or self._denied(verb) or negator(verb, self.arguments)
        reading.source = reading.source or source_of(verb, self.arguments)

    def _read_own(self, token: Token, reading: Reading) -> None:
        reading.negated = reading.negated or negator(token, self.arguments) or forgone(token) or unreal(token)
        reading.planned = reading.planned or modal(token, self.arguments)
        self._read_aside(token, reading)

    def _read_aside(self, token: Token, reading: Reading) -> None:
        source = according_to(token, self.arguments) or _hearsay(token)
        if source is None and (token.dep_ == "ROOT" or _is_beside(token)):
            source = said_behind(token, self.arguments)
        reading.source = reading.source or source

    def _read_step(self, token: Token, head: Token, reading: Reading) -> bool:
        """Read what `head` does with `token`; return whether what governs `head` counts too."""
        label = token.dep_
        if head.pos_ in grammar.VERBS:
            if label == "advcl":
                return _read_adverbial(token, reading)
            if label == "conj":
                return self._read_joined(token, head, reading)
            return self._read_verb(token, head, reading)
        if head.pos_ == "ADJ":
            _read_adjective(head, reading)
            return True
        if label in {"acl", "ccomp"} or _is_rumoured(token):
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
        lemma = head.lemma_.lower()
        clause = token.dep_ in {"ccomp", "xcomp", "parataxis"} or (token.dep_ == "prep" and _has_clause(token))
        if self._is_passed_over(token, head):
            return True
        if clause or token.dep_ in {"dobj", "nsubjpass"}:
            reading.negated = reading.negated or self._denied(head) or _wrongly(head)
        if token.dep_ != "nsubj" and not (denies(head) and _is_taken_back(head)):
            reading.negated = reading.negated or negator(head, self.arguments)
        reading.planned = reading.planned or modal(head, self.arguments) or _asked(token)
        if lemma == "be" and (clause or token.lemma_.lower() in words("say_nouns")):
            for adjective in grammar.children(head, "acomp", "attr"):
                _read_adjective(adjective, reading)
        if lemma in words("pondering") and (clause or token.dep_ == "dobj"):
            reading.planned = reading.planned or head.text
        if (clause and _leaves_open(token, head)) or (token.dep_ == "dobj" and lemma in words("plan_thing")):
            reading.wanted = reading.wanted or head.text
        reading.negated = reading.negated or _not_yet(token)
        if token.dep_ == "xcomp" and lemma in {"go", "be"} and _is_infinitive(token):
            reading.planned = reading.planned or head.text
        tried = lemma == "try" and token.dep_ == "xcomp"
        if clause and not tried and (lemma in words("say") or lemma in words("deny_aloud")):
            source = source_of(head, self.arguments)
            reading.inner = reading.inner or (source is not None and reading.source is None and head.i in self._quoted)
            reading.source = reading.source or source
        self._read_aside(head, reading)
        return True

    def _is_passed_over(self, token: Token, head: Token) -> bool:
        """Return whether somebody only does not know or mention what is so: "did not know that Lee owned it"."""
        told = token.dep_ in {"ccomp", "nsubj", "csubj"} and head.lemma_.lower() in words("factive")
        return told and bool(negator(head, self.arguments))

    def _undone(self, noun: Token) -> str:
        """Return the verb by which what `noun` names is denied or came to nothing: CALLED off, PULLED its support, COLLAPSED."""
        verb, lemma = noun.head, noun.head.lemma_.lower()
        if noun.dep_ in {"nsubj", "nsubjpass"} and lemma in words("collapsing"):
            return verb.text
        if noun.dep_ not in {"dobj", "nsubjpass"}:
            return ""
        dropped = lemma in words("dropping") and noun.lemma_.lower() in words("votes")
        return verb.text if dropped else self._denied(verb)

    def _denied(self, verb: Token) -> str:
        """Return `verb` where it denies what hangs on it: "denied that", not "has not withdrawn its"."""
        if not denies(verb) or (_is_taken_back(verb) and negator(verb, self.arguments)):
            return ""
        return verb.text

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
    judged = token.dep_ == "nsubj" and token.head.lemma_ == "be" and token.lemma_.lower() in words("say_nouns")
    return judged or grammar.is_subject_of_name(token) or _is_rumoured(token)


def _is_rumoured(clause: Token) -> bool:
    """Return whether a clause is what a noun says rather than what is said of the noun: "the RUMOUR that Lee had paid"."""
    opening = clause.doc[clause.left_edge.i]
    told = clause.dep_ == "relcl" and clause.head.lemma_.lower() in words("say_nouns") and opening.lower_ == "that"
    return told and any(t.dep_ in grammar.SURFACE_SUBJECTS and t.i != opening.i for t in clause.children)


def _wrongly(verb: Token) -> str:
    """Return the adverb by which something was said in error: "WRONGLY reported that"."""
    adverbs = (t for t in grammar.children(verb, "advmod") if t.lower_ in words("wrongly"))
    return next((t.text for t in adverbs if verb.lemma_.lower() in words("say")), "")


def _not_yet(clause: Token) -> str:
    """Return the "yet" of "has YET to endorse"."""
    if clause.dep_ != "xcomp" or clause.head.lemma_ not in {"have", "be", "remain"}:
        return ""
    adverbs = [*grammar.children(clause, "advmod"), *grammar.children(clause.head, "advmod")]
    return next((t.text for t in adverbs if t.lower_ == "yet" and t.i < clause.i), "")


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


def _has_clause(preposition: Token) -> bool:
    return any(child.dep_ == "pcomp" for child in preposition.children)


def _hearsay(word: Token) -> Source | None:
    """Return the adverb or adjective that leaves a word to others: "ALLEGEDLY paid", "the REPUTED head"."""
    told = (t.text for t in grammar.children(word, "advmod", "amod") if t.lower_ in words("hearsay"))
    return next((Source(None, text, text) for text in told), None)


def _is_pondered(noun: Token) -> bool:
    """Return whether somebody only thinks of what `noun` names: "is said to be WEIGHING a run"."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("pondering")


def _is_definite(noun: Token) -> bool:
    """Return whether `noun` is known to exist, whatever the sentence does with it: "the suit brought by Lee"."""
    carried = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in words("give_light") | words("get_light")
    known = any(child.dep_ == "poss" or child.lower_ == "the" for child in noun.children)
    return noun.pos_ == "NOUN" and known and not carried


def _is_taken_back(verb: Token) -> bool:
    """Return whether a denying verb presupposes what it takes back: "withdrew its support"."""
    return verb.lemma_.lower() in words("withdraws")


def _asked(clause: Token) -> str:
    """Return the word that makes a clause a question: "is looking into WHETHER she paid"."""
    marks = grammar.children(clause, "mark") if clause.dep_ in {"ccomp", "pcomp", "acl"} else []
    return next((mark.text for mark in marks if mark.lower_ in {"whether", "if"}), "")


def _leaves_open(clause: Token, verb: Token) -> bool:
    """Return whether `verb` only intends or wishes its clause; a vote that was taken is more."""
    lemma = verb.lemma_.lower()
    if lemma not in words("plan") or (lemma in words("say") and clause.dep_ == "ccomp"):
        return False
    return not (lemma == "vote" and verb.tag_ in {"VBD", "VBN"})


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" or any(child.lower_ == "to" for child in grammar.children(verb, "aux"))


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
