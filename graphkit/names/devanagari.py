"""Words in Devanagari in Latin letters: a consonant holds an "a" that nobody writes, and nobody says at the end of a word."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


def romanised_devanagari(word: str) -> str:
    """Return a word in Devanagari in Latin letters; nothing for any other.

    >>> romanised_devanagari("नरेन्द्र"), romanised_devanagari("राहुल"), romanised_devanagari("Rahul")
    ('narendra', 'rahul', '')
    """
    known = _letters()
    if not word or not all(any(letter in kind for kind in known.values()) for letter in word):
        return ""
    return "".join(_sound(word, at) for at in range(len(word)))


def _sound(word: str, at: int) -> str:
    known, letter = _letters(), word[at]
    if letter not in known["consonants"]:
        return next(kind[letter] for kind in known.values() if letter in kind)
    behind = word[at + 1 :].lstrip("़")
    spoken = behind[:1] not in known["signs"] if behind else _ends_a_conjunct(word, at)
    return known["consonants"][letter] + "a" * spoken


def _ends_a_conjunct(word: str, at: int) -> bool:
    """Whether two consonants stand together at the end of a word, which leaves the "a" to be heard."""
    return word[at - 1 : at] == "्"


@cache
def _letters() -> dict[str, dict[str, str]]:
    text = resources.files("graphkit").joinpath("data", "names", "devanagari.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
