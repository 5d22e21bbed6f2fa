"""The command that asks in Cypher: query."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.options import command, graph_option, limit_option, output_options, tell, write
from graphkit.output import Column

if TYPE_CHECKING:
    from graphkit.output import Output, Row


@command(
    "query",
    "graphkit query 'MATCH (a)-[r:FUNDED]->(b:PAC) RETURN a.name, r.amount, b.name ORDER BY r.amount DESC'",
    "graphkit query --jsonl 'MATCH (a:PERSON)-[r:NOT_SUPPORTS]->(b) RETURN a, r, b'",
)
@click.argument("question")
@limit_option(100)
@click.option("--seconds", type=click.FloatRange(min=0.1), default=10, show_default=True, help="Give up after so long.")
@graph_option
@output_options
def query_command(question: str, limit: int, seconds: float, graph: Path, output: Output) -> None:
    """Ask a question in Cypher (- = read it from standard input); the graph stays as it is.

    Entities are nodes labelled PERSON, PAC, ORG, OFFICE, PLACE and EVENT with a name; a connection is a link of its relation, with the sum,
    date, speaker, documents and quotes. What is denied or planned is another link: NOT_FUNDED, PLANNED_FUNDED. See docs/formats.md.
    Needs kglite: python -m pip install 'kglite>=0.21.2,<0.22'
    """
    from graphkit import cypher, open_graph

    asked = sys.stdin.read() if question == "-" else question
    answer = cypher.ask(open_graph(graph), asked, limit=limit, seconds=seconds)
    for warning in answer.warnings:
        tell(warning)
    columns = [_column(name, answer.rows) for name in answer.columns]
    write(answer.rows, columns, output, nothing="The graph has no answer to that.")
    if answer.total:
        tell(f"These are {len(answer.rows)} of {answer.total:,} rows; -n {answer.total} shows all.")


def _column(name: str, rows: tuple[Row, ...]) -> Column:
    values = [row[name] for row in rows]
    numbers = any(isinstance(value, int | float) for value in values)
    return Column(name, heading=name, right=numbers, of=lambda row: _shown(row[name]))


def _shown(value: Any) -> Any:
    """Return a node as its name, a link as its type, a path as the names on it; anything else as it is."""
    match value:
        case {"label": label, "id": key}:
            return value.get("name") or f"{label} {key}"
        case {"link": kind}:
            return kind
        case {"nodes": nodes, "relationships": _}:
            return " → ".join(str(_shown(node)) for node in nodes)
        case list():
            return [_shown(each) for each in value]
    return value
