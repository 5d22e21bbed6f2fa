"""Words that one core reads in a second of its time, claims included, and the share of that time that claims take."""

from __future__ import annotations

import json
import statistics
import time
from typing import TYPE_CHECKING

from spacy.language import Language

from benchmarks.figures import Figure
from benchmarks.shared import present
from graphkit.extract import ExtractSettings, load
from graphkit.extract.contract import lines

if TYPE_CHECKING:
    from spacy.tokens import Doc

ROUNDS = 3
ARTICLES = 80
"""How many of 2,225 articles are read, from all sections."""
_CLAIMS = "timed_claims"


class _TimedClaims:
    """The component that states claims, and the CPU seconds that it took."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self, doc: Doc) -> Doc:
        from graphkit.extract.claims.component import with_claims

        start = time.process_time()
        with_claims(doc)
        self.seconds += time.process_time() - start
        return doc


def figures() -> list[Figure]:
    """Return the median of a few rounds over the same articles."""
    folder = present("data", "corpora", "bbc")
    if folder is None:
        return []
    paths = sorted(folder.rglob("*.txt"))
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths[:: len(paths) // ARTICLES][:ARTICLES]]
    rows = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts)]
    claims = _TimedClaims()
    Language.component(_CLAIMS, func=claims)
    nlp = load(ExtractSettings(claims=_CLAIMS))
    _read(nlp, rows[:3], claims)
    whole, stated = zip(*(_read(nlp, rows, claims) for _ in range(ROUNDS)), strict=True)
    words = sum(len(text.split()) for text in texts)
    share = statistics.median(part / of for part, of in zip(stated, whole, strict=True))
    return [
        Figure("speed", "words a CPU second, with claims", words / statistics.median(whole), "≥ 7000"),
        Figure("speed", "share of claims in extraction", share, "≤ 0.25"),
    ]


def _read(nlp: Language, rows: list[str], claims: _TimedClaims) -> tuple[float, float]:
    """Return the CPU seconds of reading, and those of them that claims took."""
    claims.seconds = 0.0
    start = time.process_time()
    for _ in lines(nlp, rows):
        pass
    return time.process_time() - start, claims.seconds
