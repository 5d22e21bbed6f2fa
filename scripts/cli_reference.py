"""Write docs/cli.md from the help of every command; with --check, only say whether it is up to date."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

TARGET = Path(__file__).parents[1] / "docs" / "cli.md"
WIDTH = 100

HEAD = """# The commands of graphkit

Written from `graphkit COMMAND --help` by `make docs`; do not edit by hand.

Rows go to standard output, everything else to standard error. Exit codes: 0 done (an empty listing too) · 1 failed ·
2 wrong usage · 3 no such entity, ambiguous, or no connection · 4 built, but some files could not be read (`graphkit check` says why).

Settings: an option wins over the environment, that over `graphkit.toml` in the working directory, that over the default.
"""


def reference() -> str:
    """Return the whole page."""
    from graphkit.cli.commands import MODULES, graphkit

    context = click.Context(graphkit, info_name="graphkit", **graphkit.context_settings, terminal_width=WIDTH)
    parts = [HEAD, _section("graphkit", graphkit, context, level=2)]
    for name in MODULES:
        command = graphkit.get_command(context, name)
        if command is None:
            raise LookupError(f"There is no command {name!r}.")
        own = click.Context(command, context, name, terminal_width=WIDTH)
        parts.append(_section(f"graphkit {name}", command, own, level=2))
        parts += _subsections(name, command, own)
    return "\n".join(parts)


def _subsections(name: str, command: click.Command, context: click.Context) -> list[str]:
    """Return what the commands of a command say."""
    if not isinstance(command, click.Group):
        return []
    known = sorted(command.commands.items())
    contexts = [(sub, each, click.Context(each, context, sub, terminal_width=WIDTH)) for sub, each in known]
    return [_section(f"graphkit {name} {sub}", each, own, level=3) for sub, each, own in contexts]


def _section(title: str, command: click.Command, context: click.Context, *, level: int) -> str:
    return f"{'#' * level} {title}\n\n```\n{click.unstyle(command.get_help(context)).rstrip()}\n```\n"


def main() -> int:
    """Write the page, or check it. Return the exit code."""
    for name in [name for name in os.environ if name.startswith("GRAPHKIT_")]:
        del os.environ[name]
    text = reference()
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
        return 0
    print("docs/cli.md is not what --help says: run make docs.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
