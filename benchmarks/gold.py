"""Quality of the whole graph on the development gold graph."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.shared import GRAPHKIT, present

GOALS = {
    "entity_core_recall": "≥ 0.80",
    "entity_precision": "≥ 0.80",
    "edge_pair_F1": "≥ 0.50",
    "violations": "≤ 5",
}


def figures() -> list[Figure]:
    """Build the graph of the gold documents, score its export and return the summary."""
    gold = present("gold")
    if gold is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        store, export = Path(folder) / "graph.db", Path(folder) / "graph.json"
        subprocess.run([GRAPHKIT, "build", "-q", gold / "docs", "-g", store], check=True)
        subprocess.run([GRAPHKIT, "export", "json", "-g", store, "-o", export], check=True)
        scored = subprocess.run(
            [sys.executable, gold / "score.py", export], check=True, capture_output=True, encoding="utf-8"
        )
    summary = json.loads(scored.stdout.rpartition("SUMMARY ")[2])
    return [Figure("gold", name, value, GOALS.get(name, "")) for name, value in summary.items()]
