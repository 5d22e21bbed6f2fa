"""Scores of labels, token by token, made into spans: each label is a beginning, inside, last or unit part of a name, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Scores = npt.NDArray[np.float32]
    Path = npt.NDArray[np.intp]

OUTSIDE = "O"
_FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span of tokens, end exclusive, with its label and the probability of its least sure token."""

    start: int
    end: int
    label: str
    score: float


def log_softmax(scores: Scores) -> Scores:
    """Return the logarithms of the probabilities that `scores` stand for; a row a token, a column a label."""
    import numpy as np

    shifted = scores - scores.max(axis=1, keepdims=True)
    found: Scores = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return found


def spans(likely: Scores, labels: tuple[str, ...], against: Scores | None = None) -> list[Labelled]:
    """Return the spans of the best sequence of labels that is a legal one, by the log probabilities `likely` of the labels.

    `against` says, a token, by how much in log probability a label may lose to none and still be chosen.
    """
    outside = labels.index(OUTSIDE)
    if against is not None:
        likely = likely.copy()
        likely[:, outside] -= against
    path: Path = likely.argmax(axis=1)
    for start, end in list(_named(path != outside)):
        if not _legal([labels[i] for i in path[start:end]]):
            beside = slice(max(0, start - 1), end + 1)
            path[beside] = _best_path(likely[beside], labels)
    return list(_spans(path, likely, labels))


def shares(likely: Scores, labels: tuple[str, ...], kinds: Mapping[str, int]) -> Scores:
    """Return for each token the probability that it is in a name of each kind; `kinds` numbers those of the labels."""
    import numpy as np

    shares_of_labels = np.exp(likely)
    found: Scores = np.zeros((len(likely), 1 + max(kinds.values())), dtype=np.float32)
    for column, label in enumerate(labels):
        if label[2:] in kinds:
            found[:, kinds[label[2:]]] += shares_of_labels[:, column]
    return found


def _named(inside: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield where each run of tokens in names starts and ends."""
    import numpy as np

    start = end = 0
    for place in np.flatnonzero(inside).tolist():
        if place > end:
            if start < end:
                yield start, end
            start = place
        end = place + 1
    if start < end:
        yield start, end


def _legal(sequence: list[str]) -> bool:
    return all(_may_follow(left, right) for left, right in zip([OUTSIDE, *sequence], [*sequence, OUTSIDE], strict=True))


def _may_follow(left: str, right: str) -> bool:
    if left[0] in "BI":
        return right[0] in "IL" and left[2:] == right[2:]
    return right[0] not in "IL"


def _best_path(likely: Scores, labels: tuple[str, ...]) -> list[int]:
    """Return the likeliest legal sequence (Viterbi 1967)."""
    import numpy as np

    moves, opening, closing = _grammar(labels)
    best = likely[0] + opening
    steps = []
    for row in likely[1:]:
        reached = best[:, None] + moves
        step = reached.argmax(axis=0)
        steps.append(step)
        best = reached[step, np.arange(len(labels))] + row
    path = [int((best + closing).argmax())]
    for step in reversed(steps):
        path.append(int(step[path[-1]]))
    return path[::-1]


@cache
def _grammar(labels: tuple[str, ...]) -> tuple[Scores, Scores, Scores]:
    """Return what each step from label to label costs, and what opening and closing with each."""
    import numpy as np

    moves = np.array([[0 if _may_follow(a, b) else _FORBIDDEN for b in labels] for a in labels], dtype=np.float32)
    opening = np.array([0 if _may_follow(OUTSIDE, a) else _FORBIDDEN for a in labels], dtype=np.float32)
    closing = np.array([0 if _may_follow(a, OUTSIDE) else _FORBIDDEN for a in labels], dtype=np.float32)
    return moves, opening, closing


def _spans(path: Path, likely: Scores, labels: tuple[str, ...]) -> Iterator[Labelled]:
    import numpy as np

    places = np.flatnonzero(path != labels.index(OUTSIDE))
    chosen = path[places]
    start, sure = 0, 0.0
    # As lists: to ask an array for one number takes as long as to ask it for a hundred.
    for place, column, own in zip(places.tolist(), chosen.tolist(), likely[places, chosen].tolist(), strict=True):
        label = labels[column]
        start, sure = (place, own) if label[0] in "BU" else (start, min(sure, own))
        if label[0] in "LU":
            yield Labelled(start, place + 1, label[2:], round(float(np.exp(sure)), 3))
