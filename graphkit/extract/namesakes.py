"""Committees that carry their candidate in their name: "Lee for Boston", "Friends of Ann Lee"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.extract.statements import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_COMMITTEE = re.compile(r"\s+(?:PAC|Committee|Campaign|Fund|Inc\.?|\d{4})$", re.IGNORECASE)
_PREPOSITIONS = (" for ", " of ", " Elect ", " Reelect ", " Re-Elect ", " elect ", " re-elect ")


_STANDING = frozenset({"HOLDS_OFFICE", "CANDIDATE_IN", "RAN_AGAINST", "WON"})


def statements(arguments: Arguments, found: Iterable[Statement]) -> Iterator[Statement]:
    """Yield which committee of the document supports which of its people, once for each committee.

    Where only a surname is given, what else is `found` must show a candidate or an office-holder: a donor or a relative may
    bear it, too.
    """
    standing = _Standing(found)
    seen: set[int | None] = set()
    for committee in arguments.mentions:
        if committee.type == "PAC" and committee.kind == "name" and committee.cluster not in seen:
            seen.add(committee.cluster)
            candidate = _candidate(committee, arguments, standing)
            if candidate is not None:
                yield Statement("SUPPORTS", committee, candidate, committee.root, "committee.namesake", 0.82)


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


def _called(words: str, arguments: Arguments, standing: _Standing) -> MentionSpan | None:
    words = _COMMITTEE.sub("", words.partition(" for ")[0]).strip()
    people = [m for m in arguments.mentions if m.type == "PERSON" and m.kind == "name"]
    exact = [m for m in people if m.name == words and len(words.split()) > 1]
    clusters = {m.cluster for m in exact}
    if len(clusters) == 1 and None not in clusters:
        return exact[0]
    return standing.chosen([m for m in people if m.name.split()[-1] == words])
