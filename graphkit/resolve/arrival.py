"""References by number, whatever their order, and the order in which they came: that in which to read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graphkit.model import Reference

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Arrived:
    """References in the order in which they came, and the number of each: its place by document and id.

    What came together was made together, lies together in memory, and mostly speaks of the same things. Numbers alone decide what
    becomes of references; read in the order of their numbers, a million of them take a quarter longer, waiting for memory.
    """

    references: Sequence[Reference]
    places: Sequence[int]
    """The place of each number."""
    numbers: Sequence[int]
    """The number of each place."""

    @classmethod
    def of(cls, references: Iterable[Reference]) -> Arrived:
        """Return references as they come."""
        known = list(references)
        of: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(known):
            of[one.document].append(place)
        places = [place for document in sorted(of) for place in sorted(of[document], key=lambda at: known[at].id)]
        numbers = [0] * len(known)
        for number, place in enumerate(places):
            numbers[place] = number
        return cls(known, places, numbers)

    def by_number(self, column: Sequence[T]) -> list[T]:
        """Return what is told of each reference as it came by their numbers."""
        return [column[place] for place in self.places]
