"""The outcome of comparing two names, and how alike two words are spelled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

SAME = 0.8
"""From this score on two names are taken for one thing's when nothing else is known."""
SURE = 0.9
"""From this score on the difference is one of form alone: order, title, nickname, initial, legal form."""
MISSPELLED = 2
"""So many letters may differ by a slip."""


ROMANISED = 0.95
"""The best that a name in Latin letters can score against one in others."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far two names may mean one thing (0 no, 1 certainly), and why, in words."""

    score: float
    reason: str

    @property
    def same(self) -> bool:
        """Whether the names alone speak for one thing."""
        return self.score >= SAME


@lru_cache(maxsize=1 << 16)
def edits(left: str, right: str) -> int:
    """Return the number of letters to insert, delete, replace or swap with their neighbour."""
    from rapidfuzz.distance import OSA

    return int(OSA.distance(left, right))


def likeness(left: str, right: str) -> float:
    """Return the share of letters that need no edit, 1 for equal words."""
    return 1 - edits(left, right) / max(len(left), len(right), 1)


def spelling(left: str, right: str, *, letters: int = 0) -> Comparison:
    """Compare two words by their letters: up to two edits are a misspelling, each in at least `letters` letters."""
    count, share = edits(left, right), likeness(left, right)
    if count > MISSPELLED or share < 0.75 or min(len(left), len(right)) < letters * count:
        return Comparison(round(share * 0.5, 3), "spelled differently")
    return Comparison(round(0.6 + share * 0.3, 3), f"{count} letters differ")


def in_latin_letters(found: Comparison) -> Comparison:
    """Return what became of two names of which one was put into Latin letters: these never tell the whole."""
    return Comparison(min(found.score, ROMANISED), f"{found.reason}, in Latin letters")


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """Return the consonants of a folded word, letters of one sound alike: the same for most misspellings.

    >>> sound("selenskyj") == sound("zelenskyy"), sound("hussein") == sound("husayn"), sound("yegor") == sound("jegor")
    (True, True, True)
    """
    alike = _CLUSTERS.sub(lambda found: _AS_ONE[found[0]], word).translate(_ALIKE)
    kept = alike[:1] + "".join(letter for letter in alike[1:] if letter not in "aeiouh")
    return "".join(letter for i, letter in enumerate(kept) if i == 0 or letter != kept[i - 1])


_AS_ONE = {
    "ph": "f",
    "ck": "k",
    "x": "ks",
    "tsch": "ch",
    "tch": "ch",
    "sch": "sh",
    "ou": "u",
} | dict.fromkeys(("ye", "je", "ie"), "e")
"""Letters that are written for one sound; the last ones only at the beginning of a word."""
_CLUSTERS = re.compile("ph|ck|x|tsch|tch|sch|^ou|^ye|^je|^ie")
_ALIKE = str.maketrans({"c": "k", "q": "k", "z": "s", "v": "f", "w": "f", "y": "i", "j": "i"})
