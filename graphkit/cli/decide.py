"""Commands that record what a person decides: same, different, undo."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.options import command, graph_option, quiet_option, tell
from graphkit.decide import decide, undo
from graphkit.model import Verdict
from graphkit.store import Store

reason_option = click.option("--reason", default="", help="Why, for whoever reads it later.")


@command("same", "graphkit same 'Dana Krantz' 'D. A. Krantz' --reason 'same office, same year'")
@click.argument("left")
@click.argument("right")
@reason_option
@graph_option
@quiet_option
def same_command(left: str, right: str, reason: str, graph: Path) -> None:
    """Decide that two names mean one entity; the decision outlives every build."""
    _decide(graph, left, right, Verdict.SAME, reason)
    tell(f"{left!r} and {right!r} are one entity now. Take it back with: graphkit undo")


@command("different", "graphkit different 'John Ellison' 'Jack Ellison' --reason 'father and son'")
@click.argument("left")
@click.argument("right")
@reason_option
@graph_option
@quiet_option
def different_command(left: str, right: str, reason: str, graph: Path) -> None:
    """Decide that two names mean two entities; the decision outlives every build."""
    _decide(graph, left, right, Verdict.DIFFERENT, reason)
    tell(f"{left!r} and {right!r} are kept apart. Take it back with: graphkit undo")


@command("undo", "graphkit undo")
@graph_option
@quiet_option
def undo_command(graph: Path) -> None:
    """Take back the last decision."""
    Store.open(graph).close()  # a graph that is not there is not made
    with Store.open(graph, write=True) as store:
        taken = undo(store)
    tell(f"Taken back: {taken.left!r} and {taken.right!r} are {taken.verdict}.")


def _decide(graph: Path, left: str, right: str, verdict: Verdict, reason: str) -> None:
    Store.open(graph).close()  # a graph that is not there is not made
    with Store.open(graph, write=True) as store:
        decide(store, left, right, verdict, reason=reason)
