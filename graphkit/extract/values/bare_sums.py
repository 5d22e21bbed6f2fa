"""Sums told without a currency, where the words before them pay: "Local 66 gave us twenty-five hundred"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graphkit.extract.lexicon import words
from graphkit.extract.values.numbers import DIGITS, SCALE, worded

_HINT = re.compile(r"(?:hundred|thousand|million|billion|lakh|crore)\b|\d[kK]\b|\d,\d{3}(?! ?[$£€])", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?:]\s|\n")
_LEFT, _RIGHT = 90, 70
_LARGE = r"hundred|thousand|million|billion|lakh|crore"
_NOTHING_COUNTED = (
    r"(?=\s*[.,;:!?)”\"’\]—–]|\s*$|\s+(?:to|from|in|on|for|at|into|a (?:year|month|week)|or so|and (?:change|the|a)|each|more|came|went|moved"
    r"|left|apiece|before|after|if|when|was|is|paid|of (?:the|that|it|this|my|his|her|their|our|its))\b)"
)


def bare_sums(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers, as groups low and perhaps high, that are sums although nothing says of what.

    >>> [match.group() for match in bare_sums("Local 66 gave us twenty-five hundred. Ten thousand came.")]
    ['twenty-five hundred']
    """
    end = 0
    for hint in _HINT.finditer(text):
        start = max(end, hint.start() - _LEFT)
        match = next(
            (one for one in _pattern().finditer(text, start, hint.end() + _RIGHT) if one.end() >= hint.end()), None
        )
        if match and _is_paid(match):
            yield match
            end = match.end()


@cache
def _pattern() -> re.Pattern[str]:
    amount = rf"(?:{DIGITS}{SCALE}|(?=(?:[a-z]+[ -]){{0,5}}(?:{_LARGE})){worded()}|\d{{1,3}}(?:,\d{{3}})+)"
    joined = rf"(?P<low>{amount}|{worded()}|\d+)(?P<to>\sto\s|\sand\s|(?<=\d)\s?[-–—]\s?(?=\d))(?P<high>{amount})"
    return re.compile(
        rf"(?<![\w.,$£€#-])(?:{joined}|(?P<alone>{amount}))(?!,?\d){_NOTHING_COUNTED}",
        re.IGNORECASE,
    )


def _is_paid(match: re.Match[str]) -> bool:
    """Whether the sentence speaks of paying before the number, or of money kept right after it, and counts nothing else."""
    text = match.string
    before = _SENTENCE.split(text[max(0, match.start() - _LEFT) : match.start()])[-1]
    after = _SENTENCE.split(text[match.end() : match.end() + _RIGHT])[0]
    if _counted().search(before + " " + after) or re.search(r"\bby $", before):
        return False
    return bool(_paying().search(before)) or after.startswith(" in the bank")


@cache
def _paying() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('words_of_paying')))})\b", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('counted')))})\b", re.IGNORECASE)
