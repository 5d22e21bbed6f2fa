"""What a common noun may mean, a person, a body or a place, and how alike two nouns are: read from the recogniser's own vectors of words.

The weights of data/noun_sorts.json were learned from the nouns that the corpus annotates, so that a noun on no list is placed by its likes.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from graphkit.extract.network.weights import embeddings
from graphkit.extract.network.wordpieces import pieces

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Row = npt.NDArray[np.floating[Any]]

SORTS = ("PERSON", "BODY", "PLACE", "")
"""What a noun may mean; last, nothing that is a node of the graph."""
_DIGITS = 3
"""To which likelihoods are rounded, so that no machine's last bits matter."""
_LONGEST = 8


@lru_cache(maxsize=1 << 14)
def sorts(noun: str) -> tuple[float, ...]:
    """Return how likely `noun`, in lower case, means each of SORTS."""
    import numpy as np

    row = features(noun)
    if row is None:
        return 0.0, 0.0, 0.0, 1.0
    weights, bias = _weights()
    scores: Any = row @ weights + bias
    powers = np.exp(scores - scores.max())
    return tuple(round(float(one), _DIGITS) for one in powers / powers.sum())


@lru_cache(maxsize=1 << 14)
def likeness(one: str, other: str) -> float:
    """Return the cosine of two nouns: how alike they are used."""
    left, right = _vector(one), _vector(other)
    return 0.0 if left is None or right is None else round(float(left @ right), _DIGITS)


def features(noun: str) -> Row | None:
    """Return what a noun is judged by: the mean of the vectors of its pieces, and the last of them."""
    import numpy as np

    found = _pieces(noun)
    return None if found is None else np.concatenate([found.mean(0), found[-1]])


@lru_cache(maxsize=1 << 12)
def _vector(noun: str) -> Row | None:
    import numpy as np

    found = _pieces(noun)
    if found is None:
        return None
    mean: Row = found.mean(0)
    return mean / np.linalg.norm(mean)


def _pieces(noun: str) -> Row | None:
    numbers = list(pieces(noun)[:_LONGEST])
    rows = embeddings()
    return rows.pieces[numbers] * rows.scales[numbers][:, None] if numbers else None


@cache
def _weights() -> tuple[Row, Row]:
    import numpy as np

    source = resources.files("graphkit").joinpath("data", "noun_sorts.json").read_text(encoding="utf-8")
    read = json.loads(source)
    return np.asarray(read["weights"]), np.asarray(read["bias"])
