"""The learned weights of data/pronoun_weights.json: how likely each candidate, or nobody, is meant."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from graphkit.extract.references.salience import Numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

DIGITS = 4
"""To which likelihoods are rounded, so that no machine's last bits matter."""


class Ranker:
    """A network of one hidden layer gives every candidate a score, a row of weights gives nobody one; they compete."""

    def __init__(self, weights: dict[str, Any]) -> None:
        import numpy as np

        self._inner, self._bias, self._outer, self._nobody = (
            np.asarray(weights[name], dtype=np.float64) for name in ("inner", "bias", "outer", "nobody")
        )

    def likelihoods(self, numbers: Numbers) -> list[float]:
        """Return how likely each candidate is meant, and last how likely nobody of them; they add up to 1."""
        import numpy as np

        rows, nobody = numbers
        scores: Any = np.empty(len(rows) + 1)
        scores[-1] = self._nobody @ np.asarray(nobody)
        if rows:
            scores[:-1] = np.maximum(np.asarray(rows) @ self._inner + self._bias, 0) @ self._outer
        powers = np.exp(scores - scores.max())
        return [round(float(one), DIGITS) for one in powers / powers.sum()]


@cache
def ranker(name: str = "pronoun_weights") -> Ranker:
    """Return the ranker with the weights of that name that are shipped."""
    source = resources.files("graphkit").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    return Ranker(json.loads(source))
