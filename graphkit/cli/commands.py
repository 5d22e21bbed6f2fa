"""The group of commands; a command's module is imported when the command is asked for, so that --help pays for click alone."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from graphkit import __version__, settings
from graphkit.cli.options import colour_wanted

SECTIONS = {
    "Build": {
        "build": ("build", "Read files and folders into the graph: what is new or changed."),
        "check": ("check", "Check that the model is there and the graph file sound."),
    },
    "Look": {
        "open": ("page", "Show the page of the graph in the browser."),
        "render": ("page", "Write the graph as one page that any browser opens."),
    },
    "Ask": {
        "find": ("ask", "Find entities by a name, and passages by their words."),
        "show": ("ask", "Show one entity: names, offices, money, connections, documents."),
        "neighbors": ("ask", "List who is directly connected to an entity."),
        "path": ("ask", "Show how one entity is connected to another."),
        "evidence": ("ask", "Show the sentences behind an entity, or a connection of two."),
        "explain": ("ask", "Explain a claim: its words, the rule that made it, its status."),
        "timeline": ("ask", "List the dated claims about an entity in order."),
        "top": ("listings", "List who matters most."),
        "query": ("cypher", "Ask a question in Cypher."),
    },
    "List": {
        "entities": ("listings", "List the entities."),
        "relations": ("listings", "List the connections, the strongest first."),
        "claims": ("listings", "List the claims: who says what in which document."),
        "documents": ("listings", "List the documents."),
        "stories": ("listings", "List the stories: groups of near-copies that count as one source."),
        "runs": ("listings", "List the builds of the graph."),
    },
    "Decide": {
        "same": ("decide", "Decide that two names mean one entity."),
        "different": ("decide", "Decide that two names mean two entities."),
        "unsure": ("decide", "Note that nobody can tell whether two names are one."),
        "rename": ("decide", "Decide how an entity is shown."),
        "retype": ("decide", "Decide what an entity is."),
        "ignore": ("decide", "Decide that a name is no entity's."),
        "undo": ("decide", "Take back a decision: the last, or another."),
        "review": ("review", "Answer doubts: which names mean one entity."),
        "anchors": ("anchors", "Keep lists of your own, and look entities up in them."),
        "judgements": ("judgements", "List what was decided; import and export it."),
    },
    "Share": {
        "export": ("share", "Write the graph for other programs."),
        "extract": ("share", "Write what graphkit finds in files, and store nothing."),
        "compare-names": ("names", "Compare two names: a score, and why."),
        "group-names": ("names", "Group the names of a document."),
    },
}
"""Heading, command, its module and what it does."""

MODULES = {command: module for commands in SECTIONS.values() for command, (module, _) in commands.items()}


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
        """Return the command of the first argument, its settings read. Raises click.UsageError with the nearest names."""
        if args and args[0] not in MODULES and not args[0].startswith("-"):
            raise click.UsageError(f"There is no command {args[0]!r}. {_nearest(args[0])}", ctx=ctx)
        name, command, rest = super().resolve_command(ctx, args)
        if name and command and Path(settings.FILE).exists():
            options = {option.name for option in command.params if isinstance(option, click.Option) and option.name}
            ctx.default_map = {name: settings.from_file(Path.cwd(), name, options, commands=MODULES)}
        return name, command, rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands under their headings."""
        width = max(map(len, MODULES))
        for heading, commands in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(width), purpose) for name, (_, purpose) in commands.items()])


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


def _nearest(name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, MODULES, n=3)
    return f"Did you mean {' or '.join(near)}?" if near else f"Available: {', '.join(MODULES)}."
