"""Places beside places and names: "Denver, Colo.", "DUNMORE, Neb.", "Acme Inc., Boston"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract import grammar
from graphkit.extract.statements import Statement
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_BODIES = frozenset({"ORG", "PAC"})


def statements(sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    """Yield which place or body of `sentence` lies in the place that follows it behind a comma."""
    for inner, outer in _pairs(sentence, arguments):
        if outer.type == "PLACE" == inner.type and _lies_in(inner, outer):
            yield Statement("LOCATED_IN", inner, outer, outer.root, "place.in", 0.85)
        elif outer.type == "PLACE" and _adjoin(inner, outer) and not _is_list(outer):
            if inner.type == "PLACE":
                yield Statement("LOCATED_IN", inner, outer, outer.root, "place.in-place", 0.88)
            elif _closes(outer) and not _continues_list(inner):
                yield Statement("LOCATED_IN", inner, outer, outer.root, "place.of-body", 0.78)


def origins(sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    """Yield where those come from or lie of whom `sentence` says only that: "Lee is from Boston", "Tarvin is in Ohio"."""
    for verb in sentence if {"from", "in"} & arguments.present else ():
        if verb.lemma_ == "be":
            for person, place in _placed(verb, "from", arguments):
                if person.type == "PERSON":
                    yield Statement("LIVES_IN", person, place, verb, "lives.is-from", 0.8, anchor=verb)
            for inner, place in _placed(verb, "in", arguments):
                if inner.type in _BODIES | {"PLACE"}:
                    yield Statement("LOCATED_IN", inner, place, verb, "place.is-in", 0.8, anchor=verb)


def _placed(verb: Token, preposition: str, arguments: Arguments) -> Iterator[tuple[MentionSpan, MentionSpan]]:
    """Yield whom a form of "be" joins by `preposition` to which place."""
    joined = [child for child in grammar.children(verb, "prep") if child.lower_ == preposition]
    places = [
        m for m in arguments.referents(t for p in joined for t in grammar.children(p, "pobj")) if m.type == "PLACE"
    ]
    for subject in arguments.referents(grammar.children(verb, "nsubj")) if places else ():
        yield subject, places[0]


def datelines(sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    """Yield which place of a line in capitals lies in the place behind its comma: "DENVER, Colo. (AP)"."""
    for inner, outer in _pairs(sentence, arguments):
        if inner.type == outer.type == "PLACE" and _adjoin(inner, outer) and _opens_brackets(outer):
            yield Statement("LOCATED_IN", inner, outer, outer.root, "place.dateline", 0.85)


def _pairs(sentence: Span, arguments: Arguments) -> Iterator[tuple[MentionSpan, MentionSpan]]:
    mentions = [m for m in arguments.within(sentence) if m.type in _BODIES | {"PLACE"} and m.kind == "name"]
    return pairwise(mentions)


def _lies_in(inner: MentionSpan, outer: MentionSpan) -> bool:
    """Return whether only "in" and a direction stand between the two: "Haifa in northern Israel", "in the north of Israel"."""
    between = [t.lower_ for t in inner.root.doc[inner.end : outer.start]]
    if between[-1:] == ["of"] and len(between) > 2:
        between = between[:-1]
    return between[:1] == ["in"] and set(between[1:]) <= words("directions")


def _adjoin(inner: MentionSpan, outer: MentionSpan) -> bool:
    between = inner.root.doc[inner.end : outer.start]
    return len(between) == 1 and between.text == ","


def _opens_brackets(outer: MentionSpan) -> bool:
    """Return whether the agency in brackets or the dash of a dateline follows."""
    return outer.root.doc[outer.end : outer.end + 1].text in {"(", "-", "–", "—", "--", "_"}


def _is_list(outer: MentionSpan) -> bool:
    """Return whether the two are members of a list: "Boston, Denver and Reno"."""
    if _opens_brackets(outer):
        return False
    following = outer.root.doc[outer.end : outer.end + 1].text.lower()
    return following in {"and", "or", "&"} or outer.root.dep_ == "conj"


def _continues_list(inner: MentionSpan) -> bool:
    """Return whether names stand before `inner` too: "Apex, Summit, Boston" is a list."""
    before = inner.root.doc[inner.start - 1].text if inner.start else ""
    return before in {",", "and", "or"} or inner.root.dep_ == "conj"


def _closes(outer: MentionSpan) -> bool:
    """Return whether the address ends with `outer` or goes on behind a comma, as an aside does."""
    following = outer.root.doc[outer.end : outer.end + 1].text
    return following in {",", ".", ";", ":", ")", ""}
