"""A graph as GraphML, by NetworkX's writer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.export.flat import flat_graph

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def parts(graph: MultiDiGraph) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the one file of this format."""
    yield "graph.graphml", _pieces(graph)


def _pieces(graph: MultiDiGraph) -> Iterator[bytes]:
    from networkx.readwrite.graphml import GraphMLWriter

    written = io.BytesIO()
    GraphMLWriter(graph=flat_graph(graph)).dump(written)
    yield written.getvalue()
