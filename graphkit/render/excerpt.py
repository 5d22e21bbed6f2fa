"""Which part of a graph a page holds, most connected entities first, and why it is not the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from graphkit.errors import UnknownEntity
from graphkit.ontology import ontology
from graphkit.render.options import HELD, RenderOptions

if TYPE_CHECKING:
    import networkx as nx

Attributes = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """One edge of the graph, its ends as entity ids."""

    source: str
    relation: str
    target: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The entities and links of one page. `note` says in words what was left out."""

    entities: list[tuple[str, Attributes]]
    links: list[Link]
    note: str = ""


def excerpt(graph: nx.MultiDiGraph, options: RenderOptions) -> Excerpt:
    """Return what the page holds: the entity that was asked for, then the others, most connected first.

    Raises UnknownEntity and UnknownType for what `options` name.
    """
    links = list(_wanted(graph, options))
    ids = _around(graph, links, options) if options.around is not None else list(graph.nodes)
    ranked = sorted(_ranked(graph, ids, links), key=lambda node: node != options.around)
    limit = min(options.top or HELD, HELD)
    kept = ranked[:limit]
    inside = set(kept)
    own = sorted(
        (link for link in links if link.source in inside and link.target in inside),
        key=lambda link: (link.source, link.relation, link.target),
    )
    return Excerpt([(node, graph.nodes[node]) for node in kept], own, _note(graph, kept, ranked, options))


def smaller(whole: Excerpt, count: int) -> Excerpt:
    """Return the first `count` entities and the links among them."""
    kept = whole.entities[:count]
    inside = {node for node, _ in kept}
    links = [link for link in whole.links if link.source in inside and link.target in inside]
    note = f"This page holds the {count:,} most connected entities: with all of them the file would not open fluently."
    return Excerpt(kept, links, note)


def stated(relation: str) -> bool:
    """Return whether sentences state the relation, rather than only name both entities."""
    return relation not in _unstated()


@cache
def _unstated() -> frozenset[str]:
    return frozenset(relation.id for relation in ontology().relations.values() if not relation.stated)


def _wanted(graph: nx.MultiDiGraph, options: RenderOptions) -> Iterable[Link]:
    relations = {ontology().relation(name).id for name in options.relations}
    for source, target, relation, attributes in graph.edges(keys=True, data=True):
        few = options.min_stories > 1 and attributes.get("weight", 0) < options.min_stories
        if not few and (not relations or relation in relations):
            yield Link(source, relation, target, attributes)


def _around(graph: nx.MultiDiGraph, links: list[Link], options: RenderOptions) -> list[str]:
    """Return the entities within `hops` stated links of one entity."""
    start = options.around
    if start is None or start not in graph:
        raise UnknownEntity(f"There is no entity {start!r}.", hint="Find its name with: graphkit find TEXT")
    near: dict[str, list[str]] = {}
    for link in links:
        if stated(link.relation) and link.attributes.get("weight", 0) > 0:
            near.setdefault(link.source, []).append(link.target)
            near.setdefault(link.target, []).append(link.source)
    reached = ring = {start}
    for _ in range(options.hops):
        ring = {there for here in ring for there in near.get(here, ())} - reached
        reached = reached | ring
    return sorted(reached)


def _ranked(graph: nx.MultiDiGraph, ids: Iterable[str], links: Iterable[Link]) -> list[str]:
    """Return the ids by what is stated about them, then by what they are named with, then by stories."""
    said: dict[str, int] = {}
    named: dict[str, int] = {}
    for link in links:
        counts = said if stated(link.relation) else named
        weight = link.attributes.get("weight", 0)
        counts[link.source] = counts.get(link.source, 0) + weight
        counts[link.target] = counts.get(link.target, 0) + weight

    def rank(node: str) -> tuple[int, int, int, str, str]:
        attributes = graph.nodes[node]
        stories = len(attributes.get("stories", ()))
        return -said.get(node, 0), -named.get(node, 0), -stories, str(attributes.get("name", "")), node

    return sorted(ids, key=rank)


def _note(graph: nx.MultiDiGraph, kept: list[str], ranked: list[str], options: RenderOptions) -> str:
    if options.around is not None:
        name = graph.nodes[options.around].get("name", options.around)
        return f"This page shows what is within {options.hops} stated links of {name}, not the whole graph."
    if len(kept) < len(ranked):
        return f"This page holds the {len(kept):,} most connected of {len(ranked):,} entities."
    if options.relations or options.min_stories > 1:
        return "This page holds a part of the graph: some kinds of link were left out when it was made."
    return ""
