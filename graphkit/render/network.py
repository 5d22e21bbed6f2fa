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
    net.nodes = [_node(node, attributes) for node, attributes in excerpt.entities]
    net.node_ids = [node["id"] for node in net.nodes]
    net.node_map = {node["id"]: node for node in net.nodes}
    net.edges = [_edge(link) for link in excerpt.links]
    _size(net)
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


def _size(net: Network) -> None:
    """Let each entity's area grow with the independent stories behind its stated links."""
    weight = dict.fromkeys(net.node_map, 0)
    for edge in net.edges:
        if stated(edge["relation"]) and edge["value"]:
            weight[edge["from"]] += edge["value"]
            weight[edge["to"]] += edge["value"]
    crowd = min(1.0, max(0.6, math.sqrt(100 / max(1, len(net.nodes)))))
    for node in net.nodes:
        node["size"] = round(crowd * min(6 + 2.6 * math.sqrt(weight[node["id"]]), 24), 1)
