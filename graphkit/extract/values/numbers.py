"""Numbers: how they are written in digits and in words, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from graphkit.extract.lexicon import codes

DIGITS = r"(?:\d{1,3}(?:,\d\d){1,3},\d{3}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+ [1-9]/[2-8]|\d*\.\d+|\d+)"
"""1,500.50, 18,46,203 (lakhs), .6 and 4 1/2."""
BY_SIGN = r"(?:\d{1,3}(?:, \d{3})+(?!\d)|\d{1,3}(?:[ \u00a0]\d{3})+(?!\d|[.,]\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+,\d{1,2}(?![\d,])|\d+\. \d+(?= ?- ?[mb]))"
"""What is a number only beside a currency's sign: 640 000, 380, 600, 1.200.000 and 2,1."""
LONG = r"hundred|thousand|million|billion|trillion|lakhs?|crores?|mln|bln|bn|mn|tn|trn"
SCALE = rf"(?:(?:[ \u00a0]?-?[ \u00a0]?)(?:{LONG})\b|(?:[kKmMbB]|mm|MM)\b)"
_SCALES = r"hundred|thousand|million|billion|trillion|lakhs?|crores?"
_WORD = re.compile(r"\d+ \d/\d|\d*\.\d+|\d+|[a-z]+")
_THOUSANDS = re.compile(r"(?<=\d)(?:, ?|[ \u00a0]|\.(?=\d{3}\.|\d{3}$))(?=\d{3}(?!\d))|(?<=\d),(?=\d\d,)")
_COMMA_DECIMAL = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
_SHARES = {"half": 0.5, "quarter": 0.25, "quarters": 0.25}


@cache
def worded() -> str:
    """Return the pattern of a number in words: "ninety-six hundred", "half a million", "twenty"."""
    unit = _either(codes("small_numbers"))
    share = r"(?:half(?:[ -]an?)?|(?:a |one[ -]|three[ -])?quarters?(?:[ -]of)?(?:[ -]an?)?)"
    more = (
        rf"(?:(?:-| and |, | )(?:an? (?={_SCALES}))?(?:a (?:half|quarter)|{unit}|{_SCALES})\b| point(?: (?:{unit})\b)+)"
    )
    return rf"\b(?:{share}[ -](?:{_SCALES})\b|an? (?:{_SCALES})\b{more}*|(?:{unit})\b{more}*)"


@lru_cache(maxsize=4096)
def number(text: str) -> float | None:
    """Return what `text` comes to; None where it holds no number.

    >>> [number(text) for text in ("1,200", "2.4 crore", "eighteen thousand nine hundred", "half a million", "a million and a half")]
    [1200.0, 24000000.0, 18900.0, 500000.0, 1500000.0]
    """
    words = _WORD.findall(_COMMA_DECIMAL.sub(".", _THOUSANDS.sub("", re.sub(r"\. (?=\d)", ".", text.lower()))))
    return _sum(words) if any(_is_number(word) for word in words) else None


def _sum(words: list[str]) -> float:
    """Add up the groups before each power of ten; what stands after the last one is added as it is."""
    total = group = scale = 0.0
    place, before = 1.0, ""
    for word in words:
        if word == "point":
            place = 0.1
        elif word in _SHARES:
            group = (
                group * _SHARES[word]
                if _plain(before) is not None
                else group + _SHARES[word] * (1 if group else scale or 1)
            )
        elif word in codes("scales"):
            scale, place = codes("scales")[word], 1.0
            total, group = (total, (group or 1) * 100) if word == "hundred" else (total + (group or 1) * scale, 0.0)
        elif (value := _plain(word)) is not None:
            group, place = group + value * place, place / 10 if place < 1 else 1.0
        before = word
    return round(total + group, 2)


def _is_number(word: str) -> bool:
    return _plain(word) is not None or word in _SHARES or word in codes("scales")


def _plain(word: str) -> float | None:
    """Return the value of digits or of a small number in words."""
    if word in codes("small_numbers"):
        return float(codes("small_numbers")[word])
    whole, _, part = word.partition(" ")
    if part and whole:
        above, _, below = part.partition("/")
        return int(whole) + int(above) / int(below)
    return float(word) if word[:1].isdigit() or word[:1] == "." else None


def _either(keys: Iterable[str]) -> str:
    return "|".join(re.escape(key) for key in sorted(keys, key=lambda key: (-len(key), key)))
