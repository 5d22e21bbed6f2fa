"""Commands that hand on what graphkit knows: export, extract."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.options import command, graph_option, model_option, quiet_option, tell
from graphkit.cli.wording import counted
from graphkit.errors import UsageError
from graphkit.quoting import json_text, visible

if TYPE_CHECKING:
    from spacy.language import Language

    from graphkit.model import Document

STANDARD_STREAM = Path("-")


@command("export", "graphkit export gexf -o output/graph.gexf")
@click.argument("form", metavar="FORMAT")
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), default="-", help="The file (- = standard output); for csv a folder or a .zip.")  # fmt: skip
@click.option("--excel", is_flag=True, help="csv: keep cells that begin like a formula as text.")
@graph_option
@quiet_option
def export_command(form: str, target: Path, excel: bool, graph: Path) -> None:  # noqa: FBT001
    """Write the graph for other programs: json, graphml, gexf, ftm, cypher or csv."""
    from graphkit import export, open_graph

    chosen = export.known(form)
    if chosen.several and (target == STANDARD_STREAM or target.suffix.lower() == f".{chosen.name}"):
        raise UsageError(f"{form} is several files.", hint=f"graphkit export {form} -o FOLDER, or -o FILE.zip")
    loaded = open_graph(graph)
    if target == STANDARD_STREAM:
        export.write(loaded, form, sys.stdout.buffer)
    else:
        export.write(loaded, form, target, excel=excel)
        entities = counted(len(loaded), "entity", "entities")
        tell(f"Wrote {target}: {entities}, {counted(loaded.number_of_edges(), 'connection')}.")


@command("extract", "graphkit extract notes.txt")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jsonl", type=click.File(encoding="utf-8"), help='Read lines {"id", "text"} from this file (- = standard input) instead.')  # fmt: skip
@model_option
def extract_command(files: tuple[Path, ...], jsonl: Iterable[str] | None, model: str) -> None:
    """Write what graphkit finds in FILES as JSON lines, and store nothing.

    Each line holds the entities and relations of one document; "-" is plain text on standard input.
    """
    from graphkit.extract import ExtractSettings, contract, load

    if bool(files) == (jsonl is not None):
        raise UsageError("Name files, or --jsonl with one file.", hint="graphkit extract notes.txt")
    nlp = load(ExtractSettings(model=model))
    for line in contract.lines(nlp, jsonl) if jsonl is not None else _lines(nlp, _documents(files)):
        click.echo(line)


def _lines(nlp: Language, documents: Iterable[Document]) -> Iterator[str]:
    from graphkit.extract import contract, extract

    waiting, read = itertools.tee(documents)
    for document, extraction in zip(waiting, extract(nlp, read), strict=True):
        yield json_text({"id": document.name, **contract.answer(extraction)})


def _documents(files: Iterable[Path]) -> Iterator[Document]:
    from graphkit import readers

    for path in files:
        if path == STANDARD_STREAM:
            yield readers.document_of(sys.stdin.read(), id="-", path="-")
        else:
            for found in readers.files([path]):
                if found.problem:
                    tell(f"Skipped {visible(str(found.path))}: {found.problem}")
                else:
                    yield from readers.documents(found.path, root=found.root)
