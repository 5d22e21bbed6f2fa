"""The graph as a notebook shows it: a networkx graph that draws itself."""

from __future__ import annotations

import networkx as nx

SMALL = 150
"""Entities that a cell shows; a page of its own holds more."""


class Graph(nx.MultiDiGraph):  # type: ignore[misc]  # networkx has no types
    """A `networkx.MultiDiGraph` whose value in a notebook's cell is the page of its most connected entities."""

    def _repr_html_(self) -> str:
        from graphkit.render import RenderOptions, frame

        return frame(self, options=RenderOptions(top=SMALL))
