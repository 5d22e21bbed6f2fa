"""Scores of labels, token by token, made into spans: each label is a beginning, inside, last or unit part of a name, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Scores = npt.NDArray[np.float32]

OUTSIDE = "O"
_FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span of tokens, end exclusive, with its label and the probability of its least sure token."""

    start: int
    end: int
    label: str
    score: float


def spans(scores: Scores, labels: tuple[str, ...], against: Scores | None = None) -> list[Labelled]:
    """Return the spans of the best sequence of labels that is a legal one; `scores` has a row a token, a column a label.

    `against` says, a token, by how much in log probability a label may lose to none and still be chosen.
    """
    likely = _log_softmax(scores)
    if against is not None:
        likely[:, labels.index(OUTSIDE)] -= against
    path = [int(i) for i in likely.argmax(axis=1)]
    for start, end in _broken(path, labels):
        path[start:end] = _best_path(likely[start:end], labels)
    return list(_spans(path, likely, labels))


def shares(scores: Scores, labels: tuple[str, ...], kinds: Mapping[str, int]) -> Scores:
    """Return for each token the probability that it is in a name of each kind; `kinds` numbers those of the labels."""
    import numpy as np

    likely = np.exp(_log_softmax(scores))
    found: Scores = np.zeros((len(likely), 1 + max(kinds.values())), dtype=np.float32)
    for column, label in enumerate(labels):
        if label[2:] in kinds:
            found[:, kinds[label[2:]]] += likely[:, column]
    return found


def _log_softmax(scores: Scores) -> Scores:
    import numpy as np

    shifted = scores - scores.max(axis=1, keepdims=True)
    found: Scores = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return found


def _broken(path: Sequence[int], labels: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between tokens outside of names in which the likeliest labels do not follow each other."""
    start = 0
    for end in range(len(path) + 1):
        if end < len(path) and labels[path[end]] != OUTSIDE:
            continue
        if end > start and not _legal([labels[i] for i in path[start:end]]):
            yield max(0, start - 1), min(len(path), end + 1)
        start = end + 1


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


def _spans(path: list[int], likely: Scores, labels: tuple[str, ...]) -> Iterator[Labelled]:
    import numpy as np

    start = 0
    for place, number in enumerate(path):
        label = labels[number]
        if label[0] in "BU":
            start = place
        if label[0] in "LU":
            sure = min(float(likely[i, path[i]]) for i in range(start, place + 1))
            yield Labelled(start, place + 1, label[2:], round(float(np.exp(sure)), 3))
