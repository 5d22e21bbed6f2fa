"""The shell: `graphkit COMMAND`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from graphkit.cli.commands import graphkit
from graphkit.cli.options import colour_wanted
from graphkit.errors import GraphkitError
from graphkit.quoting import visible

INTERRUPTED = 130
TERMINATED = 143
COMPLETE = "_GRAPHKIT_COMPLETE"


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the shell with `arguments` (by default those of the process) and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _prepare_streams()
    signal.signal(signal.SIGTERM, _terminated)
    sys.exit(_run(given))


def _run(arguments: list[str]) -> int:
    try:
        code = _answered(arguments)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except GraphkitError as error:
        return _told(error, arguments)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return 0
    except OSError as error:
        _forget_unwritten()
        return _told(_as_ours(error), arguments)
    return code


def _answered(arguments: list[str]) -> int:
    """Run the command; click's own `main` would end the process on a closed pipe."""
    wanted = os.environ.get(COMPLETE)
    if wanted:
        from click.shell_completion import shell_complete

        return shell_complete(graphkit, {}, "graphkit", COMPLETE, wanted)
    try:
        with graphkit.make_context("graphkit", list(arguments)) as context:
            graphkit.invoke(context)
    except click.exceptions.Exit as left:
        return left.exit_code
    return 0


def _told(error: GraphkitError, arguments: list[str]) -> int:
    """Say what was wrong and what to try; with --debug, where."""
    if "--debug" in arguments:
        raise error
    colour = colour_wanted()
    click.secho("Error: ", fg="red", bold=True, nl=False, err=True, color=colour)
    click.echo(visible(error.message), err=True)
    if error.hint:
        click.secho("Hint: ", bold=True, nl=False, err=True, color=colour)
        click.echo("\n".join(map(_indented, error.hint.splitlines())), err=True)
    return error.exit_code


def _indented(line: str) -> str:
    """Return a line of a list of candidates, made safe, its indentation kept."""
    text = line.lstrip(" ")
    return " " * (len(line) - len(text)) + visible(text)


def _as_ours(error: OSError) -> GraphkitError:
    """Return an error of the operating system (a full disk, a folder without permission) as one line."""
    place = f": {error.filename}" if error.filename else ""
    return GraphkitError(f"{error.strerror or error}{place}.")


def _prepare_streams() -> None:
    """Let no character of a document stop a listing: what the terminal cannot show is spelled out."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _forget_unwritten() -> None:
    """Write what still waits, unless it is the output that cannot be written."""
    try:
        sys.stdout.flush()
    except OSError:
        _forget_output()


def _forget_output() -> None:
    """Keep Python from complaining at exit that its output is not read any more, or finds no room."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _terminated(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(TERMINATED)
