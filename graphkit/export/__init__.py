"""A graph becomes a file that other programs read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graphkit.errors import UnknownFormat
from graphkit.export import as_csv, as_cypher, as_ftm, as_gexf, as_graphml, as_json
from graphkit.files import whole_file

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["FORMATS", "Format", "known", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a graph: `parts` yields (file name, bytes in pieces), one for a format of one file."""

    name: str
    purpose: str
    parts: Callable[..., Iterator[tuple[str, Iterator[bytes]]]]
    several: bool = False


FORMATS = {
    "json": Format("json", "nodes, edges and their evidence, as docs/formats.md says", as_json.parts),
    "graphml": Format("graphml", "for yEd, Cytoscape, igraph, NetworkX", as_graphml.parts),
    "gexf": Format("gexf", "for Gephi, with colours", as_gexf.parts),
    "ftm": Format("ftm", "entities of FollowTheMoney, for Aleph and OpenAleph", as_ftm.parts),
    "cypher": Format("cypher", "for Neo4j, Memgraph and Kuzu, as a script", as_cypher.parts),
    "csv": Format("csv", "nodes.csv, edges.csv and evidence.csv, in a folder or a .zip", as_csv.parts, several=True),
}


def known(name: str) -> Format:
    """Return the format of that name, letter case aside. Raises UnknownFormat."""
    if name.lower() not in FORMATS:
        raise UnknownFormat(f"There is no export format {name!r}.", hint=f"Available: {', '.join(FORMATS)}.")
    return FORMATS[name.lower()]


def write(graph: MultiDiGraph, format: str, target: Path | BinaryIO, *, excel: bool = False) -> None:  # noqa: A002
    """Write `graph` to `target`, whole or not at all; the same graph gives the same bytes.

    CSV needs a folder or a path that ends in ".zip". `excel` keeps spreadsheets from running cells as formulas.
    Raises UnknownFormat.
    """
    chosen = known(format)
    parts = chosen.parts(graph, excel=excel) if chosen.several else chosen.parts(graph)
    if not isinstance(target, Path):
        _write_stream(chosen, parts, target)
    elif not chosen.several:
        _write_file(target, next(parts)[1])
    elif target.suffix.lower() == ".zip":
        with whole_file(target) as stream:
            _write_zip(stream, parts)
    else:
        for name, pieces in parts:
            _write_file(target / name, pieces)


def _write_stream(chosen: Format, parts: Iterator[tuple[str, Iterator[bytes]]], stream: BinaryIO) -> None:
    if chosen.several:
        _write_zip(stream, parts)
    else:
        stream.writelines(next(parts)[1])


def _write_file(path: Path, pieces: Iterator[bytes]) -> None:
    with whole_file(path) as stream:
        stream.writelines(pieces)


def _write_zip(stream: BinaryIO, parts: Iterator[tuple[str, Iterator[bytes]]]) -> None:
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, pieces in parts:
            member = ZipInfo(name)  # dated 1980: the same graph gives the same bytes
            member.external_attr = 0o600 << 16
            archive.writestr(member, b"".join(pieces), ZIP_DEFLATED)
    stream.write(packed.getvalue())
