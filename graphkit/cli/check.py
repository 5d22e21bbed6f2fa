"""The command that looks after the graph: check."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from graphkit.cli import rows
from graphkit.cli.options import command, graph_option, model_option, output_options, put
from graphkit.cli.wording import counted, stories
from graphkit.output import Output, write_record, write_rows
from graphkit.query import Soundness, check
from graphkit.quoting import visible
from graphkit.store import Store

UNSOUND = 1
"""Exit code: something is wrong with the model or the graph file."""


@command("check", "graphkit check", "graphkit check --deep")
@click.option("--deep", is_flag=True, help="Compare every text and record with the digest it was stored with.")
@model_option
@graph_option
@output_options
def check_command(deep: bool, model: str, graph: Path, output: Output) -> None:  # noqa: FBT001
    """Check that the model is there and the graph file sound; name the files that were not read, and why.

    With --csv or --tsv, only the files that were not read are listed. Ends with 1 where something is wrong.
    """
    problems = list(_model_problems(model))
    with Store.open(graph) as store:
        found = check(store, deep=deep)
    problems += found.problems
    if output.for_people:
        put(*_report(found, problems))
        write_rows(map(asdict, found.failures), rows.FAILURE, output, sys.stdout)
    elif output.nests:
        write_record(asdict(found) | {"problems": problems}, output, sys.stdout)
    else:
        write_rows(map(asdict, found.failures), rows.FAILURE, output, sys.stdout)
    if problems:
        click.get_current_context().exit(UNSOUND)


def _model_problems(model: str) -> Iterator[str]:
    """Yield what is wrong with the model, without loading it."""
    from importlib.util import find_spec

    from graphkit.extract.pipeline import DEFAULT_MODEL, GRAMMAR

    if model == DEFAULT_MODEL:
        if find_spec("onnxruntime") is None:
            yield "onnxruntime is not installed: python -m pip install onnxruntime"
        model = GRAMMAR
    if find_spec("spacy") is None:
        yield "spaCy is not installed: python -m pip install spacy"
    elif not (model.isidentifier() and find_spec(model)) and not Path(model, "meta.json").is_file():
        yield f"the spaCy pipeline {model!r} is not installed: python -m pip install {model.replace('_', '-')}"


def _report(found: Soundness, problems: list[str]) -> Iterator[str]:
    yield (
        f"{found.path}: {counted(found.documents, 'document')}, {stories(found.stories)}, "
        f"{counted(found.entities, 'entity', 'entities')}, {counted(found.edges, 'connection')}, {counted(found.claims, 'claim')} "
        f"({found.unresolved_claims:,} with an end that the graph leaves out)"
    )
    yield f"text: {found.characters:,} characters, {found.kept / max(found.characters, 1):.0%} of them used; model: {found.model}"
    if found.stale:
        yield "A build was stopped before its end: run it again to bring the graph up to date."
    for left, verdict, right, why in found.idle:
        yield visible(f"A decision waits ({why}): {left!r} {verdict} {right!r}.")
    yield from (f"problem: {visible(problem)}" for problem in problems)
    if not problems:
        yield "Sound." if found.deep else "Sound; --deep compares every text, too."
    if found.failures:
        yield ""
