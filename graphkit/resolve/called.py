"""What references of a kind are called, as far as joining them by name asks: read once, so that joining need not read them again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graphkit.model import Reference
from graphkit.names import PersonName, folded
from graphkit.names.words import words
from graphkit.resolve.crowd import Kind, References


@dataclass(frozen=True, slots=True)
class Called:
    """The names of references of a kind."""

    full: dict[str, list[int]]
    """The references of each full name, in order."""
    named: dict[int, tuple[tuple[str, ...], tuple[str, ...]]]
    """The full names of each reference that has one, and all its names, folded; in the order in which they were read."""
    partial: dict[int, tuple[str, ...]]
    """The parts of a name of each reference without a full one, in order."""
    sexes: dict[int, str]
    """Those whom a title calls a man or a woman, "m" or "f", where namesakes are of this kind."""

    @classmethod
    def of(cls, references: References, numbers: Iterable[int], kind: Kind) -> Called:
        """Return the names of some references, whatever their order: best is that in which they were made."""
        full: dict[str, list[int]] = defaultdict(list)
        named: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        partial: dict[int, tuple[str, ...]] = {}
        sexes: dict[int, str] = {}
        for number in numbers:
            reference = references[number]
            keys = kind.keys(reference)
            for key in keys:
                full[key].append(number)
            if not keys:
                partial[number] = kind.parts(reference)
                continue
            named[number] = keys, tuple([folded(name) for name, _ in reference.names])
            if kind.namesakes and (sex := _told_sex(reference)):
                sexes[number] = sex
        for together in full.values():
            together.sort()
        return cls(dict(full), named, dict(sorted(partial.items())), sexes)


def _told_sex(reference: Reference) -> str:
    """Return the one sex that titles tell of a reference, or nothing."""
    if len(reference.names) == 1:
        return _titled_sex(reference.names[0][0])
    told = {sex for name, _ in reference.names if (sex := _titled_sex(name))}
    return told.pop() if len(told) == 1 else ""


@lru_cache(maxsize=1 << 17)
def _titled_sex(name: str) -> str:
    """Return the sex that a title tells, or nothing: not that of a clerk or a doctor.

    >>> _titled_sex("Mrs. Quill"), _titled_sex("Dr. Quill")
    ('f', '')
    """
    parsed = PersonName.parse(name)
    telling = any(words().titles.get(title) for title in parsed.titles)
    return (parsed.sex or "") if telling else ""
