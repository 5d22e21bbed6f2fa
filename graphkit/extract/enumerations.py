"""Names listed side by side, "Lee, Roe and Moss": whoever does what one of them does, however the parser hangs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.extract.spans import MentionSpan

_LISTED = frozenset({"PERSON", "ORG", "PAC"})
_FINAL = frozenset({"and", "or", "&"})
_LEAST = 3
"""Names that make a list: two and their "and" may as well open another clause."""


def enumerated(mentions: Iterable[MentionSpan]) -> dict[int, list[MentionSpan]]:
    """Return for each mention that stands in a list of names, by its identity, the whole list."""
    names = [m for m in mentions if m.kind == "name" and m.type in _LISTED]
    return {id(member): row for row in _rows(names) for member in row}


def _rows(names: list[MentionSpan]) -> Iterator[list[MentionSpan]]:
    row = names[:1]
    for before, name in pairwise(names):
        link = _link(before, name)
        row = [*row, name] if link else [name]
        if link in _FINAL:
            if len(row) >= _LEAST:
                yield row
            row = [name]


def _link(before: MentionSpan, name: MentionSpan) -> str:
    """Return the last word between two names of one type where nothing else joins them: "," or "and"."""
    if not 0 < name.start - before.end <= 2 or before.type != name.type:
        return ""
    between = [t.lower_ for t in before.root.doc[before.end : name.start]]
    return between[-1] if set(between) <= {",", *_FINAL} and before.root.sent == name.root.sent else ""
