"""The group of commands; each command's module is imported when it is wanted."""

from __future__ import annotations

import difflib
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from graphkit import __version__, settings
from graphkit.cli.options import colour_wanted

SECTIONS = {
    "Build": {"build": "build", "check": "check"},
    "Look": {"open": "page", "render": "page"},
    "Ask": {
        "find": "ask",
        "show": "ask",
        "neighbors": "ask",
        "path": "ask",
        "evidence": "ask",
        "timeline": "ask",
        "top": "listings",
    },
    "List": {
        "entities": "listings",
        "relations": "listings",
        "documents": "listings",
        "stories": "listings",
        "runs": "listings",
    },
    "Decide": {"same": "decide", "different": "decide", "undo": "decide"},
    "Share": {"export": "share", "extract": "share"},
}
"""Heading, command, module."""

MODULES = {command: module for commands in SECTIONS.values() for command, module in commands.items()}


class Commands(click.Group):
    """Imports a command's module when the command is asked for, and offers the nearest name for one that is unknown."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of a day's work."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of that name."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"graphkit.cli.{MODULES[cmd_name]}")
        command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command of the first argument. Raises click.UsageError with the nearest names."""
        if args and args[0] not in MODULES and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], MODULES, n=3)
            hint = f"Did you mean {' or '.join(near)}?" if near else f"Available: {', '.join(MODULES)}."
            raise click.UsageError(f"There is no command {args[0]!r}. {hint}", ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under the headings of SECTIONS."""
        width = max(map(len, MODULES))
        for heading, names in SECTIONS.items():
            found = [(name.ljust(width), self.get_command(ctx, name)) for name in names]
            with formatter.section(heading):
                formatter.write_dl([(name, command.get_short_help_str(90)) for name, command in found if command])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: graphkit build FOLDER, then graphkit open.",
)
@click.version_option(__version__, "-V", "--version", message="graphkit %(version)s")
@click.option("--debug", is_flag=True, help="Show where an error came from.")
@click.pass_context
def graphkit(ctx: click.Context, debug: bool) -> None:  # noqa: ARG001, FBT001
    """Who is connected to whom, through what, and which sentence says so."""
    ctx.color = colour_wanted()
    ctx.default_map = settings.from_file(Path.cwd(), _settings(ctx)) if Path(settings.FILE).exists() else None


def _settings(ctx: click.Context) -> dict[str, frozenset[str]]:
    """Return the names of the options of every command."""
    group: Any = ctx.command
    commands = {name: group.get_command(ctx, name) for name in MODULES}
    return {
        name: frozenset(option.name for option in command.params if isinstance(option, click.Option) and option.name)
        for name, command in commands.items()
    }
