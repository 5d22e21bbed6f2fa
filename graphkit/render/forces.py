"""A force layout of one connected part: linked points near, all others apart.

Forces after Jacomy et al., ForceAtlas2 (PLOS ONE 2014), in its logarithmic mode (Noack, 2007), which draws communities
apart; started from pivot multidimensional scaling (Brandes and Pich, 2006), so that nothing depends on chance.
Positions are rounded at every step: processors that add in another order arrive at the same picture.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points: TypeAlias = NDArray[np.float64]
    Ends: TypeAlias = NDArray[np.int64]

Link: TypeAlias = tuple[int, int, float]
"""Two ends by number, and how strongly they hold together."""

PIVOTS = 24


def spread(count: int, links: Sequence[Link]) -> Points:
    """Return points in units of one link's length."""
    import numpy as np

    points = _pivot_scaling(count, links)
    left = np.array([a for a, _, _ in links])
    right = np.array([b for _, b, _ in links])
    strength = np.sqrt(np.array([s for _, _, s in links]))
    mass = 1 + np.bincount(left, strength, count) + np.bincount(right, strength, count)
    rounds = 320 if count <= 150 else 220 if count <= 500 else 120
    for turn in range(rounds):
        push = _repulsion(points, mass) + _attraction(points, left, right, strength) - 0.02 * mass[:, None] * points
        points = np.round(points + _limited(push / mass[:, None], 0.6 * (1 - turn / rounds) ** 1.2 + 0.01), 4)
    return points


def _repulsion(points: Points, mass: Points) -> Points:
    import numpy as np

    dx = points[:, 0][:, None] - points[:, 0][None, :]
    dy = points[:, 1][:, None] - points[:, 1][None, :]
    force = mass[:, None] * mass[None, :] / (dx * dx + dy * dy + 0.05)
    np.fill_diagonal(force, 0)
    return 0.12 * np.stack([(dx * force).sum(axis=1), (dy * force).sum(axis=1)], axis=1)


def _attraction(points: Points, left: Ends, right: Ends, strength: Points) -> Points:
    import numpy as np

    gap = points[right] - points[left]
    length = np.hypot(gap[:, 0], gap[:, 1]) + 1e-9
    pull = gap * (strength * np.log1p(length) / length)[:, None]
    moved = np.zeros_like(points)
    for axis in (0, 1):
        moved[:, axis] += np.bincount(left, pull[:, axis], len(points))
        moved[:, axis] -= np.bincount(right, pull[:, axis], len(points))
    return moved


def _limited(step: Points, longest: float) -> Points:
    import numpy as np

    length = np.hypot(step[:, 0], step[:, 1]) + 1e-9
    limited: Points = step * np.minimum(1, longest / length)[:, None]
    return limited


def _pivot_scaling(count: int, links: Sequence[Link]) -> Points:
    """Return a first drawing that keeps the distances to a few far-apart entities."""
    import numpy as np

    near = neighbours(count, links)
    rows, nearest, pivot = [], np.full(count, np.inf), 0
    for _ in range(min(PIVOTS, count)):
        row = np.array(_distances(pivot, near), dtype=float)
        rows.append(row)
        nearest = np.minimum(nearest, row)
        pivot = int(np.argmax(nearest))
    table = np.stack(rows, axis=1) ** 2
    centred = -0.5 * (table - table.mean(axis=0) - table.mean(axis=1)[:, None] + table.mean())
    _, vectors = np.linalg.eigh(np.round(centred.T @ centred, 6))
    points = centred @ vectors[:, ::-1][:, :2] if count > 2 else np.array([[0.0, 0.0], [1.0, 0.0]])
    return np.round(_scaled(_signed(points), count) + _sunflower(count), 4)


def _distances(start: int, near: list[list[int]]) -> list[int]:
    steps = [-1] * len(near)
    steps[start] = 0
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there in near[here]:
            if steps[there] < 0:
                steps[there] = steps[here] + 1
                queue.append(there)
    return steps


def _signed(points: Points) -> Points:
    """Let the farthest point of each axis be positive: an eigenvector has no direction of its own."""
    import numpy as np

    farthest = np.argmax(np.round(np.abs(points), 3), axis=0)
    signs = np.where(points[farthest, [0, 1]] < 0, -1.0, 1.0)
    return points * signs


def _scaled(points: Points, count: int) -> Points:
    width = float(points.std()) or 1.0
    return points / width * math.sqrt(count) * 0.6


def _sunflower(count: int) -> Points:
    """Return small, even, different offsets, so that twins do not start in one place."""
    import numpy as np

    turn = np.arange(count) * 2.399963
    radius = 0.3 * np.sqrt(np.arange(count) + 1)
    return np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1)


def neighbours(count: int, links: Sequence[Link]) -> list[list[int]]:
    """Return for each point those that links join it with."""
    near: list[list[int]] = [[] for _ in range(count)]
    for left, right, _ in links:
        near[left].append(right)
        near[right].append(left)
    return near
