"""A graph becomes one self-contained HTML page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.files import whole_file, writing
from graphkit.garbage import uncollected
from graphkit.render.communities import communities
from graphkit.render.excerpt import Excerpt, excerpt, smaller, stated
from graphkit.render.layout import Box, positions
from graphkit.render.network import network, sizes
from graphkit.render.options import DEFAULTS, DRAWN, LARGEST, RenderOptions, RenderReport
from graphkit.render.page import page
from graphkit.render.payload import evidence_block, graph_block
from graphkit.render.picture import draw

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network

__all__ = ["RenderOptions", "RenderReport", "frame", "html", "network", "picture", "render"]

TITLE = "Who is connected to whom"
FRAME = 640
"""Height of a frame, in points."""


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    held: Excerpt
    sentences: int


def render(graph: nx.MultiDiGraph, target: Path, *, options: RenderOptions = DEFAULTS) -> RenderReport:
    """Write the page of `graph` to `target`, whole or not at all, readable by its owner only.

    Raises GraphkitError where `target` cannot be written, UnknownEntity and UnknownType for what `options` name.
    """
    made = _page(graph, options)
    data = made.text.encode("utf-8")
    _write(target, data)
    return RenderReport(
        path=target,
        size=len(data),
        entities=len(made.held.entities),
        links=len(made.held.links),
        sentences=made.sentences,
        excerpt=made.held.note,
    )


def picture(graph: nx.MultiDiGraph, target: Path, *, options: RenderOptions = DEFAULTS) -> int:
    """Write what the page shows at first to `target` as PNG, drawn by an installed Chromium; return the bytes.

    Raises GraphkitError where none is installed or `target` cannot be written, UnknownEntity and UnknownType as `render`.
    """
    return draw(html(graph, options=options), target)


def html(graph: nx.MultiDiGraph, *, options: RenderOptions = DEFAULTS) -> str:
    """Return the page of `graph` as text."""
    return _page(graph, options).text


def frame(graph: nx.MultiDiGraph, *, options: RenderOptions = DEFAULTS) -> str:
    """Return the page of `graph` as a frame to stand in another page, closed off from it: a notebook shows it in a cell."""
    return (
        f'<iframe title="{escape(options.title or TITLE)}" sandbox="allow-scripts allow-downloads allow-modals" width="100%"'
        f' height="{FRAME}" frameborder="0" srcdoc="{escape(html(graph, options=options))}"></iframe>'
    )


def _page(graph: nx.MultiDiGraph, options: RenderOptions) -> _Page:
    """Return the page, shrinking what it holds until the file is small enough to open."""
    with uncollected():
        return _fitting(graph, options)


def _fitting(graph: nx.MultiDiGraph, options: RenderOptions) -> _Page:
    held = excerpt(graph, options)
    made = _written(graph, held, options)
    while (size := _size(made.text)) > LARGEST and len(held.entities) > 1:
        share = LARGEST / size
        held = smaller(held, max(1, int(len(held.entities) * min(0.9, share))))
        made = _written(graph, held, options)
    return made


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())


def _written(graph: nx.MultiDiGraph, held: Excerpt, options: RenderOptions) -> _Page:
    net = _drawn(held, min(options.shown, DRAWN))
    evidence = evidence_block(graph, held, options)
    text = page(options.title or TITLE, graph_block(graph, held, net, options), evidence)
    return _Page(text, held, len(evidence["sentences"]["text"]))


def _drawn(held: Excerpt, count: int) -> Network:
    """Return the network of the first picture: the first `count` entities with their places and communities."""
    net = network(smaller(held, count))
    if not net.nodes:
        return net
    links = _numbered(net)
    # A symbol is as large as all its links say, not those alone that are drawn.
    boxes = [_box(node | {"size": size}, len(net.nodes)) for node, size in zip(net.nodes, sizes(held), strict=False)]
    places, groups = positions(boxes, links), communities(len(boxes), links)
    for node, (x, y), group in zip(net.nodes, places, groups, strict=True):
        node.update(x=x, y=y, community=group)
    return net


def _numbered(net: Network) -> list[tuple[int, int, float]]:
    number = {node["id"]: place for place, node in enumerate(net.nodes)}
    ends = [(number[edge["from"]], number[edge["to"]], edge) for edge in net.edges]
    return [(source, target, _strength(edge)) for source, target, edge in ends if source != target]


def _strength(edge: dict[str, Any]) -> float:
    return 1.0 + min(edge["value"], 8) / 4 if stated(edge["relation"]) else 0.15


def _box(node: dict[str, Any], count: int) -> Box:
    """Return the room of an entity; among few there is room for every label, among many for the symbol."""
    label = 3.6 * min(len(node["label"]), 26) * max(0.0, min(1.0, (120 - count) / 70))
    margin = 12 if count <= 120 else 7 if count <= 500 else 4
    return Box(max(node["size"] + margin, label), node["size"] + margin + (6 if count <= 120 else 0))


def _write(target: Path, data: bytes) -> None:
    with writing("page", target, option="-o"), whole_file(target) as file:
        file.write(data)
