"""Learning relations: what is right in most cases gets a high confidence, what is told by nothing stays unsaid."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import numpy as np
import pytest

from training.instances import Instance

relations = pytest.importorskip("training.relations", reason="PyTorch is needed for training only")

OPTIONS = Namespace(passes=30, rarest=1, own=0.7, precision=0.7, strict=0.85)


YES, NO, ALL = 5, 7, 11


def instance(number: int, feature: int, label: int) -> Instance:
    """Return a pair of one feature, and one that all have, annotated as MET or not."""
    features = np.array([feature, ALL], dtype=np.uint64)
    return Instance(f"d{number}", f"w{number}", True, features, {"MET": label}, frozenset())


def test_a_telling_feature_is_learned_and_written(tmp_path: Path) -> None:
    """Of two features the one that stands for the relation weighs more, and a threshold is found for it."""
    found = [instance(number, YES if number % 3 else NO, int(number % 3 > 0)) for number in range(90)]
    out = tmp_path / "relations.npz"
    relations.learn(found, Namespace(**vars(OPTIONS), out=out))
    with np.load(out, allow_pickle=False) as stored:
        weights = dict(zip(stored["keys"].tolist(), stored["matrix"][:, 0], strict=True))
        assert weights[YES] > weights[NO]
        assert stored["thresholds"][0] <= 1


def test_a_relation_that_nothing_tells_is_off(tmp_path: Path) -> None:
    """Where no confidence is right often enough, nothing is claimed."""
    found = [instance(number, YES, int(number % 5 == 0)) for number in range(90)]
    out = tmp_path / "relations.npz"
    relations.learn(found, Namespace(**vars(OPTIONS), out=out))
    with np.load(out, allow_pickle=False) as stored:
        assert stored["thresholds"][0] == relations.OFF


def test_a_relation_of_few_examples_is_not_learned(tmp_path: Path) -> None:
    """Fewer than `FEWEST` annotated pairs teach nothing."""
    found = [instance(number, YES, 1) for number in range(relations.FEWEST - 1)]
    assert relations._learnable(found) == []
