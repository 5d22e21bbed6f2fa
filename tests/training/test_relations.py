"""Learning relations: what is right in most cases gets a high confidence, what is told by nothing stays unsaid."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import numpy as np
import pytest

from training.instances import Instance

relations = pytest.importorskip("training.relations", reason="PyTorch is needed for training only")

OPTIONS = Namespace(passes=30, rarest=1, own=0.7, precision=0.7, strict=0.85)


def instance(number: int, feature: str, label: int) -> Instance:
    """Return a pair of one feature, annotated as MET or not."""
    return Instance(f"d{number}", f"w{number}", True, (feature, "all"), {"MET": label}, frozenset())


def test_a_telling_feature_is_learned_and_written(tmp_path: Path) -> None:
    """Of two features the one that stands for the relation weighs more, and a threshold is found for it."""
    found = [instance(number, "yes" if number % 3 else "no", int(number % 3 > 0)) for number in range(90)]
    out = tmp_path / "relations.npz"
    relations.learn(found, Namespace(**vars(OPTIONS), out=out))
    with np.load(out, allow_pickle=False) as stored:
        names = stored["features"].tobytes().decode().split("\n")
        weights = dict(zip(names, stored["matrix"][:, 0], strict=True))
        assert weights["yes"] > weights["no"]
        assert stored["thresholds"][0] <= 1


def test_a_relation_that_nothing_tells_is_off(tmp_path: Path) -> None:
    """Where no confidence is right often enough, nothing is claimed."""
    found = [instance(number, "same", int(number % 5 == 0)) for number in range(90)]
    out = tmp_path / "relations.npz"
    relations.learn(found, Namespace(**vars(OPTIONS), out=out))
    with np.load(out, allow_pickle=False) as stored:
        assert stored["thresholds"][0] == relations.OFF


def test_a_relation_of_few_examples_is_not_learned(tmp_path: Path) -> None:
    """Fewer than `FEWEST` annotated pairs teach nothing."""
    found = [instance(number, "yes", 1) for number in range(relations.FEWEST - 1)]
    assert relations._learnable(found) == []
