"""A graph as GEXF, by NetworkX's writer, in graphkit's colours and without a date of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ElementTree

from graphkit.export.flat import flat_graph
from graphkit.ontology import ontology

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def parts(graph: MultiDiGraph) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the one file of this format."""
    yield "graph.gexf", _pieces(graph)


def _pieces(graph: MultiDiGraph) -> Iterator[bytes]:
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(graph=_coloured(flat_graph(graph)), version="1.2draft")
    # the writer dates the file today and signs it with its own version
    for meta in writer.xml.findall("meta"):
        del meta.attrib["lastmodifieddate"]
        for creator in meta.findall("creator"):
            creator.text = "graphkit"
    writer.indent(writer.xml)
    written = io.BytesIO()
    ElementTree(writer.xml).write(written, encoding="utf-8", xml_declaration=True)
    yield written.getvalue()


def _coloured(flat: MultiDiGraph) -> MultiDiGraph:
    types, relations, families = ontology().entities, ontology().relations, ontology().families
    for _, data in flat.nodes(data=True):
        if data["entity_type"] in types:
            data["viz"] = {"color": _rgb(types[data["entity_type"]].colour)}
    for _, _, key, data in flat.edges(keys=True, data=True):
        data["id"] = key  # or the writer numbers the edges
        if data["relation"] in relations:
            data["viz"] = {"color": _rgb(families[relations[data["relation"]].family].colour)}
    return flat


def _rgb(colour: str) -> dict[str, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return {"r": red, "g": green, "b": blue, "a": 1}
