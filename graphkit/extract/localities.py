"""Places beside places: "Denver, Colo.", "CLAYTON, Neb.", "Acme Inc., Boston"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.statements import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.spans import MentionSpan


def statements(sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    """Yield which place of `sentence` lies in the one that follows it behind a comma."""
    mentions = arguments.within(sentence)
    for inner, outer in zip(mentions, mentions[1:], strict=False):
        if inner.type == outer.type == "PLACE" and _adjoin(inner, outer) and not _is_list(outer, sentence):
            yield Statement("LOCATED_IN", inner, outer, outer.root, "place.in-place", 0.88)


def _adjoin(inner: MentionSpan, outer: MentionSpan) -> bool:
    between = inner.root.doc[inner.end : outer.start]
    return len(between) == 1 and between.text == ","


def _is_list(outer: MentionSpan, sentence: Span) -> bool:
    """Return whether the two are members of a list: "Boston, Denver and Reno"."""
    following = outer.root.doc[outer.end : outer.end + 1].text.lower()
    return following in {"and", "or", "&"} or outer.root.dep_ == "conj"
