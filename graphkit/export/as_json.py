"""A graph as JSON: nodes with their mentions, one edge for each group of claims of one status, speaker and amount."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from graphkit.export import groups
from graphkit.export.groups import Claim, Group, common
from graphkit.quoting import json_text

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def parts(graph: MultiDiGraph) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the one file of this format."""
    yield "graph.json", _pieces(graph)


def _pieces(graph: MultiDiGraph) -> Iterator[bytes]:
    places = _Places(graph.graph.get("documents", {}))
    yield b'{"nodes": ['
    yield from _lines(_node(node, data, places) for node, data in sorted(graph.nodes(data=True)))
    yield b'],\n"edges": ['
    yield from _lines(_edge(group, places) for group in groups.of_edges(graph))
    yield b"]}\n"


def _lines(rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """Write one row a line, so that two exports can be compared line by line."""
    ending = b"\n"
    for row in rows:
        yield ending + json_text(row).encode("utf-8")
        ending = b",\n"


class _Places:
    """Tells the file (and the part of it) that a document id stands for."""

    def __init__(self, documents: dict[str, dict[str, Any]]) -> None:
        self._documents = documents

    def of(self, document: str, start: int, end: int) -> dict[str, Any]:
        record = self._documents.get(document, {})
        part = {"part": record["part"]} if record.get("part") else {}
        return {"doc": record.get("path") or document, **part, "start": start, "end": end}


def _node(node: str, data: dict[str, Any], places: _Places) -> dict[str, Any]:
    row = {
        "id": node,
        "type": data["type"],
        "subtype": data.get("subtype"),
        "name": data["name"],
        "aliases": list(data.get("aliases", ())),
        "properties": dict(sorted(data.get("properties", {}).items())),
        "mentions": [places.of(seen["document"], seen["start"], seen["end"]) for seen in data.get("mentions", ())],
    }
    if data.get("facts"):
        row["facts"] = [_fact(fact, places) for fact in data["facts"]]
    return row


def _fact(fact: Claim, places: _Places) -> dict[str, Any]:
    """Return a claim that has no second entity ("raised $2 million") as a fact about the one it has."""
    words = {key: fact.get(key) for key in ("subject_text", "object_text")}
    return {"type": fact["relation"], **common((fact,)), **words, "evidence": [_evidence(fact, places)]}


def _edge(group: Group, places: _Places) -> dict[str, Any]:
    return {
        "head": group.head,
        "tail": group.tail,
        "type": group.relation,
        **group.common,
        "evidence": [_evidence(claim, places) for claim in group.claims],
    }


def _evidence(claim: Claim, places: _Places) -> dict[str, Any]:
    found = claim["evidence"]
    return {**places.of(found["document"], found["start"], found["end"]), "quote": found["quote"]}
