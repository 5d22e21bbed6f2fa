"""Lawsuits told by their parties: "the suit brought by Lark County against Ostrow Cement", "the Lark lawsuit" are events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Clusters
from graphkit.extract.spans import MentionSpan, mention_at
from graphkit.extract.tokens import tokens_among

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HEADS = frozenset({"lawsuit", "lawsuits", "suit", "countersuit"})
_BROUGHT = frozenset({"bring", "file"})
_PARTIES = frozenset({"PERSON", "PAC", "ORG", "PLACE", "OFFICE"})


def lawsuits(doc: Doc, named: list[MentionSpan], clusters: Clusters) -> Iterator[MentionSpan]:
    """Yield a mention for each lawsuit whose parties stand beside it; those of one name share a cluster."""
    holder: dict[int, MentionSpan] = {}
    known: dict[str, int] = {}
    for head in tokens_among(doc, _HEADS):
        holder = holder or {i: m for m in named if m.type in _PARTIES for i in range(m.start, m.end)}
        name = None if head.i in holder else _name(head, holder, clusters)
        if name:
            mention = _mention(head, name)
            cluster = clusters.all[known[name]] if name in known else clusters.new("EVENT")
            known[name] = cluster.number
            cluster.add(mention, 0.8, mention.reason)
            yield mention


def _name(head: Token, holder: dict[int, MentionSpan], clusters: Clusters) -> str | None:
    """Return "lawsuit by A against B", as far as the parties are named; a suit alone may be clothes."""
    before = holder.get(head.i - 1)
    filed = [child for child in head.children if child.dep_ in {"acl", "relcl"} and child.lemma_ in _BROUGHT]
    by = _party([head, *filed], {"by"}, holder)
    against = _party([head, *filed], {"against"}, holder)
    plaintiff = by or (before if before is not None and before.root.head.i == head.i else None)
    if plaintiff is None and against is None:
        return None
    told = [head.lemma_.lower()]
    told += [f"by {_full(plaintiff, clusters)}"] if plaintiff else []
    return " ".join([*told, f"against {_full(against, clusters)}"] if against else told)


def _party(heads: list[Token], prepositions: set[str], holder: dict[int, MentionSpan]) -> MentionSpan | None:
    links = (child for head in heads for child in head.children if child.lower_ in prepositions)
    objects = (noun for link in links for noun in link.children if noun.dep_ == "pobj")
    return next((holder[noun.i] for noun in objects if noun.i in holder), None)


def _full(mention: MentionSpan, clusters: Clusters) -> str:
    cluster = clusters.of(mention)
    return (cluster.full_name if cluster else "") or mention.name


def _mention(head: Token, name: str) -> MentionSpan:
    return replace(mention_at(head, "EVENT", name), subtype="lawsuit", score=0.8, reason="lawsuit by its parties")
