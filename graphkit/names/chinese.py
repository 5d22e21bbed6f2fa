"""Chinese names in the two ways in which newspapers have written them: "Mao Tse-tung" (Wade-Giles) is "Mao Zedong" (pinyin)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import product

from graphkit.names.comparison import Comparison
from graphkit.names.persons import PersonName
from graphkit.names.words import pinyin, wade_giles

LONGEST = 4
"""Syllables of a name: two family names and two given ones."""


def two_romanisations(a: PersonName, b: PersonName) -> Comparison | None:
    """Whether one name is written in Wade-Giles, and the other is what it may be in pinyin, perhaps with the family name behind.

    >>> two_romanisations(PersonName.parse("Mao Tse-tung"), PersonName.parse("Mao Zedong")).score
    0.9
    """
    for one, other in ((a.tokens, b.tokens), (b.tokens, a.tokens)):
        if readings(one) & _joined(other):
            return Comparison(0.9, "one name in Wade-Giles and in pinyin")
    return None


def in_han(left: str, right: str) -> Comparison | None:
    """Whether one of two folded names is written in Chinese characters, and the other is what they are read as.

    >>> in_han("王毅", "wang yi").reason, in_han("王毅", "wang qishan")
    ('Chinese characters read as wang yi', None)
    """
    for han, latin in ((left, right), (right, left)):
        words = latin.split()
        if latin.isascii() and words and read_as(han) & (_joined(words) | readings(words)):
            return Comparison(0.9, f"Chinese characters read as {latin}")
    return None


def _joined(words: Sequence[str]) -> frozenset[str]:
    """Return the words of a name as one, the first of them in front or behind."""
    return frozenset(("".join(words), "".join((*words[1:], *words[:1]))))


def read_as(name: str) -> frozenset[str]:
    """Return what a folded name in Chinese characters may be in pinyin, written as one word; nothing for any other."""
    characters = name.replace(" ", "")
    if not 1 < len(characters) <= LONGEST or not all(character in pinyin() for character in characters):
        return frozenset()
    return frozenset(map("".join, product(*(pinyin()[character] for character in characters))))


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
    if len(words) > 1 and _pinyin().fullmatch("".join(words)):
        return _joined(words)
    return read_as("".join(words))


@cache
def _syllables() -> frozenset[str]:
    return frozenset(syllable for syllables in wade_giles().values() for syllable in syllables)


@cache
def _pinyin() -> re.Pattern[str]:
    """Return what two to four syllables in pinyin look like."""
    longest_first = sorted(_syllables(), key=lambda syllable: (-len(syllable), syllable))
    return re.compile(rf"(?:{'|'.join(longest_first)}){{2,{LONGEST}}}")
