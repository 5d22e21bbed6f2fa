"""Names listed side by side, "Lee, Roe and Moss": whoever does what one of them does, however the parser hangs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.extract.spans import MentionSpan

_LISTED = frozenset({"PERSON", "ORG", "PAC"})
_FINAL = frozenset({"and", "or", "&"})
_ALONG = frozenset({("along", "with"), ("together", "with"), ("as", "well", "as")})
_LEAST = 3
"""Names that make a list: two and their "and" may as well open another clause."""
_APART = 7
"""Tokens at most between two names of a list: brackets with a short form, a comma, "and", an article."""


def enumerated(mentions: Iterable[MentionSpan]) -> dict[int, list[MentionSpan]]:
    """Return for each mention that stands in a list of names, by its identity, the whole list."""
    names = [m for m in mentions if m.kind == "name" and m.type in _LISTED and not _is_bracketed(m)]
    return {id(member): row for row in _rows(names) for member in row}


def companions(mentions: Iterable[MentionSpan]) -> dict[int, MentionSpan]:
    """Return for each mention, by its identity, who does the same along with it: "Lee, together with ROE, founded Apex"."""
    known = [m for m in mentions if m.type in _LISTED and m.kind != "nominal"]
    return {id(one): other for one, other in pairwise(known) if one.type == other.type and _is_along(one, other)}


def _is_along(one: MentionSpan, other: MentionSpan) -> bool:
    between = [t.lower_ for t in one.root.doc[one.end : other.start]] if other.start - one.end <= _APART else []
    return one.root.sent == other.root.sent and tuple(w for w in between if w not in {",", "the"}) in _ALONG


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
    """Return the last word between two names of one type where nothing else joins them: "," or "and".

    The short form in brackets behind the first, "the Apex Party (AP), the ...", and the article of the second do not part them.
    """
    if not 0 < name.start - before.end <= _APART or before.type != name.type:
        return ""
    between = [t.lower_ for t in before.root.doc[before.end : name.start]]
    if between[0] == "(" and ")" in between:
        between = between[between.index(")") + 1 :]
    if between[-1:] == ["the"]:
        between.pop()
    joined = 0 < len(between) <= 2 and set(between) <= {",", *_FINAL}
    return between[-1] if joined and before.root.sent == name.root.sent else ""


def _is_bracketed(mention: MentionSpan) -> bool:
    """Return whether a name stands alone in brackets."""
    doc = mention.root.doc
    return mention.start > 0 and doc[mention.start - 1].text == "(" and doc[mention.end : mention.end + 1].text == ")"
