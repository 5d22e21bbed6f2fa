"""What stands between and around two mentions of a sentence, as features: the evidence that the classifier weighs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.extract.likeness import Company, likeness, relations_of, type_of
from graphkit.extract.spans import ENTITY_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

MOST = 14
"""Mentions of a sentence that are paired at most; a longer enumeration is a list, which other rules read."""
FAR = 30
"""Tokens between two mentions beyond which nothing is learned."""
STEPS = 9
"""Steps through the parse between two mentions beyond which nothing is learned."""
_BETWEEN = 9
_NOTED = frozenset({"neg", "prt", "dobj", "attr", "oprd", "acomp", "prep", "agent", "poss", "compound", "amod", "appos", "auxpass", "xcomp", "ccomp", "dative", "nmod"})  # fmt: skip


@dataclass(frozen=True, eq=False)
class Pair:
    """Two mentions, head and tail as they are asked about, of one sentence."""

    head: MentionSpan
    tail: MentionSpan
    path: Path
    company: Company

    @cached_property
    def cue(self) -> Token:
        """The word that joins the two: the top of the way between them, or the first word on it that is in neither."""
        inner = [self.path.top, *self.path.inner]
        return next((token for token in inner if not self._covers(token)), self.path.top)

    def side(self, token: Token) -> str:
        """Return of which of the two mentions `token` is part, "" for neither."""
        if self.head.start <= token.i < self.head.end:
            return "HEAD"
        return "TAIL" if self.tail.start <= token.i < self.tail.end else ""

    def _covers(self, token: Token) -> bool:
        return any(m.kind == "name" and m.start <= token.i < m.end for m in (self.head, self.tail))


@dataclass(frozen=True, slots=True)
class Path:
    """The way through the parse from one token to another: up to `top` and down again."""

    up: tuple[Token, ...]
    """From the first token to below the top, the first one included unless it is the top."""
    top: Token
    down: tuple[Token, ...]
    """From below the top to the last token."""

    @property
    def inner(self) -> tuple[Token, ...]:
        """The tokens on the way without its two ends and without the top."""
        return self.up[1:] + self.down[:-1]

    @property
    def shape(self) -> str:
        """The labels on the way: "nsubj<>dobj"."""
        return ".".join(t.dep_ for t in self.up) + "<>" + ".".join(t.dep_ for t in self.down)

    @property
    def ends(self) -> str:
        """The labels right below the top: "nsubj<>pobj"."""
        return f"{self.up[-1].dep_ if self.up else '-'}<>{self.down[0].dep_ if self.down else '-'}"

    def turned(self) -> Path:
        """Return the way back."""
        return Path(self.down[::-1], self.top, self.up[::-1])


def pairs(sentence: Span, arguments: Arguments) -> Iterator[Pair]:
    """Yield every two known mentions of `sentence` that stand near enough, in both orders."""
    known = [m for m in arguments.within(sentence) if m.type in ENTITY_TYPES and arguments.is_known(m)]
    company = Company(known, arguments)
    for place, first in enumerate(known[:MOST]):
        for second in known[place + 1 : MOST]:
            if second.start - first.end > FAR:
                break
            path = None if arguments.same(first, second) else _path(first.root, second.root)
            if path is not None:
                yield Pair(first, second, path, company)
                yield Pair(second, first, path.turned(), company)


def _path(start: Token, goal: Token) -> Path | None:
    up = [start, *start.ancestors]
    down = [goal, *goal.ancestors]
    places = {token.i: place for place, token in enumerate(up)}
    for place, token in enumerate(down):
        if token.i in places:
            steps = places[token.i] + place
            return Path(tuple(up[: places[token.i]]), token, tuple(down[:place][::-1])) if steps <= STEPS else None
    return None


def features(pair: Pair, arguments: Arguments, fired: tuple[str, ...] = ()) -> list[str]:
    """Return the names of what holds for `pair`; `fired` are the rules that state something of the two."""
    types = f"{type_of(pair.head)}>{type_of(pair.tail)}"
    found = [types, f"{types} {_order(pair)}", f"kinds {pair.head.kind}>{pair.tail.kind}"]
    found += [f"rule {rule}" for rule in fired]
    found += _on_path(pair, types)
    found += _between(pair, types)
    found += _around(pair)
    found += _named(pair, arguments)
    found += likeness(pair)
    return list(dict.fromkeys(found))


def _order(pair: Pair) -> str:
    head, tail = pair.head, pair.tail
    if head.start <= tail.start and tail.end <= head.end:
        return "inside"
    if tail.start <= head.start and head.end <= tail.end:
        return "around"
    return "before" if head.start < tail.start else "behind"


def _on_path(pair: Pair, types: str) -> Iterator[str]:
    path = pair.path
    shape, top = path.shape, _lemma(path.top, pair)
    yield f"path {shape}"
    yield f"path {shape} {types}"
    yield f"path {shape} {top}"
    yield f"top {top}"
    yield f"top {top} {types}"
    yield f"top {top} {path.ends}"
    words = [_lemma(token, pair) for token in path.inner]
    yield f"words {shape} {' '.join((*words[: len(path.up) - 1], top, *words[len(path.up) - 1 :]))}"
    for side, tokens in (("up", path.up[1:]), ("down", path.down[:-1])):
        for token in tokens:
            yield f"{side} {token.lemma_.lower()}"
            yield f"{side} {token.lemma_.lower()} {types}"
    yield from _said(pair, types)
    on = {token.i for token in (*path.up, *path.down, path.top)}
    for token in (path.top, *path.inner):
        if not (pair.head.start <= token.i < pair.head.end or pair.tail.start <= token.i < pair.tail.end):
            for child in token.children:
                if child.dep_ in _NOTED and child.i not in on:
                    yield f"beside {child.dep_} {child.lemma_.lower()}"
                    yield f"beside {child.dep_} {child.lemma_.lower()} {types}"


def _said(pair: Pair, types: str) -> Iterator[str]:
    """Yield what the words on the way and beside it may state, by the words of the patterns."""
    path = pair.path
    for where, tokens in (
        ("top", (path.top,)),
        ("up", path.up[1:]),
        ("down", path.down[:-1]),
        ("head", path.up[:1]),
        ("tail", path.down[-1:]),
    ):
        for token in tokens:
            for relation in relations_of(token.lemma_.lower()):
                yield f"{where} says {relation}"
                yield f"{where} says {relation} {types}"
                yield f"{where} says {relation} {path.shape}"
                yield f"{where} says {relation} {path.ends} {types}"
            for child in token.children:
                if child.dep_ in _NOTED:
                    for relation in relations_of(child.lemma_.lower()):
                        yield f"{where} beside {child.dep_} says {relation}"


def _lemma(token: Token, pair: Pair) -> str:
    return pair.side(token) or token.lemma_.lower()


def _between(pair: Pair, types: str) -> Iterator[str]:
    first, second = sorted((pair.head, pair.tail), key=lambda m: m.start)
    order = "before" if first is pair.head else "behind"
    doc = first.root.doc
    between = [t.lemma_.lower() for t in doc[first.end : second.start]]
    if len(between) <= _BETWEEN:
        yield from (f"between {word} {order}" for word in between)
        yield from (f"between {word} {types} {order}" for word in between)
    if len(between) <= 3:
        yield f"all between {order} {' '.join(between)}"
        yield f"all between {order} {' '.join(between)} {types}"
    yield f"distance {min(len(between), 20) // 3} {types}"
    yield f"last {order} {first.root.doc[second.end].lower_ if second.end < len(doc) else ''}"
    yield f"first {order} {first.root.doc[first.start - 1].lower_ if first.start else ''}"


def _around(pair: Pair) -> Iterator[str]:
    for side, mention in (("head", pair.head), ("tail", pair.tail)):
        root = mention.root
        yield f"{side} is {root.dep_} of {_lemma(root.head, pair)}"
        for child in root.children:
            if child.dep_ in {"appos", "compound", "amod", "poss", "prep", "relcl", "acl", "nmod"}:
                yield f"{side} has {child.dep_} {_lemma(child, pair)}"


def _named(pair: Pair, arguments: Arguments) -> Iterator[str]:
    for side, mention in (("head", pair.head), ("tail", pair.tail)):
        if mention.kind == "nominal" or mention.type in {"OFFICE", "EVENT"}:
            yield f"{side} word {mention.root.lemma_.lower()}"
        if mention.type in {"ORG", "PAC"}:
            yield f"{side} word {mention.name.split()[-1].lower() if mention.name else ''}"
            yield from (f"{side} called {noun}" for noun in arguments.called(mention))
