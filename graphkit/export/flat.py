"""A graph with one plain value an attribute, as files for other programs can hold it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphkit.export.groups import sorted_edges
from graphkit.ontology import ontology
from graphkit.quoting import xml_text

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Flat = dict[str, str | int | float]

STATUSES = ("asserted", "attributed", "planned", "negated")
"""Strongest first."""

RESERVED = frozenset({"id", "key", "type", "start", "end", "pid", "parents", "slices", "spells", "viz", "weight"})
"""Attribute names to which GEXF, GraphML or NetworkX's writers give a meaning of their own."""

_NUMBERS: dict[str, type[int | float]] = {"latitude": float, "longitude": float, "population": int}


def flat_graph(graph: MultiDiGraph) -> MultiDiGraph:
    """Return a copy in sorted order whose attributes are text and numbers that XML can hold, lists joined by "; "."""
    from networkx import MultiDiGraph

    flat = MultiDiGraph()
    for node, data in sorted(graph.nodes(data=True)):
        flat.add_node(node, **node_attributes(data))
    names = graph.graph.get("documents", {})
    for source, target, relation, data in sorted_edges(graph):
        flat.add_edge(source, target, f"{source}-{relation}-{target}", **edge_attributes(relation, data, names))
    return flat


def node_attributes(data: Mapping[str, Any]) -> Flat:
    """Return what a table of entities says of one."""
    flat = _plain(
        label=data["name"],
        entity_type=data["type"],
        subtype=data.get("subtype"),
        aliases=data.get("aliases", ()),
        mentions=len(data.get("mentions", ())),
        documents=len(data.get("documents", ())),
        stories=len(data.get("stories", ())),
    )
    return flat | _properties(data.get("properties", {}), taken=flat)


def edge_attributes(relation: str, data: Mapping[str, Any], documents: Mapping[str, Mapping[str, Any]]) -> Flat:
    """Return what a table of connections says of one, its sentences with their documents included."""
    statuses = data.get("statuses", {})
    return _plain(
        label=_phrase(relation),
        relation=relation,
        weight=data.get("weight", 0),
        documents=len(data.get("documents", ())),
        status=next((status for status in STATUSES if statuses.get(status)), None),
        **{status: statuses.get(status, 0) for status in STATUSES},
        amounts=[amount["text"] for amount in data.get("amounts", ())],
        first=data.get("first"),
        last=data.get("last"),
        evidence="\n".join(_sentence(claim, documents) for claim in data.get("claims", ())),
    )


def one_line(text: Any) -> str:
    """Return a text without line breaks and without characters that XML cannot hold."""
    return " ".join(re.split(r"[\t\n]+", xml_text(str(text))))


def _plain(**attributes: Any) -> Flat:
    return {key: _value(value) for key, value in attributes.items() if value is not None}


def _value(value: Any) -> str | int | float:
    if isinstance(value, int | float):
        return value
    return xml_text(value if isinstance(value, str) else "; ".join(map(str, value)))


def _properties(properties: Mapping[str, Any], *, taken: Flat) -> Flat:
    """Return the properties of an entity, renamed where the name has a meaning already."""
    return {
        xml_text(key if key not in taken and key not in RESERVED else f"property_{key}"): _number(key, value)
        for key, value in sorted(properties.items())
    }


def _number(key: str, value: Any) -> str | int | float:
    """Return coordinates as numbers, as mapping programs expect them."""
    try:
        return _NUMBERS[key](value)
    except (KeyError, ValueError):
        return xml_text(str(value))


def _phrase(relation: str) -> str:
    known = ontology().relations.get(relation)
    return known.label if known else relation


def _sentence(claim: Mapping[str, Any], documents: Mapping[str, Mapping[str, Any]]) -> str:
    found = claim["evidence"]
    name = documents.get(found["document"], {}).get("name", found["document"])
    return f"{found['quote']} ({claim['status']}, {name})"
