"""Commands that compare names by themselves: compare-names, group-names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import click

from graphkit.cli.options import command
from graphkit.errors import InputError, UsageError
from graphkit.names import compare_names, group_names
from graphkit.quoting import json_text, visible

lines_option = click.option("--jsonl", "lines", type=click.File(encoding="utf-8"), help="Read JSON lines from this file (- = standard input).")  # fmt: skip


@command("compare-names", "graphkit compare-names 'Dana Krantz' 'Krantz, D. A.' --type PERSON")
@click.argument("names", nargs=-1)
@click.option("--type", "type_", metavar="TYPE", help="What both are: PERSON, ORG, PAC, OFFICE or PLACE.")
@lines_option
def compare_names_command(names: tuple[str, ...], type_: str | None, lines: Iterable[str] | None) -> None:
    """Compare two names: a score, whether they may mean one thing, and why.

    With --jsonl, lines {"left", "right", "type"} become lines {"score", "same", "reason"}.
    """
    if lines is not None:
        for row in _rows(lines, "left", "right"):
            click.echo(json_text(_compared(row["left"], row["right"], row.get("type"))))
        return
    if len(names) != 2:
        raise UsageError("Two names can be compared.", hint="graphkit compare-names 'Dana Krantz' 'Krantz, D. A.'")
    found = _compared(*names, type_)
    click.echo(f"{'same' if found['same'] else 'different'} ({found['score']:.2f}): {visible(found['reason'])}")


@command("group-names", "graphkit group-names --jsonl names.jsonl")
@lines_option
def group_names_command(lines: Iterable[str] | None) -> None:
    """Group the names of a document: lines {"id", "mentions": [{"text", "type"}]} become lines {"id", "labels"}."""
    if lines is None:
        raise UsageError("There are no names to group.", hint="graphkit group-names --jsonl names.jsonl")
    for row in _rows(lines, "id", "mentions"):
        labels = group_names([(name["text"], name.get("type")) for name in row["mentions"]])
        click.echo(json_text({"id": row["id"], "labels": labels}))


def _compared(left: str, right: str, type_: str | None) -> dict[str, Any]:
    found = compare_names(left, right, type_ and type_.upper())
    return {**asdict(found), "same": found.same}


def _rows(lines: Iterable[str], *keys: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON lines. Raises InputError for a line without one of `keys`, with its number."""
    hint = f"Each line is an object with {', '.join(map(repr, keys))}."
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line) if line.strip() else None
        except ValueError as error:
            raise InputError(f"Line {number} is not JSON: {error}.", hint=hint) from error
        if row is not None and not (isinstance(row, dict) and all(key in row for key in keys)):
            raise InputError(f"Line {number} is no such object.", hint=hint)
        if row:
            yield row
