"""Questions in Cypher, put to a copy of the graph that kglite holds in memory and that no question can change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graphkit.errors import GraphkitError, UsageError
from graphkit.export import linked

if TYPE_CHECKING:
    from kglite import KnowledgeGraph
    from networkx import MultiDiGraph

INSTALL = "python -m pip install 'kglite>=0.21.2,<0.22'"
"""The extra `cypher` by what it holds: an installation from a folder knows no index that has the extra by its name."""

_OTHER_FILES = re.compile(r"\bLOAD\s+CSV\b|\bFORMAT\s+CSV\b", re.IGNORECASE)
_NO_WORDS = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|//[^\n]*|/\*.*?\*/""", re.DOTALL)
"""Texts, quoted names and comments: what stands there is no word of the question."""
_NO_TITLE = ""
"""What kglite is given, lest it take the name of an entity for a title, too."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The first rows of an answer; `total` is how many it has, or None where nobody counted them."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    total: int | None
    warnings: tuple[str, ...]


def ask(graph: MultiDiGraph, question: str, *, limit: int, seconds: float) -> Answer:
    """Return what the graph answers; nodes, links and paths of the answer as records.

    Raises UsageError for what is no question, and GraphkitError where kglite is missing or the time is up.
    """
    kglite = _kglite()
    if _OTHER_FILES.search(_NO_WORDS.sub(" ", question)):
        raise UsageError(
            "A question reads the graph alone, and its rows are written by graphkit.",
            hint="Leave out LOAD CSV and FORMAT CSV; for a table: graphkit query --csv QUESTION",
        )
    copy = _copy(graph, kglite.KnowledgeGraph())
    try:
        found = copy.cypher(question, timeout_ms=round(seconds * 1000), row_limit=limit)
    except kglite.CypherTimeoutError as error:
        hint = "Ask for less (a LIMIT, fewer steps than [*]), or give it more time: --seconds 60."
        raise GraphkitError(f"There was no answer within {seconds:g} seconds.", hint=hint) from error
    except kglite.ReadOnlyError as error:
        hint = "What you decide about the graph is told by graphkit same, different, rename, retype or ignore."
        raise UsageError("A question changes nothing.", hint=hint) from error
    except kglite.KgError as error:
        hint = "Labels, links and properties are listed in docs/formats.md, and by: MATCH (n) RETURN DISTINCT labels(n)"
        raise UsageError(f"This is no question in Cypher: {str(error).splitlines()[0]}", hint=hint) from error
    return _answer(found)


def _kglite() -> Any:
    try:
        import kglite
    except ImportError as error:
        raise GraphkitError("Questions in Cypher need kglite, which is not installed.", hint=INSTALL) from error
    kglite.set_query_warning_policy("silent")  # the answer carries them, too
    return kglite


def _copy(graph: MultiDiGraph, copy: KnowledgeGraph) -> KnowledgeGraph:
    """Fill a database with the nodes and links of the graph, and lock it."""
    for label, nodes in groupby(linked.nodes(graph), key=lambda node: node.label):
        rows = [{"id": node.id, "told": {"title": _NO_TITLE, **node.properties}} for node in nodes]
        copy.cypher(f"UNWIND $rows AS row CREATE (n:{label} {{id: row.id}}) SET n += row.told", params={"rows": rows})
    for (kind, head, tail), links in _alike(linked.links(graph)):
        told = [{"head": x.head[1], "tail": x.tail[1], "told": {"id": x.id, **x.properties}} for x in links]
        ends = f"(a:{head} {{id: row.head}}), (b:{tail} {{id: row.tail}})"
        copy.cypher(
            f"UNWIND $rows AS row MATCH {ends} CREATE (a)-[r:{kind}]->(b) SET r = row.told", params={"rows": told}
        )
    copy.read_only(enabled=True)
    return copy


def _alike(links: Iterable[linked.Link]) -> Iterator[tuple[tuple[str, str, str], list[linked.Link]]]:
    """Yield the links of one type between nodes of two labels, together."""
    groups: dict[tuple[str, str, str], list[linked.Link]] = {}
    for link in links:
        groups.setdefault((link.type, link.head[0], link.tail[0]), []).append(link)
    yield from groups.items()


def _answer(found: Any) -> Answer:
    rows = tuple({key: _record(value) for key, value in row.items()} for row in found.to_list())
    told = found.diagnostics or {}
    warnings = tuple(warning for warning in found.warnings if "row_limit" not in warning)
    return Answer(tuple(found.columns), rows, told.get("total_rows"), warnings)


def _record(value: Any) -> Any:
    """Return a value of an answer as JSON can hold it: a node or link with its label or type before its properties."""
    if isinstance(value, list | tuple):
        return [_record(each) for each in value]
    if isinstance(value, Mapping):
        return _element(value) or {key: _record(each) for key, each in value.items()}
    return value if isinstance(value, str | int | float | None) else str(value)


def _element(value: Mapping[str, Any]) -> dict[str, Any] | None:
    match value:
        case {"labels": [label, *_], "properties": properties}:
            return {"label": label, **_given(properties)}
        case {"type": kind, "start": _, "end": _, "properties": properties}:
            return {"link": kind, **properties}
    return None


def _given(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties of a node that came from the graph, its id and name first."""
    first = {key: properties[key] for key in ("id", "name") if key in properties}
    rest = {key: value for key, value in properties.items() if key != "type" and (key, value) != ("title", _NO_TITLE)}
    return {**first, **rest}
