"""Elections: the further ones of a list, the rival who stood in the same one, and the body behind the name of who stood."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.status.statements import Statement
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span

    from graphkit.extract.claims.conditions import Match
    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_STANDING = frozenset({"CANDIDATE_IN", "WON"})
_TAKING_PART = _STANDING | {"AFFILIATED_WITH"}


def statements(sentence: Span, arguments: Arguments, found: Iterable[Statement]) -> Iterator[Statement]:
    """Yield what follows in `sentence` from who stood in which election, as `found` tells."""
    elections = _elections(sentence, arguments)
    if not elections:
        return
    told = list(found)
    more = list(_listed(told, elections))
    yield from more
    stood = [s for s in (*told, *more) if s.relation in _STANDING and s.tail in elections]
    rivals = list(_rivals(told, stood, arguments))
    yield from rivals
    yield from _party_members([*stood, *rivals], sentence, arguments)


def _listed(told: list[Statement], elections: list[MentionSpan]) -> Iterator[Statement]:
    """Yield, for what is said of one election, the same of those that follow it: "in the 1961 and THE 1965 election"."""
    for statement in told:
        if statement.relation in _TAKING_PART and statement.tail in elections:
            for election in _followers(statement.tail, elections):
                yield replace(statement, tail=election, rule=f"{statement.rule}.too", date=None)


def _followers(first: MentionSpan, elections: list[MentionSpan]) -> Iterator[MentionSpan]:
    for one, following in pairwise(elections[elections.index(first) :]):
        between = {t.lower_ for t in one.root.doc[one.end : following.start]}
        if not between or not between <= words("between_elections"):
            return
        yield following


def _rivals(told: list[Statement], stood: list[Statement], arguments: Arguments) -> Iterator[Statement]:
    """Yield that the rival of who stood in the only election of the sentence stood in it too."""
    elections = {id(s.tail) for s in stood}
    if len(elections) != 1:
        return
    standing = {id(s.head): s for s in stood}
    for statement in told:
        if statement.relation == "RAN_AGAINST" and statement.tail is not None:
            for one, other in ((statement.head, statement.tail), (statement.tail, statement.head)):
                known = next((s for s in stood if arguments.same(s.head, one)), None)
                if known is not None and id(other) not in standing:
                    yield replace(known, relation="CANDIDATE_IN", head=other, rule="candidate.rival", confidence=0.8)


def _party_members(stood: list[Statement], sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    """Yield the body behind the name of somebody who stands: "Lee of the Eagle Front", "Lee for the Eagle Front"."""
    standing = {id(s.head): s.head for s in stood if s.head.kind == "name"}
    for person, body in pairwise(arguments.within(sentence)):
        if id(person) in standing and body.type == "ORG" and body.kind == "name" and _is_labelled(person, body):
            yield Statement("MEMBER_OF", person, body, body.root, "member.standing", 0.8)


def _is_labelled(person: MentionSpan, body: MentionSpan) -> bool:
    between = [t.lower_ for t in person.root.doc[person.end : body.start]]
    return between[:1] in (["of"], ["for"], ["("]) and set(between[1:]) <= {"the"}


def is_own_election(match: Match, _: str) -> bool:
    """Return whether the tail is an election, in the verb's own clause or the only one of the sentence."""
    alone = len(_elections(match.trigger.sent, match.arguments)) == 1
    return match.tail.subtype == "election" and (alone or match.tail.root in match.trigger.subtree)


def names_election(match: Match, _: str) -> bool:
    """Return whether the sentence names an election."""
    return bool(_elections(match.trigger.sent, match.arguments))


def is_about_seat(match: Match, _: str) -> bool:
    """Return whether the verb represents a place, or is one of standing and winning in an election or for a seat."""
    seats = any(t.lemma_.lower() in words("seats_won") for t in match.trigger.subtree)
    return match.trigger.lemma_ == "represent" or seats or names_election(match, "")


def is_contest(match: Match, _: str) -> bool:
    """Return whether the words around the verb tell of an election or another event in which people meet as rivals."""
    for token in match.trigger.subtree:
        mention = match.arguments.covering(token)
        if token.lemma_.lower() in words("contest") or (mention is not None and mention.type == "EVENT"):
            return True
    return False


def is_electoral(match: Match, _: str) -> bool:
    """Return whether the document is about offices or elections: Lee beat Roe at the polls, not at snooker."""
    public = (m for m in match.arguments.mentions if m.type == "OFFICE" or m.subtype == "election")
    elected = any(token.lemma_ in {"elect", "reelect", "unseat"} for token in match.trigger.sent)
    return elected or next(public, None) is not None or is_contest(match, "")


def is_run_in(match: Match, _: str) -> bool:
    """Return whether somebody "runs" in an election rather than leads a body."""
    return match.trigger.lemma_ == "run" and match.tail.type == "EVENT" and match.tail.subtype == "election"


def is_about(match: Match, _: str) -> bool:
    """Return whether a preposition of the event's own leads to the tail, and no rival does: not "the runoff against Lee"."""
    event = match.head
    rival = event.subtype == "election" and "recall" not in event.name.lower()
    prepositions = (child for child in grammar.children(event.root, "prep") if child.i + 1 <= match.tail.start)
    own = {t.i for child in prepositions for noun in grammar.children(child, "pobj") for t in grammar.coordinated(noun)}
    return not rival and match.tail.root.i in own


def _elections(sentence: Span, arguments: Arguments) -> list[MentionSpan]:
    return [m for m in arguments.within(sentence) if m.type == "EVENT" and m.subtype == "election"]
