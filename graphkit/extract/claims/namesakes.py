"""Committees that carry their candidate in their name: "Lee for Boston", "Friends of Ann Lee"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.extract.status.statements import Statement
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_COMMITTEE = re.compile(r"\s+(?:PAC|Committee|Campaign|Fund|Inc\.?|\d{4})$", re.IGNORECASE)
_PREPOSITIONS = (" for ", " of ", " Elect ", " Reelect ", " Re-Elect ", " elect ", " re-elect ")


_POSSESSIVE = frozenset({"PRP$", "POS"})
_NEAR = 6
"""Tokens before and behind a committee's name in which it is said whose it is."""
_STANDING = frozenset({"HOLDS_OFFICE", "CANDIDATE_IN", "RAN_AGAINST", "WON"})


def statements(arguments: Arguments, found: Iterable[Statement]) -> Iterator[Statement]:
    """Yield which committee of the document supports which of its people, once for each committee that is said to be somebody's.

    Where only a surname is given, what else is `found` must show a candidate or an office-holder: a donor or a relative may
    bear it, too.
    """
    standing = _Standing(found)
    seen: set[int | None] = set()
    for committee in arguments.mentions:
        named = committee.type == "PAC" and committee.kind == "name"
        if named and committee.cluster not in seen and _is_own(committee):
            seen.add(committee.cluster)
            candidate = _candidate(committee, arguments, standing)
            if candidate is not None:
                yield Statement("SUPPORTS", committee, candidate, committee.root, "committee.namesake", 0.82)


def _is_own(committee: MentionSpan) -> bool:
    """Return whether the words beside a committee's name say whose it is: "HIS campaign, Lee for Boston", "Lee for Boston, HER committee"."""
    doc, sentence = committee.root.doc, committee.root.sent
    before = doc[max(committee.start - _NEAR, sentence.start) : committee.start]
    after = doc[committee.end : min(committee.end + _NEAR, sentence.end)]
    return _owned_before(before) or _owned_behind(after)


def _owned_before(before: Span) -> bool:
    comma = len(before) and before[-1].text == ","
    noun = before[-1 - comma] if len(before) > comma else None
    if noun is None or noun.lemma_.lower() not in words("bodies") | {"campaign", "vehicle"}:
        return False
    return any(token.tag_ in _POSSESSIVE for token in before)


def _owned_behind(after: Span) -> bool:
    if not len(after) or after[0].text != ",":
        return False
    return any(t.tag_ in _POSSESSIVE or t.lower_ in {"hers", "own"} for t in after[1:] if not t.is_punct)


class _Standing:
    """Who, by other statements, stands for office or holds one."""

    def __init__(self, found: Iterable[Statement]) -> None:
        self._candidates = {
            mention.cluster
            for statement in found
            if statement.relation in _STANDING
            for mention in (statement.head, statement.tail)
            if mention is not None and mention.type == "PERSON"
        }

    def chosen(self, people: list[MentionSpan]) -> MentionSpan | None:
        """Return the one of `people` of one surname whom a committee of that name would support."""
        stand = [m for m in people if m.cluster is not None and m.cluster in self._candidates]
        return stand[0] if len({m.cluster for m in stand}) == 1 else None


def _candidate(committee: MentionSpan, arguments: Arguments, standing: _Standing) -> MentionSpan | None:
    """Return the one person of the document whose name the committee's name opens or ends with."""
    for preposition in _PREPOSITIONS:
        before, found, after = committee.name.partition(preposition)
        if found:
            named = _called(before, arguments, standing) or _called(after, arguments, standing)
            if named is not None:
                return named
    return None


def _called(name: str, arguments: Arguments, standing: _Standing) -> MentionSpan | None:
    name = _COMMITTEE.sub("", name.partition(" for ")[0]).strip()
    people = [m for m in arguments.mentions if m.type == "PERSON" and m.kind == "name"]
    exact = [m for m in people if m.name == name and len(name.split()) > 1]
    clusters = {m.cluster for m in exact}
    if len(clusters) == 1 and None not in clusters:
        return exact[0]
    return standing.chosen([m for m in people if m.name.split()[-1] == name])
