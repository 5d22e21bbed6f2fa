"""What commands share: the graph they ask, how they write rows, what they say on standard error."""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphkit.settings import DEFAULT_GRAPH, DEFAULT_MODEL

if TYPE_CHECKING:
    from graphkit.cli.cards import Paper
    from graphkit.output import Column, Output, Row
    from graphkit.store import Store

Function = TypeVar("Function", bound=Callable[..., Any])

QUIET = "graphkit.quiet"


class Command(click.Command):
    """A command whose help ends with examples that can be run."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        with formatter.section("Examples" if len(self.examples) > 1 else "Example"):
            for example in self.examples:
                formatter.write_text(example)
        super().format_epilog(ctx, formatter)


class Group(Command, click.Group):
    """A command that lists, and has commands of its own; its help ends with examples, too."""


def command(name: str, *examples: str) -> Callable[[Callable[..., Any]], Command]:
    """Make a function the command `name`; each of `examples` is a line to type."""
    return click.command(name, cls=Command, examples=examples)


def graph_option(function: Function) -> Function:
    """Add -g/--graph, given to the command as `graph`, a path."""
    return click.option(
        "-g",
        "--graph",
        type=click.Path(path_type=Path),
        envvar="GRAPHKIT_GRAPH",
        default=DEFAULT_GRAPH,
        show_default=True,
        show_envvar=True,
        help="The graph file.",
    )(function)


def quiet_option(function: Function) -> Function:
    """Add -q/--quiet, which silences `tell`."""
    return click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=_remember_quiet, help="Say nothing but errors."
    )(function)


def output_options(function: Function) -> Function:
    """Add --json, --jsonl, --csv, --tsv and --excel, given to the command as `output`, an Output."""

    @functools.wraps(function)
    def with_output(*args: Any, excel: bool, style: str | None, **kwargs: Any) -> Any:
        from graphkit.output import Output, Style

        chosen = Style(style) if style else Style.CSV if excel else Style.TABLE
        terminal = sys.stdout.isatty()
        colour = terminal and colour_wanted() is not False
        return function(*args, output=Output(chosen, excel, terminal, colour), **kwargs)

    decorated: Any = with_output
    for option in reversed(_style_options()):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]


def model_option(function: Function) -> Function:
    """Add --model."""
    return click.option(
        "--model",
        envvar="GRAPHKIT_MODEL",
        default=DEFAULT_MODEL,
        show_default=True,
        show_envvar=True,
        help="What reads: graphkit's own recogniser, or the spaCy pipeline of an installed package or a folder.",
    )(function)


def limit_option(default: int) -> Callable[[Function], Function]:
    """Add -n/--limit."""
    return click.option(
        "-n", "--limit", type=click.IntRange(min=1), default=default, show_default=True, help="At most this many rows."
    )


def write(rows: Iterable[Row], columns: Sequence[Column], output: Output, *, nothing: str) -> None:
    """Write rows to standard output; where there are none, tell people `nothing`."""
    from graphkit.output import write_rows

    if not write_rows(rows, columns, output, sys.stdout) and output.for_people:
        tell(nothing)


def tell(message: str) -> None:
    """Say something on standard error, unless the user wants it quiet."""
    context = click.get_current_context(silent=True)
    if not (context and context.meta.get(QUIET)):
        click.echo(message, err=True)


def tell_understood(store: Store, output: Output, *names: str, type: str | None = None) -> None:  # noqa: A002
    """Tell people what a name was taken for, where they may mean another."""
    from graphkit import query

    for name in names if output.for_people else ():
        if remark := query.understood(store, name, type=type):
            tell(remark)


def put(*lines: str) -> None:
    """Write lines for people to standard output."""
    sys.stdout.writelines(f"{line}\n" for line in lines or ("",))


def paper(output: Output) -> Paper:
    """Return what a card is written on: the terminal, or a pipe of a constant width."""
    from graphkit.cli.cards import PIPED_WIDTH, Paper

    width = min(shutil.get_terminal_size().columns, PIPED_WIDTH) if output.terminal else PIPED_WIDTH
    return Paper(max(width, 40), output.colour)


def is_quiet() -> bool:
    """Whether the user wants nothing but errors."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(QUIET))


def colour_wanted() -> bool | None:
    """Return False where the environment asks for no colour, else None: let the terminal decide (https://no-color.org)."""
    return False if os.environ.get("NO_COLOR") else None


def _remember_quiet(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001
    ctx.meta[QUIET] = value or ctx.meta.get(QUIET, False)


def _style_options() -> list[Callable[[Any], Any]]:
    flags = {
        "json": "A JSON list.",
        "jsonl": "One JSON object a line.",
        "csv": "Comma-separated, with all columns.",
        "tsv": "Tab-separated, with all columns.",
    }
    options = [click.option(f"--{style}", "style", flag_value=style, help=text) for style, text in flags.items()]
    excel = click.option(
        "--excel", is_flag=True, help="CSV for spreadsheets: cells that begin like a formula are kept as text."
    )
    return [*options, excel]
