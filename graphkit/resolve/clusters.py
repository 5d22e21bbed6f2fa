"""Clusters that never hold two things that must stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


class Clusters:
    """Disjoint sets of the numbers 0 to `size` - 1 with pairs that may never share one.

    Merging is refused rather than closed over: a forbidden pair keeps its two sets apart whatever joins them later.
    """

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._members: dict[int, list[int]] = {}
        self._apart: dict[int, set[int]] = {}
        self._labels: dict[int, dict[str, str]] = {}

    def __len__(self) -> int:
        return len(self._parent)

    def root(self, one: int) -> int:
        """Return the number that stands for the set of `one`."""
        parent = self._parent
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    def members(self, one: int) -> list[int]:
        """Return the set of `one`, in order."""
        root = self.root(one)
        return sorted(self._members.get(root, [root]))

    def size(self, one: int) -> int:
        """Return how many numbers the set of `one` holds."""
        return len(self._members.get(self.root(one), (one,)))

    def forbid(self, one: int, other: int) -> bool:
        """Keep the sets of two numbers apart from now on; False where they already are one set."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        return True

    def forbidden(self, one: int, other: int) -> bool:
        """Return whether the sets of two numbers must stay apart."""
        a, b = self.root(one), self.root(other)
        return b in self._apart.get(a, ()) or self._differ(a, b)

    def apart(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs of sets that must stay apart, each by the number that stands for it."""
        yield from ((one, other) for one, others in self._apart.items() for other in others if one < other)

    def label(self, one: int, kind: str, value: str) -> None:
        """Keep the set of a number apart from those that have another label of the kind."""
        self._labels.setdefault(self.root(one), {})[kind] = value

    def labels(self, one: int) -> dict[str, str]:
        """Return the labels of the set of a number: kind and value."""
        return self._labels.get(self.root(one), {})

    def _differ(self, a: int, b: int) -> bool:
        """Return whether two sets, told by their roots, have two labels of one kind."""
        if not self._labels or a == b:
            return False
        others = self._labels.get(b, {})
        return any(others.get(kind, value) != value for kind, value in self._labels.get(a, {}).items())

    def merge(self, one: int, other: int) -> bool:
        """Unite two sets; False where that is forbidden."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return True
        if b in self._apart.get(a, ()) or self._differ(a, b):
            return False
        if len(self._members.get(a, (a,))) < len(self._members.get(b, (b,))):
            a, b = b, a
        self._parent[b] = a
        self._members.setdefault(a, [a]).extend(self._members.pop(b, [b]))
        if b in self._labels:
            self._labels.setdefault(a, {}).update(self._labels.pop(b))
        for stranger in self._apart.pop(b, ()):
            self._apart[stranger].discard(b)
            self._apart[stranger].add(a)
            self._apart.setdefault(a, set()).add(stranger)
        return True

    def merge_all(self, numbers: Iterable[int]) -> None:
        """Unite all of them, as far as that is allowed."""
        rest = iter(numbers)
        for first in rest:
            for other in rest:
                if not self._joined_alone(first, other):
                    self.merge(first, other)

    def _joined_alone(self, one: int, other: int) -> bool:
        """Join a number that stands alone to the set of `one`, as `merge` would, where nothing is told of either; else False."""
        if self._parent[other] != other or other in self._members or self._labels:
            return False
        root = self.root(one)
        if root == other or root in self._apart or other in self._apart:
            return False
        self._parent[other] = root
        self._members.setdefault(root, [root]).append(other)
        return True

    def is_told(self, one: int) -> bool:
        """Return whether anything is told of a number: that it is one with another, or is not, or has a label."""
        root = self.root(one)
        return root != one or len(self._members.get(root, ())) > 1 or root in self._apart or root in self._labels

    def take_over(self, part: Clusters, numbers: Sequence[int]) -> None:
        """Take over the sets of a part that was counted by itself, and what must stay apart there; nothing is told of `numbers` yet."""
        for root, members in part._members.items():
            known = [numbers[member] for member in members]
            self._members[numbers[root]] = known
            for number in known:
                self._parent[number] = numbers[root]
        for root, others in part._apart.items():
            self._apart[numbers[root]] = {numbers[other] for other in others}

    def sets(self) -> Iterator[list[int]]:
        """Yield every set, in the order of its smallest number."""
        found: dict[int, list[int]] = {}
        for one in range(len(self._parent)):
            found.setdefault(self.root(one), []).append(one)
        yield from found.values()
