"""Time of a build against raw spaCy over the same text, and of the shell's commands, each in a fresh process."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.shared import GRAPHKIT, PROJECT, present

ROUNDS = 5


def figures() -> list[Figure]:
    """Return the build's ratio to raw spaCy and the milliseconds of the shell's commands."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "graph.db"
        subprocess.run([GRAPHKIT, "build", "-q", PROJECT / "seeds", "-g", store], check=True)
        shell = [_command(store, *words) for words in (["--help"], ["entities"])]
        name = (
            subprocess.run(
                [GRAPHKIT, "entities", "-g", store, "--csv"], check=True, capture_output=True, encoding="utf-8"
            )
            .stdout.splitlines()[1]
            .split(",")[0]
        )
        shell.append(_command(store, "neighbors", name))
    return [*_build_against_spacy(), *shell]


def _command(store: Path, *words: str) -> Figure:
    """Return the median milliseconds of one command, process start included."""
    graph = [] if words[0] == "--help" else ["-g", store]
    goals = {"--help": "≤ 150", "neighbors": "≤ 200"}

    def once() -> None:
        subprocess.run([GRAPHKIT, *words, *graph], check=True, capture_output=True)

    milliseconds = 1000 * statistics.median(_seconds(once) for _ in range(ROUNDS))
    return Figure("speed", f"{words[0]}, milliseconds", milliseconds, goals.get(words[0], ""))


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _build_against_spacy() -> list[Figure]:
    """Return CPU seconds of a build without loading, over those of the whole default pipeline on the same text."""
    folder = present("seeds")
    if folder is None:
        return []
    answer = subprocess.run(
        [sys.executable, "-m", "benchmarks.build_ratio", folder], check=True, capture_output=True, encoding="utf-8"
    )
    ratio = float(answer.stdout)
    return [Figure("speed", "build of four documents, over raw nlp.pipe", ratio, "≤ 1.5", "CPU seconds, load excluded")]
