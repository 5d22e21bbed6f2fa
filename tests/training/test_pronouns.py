"""Whom pronouns mean is learned by several networks that become one."""

from __future__ import annotations

import numpy as np

from graphkit.extract.references.ranker import Ranker
from training.pronouns import joined


def test_joined_networks_score_by_their_mean():
    """Two networks that say the same say it together; two that contradict each other leave it open."""
    sure = {
        "inner": np.array([[1.0], [0.0]]),
        "bias": np.zeros(1),
        "outer": np.array([2.0]),
        "nobody": np.zeros(1),
    }
    contrary = {**sure, "outer": np.array([-2.0])}
    numbers = ([[1.0, 0.0]], [1.0])
    alone = Ranker({name: values.tolist() for name, values in sure.items()}).likelihoods(numbers)
    assert Ranker(joined([sure, sure])).likelihoods(numbers) == alone
    assert Ranker(joined([sure, contrary])).likelihoods(numbers) == [0.5, 0.5]
