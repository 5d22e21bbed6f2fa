"""A graph as three tables: nodes, edges, and the sentences that are their evidence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphkit.export.flat import edge_attributes, node_attributes
from graphkit.export.groups import sorted_edges
from graphkit.quoting import formula_safe, utf8_text

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Row = Mapping[str, Any]

_NODE = ("id", "name", "type", "subtype", "aliases", "mentions", "documents", "stories")
_EDGE = ("source", "source_name", "relation", "target", "target_name", "weight", "documents",
         "status", "asserted", "attributed", "planned", "negated", "amounts", "first", "last")  # fmt: skip
_EVIDENCE = ("source", "source_name", "relation", "target", "target_name", "status", "attributed_to", "attribution",
             "amount", "currency", "amount_text", "date", "date_text", "role", "tense", "rule", "confidence",
             "story", "document", "published", "start", "end", "quote", "id")  # fmt: skip


def parts(graph: MultiDiGraph, *, excel: bool = False) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the three files of this format."""
    properties = sorted({key for _, data in graph.nodes(data=True) for key in data.get("properties", {})})
    yield "nodes.csv", _table((*_NODE, *properties), _nodes(graph), excel=excel)
    yield "edges.csv", _table(_EDGE, _edges(graph), excel=excel)
    yield "evidence.csv", _table(_EVIDENCE, _evidence(graph), excel=excel)


def _table(columns: Sequence[str], rows: Iterable[Row], *, excel: bool) -> Iterator[bytes]:
    if excel:
        yield b"\xef\xbb\xbf"  # spreadsheets take a file without this mark for Windows-1252
    for cells in (columns, *([row.get(column) for column in columns] for row in rows)):
        line = io.StringIO()
        safe = [formula_safe(cell) if excel else cell for cell in map(_cell, cells)]
        csv.writer(line, lineterminator="\n").writerow(safe)
        yield line.getvalue().encode("utf-8")


def _cell(value: Any) -> Any:
    return utf8_text(value) if isinstance(value, str) else value


def _nodes(graph: MultiDiGraph) -> Iterator[Row]:
    for node, data in sorted(graph.nodes(data=True)):
        flat = node_attributes(data)
        yield data.get("properties", {}) | flat | {"id": node, "name": data["name"], "type": data["type"]}


def _edges(graph: MultiDiGraph) -> Iterator[Row]:
    for source, target, relation, data in sorted_edges(graph):
        yield edge_attributes(relation, data, {}) | _ends(graph, source, target) | {"relation": relation}


def _evidence(graph: MultiDiGraph) -> Iterator[Row]:
    documents = graph.graph.get("documents", {})
    for source, target, relation, data in sorted_edges(graph):
        for claim in data.get("claims", ()):
            yield _ends(graph, source, target) | {"relation": relation} | _claim(claim, documents)
    for node, data in sorted(graph.nodes(data=True)):
        for fact in data.get("facts", ()):
            yield _claim(fact, documents) | _ends_of_fact(node, data["name"], fact)


def _ends(graph: MultiDiGraph, source: str, target: str) -> dict[str, Any]:
    names = graph.nodes[source]["name"], graph.nodes[target]["name"]
    return {"source": source, "source_name": names[0], "target": target, "target_name": names[1]}


def _ends_of_fact(node: str, name: str, fact: Row) -> dict[str, Any]:
    """Return the entity on its side, and on the other the words that stand there for a name."""
    if fact.get("subject_text"):
        return {"source_name": fact["subject_text"], "target": node, "target_name": name}
    return {"source": node, "source_name": name, "target_name": fact.get("object_text")}


def _claim(claim: Row, documents: Mapping[str, Row]) -> dict[str, Any]:
    found = claim["evidence"]
    place = {key: found[key] for key in ("start", "end", "quote")}
    document = documents.get(found["document"], {})
    return {
        **claim,
        **place,
        "document": document.get("name", found["document"]),
        "published": document.get("published"),
    }
