"""A graph as a script of Cypher statements, one a line, that can be run twice and adds nothing the second time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphkit.export import linked
from graphkit.export.linked import End, Link, Node, Properties, Value
from graphkit.quoting import xml_text

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_HEAD = """\
// Neo4j: cypher-shell -f graph.cypher    Memgraph: mgconsole < graph.cypher
// Faster with the indexes, and Kuzu needs its tables first. They stand in the lines below: sed -n 's,^// neo4j: ,,p' graph.cypher
"""

_TABLES: dict[type, str] = {str: "STRING", int: "INT64", float: "DOUBLE", list: "STRING[]"}


def parts(graph: MultiDiGraph) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the one file of this format."""
    yield "graph.cypher", _pieces(graph)


def _pieces(graph: MultiDiGraph) -> Iterator[bytes]:
    nodes, links = list(linked.nodes(graph)), list(linked.links(graph))
    yield _HEAD.encode()
    for line in (*_indexes(nodes), *_tables(nodes, links), *map(_node, nodes), *map(_link, links)):
        yield f"{line}\n".encode()


def _indexes(nodes: Iterable[Node]) -> Iterator[str]:
    for label in sorted({node.label for node in nodes}):
        yield f"// neo4j: CREATE INDEX {label}_id IF NOT EXISTS FOR (n:{label}) ON (n.id);"
        yield f"// memgraph: CREATE INDEX ON :{label}(id);"


def _tables(nodes: Iterable[Node], links: Iterable[Link]) -> Iterator[str]:
    """Yield the tables that Kuzu wants to know beforehand, as comments to the others."""
    columns: dict[str, dict[str, str]] = {}
    for node in nodes:
        columns.setdefault(node.label, {}).update(_columns(node.properties))
    for label, found in sorted(columns.items()):
        yield f"// kuzu: CREATE NODE TABLE {label}(id STRING PRIMARY KEY{_declared(found)});"
    ends: dict[str, dict[str, None]] = {}
    columns = {}
    for link in links:
        ends.setdefault(link.type, {})[f"FROM {link.head[0]} TO {link.tail[0]}"] = None
        columns.setdefault(link.type, {}).update(_columns(link.properties))
    for kind, pairs in sorted(ends.items()):
        yield f"// kuzu: CREATE REL TABLE {kind}({', '.join(sorted(pairs))}, id STRING{_declared(columns[kind])});"


def _columns(properties: Properties) -> dict[str, str]:
    return {key: _TABLES[type(value)] for key, value in properties.items()}


def _declared(columns: dict[str, str]) -> str:
    return "".join(f", {key} {kind}" for key, kind in sorted(columns.items()))


def _node(node: Node) -> str:
    return f"MERGE (n:{node.label} {{id: {literal(node.id)}}}){_set('n', node.properties)};"


def _link(link: Link) -> str:
    found = f"MATCH {_pattern('a', link.head)}, {_pattern('b', link.tail)}"
    return f"{found} MERGE (a)-[r:{link.type} {{id: {literal(link.id)}}}]->(b){_set('r', link.properties)};"


def _pattern(name: str, end: End) -> str:
    return f"({name}:{end[0]} {{id: {literal(end[1])}}})"


def _set(name: str, properties: Properties) -> str:
    told = [f"{name}.{key} = {literal(value)}" for key, value in properties.items()]
    return f" SET {', '.join(told)}" if told else ""


def literal(value: Value) -> str:
    r"""Return a value as Cypher writes it.

    >>> literal(["Ann's", 'C:\\users'])
    "['Ann\\'s', 'C:\\\\' + 'users']"
    """
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, int | float):
        return repr(value).replace("e+", "e")
    escaped = xml_text(value).replace("\\", "\\\\").replace("'", "\\'")
    # Neo4j once read \u0027 as a quote wherever it stood: no backslash of ours is ever followed by a u
    return f"'{escaped}'".replace("\\\\u", "\\\\' + 'u").replace("\\\\U", "\\\\' + 'U")
