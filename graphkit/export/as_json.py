"""A graph as JSON: nodes with their mentions, one edge for each group of claims of one status, speaker and amount."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from graphkit.quoting import json_text

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Claim = dict[str, Any]


def parts(graph: MultiDiGraph) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the one file of this format."""
    yield "graph.json", _pieces(graph)


def _pieces(graph: MultiDiGraph) -> Iterator[bytes]:
    places = _Places(graph.graph.get("documents", {}))
    yield b'{"nodes": ['
    yield from _lines(_node(node, data, places) for node, data in sorted(graph.nodes(data=True)))
    yield b'],\n"edges": ['
    edges = sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
    yield from _lines(row for edge in edges for row in _edges(edge, places))
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
    """Return a claim that has no second entity ("raised $2 million") as a fact about the first."""
    said = _said((fact,)) | {"object_text": fact.get("object_text")}
    return {"type": fact["relation"], **said, "evidence": [_evidence(fact, places)]}


def _edges(edge: tuple[str, str, str, dict[str, Any]], places: _Places) -> Iterator[dict[str, Any]]:
    head, tail, relation, data = edge
    for group in _groups(data.get("claims", ())):
        yield {
            "head": head,
            "tail": tail,
            "type": data.get("relation", relation),
            **_said(group),
            "evidence": [_evidence(claim, places) for claim in group],
        }


def _groups(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Return the claims of one status, speaker and amount together; those that name no sum stand with the only one named."""
    groups: dict[tuple[str, str, float], list[Claim]] = {}
    for claim in claims:
        amount = claim.get("amount")
        key = (claim["status"], claim.get("attributed_to") or "", -1.0 if amount is None else float(amount))
        groups.setdefault(key, []).append(claim)
    for status, speaker, amount in sorted(groups):
        sums = [key for key in groups if key[:2] == (status, speaker) and key[2] >= 0]
        if amount < 0 and len(sums) == 1:
            groups[sums[0]] += groups.pop((status, speaker, amount))
    return [groups[key] for key in sorted(groups)]


def _said(claims: Iterable[Claim]) -> dict[str, Any]:
    said = list(claims)
    return {
        "status": said[0]["status"],
        "attributed_to": said[0].get("attributed_to"),
        "attribution": _most_frequent(said, "attribution"),
        "amount": said[0].get("amount"),
        "currency": _most_frequent(said, "currency"),
        "date": _most_frequent(said, "date") or _most_frequent(said, "date_text"),
        "role": _most_frequent(said, "role"),
        "tense": _most_frequent(said, "tense"),
    }


def _most_frequent(claims: list[Claim], key: str) -> Any:
    """Return the value that most of the claims have, the first in order among equals."""
    counts = Counter(claim[key] for claim in claims if claim.get(key) is not None)
    return min(counts, key=lambda value: (-counts[value], str(value)), default=None)


def _evidence(claim: Claim, places: _Places) -> dict[str, Any]:
    found = claim["evidence"]
    return {**places.of(found["document"], found["start"], found["end"]), "quote": found["quote"]}
