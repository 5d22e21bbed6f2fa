"""Commands that record what a person decides: same, different, unsure, rename, retype, ignore; and undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from graphkit.cli.options import command, graph_option, quiet_option, tell
from graphkit.cli.wording import counted
from graphkit.decide import decide, ignore, rename, retype, undo
from graphkit.errors import AmbiguousName, UnknownEntity
from graphkit.model import Judgement, Verdict
from graphkit.names.told import parsed
from graphkit.query import entity
from graphkit.query.ignored import left_out
from graphkit.settings import graph_argument
from graphkit.store import Store

PHRASES = {
    Verdict.SAME: "{left!r} and {right!r} are no longer held to be the same",
    Verdict.DIFFERENT: "{left!r} and {right!r} are no longer held to be different",
    Verdict.UNSURE: "{left!r} and {right!r} are no longer held to be in doubt",
    Verdict.RENAME: "{left!r} is no longer called {right!r}",
    Verdict.RETYPE: "{left!r} is no longer of type {right}",
    Verdict.IGNORE: "{left!r} is no longer ignored",
}
"""What taking back a decision means."""


def decision_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --reason, the graph and --quiet."""
    reason = click.option("--reason", default="", help="Why, for whoever reads it later.")
    return reason(graph_option(quiet_option(function)))


@command("same", "graphkit same 'Dana Krantz' 'D. A. Krantz' --reason 'same office, same year'")
@click.argument("left")
@click.argument("right")
@decision_options
def same_command(left: str, right: str, reason: str, graph: Path) -> None:
    """Decide that two names mean one entity; the decision outlives every build.

    Where several are called so, say which: by its id, or as NAME @ DOCUMENT.
    """
    with _writing(graph) as store:
        both = f"{_meant(store, left)} and {_meant(store, right)}"
        decide(store, left, right, Verdict.SAME, reason=reason)
    _tell(f"{both} are one entity now", graph)


@command(
    "different",
    "graphkit different 'John Ellison' 'Jack Ellison' --reason 'father and son'",
    "graphkit different 'Paul Brandt @ concert.txt' 'Paul Brandt @ minutes.txt'",
)
@click.argument("left")
@click.argument("right")
@decision_options
def different_command(left: str, right: str, reason: str, graph: Path) -> None:
    """Decide that two names mean two entities; the decision outlives every build.

    Two of one name are told as NAME @ DOCUMENT.
    """
    with _writing(graph) as store:
        both = f"{_meant(store, left)} and {_meant(store, right)}"
        decide(store, left, right, Verdict.DIFFERENT, reason=reason)
    _tell(f"{both} are kept apart", graph)


@command("unsure", "graphkit unsure 'Dana Krantz' 'Dan Krantz' --reason 'ask the clerk'")
@click.argument("left")
@click.argument("right")
@decision_options
def unsure_command(left: str, right: str, reason: str, graph: Path) -> None:
    """Note that nobody can tell whether two names mean one entity; review asks no more, but with --unsure."""
    with _writing(graph) as store:
        both = f"{_meant(store, left)} and {_meant(store, right)}"
        decide(store, left, right, Verdict.UNSURE, reason=reason)
    _tell(f"{both} are noted as in doubt", graph)


@command("rename", "graphkit rename 'D. A. Krantz' 'Dana A. Krantz'")
@click.argument("name")
@click.argument("new")
@decision_options
def rename_command(name: str, new: str, reason: str, graph: Path) -> None:
    """Decide how an entity is shown; its other names stay, and its id."""
    with _writing(graph) as store:
        meant = _meant(store, name)
        rename(store, name, new, reason=reason)
    _tell(f"{meant} is called {new!r} now", graph)


@command("retype", "graphkit retype 'Safe Streets' PAC", "graphkit retype 'Sheriff of Calder County' OFFICE/post")
@click.argument("name")
@click.argument("type_", metavar="TYPE[/SUBTYPE]")
@decision_options
def retype_command(name: str, type_: str, reason: str, graph: Path) -> None:
    """Decide what an entity is: PERSON, PAC, ORG, OFFICE, PLACE or EVENT."""
    with _writing(graph) as store:
        meant = _meant(store, name)
        found = retype(store, name, type_, reason=reason)
    _tell(f"{meant} is of type {found.right} now", graph)


@command("ignore", "graphkit ignore 'Share Article' --reason 'a button of the page'")
@click.argument("name")
@decision_options
def ignore_command(name: str, reason: str, graph: Path) -> None:
    """Decide that a name is no entity's: a word taken for one, or boilerplate.

    What documents say of it leaves the graph and stays in the file: list it with graphkit judgements --ignored.
    """
    with _writing(graph) as store:
        meant, before = _meant(store, name), len(list(left_out(store)))
        ignore(store, name, reason=reason)
        claims = len(list(left_out(store))) - before
    _tell(f"{meant} is ignored, and {counted(claims, 'claim')} with it", graph)


@command("undo", "graphkit undo", "graphkit undo 3")
@click.argument("number", required=False, type=click.IntRange(min=1))
@graph_option
@quiet_option
def undo_command(number: int | None, graph: Path) -> None:
    """Take back a decision: the last, or the one that graphkit judgements lists under NUMBER."""
    with _writing(graph) as store:
        taken = undo(store, number)
    tell(f"Taken back: {_phrase(taken)}.")


def _phrase(taken: Judgement) -> str:
    return PHRASES[taken.verdict].format(left=taken.left, right=taken.right)


def _meant(store: Store, name: str) -> str:
    """Return `name` and, where it is a shorter one or an id, whose it is: "'Krantz' (Dana Krantz)"."""
    try:
        known = entity(store, name).name
    except (UnknownEntity, AmbiguousName):  # a row of a list, or a question that the decision itself refuses
        return repr(name)
    return repr(name) if known == parsed(name).name else f"{name!r} ({known})"


def _tell(what: str, graph: Path) -> None:
    tell(f"{what}. Take it back with: graphkit undo{graph_argument(graph)}")


@contextmanager
def _writing(graph: Path) -> Iterator[Store]:
    Store.open(graph).close()  # a graph that is not there is not made
    with Store.open(graph, write=True) as store:
        yield store
