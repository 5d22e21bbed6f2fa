"""Where the entities stand: each connected part laid out by itself, its labels pushed apart, the parts packed side by side."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.render.forces import Link, neighbours, spread

if TYPE_CHECKING:
    from graphkit.render.forces import Points

GAP = 16.0
"""Pixels between two parts."""
ASPECT = 1.15
"""Width to height of the picture."""


@dataclass(frozen=True, slots=True)
class Box:
    """Half the width and half the height that an entity and its label take, in pixels."""

    width: float
    height: float


def positions(boxes: Sequence[Box], links: Sequence[Link]) -> list[tuple[int, int]]:
    """Return a place in pixels for each box: linked ones near, none on top of another, the whole around (0, 0).

    `links` are (index, index, strength).
    """
    if not boxes:
        return []
    parts = [_part(members, boxes, links) for members in _components(len(boxes), links)]
    placed = _packed(parts, boxes)
    return _centred([placed[index] for index in range(len(boxes))])


@dataclass(frozen=True, slots=True)
class _Part:
    members: list[int]
    places: list[tuple[float, float]]
    width: float
    height: float


def _components(count: int, links: Sequence[Link]) -> list[list[int]]:
    """Return the connected parts, largest first."""
    near = neighbours(count, links)
    seen = [False] * count
    parts = [_reached(start, near, seen) for start in range(count) if not seen[start]]
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _reached(start: int, near: list[list[int]], seen: list[bool]) -> list[int]:
    seen[start] = True
    found, queue = [], deque([start])
    while queue:
        here = queue.popleft()
        found.append(here)
        for there in near[here]:
            if not seen[there]:
                seen[there] = True
                queue.append(there)
    return sorted(found)


def _part(members: list[int], boxes: Sequence[Box], links: Sequence[Link]) -> _Part:
    """Lay out one connected part with its corner at (0, 0)."""
    own = [boxes[index] for index in members]
    if len(members) == 1:
        box = own[0]
        return _Part(members, [(box.width, box.height)], 2 * box.width, 2 * box.height)
    number = {index: place for place, index in enumerate(members)}
    inner = [(number[a], number[b], strength) for a, b, strength in links if a in number]
    points = _apart(_turned(spread(len(members), inner)), own)
    return _boxed(members, points, own)


def _boxed(members: list[int], points: Points, boxes: list[Box]) -> _Part:
    lefts = [x - box.width for (x, _), box in zip(points, boxes, strict=True)]
    tops = [y - box.height for (_, y), box in zip(points, boxes, strict=True)]
    rights = [x + box.width for (x, _), box in zip(points, boxes, strict=True)]
    bottoms = [y + box.height for (_, y), box in zip(points, boxes, strict=True)]
    left, top = min(lefts), min(tops)
    places = [(float(x) - left, float(y) - top) for x, y in points]
    return _Part(members, places, max(rights) - left, max(bottoms) - top)


def _turned(points: Points) -> Points:
    """Turn the picture so that it is widest from left to right."""
    import numpy as np

    centred = points - points.mean(axis=0)
    xx, yy, xy = (centred[:, 0] ** 2).sum(), (centred[:, 1] ** 2).sum(), (centred[:, 0] * centred[:, 1]).sum()
    angle = round(0.5 * math.atan2(2 * xy, xx - yy), 4)
    cos, sin = math.cos(angle), math.sin(angle)
    x, y = centred[:, 0], centred[:, 1]
    return np.round(np.stack([cos * x + sin * y, cos * y - sin * x], axis=1), 4)


def _apart(points: Points, boxes: list[Box]) -> Points:
    """Scale to the room that the boxes need and push them apart, until the whole has about the wanted shape.

    Wide labels are pushed up and down, which makes the picture tall: the next attempt starts that much wider.
    """
    import numpy as np

    half = np.array([(box.width, box.height) for box in boxes])
    slack = 1.9 if len(boxes) <= 120 else 3.4
    room = math.sqrt(slack * float((4 * half[:, 0] * half[:, 1]).sum()))
    extent = points.max(axis=0) - points.min(axis=0) + 1e-6
    unit = points * room / np.maximum(extent, float(np.max(extent)) * 0.45)
    stretch = math.sqrt(ASPECT)
    for _ in range(4):
        current = _without_overlap(unit * np.array([stretch, 1 / stretch]), half)
        width, height = (current + half).max(axis=0) - (current - half).min(axis=0)
        wrong = float(ASPECT * height / width)
        if 0.85 < wrong < 1.15:
            break
        stretch = round(min(max(stretch * math.sqrt(wrong), 0.5), 4.0), 4)
    return current


def _without_overlap(points: Points, half: Points) -> Points:
    need = half[:, None, :] + half[None, :, :]
    for _ in range(90):
        moved = _pushed(points, need)
        if moved is None:
            break
        points = moved
    return points


def _pushed(points: Points, need: Points) -> Points | None:
    """Push boxes that overlap apart along the shorter way; return the new places, None when no two overlap."""
    import numpy as np

    gap = points[:, None, :] - points[None, :, :]
    short = need - np.abs(gap)
    overlap = (short > 0.5).all(axis=2)
    np.fill_diagonal(overlap, val=False)
    if not overlap.any():
        return None
    order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
    way = np.where(gap == 0, order[:, :, None], np.sign(gap))
    sideways = short[:, :, 0] < short[:, :, 1]
    step = np.zeros_like(points)
    step[:, 0] = np.where(overlap & sideways, short[:, :, 0] * way[:, :, 0], 0).sum(axis=1)
    step[:, 1] = np.where(overlap & ~sideways, short[:, :, 1] * way[:, :, 1], 0).sum(axis=1)
    crowd = np.maximum(1, np.sqrt(overlap.sum(axis=1)))
    moved: Points = np.round(points + 0.5 * step / crowd[:, None], 3)
    return moved


def _packed(parts: list[_Part], boxes: Sequence[Box]) -> dict[int, tuple[float, float]]:
    """Stand the parts in the free corners around the largest."""
    sheet = _Sheet(parts, boxes)
    single = [part for part in parts[1:] if len(part.members) == 1]
    for part in parts[1:]:
        if len(part.members) > 1:
            left, top = sheet.spots(part.width + GAP, part.height + GAP, finer=3, count=1)[0]
            sheet.place(part, left + GAP / 2, top + GAP / 2)
    if single:
        width = max(part.width for part in single) + GAP
        height = max(part.height for part in single) + GAP
        for part, (left, top) in zip(single, sheet.spots(width, height, finer=1, count=len(single)), strict=True):
            sheet.place(part, left + (width - part.width) / 2, top + (height - part.height) / 2)
    return sheet.placed


class _Sheet:
    """The picture while parts are placed on it: what is taken, and where there is room."""

    def __init__(self, parts: list[_Part], boxes: Sequence[Box]) -> None:
        first = parts[0]
        room = 1.1 * sum((part.width + GAP) * (part.height + GAP) for part in parts)
        self.placed: dict[int, tuple[float, float]] = {}
        self.width = max(first.width, first.height * ASPECT, math.sqrt(room * ASPECT))
        self.height = max(first.height, self.width / ASPECT)
        self._boxes = boxes
        self._taken: list[tuple[float, float, float, float]] = []
        alone = len(parts) == 1 or len(parts[1].members) * 5 < len(first.members)
        self.place(first, (self.width - first.width) / 2 if alone else 0, (self.height - first.height) / 2)

    def place(self, part: _Part, left: float, top: float) -> None:
        """Stand `part` with its corner there."""
        for index, (x, y) in zip(part.members, part.places, strict=True):
            box = self._boxes[index]
            self.placed[index] = (left + x, top + y)
            middle_x, middle_y = self.placed[index]
            self._taken.append(
                (middle_x - box.width, middle_y - box.height, middle_x + box.width, middle_y + box.height)
            )

    def spots(self, width: float, height: float, *, finer: int, count: int) -> list[tuple[float, float]]:
        """Return `count` free corners for rectangles of that size, those in the sheet's own corners first.

        They stand on a lattice of the rectangle's size, or `finer` times finer for a single one.
        The sheet grows until there is room for all.
        """
        free = self._free(self._lattice(width, height, finer), width, height)
        while len(free) < count:
            self.width, self.height = 1.06 * self.width + 1, 1.06 * self.height + 1
            free = self._free(self._lattice(width, height, finer), width, height)
        return sorted(free, key=lambda spot: self._from_corner(spot, width, height))[:count]

    def _lattice(self, width: float, height: float, finer: int) -> list[tuple[float, float]]:
        columns = max(1, int((self.width - width) / (width / finer)) + 1)
        rows = max(1, int((self.height - height) / (height / finer)) + 1)
        return [(column * width / finer, row * height / finer) for row in range(rows) for column in range(columns)]

    def _free(self, lattice: list[tuple[float, float]], width: float, height: float) -> list[tuple[float, float]]:
        import numpy as np

        taken = np.array(self._taken)
        spots = np.array(lattice)
        aside = (spots[:, :1] + width <= taken[:, 0]) | (spots[:, :1] >= taken[:, 2])
        apart = aside | (spots[:, 1:] + height <= taken[:, 1]) | (spots[:, 1:] >= taken[:, 3])
        inside = (spots[:, 0] + width <= self.width + 1) & (spots[:, 1] + height <= self.height + 1)
        return [spot for spot, free in zip(lattice, apart.all(axis=1) & inside, strict=True) if free]

    def _from_corner(self, spot: tuple[float, float], width: float, height: float) -> tuple[float, float, float]:
        left, top = spot
        across = min(left, self.width - left - width)
        down = min(top, self.height - top - height)
        return round(math.hypot(across, down), 3), top, left


def _centred(points: list[tuple[float, float]]) -> list[tuple[int, int]]:
    middle_x = (min(x for x, _ in points) + max(x for x, _ in points)) / 2
    middle_y = (min(y for _, y in points) + max(y for _, y in points)) / 2
    return [(round(x - middle_x), round(y - middle_y)) for x, y in points]
