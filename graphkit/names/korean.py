"""Korean names in the ways in which they are written in Latin letters: "Yi Myong-bak" is "Lee Myung-bak"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from graphkit.names.comparison import Comparison
from graphkit.names.persons import PersonName

_FIRST, _LAST = "가", "힣"
_VOWELS, _FINALS = 21, 28
"""Vowels and finals of the standard: each initial has so many syllables."""
GIVEN = 2
"""Syllables of a given name."""


@dataclass(frozen=True, slots=True)
class Syllable:
    """What a written syllable may be: the sound before the vowel, the vowels that the letters may mean, and the sound behind."""

    initial: str
    vowels: frozenset[str]
    final: str

    def may_be(self, other: Syllable) -> bool:
        """Return whether two written syllables may be one."""
        return (self.initial, self.final) == (other.initial, other.final) and bool(self.vowels & other.vowels)


def two_korean_forms(a: PersonName, b: PersonName) -> Comparison | None:
    """Whether two names are one Korean name, written by two systems: family names, and syllable by syllable the given ones.

    >>> two_korean_forms(PersonName.parse("Yi Myong-bak"), PersonName.parse("Lee Myung-bak")).score
    0.88
    """
    for one, family in _read(a.tokens):
        for two, other in _read(b.tokens):
            if family & other and len(one) == len(two) == GIVEN and all(map(Syllable.may_be, one, two)):
                return Comparison(0.88, "one Korean name in two romanisations")
    return None


def korean_blocks(tokens: Sequence[str]) -> frozenset[str]:
    """Return where the other ways to write a Korean name are looked for: at its family name and the consonants of the given one."""
    return frozenset(
        f"{family} {' '.join(f'{one.initial}-{one.final}' for one in given)}"
        for given, families in _read(tokens)
        if len(given) == GIVEN
        for family in families
    )


def _read(tokens: Sequence[str]) -> Iterator[tuple[tuple[Syllable, ...], frozenset[int]]]:
    """Yield the given names that a name may have, and the family names, once from the front and once from behind."""
    for family, given in ((tokens[:1], tokens[1:]), (tokens[-1:], tokens[:-1])):
        groups = _families().get(family[0]) if given and family else None
        if groups and (syllables := _syllables("".join(given), given)):
            yield syllables, groups


def _syllables(letters: str, given: Sequence[str]) -> tuple[Syllable, ...]:
    """Return the syllables of a given name, nothing where it can be no Korean one. Two words are one syllable each."""
    words = given if len(given) == GIVEN else (letters,)
    pattern = _pattern(1) if len(words) == GIVEN else _pattern(GIVEN)
    found = [pattern.fullmatch(word) for word in words]
    if not all(found):
        return ()
    groups = [group or "" for match in found if match for group in match.groups()]
    initials, vowels, finals = (_sounds(kind) for kind in ("initials", "vowels", "finals"))
    return tuple(
        Syllable(
            "".join(initials.get(groups[at], ("",))),
            frozenset(vowels[groups[at + 1]]),
            "".join(finals.get(groups[at + 2], ("",))),
        )
        for at in range(0, len(groups), 3)
    )


def romanised_hangul(word: str) -> str:
    """Return a word in Hangul by the Revised system, syllable by syllable; nothing for any other.

    >>> romanised_hangul("김정은")
    'gim jeong eun'
    """
    if not word or not all(_FIRST <= letter <= _LAST for letter in word):
        return ""
    initials, vowels, finals = (_data()["hangul"][kind].split() for kind in ("initials", "vowels", "finals"))
    found = []
    for letter in word:
        rest, final = divmod(ord(letter) - ord(_FIRST), _FINALS)
        initial, vowel = divmod(rest, _VOWELS)
        found.append(f"{initials[initial]}{vowels[vowel]}{finals[final]}".replace("-", ""))
    return " ".join(found)


@cache
def _pattern(count: int) -> re.Pattern[str]:
    """Return what so many syllables look like in Latin letters."""
    choices = {kind: "|".join(sorted(_sounds(kind), key=lambda one: (-len(one), one))) for kind in _KINDS}
    one = f"({choices['initials']})?({choices['vowels']})({choices['finals']})?"
    return re.compile(one * count)


_KINDS = ("initials", "vowels", "finals")


@cache
def _sounds(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return the letters for initials, vowels or finals, each with the sounds that they may be."""
    found: dict[str, list[str]] = {}
    for sound, ways in _data()[kind].items():
        for way in ways:
            found.setdefault(way, []).append(sound)
    return {way: tuple(sounds) for way, sounds in found.items()}


@cache
def _families() -> Mapping[str, frozenset[int]]:
    """Return the family names in Latin letters, each with the numbers of those that it may be."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_data()["families"]["groups"]):
        for way in group.split():
            found.setdefault(way, set()).add(number)
    return {way: frozenset(numbers) for way, numbers in found.items()}


@cache
def _data() -> dict[str, dict[str, Any]]:
    text = resources.files("graphkit").joinpath("data", "names", "korean.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
