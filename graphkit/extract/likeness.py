"""What stands between and around two mentions, by kind: kinds of words, of mentions and of places, so that one word serves its like."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graphkit import places
from graphkit.extract.lexicon import person_nouns
from graphkit.extract.patterns import indexed
from graphkit.extract.spans import ENTITY_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.pairs import Pair
    from graphkit.extract.spans import MentionSpan

_CLOSED = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PART", "PRON", "AUX"})
"""Words that are few enough to stand for themselves."""
_JOINING = frozenset({"conj", "appos"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis"})
_SHORT = 7
"""Tokens between two mentions up to which their sequence says something."""
_SHOWN = 3


class Company:
    """The known mentions of one sentence, and its words by kind."""

    def __init__(self, mentions: list[MentionSpan], arguments: Arguments) -> None:
        self.mentions = mentions
        self._arguments = arguments
        self._kinds: dict[int, str] = {}

    def kind(self, token: Token) -> str:
        """Return the kind of a word: of which mention it is part, what it states by the patterns, or its part of speech."""
        if token.i not in self._kinds:
            mention = self._arguments.covering(token)
            known = mention is not None and mention.type in ENTITY_TYPES
            self._kinds[token.i] = f"<{type_of(mention)}>" if known and mention is not None else _kind(token)
        return self._kinds[token.i]

    def between(self, first: MentionSpan, second: MentionSpan) -> list[str]:
        """Return the types of the mentions that stand between two others."""
        return [type_of(m) for m in self.mentions if first.end <= m.start and m.end <= second.start]

    def has_nearer(self, to: MentionSpan, than: MentionSpan) -> bool:
        """Return whether another one of the type of `than` stands nearer to `to`."""
        reach = _distance(to, than)
        return any(
            m.type == than.type and m.cluster != than.cluster and m is not to and _distance(m, to) < reach
            for m in self.mentions
        )

    def count(self, type_: str) -> int:
        """Return how many mentions of a type there are, more than three counting as three."""
        return min(3, sum(m.type == type_ for m in self.mentions))


def type_of(mention: MentionSpan) -> str:
    """Return the type of a mention, of an office whether it is a post or an agency."""
    return mention.subtype or "office" if mention.type == "OFFICE" else mention.type


@cache
def relations_of(lemma: str) -> tuple[str, ...]:
    """Return the relations that `lemma` states by some pattern."""
    found = (p.relation for trigger in ("verb", "noun", "person") for p in indexed(trigger).get(lemma, ()))
    return tuple(sorted(set(found)))


def _kind(token: Token) -> str:
    lemma, speech = token.lemma_.lower(), token.pos_
    if speech in _CLOSED:
        return lemma
    stated = relations_of(lemma)
    if speech in {"NOUN", "PROPN"} and lemma in person_nouns():
        return "person!" if stated else "person"
    return f"{speech[0]}={','.join(stated[:_SHOWN])}" if stated else speech


def _distance(one: MentionSpan, other: MentionSpan) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def likeness(pair: Pair) -> Iterator[str]:
    """Yield the names of what holds for `pair` by kinds of words and mentions."""
    types = f"{type_of(pair.head)}>{type_of(pair.tail)}"
    first, second = sorted((pair.head, pair.tail), key=lambda m: (m.start, -m.end))
    order = "before" if first is pair.head else "behind"
    yield from _company(pair, f"{types} {order}", pair.company.between(first, second))
    yield f"count {types} {pair.company.count(pair.head.type)} {pair.company.count(pair.tail.type)}"
    yield from _way(pair, types)
    yield from _sequence(pair, first, second, order)
    yield from _names(pair, types)
    yield from _ends(pair, types)


def _company(pair: Pair, sides: str, between: list[str]) -> Iterator[str]:
    company = pair.company
    yield f"inter {sides} {' '.join(between[:_SHOWN])}{'+' if len(between) > _SHOWN else ''}"
    nearer = company.has_nearer(pair.tail, pair.head), company.has_nearer(pair.head, pair.tail)
    yield f"nearest {sides} {nearer[0]} {nearer[1]}"
    if pair.head.type == "PLACE" == pair.tail.type and pair.head.kind == "name" == pair.tail.kind:
        lies = _lies_in(pair.head.name, pair.tail.name)
        yield f"lies in {lies}"
        yield f"lies in {lies} {sides.rpartition(' ')[2]} {' '.join(between[:1])}"


def _way(pair: Pair, types: str) -> Iterator[str]:
    """Yield the way through the parse as if nothing were coordinated or in apposition, and the kinds of the words on it."""
    path = pair.path
    sides = [[t.dep_ for t in tokens if t.dep_ not in _JOINING] for tokens in (path.up, path.down)]
    bare = ".".join(sides[0]) + "<>" + ".".join(sides[1])
    top = pair.side(path.top) or pair.company.kind(path.top)
    yield f"bare {bare} {types}"
    yield f"bare {bare} {top}"
    yield f"bare {bare} {top} {types}"
    steps = [*_steps(pair, path.up[1:]), f"^{top}", *_steps(pair, path.down[:-1])]
    yield f"classes {' '.join(steps)}"
    yield f"classes {' '.join(steps)} {types}"
    yield f"{path.ends} {top} {types}"
    yield f"clauses {types} {_clauses(path.up)} {_clauses(path.down)}"


def _steps(pair: Pair, tokens: tuple[Token, ...]) -> list[str]:
    return [t.dep_ if t.dep_ in _JOINING else pair.company.kind(t) for t in tokens if not pair.side(t)]


def _clauses(tokens: tuple[Token, ...]) -> int:
    return sum(t.dep_ in _CLAUSES or (t.dep_ == "conj" and t.pos_ == "VERB") for t in tokens)


def _sequence(pair: Pair, first: MentionSpan, second: MentionSpan, order: str) -> Iterator[str]:
    """Yield the kinds of the words between two mentions that stand close to each other."""
    if second.start - first.end > _SHORT:
        return
    kinds: list[str] = []
    for token in first.root.doc[first.end : second.start] if first.end < second.start else ():
        kind = token.text if token.pos_ == "PUNCT" else pair.company.kind(token)
        if not kind.startswith("<") or kinds[-1:] != [kind]:
            kinds.append(kind)
    yield f"surface {order} {' '.join(kinds)}"
    yield f"surface {order} {' '.join(kinds)} {type_of(pair.head)}>{type_of(pair.tail)}"


def _names(pair: Pair, types: str) -> Iterator[str]:
    head, tail = f" {pair.head.name.lower()} ", f" {pair.tail.name.lower()} "
    if pair.head.kind == "name" == pair.tail.kind and tail in head and head != tail:
        yield f"name {'opens' if head.startswith(tail) else 'closes' if head.endswith(tail) else 'holds'} {types}"
    if pair.tail.type == "PLACE" and pair.tail.kind == "name":
        place = _place(pair.tail.name)
        yield f"tail place {place.subtype if place else None} {types}"


def _ends(pair: Pair, types: str) -> Iterator[str]:
    for side, mention in (("head", pair.head), ("tail", pair.tail)):
        if mention.kind == "name":
            looks = "caps" if mention.name.isupper() else "many" if " " in mention.name else "one"
            yield f"{side} {type_of(mention)} {looks}"
        root = mention.root
        yield f"{side} dep {root.dep_} {types}"
        if root.head.i != root.i and not pair.side(root.head):
            under = f"{side} under {root.dep_} {pair.company.kind(root.head)}"
            yield under
            yield f"{under} {types}"


@lru_cache(maxsize=4096)
def _place(name: str) -> places.Place | None:
    return places.gazetteer().best(name)


def _lies_in(inner: str, outer: str) -> bool | None:
    """Return whether the gazetteer knows one place to lie in the other; None where it does not know both."""
    one, other = _place(inner), _place(outer)
    if one is None or other is None or one.id == other.id:
        return None
    if other.subtype == "country":
        return one.country == other.country and one.subtype != "country"
    if other.subtype == "state":
        return (one.admin, one.country) == (other.admin, other.country) and one.subtype in {"city", "county"}
    return False
