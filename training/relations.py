"""Learn which words between two mentions state a relation: `python -m training.relations --help`.

One logistic regression for each relation over the features of graphkit/extract/claims/likely/crossing.py, all of them learned together in a
few passes. What a score means and from which confidence on a claim is made is found on worlds that were not learned from,
so that names that repeat help nobody. The weights go to graphkit/data/relations.npz, which is all that is needed to use them.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from graphkit.extract import load
from graphkit.extract.claims.likely.crossing import places
from training import standoff, verify
from training.instances import NOT, YES, Instance, instances

WEIGHTS = Path(__file__).resolve().parent.parent / "graphkit" / "data" / "relations.npz"
STRICT = frozenset({"KILLED", "ACCUSED", "SUED", "FUNDED", "FIRED", "OWNS", "OPPOSES", "SUPPORTS", "RAN_AGAINST"})
"""Relations by which a wrong claim accuses somebody."""
FEWEST = 15
"""Pairs of a relation in the annotated reading below which nothing is learned of it."""
FOLDS = 3
LEAST = 0.5
LEAST_STRICT = 0.85
"""Confidence that a claim needs whatever was measured, and one that accuses somebody: few examples flatter."""
SMALLEST = 0.02
"""Weights of a feature that are all smaller are left out."""
OFF = 2.0
"""The threshold that no confidence reaches."""
RATE = 1e-2
BATCH = 512
RARE = -4.0
"""The score of a pair of which nothing is known: most pairs are in no relation."""


@dataclass(frozen=True, slots=True)
class Table:
    """All instances; `labels` has a row for each relation, NaN where the relation cannot hold."""

    features: Any
    """The keys of the features, ascending."""
    flat: Any
    """The places of the features of all instances, one instance after the other."""
    starts: Any
    """Where each instance begins in `flat`, and the end of the last one."""
    relations: list[str]
    labels: Any
    stated: Any
    """Where a rule states that relation already."""
    weights: Any
    folds: Any


def main() -> None:
    """Learn, measure on what was left out, and write the weights."""
    options = _arguments()
    documents = [*verify.documents("train"), *standoff.documents("train", options.data)]
    learn(list(instances(load(), documents)), options)


def learn(found: Sequence[Instance], options: argparse.Namespace) -> None:
    """Learn from these pairs and write the weights."""
    table = _table(found, options)
    scores = _left_out_scores(table, options)
    calibration = np.array([_calibration(table, place, row) for place, row in enumerate(scores)]).T
    confidences = _likely(calibration[0][:, None] * scores + calibration[1][:, None])
    thresholds = [_threshold(table, place, confidences[place], options) for place in range(len(table.relations))]
    print(*_report(table, confidences, thresholds), sep="\n")
    _write(options.out, table, _fitted(table, np.ones(len(table.folds), bool), options), calibration, thresholds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=standoff.DATA, help="where the texts of corpus/real are")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--passes", type=int, default=4, help="over all pairs")
    parser.add_argument("--rarest", type=int, default=3, help="documents in which a feature must stand")
    parser.add_argument("--own", type=float, default=0.7, help="weight of a pair of mentions that graphkit found")
    parser.add_argument("--precision", type=float, default=0.7, help="of what a claim adds to the rules")
    parser.add_argument("--strict", type=float, default=0.85, help="the same for relations that accuse")
    return parser.parse_args()


def _table(found: Sequence[Instance], options: argparse.Namespace) -> Table:
    features = _frequent(found, options.rarest)
    rows = [places(features, one.features) for one in found]
    rows = [row[row < len(features)] for row in rows]
    relations = _learnable(found)
    return Table(
        features,
        np.concatenate(rows).astype(np.int64),
        np.cumsum([0, *map(len, rows)]),
        relations,
        np.array([[one.labels.get(name, np.nan) for one in found] for name in relations], np.float32),
        np.array([[name in one.stated for one in found] for name in relations]),
        np.array([1.0 if one.annotated else options.own for one in found], np.float32),
        np.array([zlib.crc32(one.world.encode()) % FOLDS for one in found]),
    )


def _frequent(found: Sequence[Instance], rarest: int) -> Any:
    """Return the keys of the features that stand in so many documents at least, ascending."""
    documents = ([one.features for one in of_one] for _, of_one in groupby(found, key=lambda one: one.document))
    seen = np.concatenate([np.unique(np.concatenate(features)) for features in documents])
    features, counts = np.unique(seen, return_counts=True)
    return features[counts >= rarest]


def _learnable(found: Sequence[Instance]) -> list[str]:
    counts = Counter(name for one in found if one.annotated for name, label in one.labels.items() if label == YES)
    return sorted(name for name, count in counts.items() if count >= FEWEST)


def _left_out_scores(table: Table, options: argparse.Namespace) -> Any:
    """Return a score for each relation and pair, given by a model that did not see the pair's world."""
    scores = np.zeros(table.labels.shape, np.float32)
    for fold in range(FOLDS):
        left_out = table.folds == fold
        model = _fitted(table, ~left_out, options)
        with torch.no_grad():
            for rows in _batches(np.nonzero(left_out)[0]):
                scores[:, rows] = model(*_bags(table, rows)).numpy().T
    return scores


class _Linear(nn.Module):
    """A score for each relation: the sum of the weights of the features that a pair has."""

    def __init__(self, features: int, relations: int) -> None:
        super().__init__()
        self.rows = nn.EmbeddingBag(features, relations, mode="sum")
        nn.init.zeros_(self.rows.weight)
        self.bias = nn.Parameter(torch.full((relations,), RARE))

    def forward(self, flat: torch.Tensor, starts: torch.Tensor) -> torch.Tensor:
        """Return the scores of the pairs whose features stand in `flat` from `starts` on."""
        scores: torch.Tensor = self.rows(flat, starts) + self.bias
        return scores


def _fitted(table: Table, rows: Any, options: argparse.Namespace) -> _Linear:
    """Return what was learned from `rows`; few passes at a falling rate keep the weights small."""
    torch.manual_seed(1)
    order = np.random.default_rng(1)
    model = _Linear(len(table.features), len(table.relations))
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    chosen = np.nonzero(rows)[0]
    steps = [batch for _ in range(options.passes) for batch in _batches(order.permutation(chosen))]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / len(steps)))
    for batch in steps:
        loss = _loss(table, batch, model(*_bags(table, batch)))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
    return model


def _batches(rows: Any) -> list[Any]:
    return np.array_split(rows, len(rows) // BATCH + 1)


def _bags(table: Table, rows: Any) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the features of `rows`, one after the other, and where each begins."""
    bags = [table.flat[start:end] for start, end in zip(table.starts[rows], table.starts[rows + 1], strict=True)]
    starts = np.cumsum([0, *(len(bag) for bag in bags[:-1])])
    return torch.from_numpy(np.concatenate(bags)), torch.from_numpy(starts)


def _loss(table: Table, rows: Any, scores: torch.Tensor) -> torch.Tensor:
    """Return the loss where the annotation decides."""
    labels = table.labels[:, rows].T
    wanted = torch.from_numpy((labels == YES).astype(np.float32))
    counting = torch.from_numpy(_judged(labels) * table.weights[rows][:, None])
    total = nn.functional.binary_cross_entropy_with_logits(scores, wanted, weight=counting, reduction="sum")
    return total / len(rows)


def _judged(labels: Any) -> Any:
    """Return where the annotation decides."""
    return (labels == YES) | (labels == NOT)


def _calibration(table: Table, place: int, scores: Any) -> tuple[float, float]:
    """Return slope and offset that turn the scores of a relation into the share of right ones (Platt 1999).

    Pairs of which a rule states the relation are left out: there the classifier has nothing to add. A slope of one and an
    offset of nothing are expected, so that few examples move them little.
    """
    chosen = _judged(table.labels[place]) & ~table.stated[place]
    known, wanted = scores[chosen].astype(np.float64), table.labels[place, chosen] == YES
    line = np.array([1.0, 0.0])
    inputs = np.stack([known, np.ones_like(known)])
    for _ in range(50):
        likely = _likely(line @ inputs)
        slope = inputs @ (likely - wanted) + (line - [1.0, 0.0])
        curve = (inputs * (likely * (1 - likely))) @ inputs.T + np.eye(2)
        step = np.linalg.solve(curve, slope)
        line = line - step / max(1.0, float(np.abs(step).max()))
    return float(line[0]), float(line[1])


def _likely(scores: Any) -> Any:
    """Return in which share of the cases something of these scores is right."""
    return 1 / (1 + np.exp(-np.clip(scores, -50, 50)))


def _threshold(table: Table, place: int, confidences: Any, options: argparse.Namespace) -> float:
    """Return the least confidence from which on what is added to the rules is right often enough; OFF where nothing is."""
    strict = table.relations[place] in STRICT
    wanted, least = (options.strict, LEAST_STRICT) if strict else (options.precision, LEAST)
    labels = table.labels[place]
    added = _judged(labels) & ~table.stated[place]
    order = np.argsort(-confidences[added], kind="stable")
    right = np.cumsum(labels[added][order] == YES)
    share = right / (np.arange(len(order)) + 1.5)
    enough = np.nonzero((share >= wanted) & (right >= 3))[0]
    return max(least, float(confidences[added][order][enough[-1]])) if len(enough) else OFF


def _report(table: Table, confidences: Any, thresholds: list[float]) -> Iterator[str]:
    yield f"{len(table.folds)} pairs, {len(table.features)} features"
    for place, name in enumerate(table.relations):
        labels, added = table.labels[place], ~table.stated[place] & _judged(table.labels[place])
        said = added & (confidences[place] >= thresholds[place])
        right, there = int((labels[said] == YES).sum()), int((labels[added] == YES).sum())
        yield f"{name:16} from {thresholds[place]:.2f}: {right} of {int(said.sum())} right, of {there} that no rule states"


def _write(path: Path, table: Table, model: _Linear, calibration: Any, thresholds: list[float]) -> None:
    matrix = model.rows.weight.detach().numpy()
    kept = np.abs(matrix).max(axis=1) >= SMALLEST
    np.savez_compressed(
        path,
        keys=table.features[kept],
        matrix=matrix[kept].astype(np.float16),
        bias=model.bias.detach().numpy(),
        relations=np.frombuffer("\n".join(table.relations).encode(), np.uint8),
        calibration=calibration.astype(np.float32),
        thresholds=np.array(thresholds, np.float32),
    )
    print(f"{int(kept.sum())} features, {path.stat().st_size:,} bytes in {path}")


if __name__ == "__main__":
    main()
