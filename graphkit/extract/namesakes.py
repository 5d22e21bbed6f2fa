"""Committees that carry their candidate in their name: "Lee for Boston", "Friends of Ann Lee"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.extract.statements import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_COMMITTEE = re.compile(r"\s+(?:PAC|Committee|Campaign|Fund|Inc\.?|\d{4})$", re.IGNORECASE)
_PREPOSITIONS = (" for ", " of ", " Elect ", " Reelect ", " Re-Elect ", " elect ", " re-elect ")


def statements(arguments: Arguments) -> Iterator[Statement]:
    """Yield which committee of the document supports which of its people, once for each committee."""
    seen: set[int | None] = set()
    for committee in arguments.mentions:
        if committee.type == "PAC" and committee.kind == "name" and committee.cluster not in seen:
            seen.add(committee.cluster)
            candidate = _candidate(committee, arguments)
            if candidate is not None:
                yield Statement("SUPPORTS", committee, candidate, committee.root, "committee.namesake", 0.82)


def _candidate(committee: MentionSpan, arguments: Arguments) -> MentionSpan | None:
    """Return the one person of the document whose name the committee's name opens or ends with."""
    for preposition in _PREPOSITIONS:
        before, found, after = committee.name.partition(preposition)
        if found:
            named = _called(before, arguments) or _called(after, arguments)
            if named is not None:
                return named
    return None


def _called(words: str, arguments: Arguments) -> MentionSpan | None:
    words = _COMMITTEE.sub("", words.partition(" for ")[0]).strip()
    people = [m for m in arguments.mentions if m.type == "PERSON" and m.kind == "name"]
    exact = [m for m in people if m.name == words]
    found = exact or [m for m in people if m.name.split()[-1] == words]
    clusters = {m.cluster for m in found}
    return found[0] if len(clusters) == 1 and None not in clusters else None
