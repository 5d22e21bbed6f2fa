"""Learn whom pronouns mean, from texts whose references are annotated: `python -m training.pronouns --data FOLDER`.

Every pronoun is a lesson: a row of numbers for each entity that it may mean, a row for nobody, and which of them is right. A
network of one hidden layer scores the entities, a row of weights nobody, and what is learned is that the right ones get the
highest share. Two rounds: in the first the pronouns before are taken as annotated, in the second half of them as learned. The
weights of the second round are the mean of several networks that began differently.

| set | licence | read |
|---|---|---|
| GAP (Webster et al. 2018) | Apache-2.0 | the train part; one pronoun a passage |
| GUM: news, interview, court | CC BY 2.5 / CC BY 4.0 | the train parts |
| graphkit's own corpus | CC BY 4.0 | the train part, written and real |
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.extract.pipeline import ExtractSettings, load
from graphkit.extract.references.component import with_clusters
from graphkit.extract.references.pronouns import likeliest_by
from graphkit.extract.references.ranker import Ranker
from graphkit.extract.windows import doc_of, windows
from graphkit.readers import document_of
from training.scoring import mentions
from training.standoff import DATA, documents, held_back, taken
from training.verify import documents as written

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graphkit.extract.clusters import Cluster
    from graphkit.extract.references.salience import Candidate, Numbers, Place
    from graphkit.extract.spans import MentionSpan

WEIGHTS = Path(__file__).resolve().parent.parent / "graphkit" / "data" / "pronoun_weights.json"
HIDDEN = 40
NETWORKS = 4
"""Networks that decide together."""
BATCH = 64
NAMED = 10
"""A name says so many times as strongly whose entity it is as a description."""
_HALF = 0.5

Weights = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taught:
    """A text with its mentions (start, end, entity); `known` tells whether those that it lacks mean nobody."""

    id: str
    text: str
    marks: tuple[tuple[int, int, object], ...]
    known: bool = True
    neither: bool = False
    """Whether its one pronoun means none of the two names that are marked."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a pronoun is weighed by, and the places of what is right; the last place is nobody's."""

    numbers: Numbers
    right: tuple[int, ...]


def main() -> None:
    """Learn the weights and write them."""
    options = _arguments()
    pairs = list(read(taught(options.data)))
    weights = learned(list(lessons(pairs, None, seed=options.seed)), options.seed)
    found = list(lessons(pairs, Ranker(weights), seed=options.seed + 1))
    weights = joined([learned(found, options.seed + number) for number in range(NETWORKS)])
    rounded = {name: np.round(values, 4).tolist() for name, values in weights.items()}
    options.out.write_text(json.dumps(rounded, separators=(",", ":")) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the open sets")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="file for the weights")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def taught(data: Path) -> Iterator[Taught]:
    """Yield the texts that are learned from."""
    for document in (*written("train"), *documents("train", data)):
        yield Taught(document.id, document.text, tuple((m.start, m.end, m.key) for m in mentions(document)))
    for genre in ("news", "interview", "court"):
        yield from map(_gum, _without(held_back(), data / f"gum-{genre}.train.jsonl"))
    yield from map(_gap, _without(taken(), data / "gap.train.jsonl"))


def _without(left_out: Collection[tuple[str, str | None]], path: Path) -> list[dict[str, Any]]:
    """Return the rows of a set but those that are kept for measuring, or are learned from already."""
    with path.open(encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if (path.name, row["id"]) not in left_out]


def _gum(row: dict[str, Any]) -> Taught:
    spans = [(i, e["start"], e["end"]) for i, e in enumerate(row["entities"])]
    spans += [(i, *e["core"]) for i, e in enumerate(row["entities"]) if e.get("named")]
    entity = {i: number for number, cluster in enumerate(row["coref"]) for i in cluster}
    return Taught(row["id"], row["text"], tuple((start, end, entity.get(i, f"alone {i}")) for i, start, end in spans))


def _gap(row: dict[str, Any]) -> Taught:
    entity = {i: number for number, cluster in enumerate(row["coref"]) for i in cluster}
    marks = tuple((e["start"], e["end"], entity[i]) for i, e in enumerate(row["entities"]))
    neither = all(len(cluster) == 1 for cluster in row["coref"])
    return Taught(row["id"], row["text"], marks, known=False, neither=neither)


def read(texts: Iterable[Taught]) -> Iterator[tuple[Doc, Taught]]:
    """Yield the windows of the texts, read as far as their names, each with its text."""
    nlp = load(ExtractSettings())
    nlp.disable_pipes(*nlp.pipe_names[nlp.pipe_names.index("graphkit_references") :])
    for text in texts:
        for window in windows(document_of(text.text, id=text.id)):
            yield nlp(doc_of(nlp, window)), text


def lessons(pairs: Iterable[tuple[Doc, Taught]], known: Ranker | None, *, seed: int) -> Iterator[Lesson]:
    """Yield a lesson for each pronoun; those before it mean what is annotated, or half of them what `known` says."""
    order = random.Random(seed)
    for doc, text in pairs:
        names = list(doc._.mentions)
        doc._.mentions = [replace(mention) for mention in names]
        teacher = Teacher(doc, text, known, order)
        with_clusters(doc, teacher.choose)
        doc._.mentions = names
        yield from teacher.lessons


class Teacher:
    """Decides whom the pronouns of a text mean while it is being read, and keeps what can be learned from each."""

    def __init__(self, doc: Doc, text: Taught, known: Ranker | None, order: random.Random) -> None:
        self.lessons: list[Lesson] = []
        self._doc, self._text, self._known, self._order = doc, text, known, order

    def choose(self, place: Place, found: list[Candidate], told: Numbers) -> tuple[Candidate | None, float]:
        """Return whom a pronoun means, by the annotation or by what is known."""
        said = likeliest_by(self._known, place, found, told) if self._known else (None, 0.0)
        entity = self._entity(place.token.idx, place.token.idx + len(place.token))
        if entity is None and not self._text.known:
            return said
        entities = [self.entity_of(one.cluster) for one in found]
        right = [i for i, one in enumerate(entities) if one is not None and one == entity]
        if found:
            unmarked = [i for i, one in enumerate(entities) if one is None] if self._text.neither else []
            self.lessons.append(Lesson(told, tuple(right or [*unmarked, len(found)])))
        if not self._text.known or (self._known and self._order.random() < _HALF):
            return said
        return (found[right[0]], 1.0) if right else (None, 0.0)

    def entity_of(self, cluster: Cluster) -> object | None:
        """Return the annotated entity that most mentions of a cluster are of."""
        votes: Counter[object] = Counter()
        for mention in cluster.mentions:
            entity = self._entity_at(mention)
            if entity is not None:
                votes[entity] += NAMED if mention.kind == "name" else 1
        return max(votes, key=lambda one: (votes[one], str(one))) if votes else None

    def _entity_at(self, mention: MentionSpan) -> object | None:
        return self._entity(mention.start_char, mention.end_char)

    def _entity(self, start: int, end: int) -> object | None:
        """Return the annotated entity whose mention shares at least half of the longer of the two stretches."""
        offset = self._doc._.window_start
        start, end = self._doc._.source.clean.source_span(offset + start, offset + end)
        shares = [
            ((min(end, e) - max(start, s)) / max(end - start, e - s), i)
            for i, (s, e, _) in enumerate(self._text.marks)
            if s < end and start < e
        ]
        share, i = max(shares, default=(0.0, 0))
        return self._text.marks[i][2] if share >= _HALF else None


def learned(found: list[Lesson], seed: int, *, passes: int = 16, rate: float = 3e-3, drop: float = 0.2) -> Weights:
    """Return the weights that Adam (Kingma and Ba 2015) finds in so many passes, a share of the hidden units dropped."""
    order = np.random.default_rng(seed)
    weights = _initial(found[0], order)
    moments: dict[str, list[Any]] = {name: [np.zeros_like(w), np.zeros_like(w)] for name, w in weights.items()}
    steps = passes * -(-len(found) // BATCH)
    step = 0
    for _ in range(passes):
        shuffled = order.permutation(len(found))
        for first in range(0, len(found), BATCH):
            batch = [found[i] for i in shuffled[first : first + BATCH]]
            kept = (order.random(HIDDEN) > drop) / (1 - drop)
            step += 1
            slower = rate * (1 + np.cos(np.pi * step / steps)) / 2
            for name, slope in _slopes(weights, batch, kept).items():
                _descend(weights[name], slope, moments[name], slower, step)
    return weights


def joined(networks: list[Weights]) -> Weights:
    """Return the one network whose scores are the mean of those of `networks`."""
    inner, bias, outer = (np.concatenate([one[name] for one in networks], -1) for name in ("inner", "bias", "outer"))
    nobody = np.mean([one["nobody"] for one in networks], 0)
    return {"inner": inner, "bias": bias, "outer": outer / len(networks), "nobody": nobody}


def _initial(lesson: Lesson, order: np.random.Generator) -> Weights:
    rows, nobody = lesson.numbers
    width = len(rows[0])
    return {
        "inner": order.normal(0, width**-0.5, (width, HIDDEN)),
        "bias": np.zeros(HIDDEN),
        "outer": order.normal(0, HIDDEN**-0.5, HIDDEN),
        "nobody": np.zeros(len(nobody)),
    }


def _slopes(weights: Weights, batch: list[Lesson], kept: Any) -> Weights:
    """Return how the loss of a batch, minus the logarithm of the share of what is right, changes with each weight."""
    rows = np.concatenate([np.asarray(lesson.numbers[0]) for lesson in batch])
    nobody = np.stack([np.asarray(lesson.numbers[1]) for lesson in batch])
    inner = rows @ weights["inner"] + weights["bias"]
    active = (inner > 0) * kept
    scores, alone = (inner * active) @ weights["outer"], nobody @ weights["nobody"]
    wrong, missed = np.zeros_like(scores), np.zeros_like(alone)
    first = 0
    for number, lesson in enumerate(batch):
        last = first + len(lesson.numbers[0])
        error = _error(np.append(scores[first:last], alone[number]), lesson.right)
        wrong[first:last], missed[number] = error[:-1], error[-1]
        first = last
    back = np.outer(wrong, weights["outer"]) * active
    slopes = {
        "outer": (inner * active).T @ wrong,
        "inner": rows.T @ back,
        "bias": back.sum(0),
        "nobody": nobody.T @ missed,
    }
    return {name: slope / len(batch) for name, slope in slopes.items()}


def _error(scores: Any, right: tuple[int, ...]) -> Any:
    powers = np.exp(scores - scores.max())
    shares = powers / powers.sum()
    wanted = np.zeros_like(shares)
    wanted[list(right)] = shares[list(right)]
    return shares - wanted / wanted.sum()


def _descend(weight: Any, slope: Any, moments: list[Any], rate: float, step: int) -> None:
    moments[0] = 0.9 * moments[0] + 0.1 * slope
    moments[1] = 0.999 * moments[1] + 0.001 * slope**2
    mean, spread = moments[0] / (1 - 0.9**step), moments[1] / (1 - 0.999**step)
    weight -= rate * (mean / (np.sqrt(spread) + 1e-8) + 1e-4 * weight)


if __name__ == "__main__":
    main()
