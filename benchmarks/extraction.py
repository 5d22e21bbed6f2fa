"""Words that one core reads in a second of its time, claims included, and the share of that time that claims take."""

from __future__ import annotations

import json
import statistics
import time
from typing import TYPE_CHECKING

from benchmarks.figures import Figure
from benchmarks.shared import present
from graphkit.extract import load
from graphkit.extract.contract import lines

if TYPE_CHECKING:
    from spacy.language import Language

ROUNDS = 3
ARTICLES = 80
"""Every so many of 2,225 articles, from all sections."""
_CLAIMS = "graphkit_claims"


def figures() -> list[Figure]:
    """Return the median of a few rounds, in each of which the same articles are read with and without claims."""
    folder = present("data", "corpora", "bbc")
    if folder is None:
        return []
    paths = sorted(folder.rglob("*.txt"))
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths[:: len(paths) // ARTICLES][:ARTICLES]]
    rows = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts)]
    nlp = load()
    _cpu_seconds(nlp, rows[:3])
    whole, bare = zip(*(_with_and_without_claims(nlp, rows) for _ in range(ROUNDS)), strict=True)
    words = sum(len(text.split()) for text in texts)
    share = 1 - statistics.median(bare) / statistics.median(whole)
    return [
        Figure("speed", "words a CPU second, with claims", words / statistics.median(whole), "≥ 7000"),
        Figure("speed", "share of claims in extraction", share, "≤ 0.25"),
    ]


def _with_and_without_claims(nlp: Language, rows: list[str]) -> tuple[float, float]:
    whole = _cpu_seconds(nlp, rows)
    with nlp.select_pipes(disable=[_CLAIMS]):
        return whole, _cpu_seconds(nlp, rows)


def _cpu_seconds(nlp: Language, rows: list[str]) -> float:
    start = time.process_time()
    for _ in lines(nlp, rows):
        pass
    return time.process_time() - start
