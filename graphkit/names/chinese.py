"""Chinese names in the two ways in which newspapers have written them: "Mao Tse-tung" (Wade-Giles) is "Mao Zedong" (pinyin)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import product

from graphkit.names.comparison import Comparison
from graphkit.names.persons import PersonName
from graphkit.names.words import wade_giles

LONGEST = 4
"""Syllables of a name: two family names and two given ones."""


def two_romanisations(a: PersonName, b: PersonName) -> Comparison | None:
    """Whether one name is written in Wade-Giles, and the other is what it may be in pinyin, perhaps with the family name behind.

    >>> two_romanisations(PersonName.parse("Mao Tse-tung"), PersonName.parse("Mao Zedong")).score
    0.9
    """
    for one, other in ((a.tokens, b.tokens), (b.tokens, a.tokens)):
        if readings(one) & {"".join(other), "".join((*other[1:], *other[:1]))}:
            return Comparison(0.9, "one name in Wade-Giles and in pinyin")
    return None


def readings(words: Sequence[str]) -> frozenset[str]:
    """Return what a folded name in Wade-Giles may be in pinyin, written as one word; nothing for a name that may be pinyin itself.

    Several, for the apostrophes that tell them apart are lost or left out: "chin" is jin or qin.
    """
    known = wade_giles()
    if not 1 < len(words) <= LONGEST or not known.keys() >= set(words) or _syllables() >= set(words):
        return frozenset()
    return frozenset(map("".join, product(*(known[word] for word in words))))


def romanisation_blocks(words: Sequence[str]) -> frozenset[str]:
    """Return where the other way to write a Chinese name is looked for: at its pinyin in one word, the family name in front or behind."""
    found = readings(words)
    if found:
        return found
    whole = "".join(words)
    if len(words) > 1 and _pinyin().fullmatch(whole):
        return frozenset((whole, "".join((*words[1:], *words[:1]))))
    return frozenset()


@cache
def _syllables() -> frozenset[str]:
    return frozenset(syllable for syllables in wade_giles().values() for syllable in syllables)


@cache
def _pinyin() -> re.Pattern[str]:
    """Return what two to four syllables in pinyin look like."""
    longest_first = sorted(_syllables(), key=lambda syllable: (-len(syllable), syllable))
    return re.compile(rf"(?:{'|'.join(longest_first)}){{2,{LONGEST}}}")
