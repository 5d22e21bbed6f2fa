"""The command that makes the graph: build."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.options import colour_wanted, command, graph_option, is_quiet, model_option, quiet_option, tell
from graphkit.cli.wording import counted, stories
from graphkit.errors import UsageError
from graphkit.quoting import visible
from graphkit.settings import graph_argument

if TYPE_CHECKING:
    from graphkit.build import BuildReport, BuildSettings, Failure

SOME_FAILED = 4
"""Exit code: built, but some files could not be read."""
NAMED = 10
"""Failed files that are named after a build; `check` names all."""


@command("build", "graphkit build seeds", "find . -name '*.eml' | graphkit build -")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@graph_option
@model_option
@click.option("--jobs", type=click.IntRange(min=1), envvar="GRAPHKIT_JOBS", show_envvar=True, help="Processes that read  [default: by the amount of text]")  # fmt: skip
@click.option("--fresh", is_flag=True, help="Read everything again, not only what is new or changed.")
@click.option("--dry-run", is_flag=True, help="Say what would be read, and do nothing.")
@click.option("--text-column", "text", metavar="NAME", help="CSV and JSON: the column or key of the text.")
@click.option("--id-column", "id", metavar="NAME", help="CSV and JSON: that of the name of a row.")
@click.option("--title-column", "title", metavar="NAME", help="CSV and JSON: that of the title.")
@click.option("--author-column", "author", metavar="NAME", help="CSV and JSON: that of the author.")
@click.option("--date-column", "date", metavar="NAME", help="CSV and JSON: that of the date.")
@click.option("--encoding", help="The encoding of the files, whatever they say of themselves.")
@quiet_option
def build_command(paths: tuple[Path, ...], graph: Path, dry_run: bool, **options: Any) -> None:  # noqa: FBT001
    """Read files and folders into the graph: what is new or changed, and forget what is gone.

    "-" reads the paths from standard input, one a line. Stopped at any moment, a build goes on where it was.
    """
    settings = _settings(**options)
    named = _paths(paths)
    if dry_run:
        _tell_plan(named, graph, settings)
        return
    report = _built(named, graph, settings)
    _tell(report, graph)
    if report.failed:
        click.get_current_context().exit(SOME_FAILED)


def _settings(*, model: str, jobs: int | None, fresh: bool, **read: Any) -> BuildSettings:
    from graphkit.build import BuildSettings
    from graphkit.readers import ReadOptions

    return BuildSettings(model=model, jobs=jobs, fresh=fresh, read=ReadOptions(**read))


def _paths(paths: tuple[Path, ...]) -> list[Path]:
    named: list[Path] = []
    for path in paths:
        if path == Path("-"):
            named += [Path(os.fsdecode(line)) for line in sys.stdin.buffer.read().splitlines() if line.strip()]
        else:
            named.append(path)
    if not named:
        raise UsageError("No path on standard input.", hint="find . -name '*.txt' | graphkit build -")
    return named


def _built(paths: list[Path], graph: Path, settings: BuildSettings) -> BuildReport:
    from graphkit.build import build
    from graphkit.progress import watcher

    try:
        with watcher(quiet=is_quiet(), colour=colour_wanted() is not False) as progress:
            return build(paths, store=graph, settings=settings, progress=progress)
    except KeyboardInterrupt:
        tell("What was read is kept: the same command goes on from there.")
        raise


def _tell_plan(paths: list[Path], graph: Path, settings: BuildSettings) -> None:
    from graphkit.build import planned

    plan = planned(paths, store=graph, settings=settings)
    for title, states in (("read", [one.state for one in plan.read]), ("forget", plan.gone), ("skip", plan.skipped)):
        for state in states:
            click.echo(f"{title}\t{visible(state.path)}")
    tell(f"{len(plan.read):,} to read, {len(plan.unchanged) + len(plan.touched):,} unchanged, {len(plan.gone):,} gone.")


def _tell(report: BuildReport, graph: Path) -> None:
    tell(f"{graph}: {_counts(report)}.")
    tell(
        f"Read {counted(report.read, 'file')} in {report.seconds:.1f} s; {report.unchanged:,} unchanged, {report.removed:,} gone."
    )
    _tell_skipped(report.skipped, graph)
    _tell_files(report.failed, "Could not be read", graph)
    tell("Next: graphkit open" + graph_argument(graph))


def _counts(report: BuildReport) -> str:
    return (
        f"{counted(report.documents, 'document')} ({stories(report.stories)}), "
        f"{counted(report.entities, 'entity', 'entities')}, {counted(report.edges, 'connection')}"
    )


def _tell_skipped(skipped: tuple[Failure, ...], graph: Path) -> None:
    """Name what was skipped; of hidden files and folders, often many and of no interest, say how many there are."""
    from graphkit.readers.records import HIDDEN

    others = tuple(one for one in skipped if one.reason != HIDDEN)
    if hidden := len(skipped) - len(others):
        what = counted(hidden, "hidden file or folder", "hidden files and folders")
        tell(f"Skipped {what}, listed by graphkit check{graph_argument(graph)}.")
    _tell_files(others, "Skipped", graph)


def _tell_files(files: tuple[Failure, ...], what: str, graph: Path) -> None:
    if not files:
        return
    tell(f"{what} ({len(files):,}):")
    for failure in files[:NAMED]:
        tell(f"  {visible(failure.path)}: {visible(failure.reason)}")
    if len(files) > NAMED:
        tell(f"  and {len(files) - NAMED:,} more: graphkit check{graph_argument(graph)}")
