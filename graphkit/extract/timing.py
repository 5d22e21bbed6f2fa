"""When what a claim states was so: a date in the clause of its words or in one that this goes on, the period of a post, an election's year."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from graphkit.extract import grammar
from graphkit.extract.conditions import clause
from graphkit.extract.words import words
from graphkit.model import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.spans import MentionSpan
    from graphkit.extract.statements import Statement

_LASTING = frozenset({"JURISDICTION", "LOCATED_IN", "PART_OF", "FAMILY_OF"})
"""Relations that hold as long as their ends do: a date beside them belongs to something else, unless a verb tells of a deed."""
_STARTS = frozenset({"from", "since", "between"})
_UNTIL = frozenset({"to", "until", "till", "through"})
_FAR = 3
"""Clauses above that of the trigger which may give it their date."""
_BESIDE = 8
"""Words between a post and the brackets with its years: "minister of works and housing of the State of Lagos (1979–83)"."""
_PHRASE = frozenset({"ADP", "DET", "PROPN", "NOUN", "ADJ", "CCONJ"})


def dated(statement: Statement, arguments: Arguments) -> When | None:
    """Return when what `statement` says was so; None where its sentence does not tell."""
    cue = statement.cue
    if statement.relation in _LASTING and cue.pos_ not in grammar.VERBS and statement.head.type != "EVENT":
        return None
    return statement.date or _of_event(statement, arguments) or date(cue, arguments)


def date(trigger: Token, arguments: Arguments) -> When | None:
    """Return the date or period in the clause of `trigger`, the nearest of several, else that of a clause which this one goes on."""
    for tokens in _clauses(trigger):
        found = _dates(tokens, trigger, arguments)
        if found:
            return _period(found) or _nearest(found, trigger)
    return _bracketed(trigger, arguments)


def _of_event(statement: Statement, arguments: Arguments) -> When | None:
    """Return the date in the name of the event that is one end: "the 2019 ELECTION"."""
    events = [m for m in (statement.tail, statement.head) if m is not None and m.type == "EVENT"]
    within = (m for event in events for m in arguments.mentions if event.start <= m.start and m.end <= event.end)
    return next((m.value for m in within if m.type == "DATE" and isinstance(m.value, When)), None)


def _clauses(trigger: Token) -> Iterator[list[Token]]:
    """Yield the tokens of the clause of `trigger`, then of the clauses whose time is its time too, from below."""
    top = scope(trigger)
    yield [t for t in clause(top) if not _is_told(t, top)]
    for _ in range(_FAR):
        above = top.head
        if top.pos_ not in grammar.VERBS or above.pos_ not in grammar.VERBS or _has_subject(top):
            return
        if top.dep_ == "xcomp" or (top.dep_ == "advcl" and top.tag_ in {"VBG", "VB", "VBN"}):
            yield [t for t in clause(above) if t.i < top.i]
        elif top.dep_ == "conj" and top.tag_ == above.tag_:
            yield [t for t in clause(above) if t.i < above.i]
        else:
            return
        top = above


def scope(trigger: Token) -> Token:
    """Return the word whose clause an amount or a date of `trigger` stands in: the verb that makes a statement of a noun."""
    noun = trigger
    if noun.pos_ in grammar.VERBS:
        return noun
    while noun.dep_ == "conj" and noun.head.pos_ in grammar.NOUNS:
        noun = noun.head
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    if verb.pos_ not in grammar.VERBS:
        return trigger
    if noun.dep_ in {"attr", "oprd", "pobj"} or (noun.dep_ == "nsubj" and verb.lemma_ == "be"):
        return verb
    light = noun.dep_ in {"dobj", "nsubjpass"} and verb.lemma_ in words("give_light") | words("get_light")
    return verb if light else trigger


def _is_told(token: Token, verb: Token) -> bool:
    """Return whether `token` stands in what a verb of saying tells: "accused Lee of burying A 2019 REPORT"."""
    if verb.lemma_ not in words("say"):
        return False
    above = takewhile(lambda t: t.i != verb.i, (token, *token.ancestors))
    return any(t.dep_ == "pcomp" for t in above)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in grammar.SURFACE_SUBJECTS for child in verb.children)


def _dates(tokens: Iterable[Token], trigger: Token, arguments: Arguments) -> list[MentionSpan]:
    """Return the dates among `tokens`, those inside the names of events too."""
    places = {token.i for token in tokens}
    return [m for m in arguments.within(trigger.sent) if m.type == "DATE" and m.root.i in places]


def _nearest(found: list[MentionSpan], trigger: Token) -> When | None:
    nearest = min(found, key=lambda m: abs(m.root.i - trigger.i))
    return nearest.value if isinstance(nearest.value, When) else None


def _period(found: list[MentionSpan]) -> When | None:
    """Return the time between the only two dates, where words join them: "from 1996 UNTIL HER RETIREMENT IN 2011"."""
    if len(found) != 2:
        return None
    first, last = sorted(found, key=lambda m: m.start)
    doc = first.root.doc
    joined = first.start > 0 and doc[first.start - 1].lower_ in _STARTS and doc[first.end].lower_ in _UNTIL
    if not joined or not isinstance(first.value, When) or not isinstance(last.value, When):
        return None
    return When(doc[first.start : last.end].text, first.value.start, last.value.end or last.value.start)


def _bracketed(noun: Token, arguments: Arguments) -> When | None:
    """Return the years in brackets behind a post: "mayor of Dunmore (2003–2007)"."""
    if noun.pos_ not in grammar.NOUNS:
        return None
    behind = noun.doc[noun.i + 1 : min(noun.i + _BESIDE, noun.sent.end)]
    bracket = next((t for t in behind if t.pos_ not in _PHRASE), None)
    if bracket is None or bracket.text != "(" or bracket.i + 1 >= len(noun.doc):
        return None
    years = arguments.covering(bracket.nbor(1))
    closed = years is not None and years.type == "DATE" and noun.doc[years.end : years.end + 1].text == ")"
    return years.value if years is not None and closed and isinstance(years.value, When) else None
