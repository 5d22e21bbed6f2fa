"""Two mentions of one sentence, and the way between them through the parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract.spans import ENTITY_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

MOST = 14
"""Mentions of a sentence that are paired at most; a longer enumeration is a list, which other rules read."""
FAR = 30
"""Tokens between two mentions beyond which nothing is learned."""
STEPS = 9
"""Steps through the parse between two mentions beyond which nothing is learned."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way through the parse from one token to another, by the places of tokens: up to `top` and down again."""

    up: tuple[int, ...]
    """From the first token to below the top, the first one included unless it is the top."""
    top: int
    down: tuple[int, ...]
    """From below the top to the last token."""

    @property
    def inner(self) -> tuple[int, ...]:
        """The tokens on the way without its two ends and without the top."""
        return self.up[1:] + self.down[:-1]

    def turned(self) -> Way:
        """Return the way back."""
        return Way(self.down[::-1], self.top, self.up[::-1])


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two mentions of one sentence, head and tail as they are asked about."""

    head: MentionSpan
    tail: MentionSpan
    way: Way

    @property
    def cue(self) -> Token:
        """The word that joins the two: the top of the way between them, or the first word on it that is in neither."""
        places = (self.way.top, *self.way.inner)
        return self.head.root.doc[next((place for place in places if not self._covers(place)), self.way.top)]

    def side(self, place: int) -> str:
        """Return of which of the two mentions the token at `place` is part, "" for neither."""
        if self.head.start <= place < self.head.end:
            return "HEAD"
        return "TAIL" if self.tail.start <= place < self.tail.end else ""

    def turned(self) -> Pair:
        """Return the pair asked about from its other end."""
        return Pair(self.tail, self.head, self.way.turned())

    def _covers(self, place: int) -> bool:
        return any(m.kind == "name" and m.start <= place < m.end for m in (self.head, self.tail))


def known_mentions(sentence: Span, arguments: Arguments) -> list[MentionSpan]:
    """Return the mentions of `sentence` that a claim can be about."""
    return [m for m in arguments.within(sentence) if m.type in ENTITY_TYPES and arguments.is_known(m)]


def links(known: list[MentionSpan], arguments: Arguments) -> Iterator[Pair]:
    """Yield every two of the `known` mentions of a sentence that stand near enough, the earlier one as head."""
    chains = [_chain(mention.root) for mention in known[:MOST]] if len(known) > 1 else []
    for place, first in enumerate(known[:MOST]):
        for other, second in enumerate(known[place + 1 : MOST], place + 1):
            if second.start - first.end > FAR:
                break
            way = None if arguments.same(first, second) else _way(chains[place], chains[other])
            if way is not None:
                yield Pair(first, second, way)


def pairs(sentence: Span, arguments: Arguments) -> Iterator[Pair]:
    """Yield every two known mentions of `sentence` that stand near enough, in both orders."""
    for link in links(known_mentions(sentence, arguments), arguments):
        yield link
        yield link.turned()


def _chain(token: Token) -> dict[int, int]:
    """Return the places of a token and of what it depends on, each with the number of steps up to it."""
    return {one.i: steps for steps, one in enumerate((token, *token.ancestors))}


def _way(start: dict[int, int], goal: dict[int, int]) -> Way | None:
    for place, steps in goal.items():
        if place in start:
            if start[place] + steps > STEPS:
                return None
            return Way(tuple(start)[: start[place]], place, tuple(goal)[:steps][::-1])
    return None
