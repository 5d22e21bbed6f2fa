"""Who says it: the subjects of verbs of saying, and whoever is named beside a statement as its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract import lexicon
from graphkit.extract.lexicon import person_nouns
from graphkit.extract.parse import grammar
from graphkit.extract.parse.negation import negator
from graphkit.extract.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

DASHES = frozenset({"—", "–", "--", "―"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SPEAKER = 13
"""Tokens within which a speaker behind a comma is named, and the verb."""
_LABEL = 5
"""Tokens among which the colon behind the source of a headline stands."""
_LABELS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART"})
_STOPS = frozenset({".", "!", ";", ":"})
SPEAKERS = frozenset({"PERSON", "ORG", "PAC", "OFFICE"})
_AUTHOR = frozenset({"i", "we", "me", "us"})
_MOST = frozenset({"all", "most", "some", "many", "several"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who says something: the mention where the document names one, and the words."""

    mention: MentionSpan | None
    text: str | None
    cue: str = ""
    """The words by which it is somebody's: "said", "according to", a quotation mark."""


def source_of(verb: Token, arguments: Arguments) -> Source | None:
    """Return the source that `verb`, a verb of saying, gives; None where the author speaks."""
    speakers = grammar.subjects(verb)
    if verb.lemma_.lower() in words("convinced"):
        speakers = grammar.surface_subjects(verb)
    if speakers and speakers[0].lower_ in _AUTHOR and not arguments.referents(speakers[:1]):
        return None
    missed = _is_misparsed(verb, speakers, arguments) and not grammar.children(verb, "auxpass")
    beside = _beside(verb, arguments) if missed else None
    return beside or _source(speakers, arguments, verb.text) or Source(None, verb.text, verb.text)


def _is_misparsed(verb: Token, speakers: list[Token], arguments: Arguments) -> bool:
    """Return whether the parser gives `verb` no subject, one behind it, or a place: "Boston, Mass. — Ann Lee SAID"."""
    if not speakers:
        return True
    found = arguments.referents(speakers[:1])
    return speakers[0].i > verb.i or (bool(found) and all(m.type == "PLACE" for m in found))


def _beside(verb: Token, arguments: Arguments) -> Source | None:
    """Return who is named right before `verb`, perhaps as the end of an aside, or first behind a dateline: "the chair, ANN LEE, said"."""
    place = verb.i - (verb.i > 0 and verb.nbor(-1).text == ",")
    dash = next((t.i for t in verb.doc[verb.sent.start : verb.i] if t.text in DASHES), verb.i)
    speakers = [m for m in arguments.within(verb.sent) if m.type in SPEAKERS and arguments.is_known(m)]
    behind = (m for m in speakers if dash < m.start < verb.i and m.type != "OFFICE")
    named = next((m for m in speakers if m.end == place), None) or next(behind, None)
    return Source(named, named.name, verb.text) if named is not None else None


def noun_of(verb: Token, arguments: Arguments) -> Source | None:
    """Return the source of a clause that is what a noun says: "the STATE'S theory is that", "RUMOUR has it that", "what LEE heard is"."""
    heard = (t for t in grammar.children(verb, "csubj") if t.lemma_ in words("say"))
    charged = any(t.lemma_.lower() in words("say_nouns") for t in grammar.objects(verb))
    teller = next(heard, verb if charged and verb.lemma_ == "make" else None)
    if teller is not None:
        return source_of(teller, arguments)
    tells = verb.lemma_ in words("proving") | words("spreading")
    subjects = grammar.surface_subjects(verb) if tells else []
    noun = next((t for t in subjects if t.lemma_.lower() in words("say_nouns") | words("theories")), None)
    if noun is None:
        return None
    owners = arguments.referents(grammar.possessors(noun))
    return Source(owners[0] if owners else None, _phrase(noun), noun.text)


def according_to(token: Token, arguments: Arguments) -> Source | None:
    """Return the source named beside `token`: "ACCORDING to Lee", "PER the filing", "BY Lee's account", "Lee paid, she SAYS, $9"."""
    for child in token.children:
        if child.lower_ == "according":
            named = [noun for prep in grammar.children(child, "prep") for noun in grammar.children(prep, "pobj")]
            return _source(named, arguments, "according to")
    hosts = (token, *grammar.children(token, "dobj", "attr", "acomp"))
    beside = (child for host in hosts for child in host.children)
    found = (
        _account(child, arguments) or _inserted(child, arguments) or _if_told(child, arguments) for child in beside
    )
    return next((source for source in found if source is not None), None)


def _account(preposition: Token, arguments: Arguments) -> Source | None:
    """Return whose account is given: "PER the filing", "BY Lee's account", "IN the words of Lee"."""
    nouns = grammar.children(preposition, "pobj") if preposition.lower_ in {"per", "by", "in", "on"} else []
    if not nouns or preposition.dep_ != "prep":
        return None
    if preposition.lower_ == "per":
        papers = arguments.referents(nouns) or nouns[0].lemma_.lower() in words("documents")
        return _source(nouns, arguments, preposition.text) if papers else None
    if nouns[0].lemma_.lower() not in words("accounts"):
        return None
    if any(t.lower_ in _MOST for t in grammar.children(nouns[0], "det", "amod")):
        return Source(None, _phrase(nouns[0]), f"{preposition.text} {nouns[0].text}")
    owners = grammar.possessors(nouns[0]) or grammar.complements(nouns[0], "of")
    return _source(owners, arguments, f"{preposition.text} {nouns[0].text}")


def _if_told(child: Token, arguments: Arguments) -> Source | None:
    """Return who tells it by an adverbial clause: "as LEE put it", "to hear LEE tell it", "if LEE is to be believed"."""
    if child.dep_ == "npadvmod" and child.lower_ == "way":
        telling = [t for t in grammar.children(child, "relcl") if any(o.lower_ == "it" for o in grammar.objects(t))]
        return source_of(telling[0], arguments) if telling else None
    if child.dep_ == "prep":
        return _staged(child)
    if child.dep_ != "advcl":
        return _heard_before(child, arguments)
    return _as_told(child, arguments) or _heard(child, arguments) or _if_true(child, arguments)


def _heard(verb: Token, arguments: Arguments) -> Source | None:
    """Return who tells it where a clause asks to listen: "to hear LEE tell it"."""
    told = [t for t in grammar.children(verb, "ccomp") if t.lemma_ in words("say")] if verb.lower_ == "hear" else []
    return source_of(told[0], arguments) if told else None


def _heard_before(verb: Token, arguments: Arguments) -> Source | None:
    """Return who tells it where a parser parted whom one hears from the telling: "to hear LEE / tell it"."""
    hearing = [t for t in grammar.children(verb, "advcl") if t.lower_ == "hear"] if verb.lower_ == "tell" else []
    return _source(grammar.objects(hearing[0]), arguments, verb.text) if hearing else None


def _staged(preposition: Token) -> Source | None:
    """Return the work in which it happens, named before it: "in THE FILM, she marries him"."""
    works = grammar.children(preposition, "pobj") if preposition.lower_ == "in" else []
    named = (t for t in works if t.lemma_.lower() in words("fictions") and grammar.children(t, "det", "poss"))
    work = next(named, None) if preposition.i < preposition.head.i else None
    return Source(None, _phrase(work), work.text) if work is not None else None


def _if_true(verb: Token, arguments: Arguments) -> Source | None:
    """Return whose word a sentence depends on: "if the REPORT is right", "if LEE is to be believed"."""
    if not any(t.lower_ == "if" for t in grammar.children(verb, "mark")):
        return None
    right = any(t.lemma_ in words("true_words") for t in grammar.children(verb, "acomp"))
    tellers = grammar.surface_subjects(verb)
    papers = words("documents") | words("say_nouns") | words("accounts")
    told = right and any(t.lemma_.lower() in papers for t in tellers)
    believed = any(t.lemma_ in {"believe", "trust"} for t in (verb, *grammar.children(verb, "xcomp")))
    return _source(tellers, arguments, "if") if told or believed else None


def _as_told(verb: Token, arguments: Arguments) -> Source | None:
    """Return whose way of telling it a sentence takes: "as LEE put it", not "as Lee admits", which the document holds too."""
    so = verb.dep_ == "advcl" and any(child.lower_ == "as" for child in grammar.children(verb, "mark", "advmod"))
    if not so or not any(t.lower_ == "it" for t in grammar.objects(verb)) or verb.lemma_ not in {"put", "tell", "have"}:
        return None
    speakers = grammar.subjects(verb)
    return source_of(verb, arguments) if speakers and speakers[0].lower_ not in _AUTHOR else None


def _inserted(verb: Token, arguments: Arguments) -> Source | None:
    """Return who says a sentence in words put between commas: "Lee, the union SAYS, paid"."""
    passive = bool(grammar.children(verb, "auxpass"))
    told = verb.dep_ == "parataxis" and verb.lemma_ in words("say") and (passive or verb.tag_ in _FINITE)
    between = verb.doc[verb.head.i : verb.left_edge.i] if verb.i > verb.head.i else ()
    if not told or any(t.dep_ == "cc" or t.text == ";" for t in between) or negator(verb, arguments):
        return None
    speakers = grammar.subjects(verb)
    others = passive or (speakers and speakers[0].lower_ not in _AUTHOR)
    return source_of(verb, arguments) if others else None


def said_behind(root: Token, arguments: Arguments) -> Source | None:
    """Return who says it at the end of a sentence, however that was parsed: "Lee took money, THE UNION said on Friday"."""
    doc = root.doc
    sentence = _up_to_semicolon(root)
    said = next((t for t in reversed(sentence) if t.pos_ in grammar.VERBS or _is_shown(t)), None)
    if said is None or said.i <= root.i or not (_is_shown(said) or _is_said(said)):
        return None
    left = next((i for i in range(said.i - 1, max(said.i - _SPEAKER, root.i), -1) if doc[i].text == ","), None)
    if left is None or left == said.i - 1 or not _is_heard_or_dated(doc[said.i + 1 : sentence.end], arguments):
        return None
    speaker = next((m for m in arguments.within(root.sent) if m.end == said.i and m.start > left), None)
    known = speaker is not None and speaker.type in SPEAKERS and arguments.is_known(speaker)
    nouns = doc[left + 1 : said.i]
    if any(grammar.is_relative(t) or t.pos_ in grammar.VERBS for t in nouns):
        return None
    if not known and not all(t.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "PRON"} for t in nouns):
        return None
    if _is_shown(said):
        return _source([said.nbor(-1)], arguments, said.text)
    return Source(speaker if known else None, nouns.text, said.text)


def _is_said(verb: Token) -> bool:
    return verb.lemma_ in words("say") and verb.tag_ in _FINITE


def _is_shown(word: Token) -> bool:
    """Return whether a parser took for a noun what papers do: "Lee paid, RECORDS show"."""
    before = word.nbor(-1) if word.i and word.lower_ == "show" and word.pos_ == "NOUN" else None
    return before is not None and before.tag_ == "NNS" and before.lemma_.lower() in words("documents")


def shown(show: Token, arguments: Arguments) -> Source | None:
    """Return the papers that show a clause, where a parser took the verb for a noun: "filed RECORDS show that"."""
    return _source([show.nbor(-1)], arguments, show.text) if _is_shown(show) else None


def alleged_behind(root: Token, arguments: Arguments) -> Source | None:
    """Return whose claim a sentence is said to be by a noun at its end: "Lee took $9, an ALLEGATION he denies"."""
    told = words("say_nouns") - words("theories")
    nouns = (t for t in root.sent if t.i > root.i and t.dep_ == "appos" and t.lemma_.lower() in told)
    noun = next((t for t in nouns if t.doc[t.left_edge.i].lower_ in {"a", "an"}), None)
    if noun is None or noun.doc[noun.left_edge.i - 1].text not in {",", *DASHES}:
        return None
    by = arguments.referents(grammar.complements(noun, "by") or grammar.complements(noun, "from"))
    return Source(by[0] if by else None, by[0].name if by else noun.text, noun.text)


def _up_to_semicolon(root: Token) -> Span:
    """Return the part of the sentence of `root` that a semicolon behind it ends."""
    sentence = root.sent
    end = next((t.i for t in sentence if t.i > root.i and t.text == ";"), sentence.end)
    return root.doc[sentence.start : end]


def _is_heard_or_dated(tail: Span, arguments: Arguments) -> bool:
    """Return whether nothing but the day, or who hears it, stands in `tail`: "on Friday.", "the Eagle", "to reporters"."""
    told = (m for t in tail if (m := arguments.covering(t)) is not None)
    return all(m.type in {"DATE", "PERSON", "ORG"} for m in told) and all(
        arguments.covering(t) is not None or t.pos_ in {"PUNCT", "ADP", "SPACE", "ADV", "DET"} for t in tail
    )


def before_colon(token: Token, arguments: Arguments) -> Source | None:
    """Return who tells, before a colon of its sentence, what `token` stands in: "The union accuses Lee of theft: she TOOK a car"."""
    sentence = token.doc[token.sent.start : token.i]
    colon = next((t.i for t in reversed(sentence) if t.text == ":"), None)
    if colon is None:
        return None
    before = [t for t in sentence if t.i < colon and t.tag_ in _FINITE and t.pos_ == "VERB"]
    if not before or before[-1].lemma_.lower() not in words("say") or negator(before[-1], arguments):
        return None
    own = any(t.lower_ in _AUTHOR for t in grammar.subjects(before[-1]))
    return None if own else source_of(before[-1], arguments)


def headed(token: Token, arguments: Arguments) -> Source | None:
    """Return whose words a headline gives, before its colon: "REPORT: Lee paid Roe", "The UNION: Lee paid"."""
    sentence = token.sent
    colon = next((t.i for t in sentence[:_LABEL] if t.text == ":"), sentence.start)
    label, main = token.doc[sentence.start : colon], sentence.root
    told = main.tag_ in _FINITE and any(t.i > colon for t in grammar.children(main, *grammar.SURFACE_SUBJECTS))
    if not len(label) or not told or sentence[-1].text in _STOPS or any(t.pos_ not in _LABELS for t in label):
        return None
    known = [m for m in arguments.referents([label.root]) if m.type in SPEAKERS]
    tellers = words("documents") | person_nouns() | lexicon.words("body_nouns")
    if not known and label.root.lemma_.lower() not in tellers:
        return None
    return Source(known[0] if known else None, label.text, f"{label.text}:")


def _source(tokens: list[Token], arguments: Arguments, cue: str) -> Source | None:
    if not tokens:
        return None
    known = arguments.referents(tokens[:1])
    noun = tokens[0] if known else _paper_before(tokens[0]) or tokens[0]
    known = known or _publishers(noun, arguments)
    return Source(known[0] if known else None, _phrase(noun), cue)


def _paper_before(pronoun: Token) -> Token | None:
    """Return the paper of the sentence before that "it" is: "The LAWSUIT alleges … It says"."""
    start = pronoun.sent.start
    if pronoun.lower_ != "it" or not start:
        return None
    papers = [t for t in pronoun.doc[start - 1].sent if t.pos_ == "NOUN" and t.lemma_.lower() in words("documents")]
    return next((t for t in papers if t.dep_ in grammar.SURFACE_SUBJECTS), papers[-1] if papers else None)


def _publishers(noun: Token, arguments: Arguments) -> list[MentionSpan]:
    """Return whose paper says it: "figures published by the BOARD", "ITS report", "a story in the HERALD", "a report SHE filed"."""
    if noun.lemma_.lower() not in words("documents"):
        return []
    filed = [t for deed in grammar.children(noun, "acl", "relcl") for t in grammar.subjects(deed)]
    if noun.dep_ == "dobj":
        filed += grammar.subjects(noun.head)
    placed = [t for preposition in ("by", "from", "in", "of", "at") for t in grammar.complements(noun, preposition)]
    for tokens in (grammar.possessors(noun), filed, grammar.modifiers(noun), placed):
        known = [m for m in arguments.referents(tokens) if m.type in SPEAKERS]
        if known:
            return known
    return []


def _phrase(token: Token) -> str:
    """Return the words of a noun phrase up to its first clause or aside."""
    words_of_it = (t.text_with_ws if not _in_aside(t, token) else " " for t in token.subtree)
    return " ".join("".join(words_of_it).split()).strip(" ,")


def _in_aside(token: Token, head: Token) -> bool:
    while token is not head and token.i != head.i:
        if token.dep_ in {"relcl", "appos", "acl"} or (token.dep_ == "punct" and not _is_within_word(token)):
            return True
        token = token.head
    return False


def _is_within_word(mark: Token) -> bool:
    """Return whether a hyphen joins two parts of a name."""
    return bool(mark.i) and not mark.whitespace_ and not mark.nbor(-1).whitespace_ and mark.text in {"-", "–", "'", "’"}
