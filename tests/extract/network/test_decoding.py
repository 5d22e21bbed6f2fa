"""Scores of labels become spans that are legal and likely."""

from __future__ import annotations

import numpy as np

from graphkit.extract.network.decoding import Labelled, log_softmax, spans

LABELS = ("O", "B-ORG", "I-ORG", "L-ORG", "U-ORG")


def test_the_likeliest_labels_become_spans() -> None:
    """A span runs from its beginning to its last token and is as sure as its least sure one."""
    scores = np.log(
        np.array([[1, 96, 1, 1, 1], [1, 1, 1, 96, 1], [96, 1, 1, 1, 1], [16, 1, 1, 1, 81]], dtype=np.float32)
    )
    assert spans(log_softmax(scores), LABELS) == [Labelled(0, 2, "ORG", 0.96), Labelled(3, 4, "ORG", 0.81)]


def test_labels_that_cannot_follow_each_other_are_decided_together() -> None:
    """A beginning without a last token becomes what the sum of the scores prefers."""
    scores = np.log(np.array([[20, 50, 1, 1, 28], [5, 1, 47, 46, 1], [96, 1, 1, 1, 1]], dtype=np.float32))
    assert spans(log_softmax(scores), LABELS) == [Labelled(0, 2, "ORG", 0.46)]


def test_nothing_is_found_in_nothing() -> None:
    """Tokens that are all outside hold no span."""
    scores = np.log(np.array([[96, 1, 1, 1, 1]] * 3, dtype=np.float32))
    assert spans(log_softmax(scores), LABELS) == []
