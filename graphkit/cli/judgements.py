"""The command that lists what was decided, and takes decisions from a file or writes them to one."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from graphkit import mirror
from graphkit.cli import rows
from graphkit.cli.options import Group, command, graph_option, output_options, quiet_option, tell, write
from graphkit.cli.wording import counted
from graphkit.decide import merged
from graphkit.files import whole_file
from graphkit.query.decisions import decisions
from graphkit.query.ignored import left_out
from graphkit.store import Store, judgements

if TYPE_CHECKING:
    from graphkit.output import Output


@click.group(
    "judgements",
    cls=Group,
    invoke_without_command=True,
    examples=("graphkit judgements", "graphkit judgements --all --csv", "graphkit judgements import colleague.csv"),
)
@click.option("--all", "undone", is_flag=True, help="Those that were taken back, too.")
@click.option("--ignored", is_flag=True, help="What documents say of names that are ignored, instead.")
@graph_option
@output_options
@click.pass_context
def judgements_command(context: click.Context, graph: Path, output: Output, *, undone: bool, ignored: bool) -> None:
    """List what was decided: its number (for undo), what, why, who and when.

    The same stands in judgements.csv beside the graph, to be read, edited and versioned; what is written there is read at
    the next build or decision. A decision is taken back by undo, or there by a date in the column "deleted".
    """
    if context.invoked_subcommand:
        context.default_map = {context.invoked_subcommand: {"graph": graph}}
        return
    with Store.open(graph) as store:
        if ignored:
            write(map(asdict, left_out(store)), rows.IGNORED, output, nothing="Nothing is left out.")
        else:
            write(
                map(asdict, decisions(store, undone=undone)), rows.DECISION, output, nothing="Nothing was decided yet."
            )


@command("import", "graphkit judgements import colleague.csv")
@click.argument("source", type=click.File("rb"))
@graph_option
@quiet_option
def import_command(source: BinaryIO, graph: Path) -> None:
    """Take decisions from a file, all or none.

    The file has the form of judgements.csv; where a line cannot be read or obeyed, it is named and nothing is taken. Columns judgement, left and right are needed; reason, user, created and deleted may be there.
    """
    found = mirror.parsed(source.read())
    mirror.refuse(found.problems, Path(str(source.name)))
    Store.open(graph).close()  # a graph that is not there is not made
    with Store.open(graph, write=True) as store:
        added = merged(store, found.lines, Path(str(source.name)))
    tell(f"{counted(len(added), 'decision')} added, {len(found.lines) - len(added):,} known before.")


@command("export", "graphkit judgements export decisions.csv")
@click.argument("target", type=click.Path(path_type=Path, allow_dash=True))
@graph_option
@quiet_option
def export_command(target: Path, graph: Path) -> None:
    """Write all decisions to a file.

    It has the form of judgements.csv; - is standard output.
    """
    with Store.open(graph) as store:
        text = mirror.text(judgements.every(store))
    if str(target) == "-":
        sys.stdout.write(text)
        return
    with whole_file(target) as stream:
        stream.write(text.encode())
    tell(f"Wrote {target}.")


judgements_command.add_command(import_command)
judgements_command.add_command(export_command)
