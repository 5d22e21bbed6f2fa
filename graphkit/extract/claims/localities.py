"""Places beside places and names: "Denver, Colo.", "DUNMORE, Neb.", "Acme Inc., Boston", a town in a county of a country."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.status.statements import Statement
from graphkit.extract.words import words
from graphkit.places import gazetteer, place_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_BODIES = frozenset({"ORG", "PAC"})


def statements(sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    """Yield which place or body of `sentence` lies in the place that follows it, and in those around that one."""
    chain: list[MentionSpan] = []
    for inner, outer in _pairs(sentence, arguments):
        placing = _placing(inner, outer) if outer.type == "PLACE" else None
        if placing is None:
            chain = []
            continue
        yield Statement("LOCATED_IN", inner, outer, outer.root, *placing)
        sure = placing[0] != "place.in-place" or _is_known(outer, "country", "state")
        for inmost in chain if sure else ():
            yield Statement("LOCATED_IN", inmost, outer, outer.root, "place.around", 0.8)
        chain = [*chain, inner] if inner.type == "PLACE" else []


def _placing(inner: MentionSpan, outer: MentionSpan) -> tuple[str, float] | None:
    """Return by which rule, and how surely, what stands between the two puts the first into the second."""
    if inner.type != "PLACE":
        placed = _adjoin(inner, outer) and not _is_list(outer) and _closes(outer) and not _continues_list(inner)
        return ("place.of-body", 0.78) if placed else None
    if _lies_in(inner, outer):
        return ("place.in", 0.85)
    if _adjoin(inner, outer) and not _is_wider(inner, outer) and (not _is_list(outer) or _is_around(inner, outer)):
        return ("place.in-place", 0.88)
    return ("place.kind-of", 0.82) if _is_kind_of(inner, outer) else None


def innermost(mentions: list[MentionSpan]) -> list[MentionSpan]:
    """Return `mentions` without the places in which the one before them lies: "born in TARVIN, Ohio"."""
    places = sorted((m for m in mentions if m.type == "PLACE"), key=lambda m: m.start)
    around = {id(outer) for inner, outer in pairwise(places) if _placing(inner, outer) is not None}
    return [m for m in mentions if id(m) not in around]


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
    """Return whether only "in" and a direction stand between the two: "Haifa in northern Israel", "in the north of Israel".

    Behind a comma, "in" may open the next member of a list: there a direction, "within" or the gazetteer must tell.
    """
    between = [t.lower_ for t in inner.root.doc[inner.end : outer.start]]
    apart = between[:1] == [","]
    preposition, *directions = between[apart:] or [""]
    if directions[-1:] == ["of"] and len(directions) > 1:
        directions = directions[:-1]
    if preposition not in {"in", "within"} or not set(directions) <= words("directions"):
        return False
    return not apart or preposition == "within" or bool(set(directions) - {"the"}) or _is_around(inner, outer)


def _is_kind_of(inner: MentionSpan, outer: MentionSpan) -> bool:
    """Return whether the two are a part and its country or state: "the Lazio region of central Italy", "Raqqa province in Syria"."""
    kind, *between = [t.lower_ for t in inner.root.doc[inner.end : outer.start]] or [""]
    joined = between[:1] in (["of"], ["in"]) and set(between[1:]) <= words("directions")
    within = _is_known(outer, "country", "state") and not _is_known(inner, "country")
    return kind in words("place_kinds") and joined and within


def _is_around(inner: MentionSpan, outer: MentionSpan) -> bool:
    """Return whether the gazetteer knows that the two are no list: "Summit County, Colorado", "Dayton, Ohio, and ..."."""
    alike = _is_known(inner, "country") or (_is_known(inner, "state") and not _is_known(outer, "country"))
    if alike or not gazetteer().holds(outer.name, inner.name):
        return False
    return not _is_followed(outer) or gazetteer().likely_holds(outer.name, inner.name)


def _is_wider(inner: MentionSpan, outer: MentionSpan) -> bool:
    """Return whether the first is a country or state and the second no country: what follows "Rockville, Md." is another place."""
    return _is_known(inner, "country", "state") and not _is_known(outer, "country", "region")


def _is_known(place: MentionSpan, *subtypes: str) -> bool:
    """Return whether the gazetteer takes `place` for a country or state first of all."""
    known = place_named(place.name)
    return known is not None and known.subtype in subtypes


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
    return _is_followed(outer) or outer.root.dep_ == "conj"


def _is_followed(outer: MentionSpan) -> bool:
    return outer.root.doc[outer.end : outer.end + 1].text.lower() in {"and", "or", "&"}


def _continues_list(inner: MentionSpan) -> bool:
    """Return whether names stand before `inner` too: "Apex, Summit, Boston" is a list."""
    before = inner.root.doc[inner.start - 1].text if inner.start else ""
    return before in {",", "and", "or"} or inner.root.dep_ == "conj"


def _closes(outer: MentionSpan) -> bool:
    """Return whether the address ends with `outer` or goes on behind a comma, as an aside does."""
    following = outer.root.doc[outer.end : outer.end + 1].text
    return following in {",", ".", ";", ":", ")", ""}
