"""When what a claim states was so: a date in the clause of its words or in one that this goes on, the period of a post, an election's year."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.status.outcomes import hangs_on_another_verb
from graphkit.extract.status.tenures import bracketed, period, tenure
from graphkit.extract.words import words
from graphkit.model import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan
    from graphkit.extract.status.statements import Statement

_LASTING = frozenset({"JURISDICTION", "LOCATED_IN", "PART_OF"})
"""Relations that hold as long as their ends do: a date beside them belongs to something else, unless a verb tells of a deed."""
_UNDATED = frozenset({"FAMILY_OF"})
"""Relations that no verb begins or ends: of "was born in 1950 to Ann Lee" the date is that of the birth."""
_TIES = frozenset({"MEMBER_OF", "WORKS_FOR", "REPORTED_ON"})
"""Relations that may be told by the way, beside a deed that has the date: "won in 2019 FOR THE GREENS"."""
_DEEDS = frozenset({"FUNDED", "SUPPORTS", "MET", "SPOKE_TO", "FOUNDED", "SUED", "ACCUSED", "FIRED", "HIRED", "KILLED"})
"""Relations that are done in a day."""
_HELD = frozenset({"HOLDS_OFFICE", "RUNS", "WORKS_FOR", "MEMBER_OF"})
_YEAR = 4
"""Characters of a date that only names a year."""
_FAR = 3
"""Clauses above that of the trigger which may give it their date."""


def dated(statement: Statement, arguments: Arguments) -> When | None:
    """Return when what `statement` says was so; None where its sentence does not tell."""
    cue = statement.cue
    if statement.relation in _UNDATED or _is_by_the_way(statement):
        return None
    if statement.relation in _HELD and _is_met(statement):
        return tenure(cue, arguments)
    if statement.relation in _LASTING and cue.pos_ not in grammar.VERBS and statement.head.type != "EVENT":
        return tenure(cue, arguments) if statement.relation == "PART_OF" else None
    own = statement.date or _of_event(statement, arguments) or _of_holder(statement, arguments)
    own = own or date(cue, arguments) or _of_inner_clause(statement, arguments)
    return own or (_of_deed_before(scope(cue), arguments) if statement.relation in _DEEDS else None)


def date(trigger: Token, arguments: Arguments) -> When | None:
    """Return the period beside `trigger`, the nearest date or period in its clause, else that of a clause which this one goes on."""
    beside = tenure(trigger, arguments)
    if beside is not None:
        return beside
    for tokens in _clauses(trigger):
        found = _dates(tokens, trigger, arguments)
        if found:
            return period(found) or _nearest(found, trigger)
    return None


def _is_met(statement: Statement) -> bool:
    """Return whether something is done to who bears a role, which says nothing of when: "received THE AMBASSADOR today"."""
    noun, ends = statement.cue, (statement.head, statement.tail)
    named = any(end is not None and end.start <= noun.i < end.end for end in ends)
    return named and noun.dep_ == "dobj" and noun.head.lemma_ in words("get_light") | words("give_light")


def _of_deed_before(verb: Token, arguments: Arguments) -> When | None:
    """Return the day or month of the deed that `verb` goes on: "flew in on MONDAY and met Lee"."""
    before = verb.head
    joined = verb.dep_ == "conj" and verb.tag_ == before.tag_ == "VBD" and not _has_subject(verb)
    if not joined or any(child.dep_ in {"neg", "advmod", "mark"} for child in verb.children):
        return None
    if any(child.lower_ != "and" for child in grammar.children(before, "cc")):
        return None
    when = _nearest(found, verb) if (found := _dates(grammar.clause(before), verb, arguments)) else None
    return when if when is not None and len(when.start or "") > _YEAR else None


def _is_by_the_way(statement: Statement) -> bool:
    """Return whether a tie is told beside a deed that has the date: "WON the seat in 2019 for the Greens"."""
    verb = statement.cue
    if statement.relation == "MEMBER_OF" and _is_only_stood_for(statement):
        return True
    if statement.relation not in _TIES or not hangs_on_another_verb(statement) or verb.lemma_ in words("leave"):
        return False
    doers = [noun for subject in grammar.surface_subjects(verb) for noun in grammar.coordinated(subject)]
    return statement.relation == "MEMBER_OF" or statement.head.root not in doers


def _is_only_stood_for(statement: Statement) -> bool:
    """Return whether somebody did something for a party of which they are: "STOOD in 2015 for the Greens", "as its CANDIDATE"."""
    cue, body = statement.cue, statement.tail.root if statement.tail is not None else None
    if cue.pos_ not in grammar.VERBS:
        return cue.lemma_.lower() not in words("members") | words("board_members")
    if body is None or body.dep_ != "pobj" or cue.lemma_ in words("leave"):
        return False
    return body.head.lower_ == "for" or body.head.head.lemma_.lower() in words("candidates")


def _of_inner_clause(statement: Statement, arguments: Arguments) -> When | None:
    """Return the date of the clause under the cue in which the tail of what was learned stands: "he left and in 1926 set up APEX"."""
    tail = statement.tail
    if tail is None or not statement.features or statement.relation in _LASTING | _TIES | {"CONCERNS"}:
        return None
    inner = next(
        (t for t in (tail.root, *tail.root.ancestors) if t.head.i == statement.cue.i and t.i != statement.cue.i), None
    )
    if inner is None or inner.dep_ not in {"conj", "advcl", "ccomp"} or inner.pos_ not in grammar.VERBS:
        return None
    found = _dates(grammar.clause(inner), inner, arguments)
    return _nearest(found, inner) if found else None


def _of_holder(statement: Statement, arguments: Arguments) -> When | None:
    """Return the years in brackets behind one of several holders: "its chairmen were ANN LEE (1990–1996) and Bo Roe (1996–2008)"."""
    listed = statement.relation in _HELD and statement.cue.tag_ == "NNS"
    return bracketed(statement.head.end, arguments, statement.cue.doc) if listed else None


def _of_event(statement: Statement, arguments: Arguments) -> When | None:
    """Return the date in the name of the event that is one end: "the 2019 ELECTION"."""
    events = [m for m in (statement.tail, statement.head) if m is not None and m.type == "EVENT"]
    within = (m for event in events for m in arguments.mentions if event.start <= m.start and m.end <= event.end)
    return next((m.value for m in within if m.type == "DATE" and isinstance(m.value, When)), None)


def _clauses(trigger: Token) -> Iterator[list[Token]]:
    """Yield the tokens of the clause of `trigger`, then of the clauses whose time is its time too, from below."""
    top = scope(trigger)
    yield [t for t in grammar.clause(top) if not _is_told(t, top)]
    yield from (list(grammar.clause(child)) for child in top.children if _is_when(child) and _happens(top))
    for _ in range(_FAR):
        above = top.head
        if top.dep_ == "relcl" and any(t.lower_ == "when" for t in top.children):
            yield [above]
        if _is_when(top) and _happens(top) and _happens(above):
            yield [t for t in grammar.clause(above) if t.i != top.i]
        if top.pos_ not in grammar.VERBS or above.pos_ not in grammar.VERBS or _has_subject(top):
            return
        if top.dep_ == "xcomp" or (top.dep_ == "advcl" and top.tag_ in {"VBG", "VB", "VBN"}):
            yield [t for t in grammar.clause(above) if t.i < top.i]
        elif top.dep_ == "conj" and top.tag_ == above.tag_:
            yield [t for t in grammar.clause(above) if t.i < above.i]
        else:
            return
        top = above


def _is_when(verb: Token) -> bool:
    """Return whether `verb` tells when something was: "WHEN she retired in 2011", not "when" of a habit."""
    return verb.dep_ == "advcl" and verb.tag_ == "VBD" and any(t.lower_ == "when" for t in verb.children)


def _happens(verb: Token) -> bool:
    """Return whether `verb` tells of what happened rather than of what was so for a time: not "WAS mayor when"."""
    return verb.pos_ in grammar.VERBS and verb.lemma_ != "be" and verb.tag_ != "VBG"


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
    dates = (m for m in arguments.within(trigger.sent) if m.type == "DATE" and m.root.i in places)
    return [m for m in dates if not _is_of_coming_vote(m, arguments)]


def _is_of_coming_vote(date: MentionSpan, arguments: Arguments) -> bool:
    """Return whether `date` is that of an election ahead, before which people oppose and support: "faces Lee in the MAY primary"."""
    source = date.root.doc._.source
    published = source.published if source else None
    when = date.value
    if not isinstance(when, When) or not when.start or not published or when.start <= published[: len(when.start)]:
        return False
    above = date.root.head
    noun = above.head if above.dep_ == "prep" else above
    event = arguments.covering(noun)
    named = event is not None and event.subtype in {"election", "recall"}
    return named or (noun.pos_ in grammar.NOUNS and noun.lemma_.lower() in words("contest"))


def _nearest(found: list[MentionSpan], trigger: Token) -> When | None:
    nearest = min(found, key=lambda m: abs(m.root.i - trigger.i))
    return nearest.value if isinstance(nearest.value, When) else None
