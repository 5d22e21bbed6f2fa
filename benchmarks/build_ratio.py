"""CPU time of a build over raw spaCy on the same text, loading excluded, in one process: `python -m benchmarks.build_ratio FOLDER`."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from graphkit.build import BuildSettings, build
from graphkit.extract import ExtractSettings, load
from graphkit.extract.pipeline import GRAMMAR
from graphkit.readers import documents, files

ROUNDS = 5


def ratio(folder: Path) -> float:
    """Return the CPU seconds of reading, extracting, resolving and storing `folder`, over those of spaCy's own small pipeline.

    Both read with a pipeline that was just loaded, as a command does.
    """
    texts = [document.text for found in files([folder]) for document in documents(found.path, root=found.root)]
    raw = _median(lambda: list(spacy.load(GRAMMAR).pipe(texts))) - _median(lambda: spacy.load(GRAMMAR))
    loading = _median(lambda: load(ExtractSettings()))
    with tempfile.TemporaryDirectory() as scratch:
        stores = (Path(scratch) / f"{number}.db" for number in range(ROUNDS + 1))
        whole = _median(lambda: build([folder], store=next(stores), settings=BuildSettings(jobs=1)))
    print(f"raw {raw:.3f} s, loading {loading:.3f} s, build with loading {whole:.3f} s", file=sys.stderr)
    return (whole - loading) / raw


def _median(action: Callable[[], object]) -> float:
    """Return the median CPU seconds of `action` after a first run that warms the caches."""
    action()
    return statistics.median(_cpu_seconds(action) for _ in range(ROUNDS))


def _cpu_seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


if __name__ == "__main__":
    print(ratio(Path(sys.argv[1])))
