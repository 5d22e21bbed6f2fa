"""Edges: all claims between two entities with one relation; and pairs that are merely named in one sentence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import attrgetter

from graphkit.model import Money, Status, When

FLOWING = ("paragraph", "item", "quoted", "title", "headline", "heading", "caption")
"""Kinds of block whose sentences are written prose: two names in one of them are named together."""
CROWD = 12
"""A sentence that names more entities than this is a list, and joins nobody."""


@dataclass(frozen=True, slots=True)
class Link:
    """One claim between two entities, by number; `source` < `target` where the relation is symmetric."""

    source: int
    relation: str
    target: int
    claim: int
    status: str
    story: int
    document: int
    amount: Money | None = None
    date: When | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """All claims between two entities with one relation. Counts are of independent stories, not of documents."""

    source: int
    relation: str
    target: int
    weight: int
    stories: int
    documents: int
    statuses: dict[str, int]
    amounts: tuple[tuple[float | None, str | None, str, bool], ...]
    """Value, currency, words, and whether every claim of the sum calls it approximate."""
    first: str | None
    last: str | None
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity named by a mention of a sentence, by number."""

    sentence: int
    entity: int
    mention: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities named in one sentence, with the mentions that name them; `source` < `target`."""

    source: int
    target: int
    sentence: int
    source_mention: int
    target_mention: int


def edges(links: Iterable[Link]) -> Iterator[Edge]:
    """Yield an edge for each source, relation and target of `links`, which come in that order."""
    for (source, relation, target), group in groupby(links, key=attrgetter("source", "relation", "target")):
        yield _edge(source, relation, target, list(group))


def pairs(named: Iterable[Named]) -> Iterator[Pair]:
    """Yield every two entities of a sentence, each by its first mention; `named` comes a sentence at a time."""
    for sentence, group in groupby(named, key=attrgetter("sentence")):
        first: dict[int, int] = {}
        for name in group:
            first.setdefault(name.entity, name.mention)
        if len(first) <= CROWD:
            for (left, left_mention), (right, right_mention) in combinations(sorted(first.items()), 2):
                yield Pair(left, right, sentence, left_mention, right_mention)


def surprise(together: int, left: int, right: int, sentences: int) -> float:
    """Return the normalised pointwise mutual information of two entities (Bouma, 2009): 0 by chance, 1 always together.

    >>> surprise(together=5, left=5, right=5, sentences=100)
    1.0
    >>> surprise(together=1, left=10, right=10, sentences=100)
    0.0
    """
    if together >= sentences:
        return 1.0
    chance = math.log(together * sentences / (left * right))
    return round(chance / -math.log(together / sentences), 4)


def _edge(source: int, relation: str, target: int, links: Sequence[Link]) -> Edge:
    dates = sorted(day for link in links if link.date for day in (link.date.start, link.date.end) if day)
    return Edge(
        source,
        relation,
        target,
        weight=len({link.story for link in links if Status(link.status).links}),
        stories=len({link.story for link in links}),
        documents=len({link.document for link in links}),
        statuses=_stories_by_status(links),
        amounts=_amounts(links),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        claims=tuple(sorted(link.claim for link in links)),
    )


def _stories_by_status(links: Sequence[Link]) -> dict[str, int]:
    stories = {status: {link.story for link in links if link.status == status} for status in Status}
    return {str(status): len(found) for status, found in stories.items() if found}


def _amounts(links: Sequence[Link]) -> tuple[tuple[float | None, str | None, str, bool], ...]:
    found: dict[tuple[float | None, str | None, str], bool] = {}
    for amount in (link.amount for link in links if link.amount):
        told = amount.value, amount.currency, amount.text
        found[told] = found.get(told, True) and amount.approximate
    return tuple(
        sorted(
            ((*told, approximate) for told, approximate in found.items()),
            key=lambda amount: (amount[0] is None, amount[0] or 0.0, amount[1] or "", amount[2]),
        )
    )
