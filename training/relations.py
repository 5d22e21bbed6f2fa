"""Learn which words between two mentions state a relation: `python -m training.relations --help`.

One logistic regression for each relation over the features of graphkit/extract/pairs.py. What a score means and from which
confidence on a claim is made is found on worlds that were not learned from, so that names that repeat help nobody. The
weights go to graphkit/data/relations.npz, which is all that is needed to use them.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from graphkit.extract import load
from training import standoff, verify
from training.instances import NOT, YES, Instance, instances

WEIGHTS = Path(__file__).resolve().parent.parent / "graphkit" / "data" / "relations.npz"
STRICT = frozenset({"KILLED", "ACCUSED", "SUED", "FUNDED", "FIRED", "OWNS", "OPPOSES", "SUPPORTS"})
"""Relations by which a wrong claim accuses somebody."""
FEWEST = 15
"""Pairs of a relation in the annotated reading below which nothing is learned of it."""
FOLDS = 3
LEAST = 0.6
"""Confidence that a claim needs whatever was measured: few examples flatter."""
SMALLEST = 0.02
"""Weights of a feature that are all smaller are left out."""
OFF = 2.0
"""The threshold that no confidence reaches."""


@dataclass(frozen=True, slots=True)
class Table:
    """All instances as one matrix; `labels` has a row for each relation, NaN where the relation cannot hold."""

    features: list[str]
    matrix: Any
    relations: list[str]
    labels: Any
    stated: Any
    """Where a rule states that relation already."""
    annotated: Any
    folds: Any


def main() -> None:
    """Learn, measure on what was left out, and write the weights."""
    options = _arguments()
    documents = [*verify.documents("train"), *standoff.documents("train", options.data)]
    table = _table(list(instances(load(), documents)), options.rarest)
    scores = _left_out_scores(table, options)
    calibration = _calibration(table, scores)
    confidences = 1 / (1 + np.exp(-(calibration[0][:, None] * scores + calibration[1][:, None])))
    thresholds = [_threshold(table, place, confidences[place], options) for place in range(len(table.relations))]
    print(*_report(table, confidences, thresholds), sep="\n")
    models = [_fitted(table, place, np.ones(len(table.folds), bool), options) for place in range(len(table.relations))]
    _write(options.out, table, models, calibration, thresholds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=standoff.DATA, help="where the texts of corpus/real are")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--strength", type=float, default=1.0, help="C of the logistic regression")
    parser.add_argument("--rarest", type=int, default=2, help="documents in which a feature must stand")
    parser.add_argument("--own", type=float, default=0.7, help="weight of a pair of mentions that graphkit found")
    parser.add_argument("--precision", type=float, default=0.7, help="of what a claim adds to the rules")
    parser.add_argument("--strict", type=float, default=0.9, help="the same for relations that accuse")
    return parser.parse_args()


def _table(found: Sequence[Instance], rarest: int) -> Table:
    features = _frequent(found, rarest)
    places = {name: place for place, name in enumerate(features)}
    rows = [[places[name] for name in one.features if name in places] for one in found]
    flat = np.array([place for row in rows for place in row])
    matrix = csr_matrix(
        (np.ones(len(flat), np.float32), flat, np.cumsum([0, *map(len, rows)])), (len(found), len(features))
    )
    relations = _learnable(found)
    labels = np.array([[one.labels.get(name, np.nan) for one in found] for name in relations])
    stated = np.array([[name in one.stated for one in found] for name in relations])
    folds = np.array([zlib.crc32(one.world.encode()) % FOLDS for one in found])
    return Table(features, matrix, relations, labels, stated, np.array([one.annotated for one in found]), folds)


def _frequent(found: Sequence[Instance], rarest: int) -> list[str]:
    documents: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for name in one.features:
            documents[name].add(one.document)
    return sorted(name for name, seen in documents.items() if len(seen) >= rarest and "\n" not in name)


def _learnable(found: Sequence[Instance]) -> list[str]:
    counts = Counter(name for one in found if one.annotated for name, label in one.labels.items() if label == YES)
    return sorted(name for name, count in counts.items() if count >= FEWEST)


def _left_out_scores(table: Table, options: argparse.Namespace) -> Any:
    """Return a score for each relation and pair, given by a model that did not see the pair's world."""
    scores = np.zeros(table.labels.shape)
    for place in range(len(table.relations)):
        for fold in range(FOLDS):
            left_out = table.folds == fold
            model = _fitted(table, place, ~left_out, options)
            scores[place, left_out] = table.matrix[left_out] @ model.coef_[0] + model.intercept_[0]
    return scores


def _fitted(table: Table, place: int, rows: Any, options: argparse.Namespace) -> LogisticRegression:
    labels = table.labels[place]
    chosen = rows & _judged(labels)
    model = LogisticRegression(
        C=options.strength, solver="liblinear", dual=True, tol=1e-3, max_iter=300, random_state=1
    )
    model.fit(table.matrix[chosen], labels[chosen], sample_weight=np.where(table.annotated[chosen], 1.0, options.own))
    return model


def _judged(labels: Any) -> Any:
    """Return where the annotation decides."""
    return (labels == YES) | (labels == NOT)


def _calibration(table: Table, scores: Any) -> Any:
    """Return slopes and offsets that turn the scores of each relation into the share of right ones (Platt 1999).

    Pairs of which a rule states the relation are left out: there the classifier has nothing to add.
    """
    found = []
    for place in range(len(table.relations)):
        chosen = _judged(table.labels[place]) & ~table.stated[place]
        model = LogisticRegression(C=1.0).fit(scores[place, chosen].reshape(-1, 1), table.labels[place, chosen])
        found.append((float(model.coef_[0, 0]), float(model.intercept_[0])))
    return np.array(found).T


def _threshold(table: Table, place: int, confidences: Any, options: argparse.Namespace) -> float:
    """Return the least confidence from which on what is added to the rules is right often enough; OFF where nothing is."""
    labels, wanted = table.labels[place], options.strict if table.relations[place] in STRICT else options.precision
    added = _judged(labels) & ~table.stated[place]
    order = np.argsort(-confidences[added], kind="stable")
    right = np.cumsum(labels[added][order] == YES)
    share = right / (np.arange(len(order)) + 1.5)
    enough = np.nonzero((share >= wanted) & (right >= 3))[0]
    return max(LEAST, float(confidences[added][order][enough[-1]])) if len(enough) else OFF


def _report(table: Table, confidences: Any, thresholds: list[float]) -> Iterator[str]:
    yield f"{len(table.folds)} pairs, {len(table.features)} features"
    for place, name in enumerate(table.relations):
        labels, added = table.labels[place], ~table.stated[place] & _judged(table.labels[place])
        said = added & (confidences[place] >= thresholds[place])
        right, there = int((labels[said] == YES).sum()), int((labels[added] == YES).sum())
        yield f"{name:16} from {thresholds[place]:.2f}: {right} of {int(said.sum())} right, of {there} that no rule states"


def _write(path: Path, table: Table, models: list[Any], calibration: Any, thresholds: list[float]) -> None:
    matrix = np.stack([model.coef_[0] for model in models], axis=1)
    kept = np.abs(matrix).max(axis=1) >= SMALLEST
    kept[0] = True
    names = [name for name, keep in zip(table.features, kept, strict=True) if keep]
    np.savez_compressed(
        path,
        features=np.frombuffer("\n".join(names).encode(), np.uint8),
        matrix=matrix[kept].astype(np.float16),
        bias=np.array([model.intercept_[0] for model in models], np.float32),
        relations=np.frombuffer("\n".join(table.relations).encode(), np.uint8),
        calibration=calibration.astype(np.float32),
        thresholds=np.array(thresholds, np.float32),
    )
    print(f"{len(names)} features, {path.stat().st_size:,} bytes in {path}")


if __name__ == "__main__":
    main()
