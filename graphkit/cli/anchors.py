"""The command that keeps a person's own lists, and suggests which entities are in them: anchors."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from graphkit.anchors import Shape, Suggestion, parsed, suggestions
from graphkit.cli import rows
from graphkit.cli.options import Group, command, graph_option, output_options, quiet_option, tell, write
from graphkit.cli.wording import counted
from graphkit.derive import is_current, renew
from graphkit.errors import NotFound
from graphkit.ontology import ontology
from graphkit.settings import graph_argument
from graphkit.store import Store, anchors, runs
from graphkit.store.anchors import AnchorList
from graphkit.store.dump import sealed
from graphkit.store.judgements import decider

if TYPE_CHECKING:
    from graphkit.output import Output


@click.group(
    "anchors",
    cls=Group,
    invoke_without_command=True,
    examples=("graphkit anchors add committees.csv --type PAC", "graphkit anchors suggest", "graphkit anchors"),
)
@graph_option
@output_options
@click.pass_context
def anchors_command(context: click.Context, graph: Path, output: Output) -> None:
    """Keep lists of your own, and look entities up in them: a register of committees, the members of a council.

    Alone it lists them. A match is a suggestion until you confirm it: graphkit same NAME LIST:ID, or in graphkit review. Then the entity carries
    the ids of the list; two entities with one row are one, and two rows of one list are never one entity.
    """
    if context.invoked_subcommand:
        context.default_map = {context.invoked_subcommand: {"graph": graph}}
    else:
        _list(graph, output)


@command("list", "graphkit anchors list --json")
@graph_option
@output_options
def list_command(graph: Path, output: Output) -> None:
    """List the lists."""
    _list(graph, output)


@command(
    "add",
    "graphkit anchors add committees.csv --type PAC",
    "graphkit anchors add legislators.csv --name congress --type PERSON --name-column full_name",
)
@click.argument("source", type=click.File("rb"))
@click.option("--name", help="What to call the list  [default: the name of the file]")
@click.option("--type", "type_", metavar="TYPE", default="", help="What all of it are; else the column type tells.")
@click.option("--name-column", default="", help="The column of the name  [default: name or full_name]")
@click.option(
    "--columns", default="", metavar="A,B,…", help="The headings of a file that has none; empty ones are left out."
)
@click.option("--delimiter", default="", help="What stands between the columns  [default: the first line tells]")
@graph_option
@quiet_option
def add_command(source: BinaryIO, graph: Path, **told: str | None) -> None:
    """Add a list from a CSV file, or replace it.

    The first line names the columns: name, aliases (with | between them), type. Those that end with "id" are ids, which a
    confirmed entity carries; the first of them is by what the list knows a row. All others are notes.
    """
    data = source.read()
    shape = _shape(Path(str(source.name)), **told)
    found = parsed(data, shape)
    Store.open(graph).close()  # a graph that is not there is not made
    known = AnchorList(shape.list, len(found), (), Path(str(source.name)).name, decider(), runs.now(), _digest(data))
    with Store.open(graph, write=True) as store, store.transaction():
        anchors.write(store, known, found)
        _obey(store)
    tell(f"{shape.list}: {counted(len(found), 'row')}. See what fits: graphkit anchors suggest{graph_argument(graph)}")


@command("remove", "graphkit anchors remove congress")
@click.argument("name")
@graph_option
@quiet_option
def remove_command(name: str, graph: Path) -> None:
    """Remove a list; what was confirmed waits until it is added again."""
    Store.open(graph).close()  # a graph that is not there is not made
    with Store.open(graph, write=True) as store, store.transaction():
        if not anchors.remove(store, name):
            there = ", ".join(each.name for each in anchors.lists(store)) or "none"
            raise NotFound(f"There is no list {name!r}.", hint=f"There is {there}.")
        _obey(store)
    tell(f"{name} is removed.")


@command("suggest", "graphkit anchors suggest congress", "graphkit anchors suggest --json")
@click.argument("name", required=False)
@click.option("-n", "--limit", type=click.IntRange(min=1), help="At most this many rows  [default: all]")
@graph_option
@output_options
def suggest_command(name: str | None, limit: int | None, graph: Path, output: Output) -> None:
    """List which entities may be in a list.

    Each with a score and the reason in words. Confirm one with graphkit same NAME LIST:ID, refuse it with different, or
    answer one by one in graphkit review.
    """
    with Store.open(graph) as store:
        found = suggestions(store, name)[:limit]
    nothing = "Nothing fits that was not decided already." if found or _has_lists(graph) else "There is no list yet."
    write(map(_row, found), rows.SUGGESTION, output, nothing=nothing)


def _list(graph: Path, output: Output) -> None:
    with Store.open(graph) as store:
        nothing = f"There is no list yet: graphkit anchors add FILE{graph_argument(graph)}"
        write(map(asdict, anchors.lists(store)), rows.ANCHOR_LIST, output, nothing=nothing)


def _has_lists(graph: Path) -> bool:
    with Store.open(graph) as store:
        return any(True for _ in anchors.lists(store))


def _shape(path: Path, **told: str | None) -> Shape:
    type_ = told["type_"] or ""
    return Shape(
        told["name"] or path.stem,
        ontology().entity(type_).id if type_ else "",
        told["name_column"] or "",
        tuple((told["columns"] or "").split(",")) if told["columns"] else (),
        told["delimiter"] or "",
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _obey(store: Store) -> None:
    """Let the graph obey confirmed matches with rows that are new, changed or gone."""
    if not is_current(store):
        with sealed(store):
            renew(store)


def _row(found: Suggestion) -> dict[str, Any]:
    return {
        "name": found.entity.name,
        "id": found.entity.id,
        "type": found.entity.type,
        "anchor": found.anchor.told,
        "anchor_name": found.anchor.name,
        "score": found.score,
        "reason": found.reason,
        "others": found.others,
        "ids": dict(found.anchor.ids),
        "notes": dict(found.anchor.notes),
    }


for _each in (list_command, add_command, remove_command, suggest_command):
    anchors_command.add_command(_each)
