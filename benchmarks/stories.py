"""Near-copies found and invented, on planted and real ones."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.shared import GRAPHKIT, present


def figures() -> list[Figure]:
    """Run the evaluation of near-copies: precision and recall of pairs for each set."""
    evaluate = present("bench", "evaluate.py")
    if evaluate is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, evaluate, "stories", "--command", f"{GRAPHKIT} stories --jsonl -", "--json", report]
        subprocess.run(command, check=True, stdout=sys.stderr)
        measured = json.loads(report.read_text(encoding="utf-8"))
    return [
        Figure("stories", f"{name}, {key}", row[key], "≥ 1.0" if name.startswith("articles") else "")
        for name, row in measured.items()
        for key in ("p", "r")
        if key in row
    ]
