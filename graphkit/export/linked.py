"""A graph as Cypher sees it: nodes with a label, links with a type, plain values and lists of texts.

What is denied or planned has a type of its own (NOT_FUNDED, PLANNED_FUNDED), so that no question about gifts is answered with a
gift that was not made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.export import groups
from graphkit.export.flat import node_attributes, one_line
from graphkit.export.groups import Group
from graphkit.ontology import CO_MENTION

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Value = str | int | float | list[str]
Properties = dict[str, Value]
End = tuple[str, str]
"""Label and id of a node."""

DOCUMENT, FACT, MENTIONED_IN = "DOCUMENT", "FACT", "MENTIONED_IN"
"""Labels beside the types of entities, and the link from an entity to a document that names it."""

PREFIXES = {"negated": "NOT_", "planned": "PLANNED_"}

_NO_NAME = re.compile(r"[^A-Za-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, a document, or the words in place of a second entity."""

    label: str
    id: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Link:
    """What is claimed of two nodes with one status, speaker and sum."""

    type: str
    head: End
    tail: End
    id: str
    properties: Properties


def nodes(graph: MultiDiGraph) -> Iterator[Node]:
    """Yield the nodes: entities, documents, facts."""
    for node, data in sorted(graph.nodes(data=True)):
        yield Node(named(data["type"]), node, _entity(data))
    for document, record in sorted(_documents(graph).items()):
        kept = {key: record.get(key) for key in ("name", "title", "author", "published", "story", "media_type")}
        yield Node(DOCUMENT, document, _plain(kept))
    for group in groups.of_nodes(graph):
        yield Node(FACT, group.id, _plain({"name": group.words or group.claims[0].get("amount_text")}))


def links(graph: MultiDiGraph) -> Iterator[Link]:
    """Yield the links between them: claims, then who is named where."""
    for group in groups.of_edges(graph):
        yield _link(graph, group, _end(graph, group.head), _end(graph, group.tail or ""))
    for group in groups.of_nodes(graph):
        ends = [_end(graph, group.head), (FACT, group.id)]
        yield _link(graph, group, *(reversed(ends) if group.backwards else ends))
    for node, data in sorted(graph.nodes(data=True)):
        counts = Counter(place["document"] for place in data.get("mentions", ()))
        for document, count in sorted(counts.items()):
            yield Link(MENTIONED_IN, _end(graph, node), (DOCUMENT, document), f"{node}-{document}", {"mentions": count})


def named(name: str) -> str:
    """Return a name that may stand in a query without quotes, whatever it was made of."""
    plain = _NO_NAME.sub("_", name)
    return plain if plain[:1].isalpha() else f"_{plain}"


def _entity(data: Mapping[str, Any]) -> Properties:
    flat = {key: value for key, value in node_attributes(data).items() if key not in ("label", "entity_type")}
    known = {named(key): value for key, value in flat.items()}
    return _plain({"name": data["name"], **known, "aliases": list(data.get("aliases", ()))})


def _link(graph: MultiDiGraph, group: Group, head: End, tail: End) -> Link:
    status = group.claims[0]["status"]
    kind = PREFIXES.get(status, "") + named(group.relation)
    return Link(kind, head, tail, group.id, _plain(_told(graph, group)))


def _told(graph: MultiDiGraph, group: Group) -> dict[str, Any]:
    common, claims = group.common, group.claims
    if group.relation == CO_MENTION:  # nothing is stated
        common = {}
    speaker = common.get("attributed_to")
    return {
        **common,
        "said_by": graph.nodes[speaker]["name"] if speaker in graph else common.get("attribution"),
        "purpose": next((claim["purpose"] for claim in claims if claim.get("purpose")), None),
        "stories": len({claim["story"] for claim in claims}),
        "documents": sorted({_name(graph, claim) for claim in claims}),
        "quotes": list(dict.fromkeys(claim["evidence"]["quote"] for claim in claims)),
        "claims": [claim["id"] for claim in claims],
    }


def _name(graph: MultiDiGraph, claim: groups.Claim) -> str:
    document = claim["evidence"]["document"]
    return str(_documents(graph).get(document, {}).get("name", document))


def _documents(graph: MultiDiGraph) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = graph.graph.get("documents", {})
    return found


def _end(graph: MultiDiGraph, node: str) -> End:
    return named(graph.nodes[node]["type"]), node


def _plain(properties: Mapping[str, Any]) -> Properties:
    """Return the properties that have a value; a text is one line, as a query is."""
    return {key: _value(value) for key, value in properties.items() if value not in (None, [])}


def _value(value: Any) -> Value:
    if isinstance(value, list):
        return [one_line(each) for each in value]
    return value if isinstance(value, int | float) else one_line(value)
