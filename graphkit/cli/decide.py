"""Commands that record what a person decides: same, different, undo."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.options import command, graph_option, quiet_option, tell
from graphkit.decide import decide, undo
from graphkit.errors import NotFound
from graphkit.model import Verdict
from graphkit.query import entity
from graphkit.settings import graph_argument
from graphkit.store import Store

VERDICTS = {Verdict.SAME: "the same", Verdict.DIFFERENT: "different", Verdict.UNSURE: "in doubt"}

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
    tell(f"{left!r} and {right!r} are one entity now. Take it back with: graphkit undo{graph_argument(graph)}")


@command("different", "graphkit different 'John Ellison' 'Jack Ellison' --reason 'father and son'")
@click.argument("left")
@click.argument("right")
@reason_option
@graph_option
@quiet_option
def different_command(left: str, right: str, reason: str, graph: Path) -> None:
    """Decide that two names mean two entities; the decision outlives every build."""
    _decide(graph, left, right, Verdict.DIFFERENT, reason)
    tell(f"{left!r} and {right!r} are kept apart. Take it back with: graphkit undo{graph_argument(graph)}")


@command("undo", "graphkit undo")
@graph_option
@quiet_option
def undo_command(graph: Path) -> None:
    """Take back the last decision."""
    Store.open(graph).close()  # a graph that is not there is not made
    with Store.open(graph, write=True) as store:
        taken = undo(store)
        names = _name(store, taken.left), _name(store, taken.right)
    tell(f"Taken back: {names[0]} and {names[1]} are no longer held to be {VERDICTS[taken.verdict]}.")


def _name(store: Store, told: str) -> str:
    """Return the name of the entity that a decision means by an id or a name."""
    try:
        return repr(entity(store, told).name)
    except NotFound:
        return repr(told)


def _decide(graph: Path, left: str, right: str, verdict: Verdict, reason: str) -> None:
    Store.open(graph).close()  # a graph that is not there is not made
    with Store.open(graph, write=True) as store:
        decide(store, left, right, verdict, reason=reason)
