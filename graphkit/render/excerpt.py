"""Which part of a graph a page holds, most connected entities first, and why it is not the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from graphkit.errors import UnknownEntity
from graphkit.ontology import ontology
from graphkit.render.options import HELD, RenderOptions

if TYPE_CHECKING:
    import networkx as nx

Attributes = dict[str, Any]

HUBS = 3
"""Of so many in the first picture one is there by its own weight."""
YEAR_END = "-12-31"
"""What makes a year or a month last to its end."""


class Link(NamedTuple):
    """One edge of the graph, its ends as entity ids; a tuple, since a page makes tens of thousands of them."""

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
    ids = _around(graph, links, options) if options.around is not None else _in_question(graph, links, options)
    ranked = sorted(_ranked(graph, ids, links), key=lambda node: node != options.around)
    limit = min(options.top or HELD, HELD)
    kept = _pictured(ranked[:limit], links, options.shown)
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


def _in_question(graph: nx.MultiDiGraph, links: list[Link], options: RenderOptions) -> list[str]:
    """Return all entities; where links were chosen, those that one of the chosen links has."""
    if not _chosen(options):
        return list(graph.nodes)
    linked = {node for link in links for node in (link.source, link.target)}
    return [node for node in graph.nodes if node in linked]


def _wanted(graph: nx.MultiDiGraph, options: RenderOptions) -> Iterable[Link]:
    relations = {ontology().relation(name).id for name in options.relations}
    published = {name: record.get("published") for name, record in graph.graph.get("documents", {}).items()}
    for source, near in graph.adjacency():
        for target, edges in near.items():
            for relation, attributes in edges.items():
                few = options.min_stories > 1 and attributes.get("weight", 0) < options.min_stories
                past = options.since and not _lasts(attributes, options.since, published)
                if not few and not past and (not relations or relation in relations):
                    yield Link(source, relation, target, attributes)


def _lasts(attributes: Attributes, since: str, published: Mapping[str, str | None]) -> bool:
    """Return whether a claim is dated `since` or later; one without a date counts by its document."""
    days = (
        claim.get("date_end") or claim.get("date") or published.get(claim["evidence"]["document"])
        for claim in attributes.get("claims", ())
    )
    return any(day + YEAR_END[len(day) - 4 :] >= since for day in days if day)


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
    said = dict.fromkeys(graph, 0)
    named = dict.fromkeys(graph, 0)
    unstated = _unstated()
    for source, relation, target, attributes in links:
        counts = named if relation in unstated else said
        weight = attributes.get("weight", 0)
        counts[source] += weight
        counts[target] += weight

    def rank(node: str) -> tuple[int, int, int, str, str]:
        attributes = graph.nodes[node]
        stories = len(attributes.get("stories", ()))
        return -said[node], -named[node], -stories, str(attributes.get("name", "")), node

    return sorted(ids, key=rank)


def _pictured(ranked: list[str], links: Iterable[Link], shown: int) -> list[str]:
    """Return the same ids, first those of the first picture: the most connected and who is linked to them best.

    The most connected alone would stand there side by side: in a large graph few of them know each other.
    """
    if not 0 < shown < len(ranked):
        return ranked
    hubs = ranked[: max(1, shown // HUBS)]
    chosen = set(hubs)
    near: dict[str, int] = {}
    for link in links:
        for here, there in ((link.source, link.target), (link.target, link.source)):
            if here in chosen and there not in chosen and stated(link.relation):
                near[there] = near.get(there, 0) + link.attributes.get("weight", 0)
    return hubs + sorted(ranked[len(hubs) :], key=lambda node: -near.get(node, 0))


def _note(graph: nx.MultiDiGraph, kept: list[str], ranked: list[str], options: RenderOptions) -> str:
    if options.around is not None:
        name = graph.nodes[options.around].get("name", options.around)
        links = f"links {' and '.join(words)}" if (words := _chosen(options)) else "stated links"
        return f"This page shows what is within {options.hops} {links} of {name}, not the whole graph."
    if len(kept) < len(ranked):
        return f"This page holds the {len(kept):,} most connected of {len(ranked):,} entities."
    if words := _chosen(options):
        return f"This page holds only links {' and '.join(words)}."
    return ""


def _chosen(options: RenderOptions) -> list[str]:
    """Return in words which links were asked for, nothing where all were."""
    kinds = ", ".join(f"“{ontology().relation(name).label}”" for name in options.relations)
    return [
        *([f"of the kind {kinds}"] if kinds else []),
        *([f"that {options.min_stories} independent stories state"] if options.min_stories > 1 else []),
        *([f"dated {options.since} or later"] if options.since else []),
    ]
