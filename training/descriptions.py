"""Learn whom descriptions mean, "the striker", "the mill": `python -m training.descriptions --data FOLDER`.

First what a noun may mean, a person, a body or a place: a regression over the recogniser's own vectors of words, from all nouns of
the corpus behind an article or a possessor, whether annotated or not. Then whom a definite description means: every one is a lesson
as in `training.pronouns`, a row of numbers for each entity named before, a row for nobody, and which of them is right. The texts
are those of the pronouns but GAP, whose descriptions nobody annotated.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.extract.references.component import with_clusters
from graphkit.extract.references.sorts import SORTS, features
from graphkit.extract.tokens import plain
from graphkit.model import MentionKind
from training.pronouns import Lesson, Taught, Teacher, joined, learned, read, taught
from training.scoring import mentions, type_of
from training.standoff import DATA, documents
from training.verify import documents as written

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graphkit.extract.clusters import Cluster
    from graphkit.extract.references.described import Candidate
    from graphkit.extract.references.salience import Numbers
    from graphkit.extract.spans import MentionSpan
    from training.markup import Annotated

FOLDER = Path(__file__).resolve().parent.parent / "graphkit" / "data"
NETWORKS = 3
PASSES, DROPPED = 16, 0.3
_SORT = {"PERSON": 0, "ORG": 1, "PAC": 1, "PLACE": 2}
_STEPS, _RATE, _SMALL = 150, 0.02, 1e-3

Pairs = list[tuple["Doc", Taught]]


def main() -> None:
    """Learn both kinds of weights and write them; the second are learned with the first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the open sets")
    options = parser.parse_args()
    texts = [text for text in taught(options.data) if text.known]
    pairs = list(read(texts))
    annotated = {one.id: one for one in (*written("train"), *documents("train", options.data))}
    _write("noun_sorts", sorts_learned(_uses(pairs, annotated)))
    found = list(lessons(pairs))
    networks = [learned(found, seed, passes=PASSES, drop=DROPPED) for seed in range(NETWORKS)]
    _write("description_weights", joined(networks))


def _write(name: str, weights: dict[str, Any]) -> None:
    rounded = {key: np.round(values, 4).tolist() for key, values in weights.items()}
    text = json.dumps(rounded, separators=(",", ":")) + "\n"
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")


def _uses(pairs: Pairs, annotated: dict[str, Annotated]) -> dict[str, Any]:
    """Return for each noun how often it means each of SORTS."""
    found: defaultdict[str, Any] = defaultdict(lambda: np.zeros(len(SORTS)))
    for doc, text in pairs:
        if text.id in annotated:
            for noun, sort in _nouns(doc, annotated[text.id]):
                found[noun][sort] += 1
    return found


def _nouns(doc: Doc, annotated: Annotated) -> Iterator[tuple[str, int]]:
    """Yield the singular nouns of `doc` that no name covers, each with what it means."""
    marks = [mark for mark in mentions(annotated) if mark.kind is MentionKind.NOMINAL]
    heads = _heads(doc, [(mark.start, mark.end, mark.key) for mark in marks])
    named = {i for m in doc._.mentions if m.kind == "name" and m.value is None for i in range(m.start, m.end)}
    for token in doc:
        if token.tag_ in {"NN", "NNP"} and token.i not in named:
            key = heads.get(token.i)
            if key is not None or any(child.dep_ in {"det", "poss"} for child in token.lefts):
                yield plain(token), _sort(annotated, key)


def _sort(annotated: Annotated, key: object) -> int:
    if key is None:
        return len(SORTS) - 1
    if annotated.entities[str(key)][0] == "OFFICE/agency":
        return 1
    return _SORT.get(type_of(annotated, str(key)), len(SORTS) - 1)


def _heads(doc: Doc, marks: Iterable[tuple[int, int, object]]) -> dict[int, object]:
    """Return the entity of each token that heads a mark, that of the shortest one."""
    offset, clean = doc._.window_start, doc._.source.clean
    places = [clean.source_span(offset + token.idx, offset + token.idx + len(token)) for token in doc]
    found: dict[int, object] = {}
    for start, end, key in sorted(marks, key=lambda mark: mark[1] - mark[0]):
        inside = [i for i, (first, last) in enumerate(places) if start <= first and last <= end]
        if inside:
            found.setdefault(doc[inside[0] : inside[-1] + 1].root.i, key)
    return found


def sorts_learned(uses: dict[str, Any]) -> dict[str, Any]:
    """Return the weights of a multinomial regression, each noun counting by the root of how often it was met."""
    nouns = [noun for noun in sorted(uses) if features(noun) is not None]
    rows = np.stack([features(noun) for noun in nouns])
    wanted = np.stack([uses[noun] / uses[noun].sum() for noun in nouns])
    counted = np.sqrt([uses[noun].sum() for noun in nouns])[:, None]
    mean, spread = rows.mean(0), rows.std(0) + 1e-6
    scaled = np.hstack([(rows - mean) / spread, np.ones((len(rows), 1))])
    weights = np.zeros((scaled.shape[1], len(SORTS)))
    moments = [np.zeros_like(weights), np.zeros_like(weights)]
    for step in range(1, _STEPS + 1):
        scores = scaled @ weights
        powers = np.exp(scores - scores.max(1, keepdims=True))
        slope = scaled.T @ ((powers / powers.sum(1, keepdims=True) - wanted) * counted) / counted.sum()
        slope[:-1] += _SMALL * weights[:-1]
        moments[0] = 0.9 * moments[0] + 0.1 * slope
        moments[1] = 0.99 * moments[1] + 0.01 * slope**2
        weights -= _RATE * moments[0] / (1 - 0.9**step) / (np.sqrt(moments[1] / (1 - 0.99**step)) + 1e-8)
    plain_weights = weights[:-1] / spread[:, None]
    return {"weights": plain_weights, "bias": weights[-1] - mean @ plain_weights}


def lessons(pairs: Pairs) -> Iterator[Lesson]:
    """Yield a lesson for each definite description that anybody named may be meant by; those before it mean what is annotated."""
    for doc, text in pairs:
        teacher = _Describing(doc, text)
        with_clusters(doc, describe=teacher.describe)
        yield from teacher.lessons


class _Describing(Teacher):
    """Decides whom the descriptions of a text mean while it is being read, and keeps what can be learned from each."""

    def __init__(self, doc: Doc, text: Taught) -> None:
        super().__init__(doc, text, None, random.Random(0))
        self._heads = _heads(doc, text.marks)

    def describe(self, mention: MentionSpan, found: list[Candidate], told: Numbers) -> tuple[Cluster | None, float]:
        """Return whom a description means by the annotation."""
        entity = self._heads.get(mention.root.i)
        right = [i for i, (one, _) in enumerate(found) if entity is not None and self.entity_of(one) == entity]
        self.lessons.append(Lesson(told, tuple(right or [len(found)])))
        return (found[right[0]][0], 1.0) if right else (None, 0.0)


if __name__ == "__main__":
    main()
