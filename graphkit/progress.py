"""How far a build is, on a terminal: files done, rate, time left; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graphkit.quoting import visible

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from graphkit.build import Progress

Watcher = Callable[["Progress"], None]

STAGES = {"read": "Reading", "connect": "Connecting what was found"}


@contextmanager
def watcher(*, quiet: bool = False, colour: bool = True) -> Iterator[Watcher | None]:
    """Give a function that shows how far a build is, or None where standard error is no terminal or `quiet`."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with _bar(colour=colour) as bar:
        yield _shown_on(bar)


def _shown_on(bar: Bar) -> Watcher:
    task = bar.add_task("", total=None, rate="", name="")

    def show(now: Progress) -> None:
        files = f" {now.done:,} of {now.total:,} files" if now.total else ""
        speed = bar.tasks[0].speed
        bar.update(
            task,
            description=STAGES[now.stage] + files,
            completed=now.bytes_done,
            total=now.bytes_total or None,
            rate=f"{speed / 1000:,.0f} kB/s" if speed and now.bytes_total else "",
            name=visible(now.name)[-40:],
        )

    return show


def _bar(*, colour: bool) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", style="dim", markup=False),
        console=Console(stderr=True, no_color=not colour),
        transient=True,
        speed_estimate_period=20,
    )
