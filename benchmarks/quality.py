"""Quality of names, references and relations on public annotated sets, beside plain spaCy's."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.shared import GRAPHKIT, present

NAMES = "names: person, org, place"


def figures(datasets: list[str]) -> list[Figure]:
    """Run the evaluation over `datasets` (all where none is given) and return its rows."""
    evaluate = present("bench", "evaluate.py")
    if evaluate is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, evaluate, "--command", f"{GRAPHKIT} extract --jsonl -", *datasets]
        subprocess.run([*command, "--brief", "--json", report], check=True, stdout=sys.stderr)
        measured = json.loads(report.read_text(encoding="utf-8"))["datasets"]
    baseline = json.loads(evaluate.with_name("baseline.json").read_text(encoding="utf-8"))["datasets"]
    return [figure for name, run in measured.items() for figure in _rows(name, run, baseline.get(name, {}))]


def _rows(dataset: str, run: dict, baseline: dict) -> list[Figure]:
    comparable = run.get("sample") == baseline.get("sample")
    found = []
    for name, row in run.get("rows", {}).items():
        if name.startswith("  "):
            continue
        plain = baseline.get("rows", {}).get(name, {}) if comparable else {}
        found += [_figure(dataset, name, key, row, plain) for key in ("f1", "trim") if key in row]
    return found


def _figure(dataset: str, name: str, key: str, row: dict, plain: dict) -> Figure:
    """A name row must not fall below plain spaCy; the others are shown beside it."""
    value = row[key] if row[key] is not None else row.get("r")
    start = plain.get(key) if plain.get(key) is not None else plain.get("r")
    goal = f"≥ {start:.3f}" if name == NAMES and start is not None else ""
    note = "" if start is None else f"plain spaCy {start:.3f}"
    return Figure(dataset, f"{name}, {key}", value, goal, note)
