"""A pyvis Network of an excerpt: what the page draws, and what a notebook may take further."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any

from graphkit.ontology import ontology
from graphkit.render.excerpt import Excerpt, Link, stated

if TYPE_CHECKING:
    from pyvis.network import Network


def network(excerpt: Excerpt) -> Network:
    """Return `excerpt` as a directed Network.

    Its lists are filled directly: `Network.add_edge` looks through all edges for each new one,
    and an undirected Network keeps one of several parallel relations.
    """
    from pyvis.network import Network

    net = Network(directed=True)
    rows = zip(excerpt.entities, sizes(excerpt), strict=True)
    net.nodes = [_node(node, attributes) | {"size": size} for (node, attributes), size in rows]
    net.node_ids = [node["id"] for node in net.nodes]
    net.node_map = {node["id"]: node for node in net.nodes}
    net.edges = [_edge(link) for link in excerpt.links]
    return net


def _node(node: str, attributes: dict[str, Any]) -> dict[str, Any]:
    known = ontology().entities.get(str(attributes.get("type", "")))
    return {
        "id": node,
        "label": str(attributes.get("name") or node),
        "shape": known.shape if known else "dot",
        "color": known.colour if known else "#666666",
        "group": str(attributes.get("type", "")),
    }


def _edge(link: Link) -> dict[str, Any]:
    return {
        "from": link.source,
        "to": link.target,
        "dashes": dashed(link),
        "value": int(link.attributes.get("weight", 0)),
        **_look(link.relation),
    }


@cache
def _look(relation: str) -> dict[str, Any]:
    known = ontology().relations.get(relation)
    return {
        "label": known.label if known else relation,
        "relation": relation,
        "color": ontology().families[known.family].colour if known else "#666666",
        "arrows": "" if known and known.symmetric else "to",
    }


def dashed(link: Link) -> bool:
    """Return whether the line is broken: nothing stated it, or it was only denied or planned."""
    return not stated(link.relation) or not link.attributes.get("weight", 0)


def sizes(excerpt: Excerpt) -> list[float]:
    """Return the size of each entity's symbol: its area grows with the independent stories behind its stated links."""
    weight = dict.fromkeys((node for node, _ in excerpt.entities), 0)
    for source, relation, target, attributes in excerpt.links:
        stories = attributes.get("weight", 0)
        if stories and stated(relation):
            weight[source] += stories
            weight[target] += stories
    crowd = min(1.0, max(0.6, math.sqrt(100 / max(1, len(weight)))))
    return [round(crowd * min(6 + 2.6 * math.sqrt(stories), 24), 1) for stories in weight.values()]
