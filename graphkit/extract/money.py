"""Sums of money: found in text and read as numbers of a currency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from graphkit.extract.lexicon import codes, words
from graphkit.model import Money

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "grand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
}
_LONG_SCALE = r"hundred|thousand|million|billion|trillion|mln|bn|mn|grand"
_SCALE = rf"(?:[ \-\u00a0]?(?:{_LONG_SCALE})\b|[kKmMbB]\b)"
_BEFORE = re.compile(r"(?:(?P<words>[A-Za-z'’]+(?: [A-Za-z'’]+){0,2}) )$")
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|or)\s)"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money and where it stands, in characters."""

    start: int
    end: int
    money: Money


def sums(text: str) -> Iterator[Sum]:
    """Yield the sums that `text` names, a range as one sum.

    >>> [(s.money.text, s.money.value, s.money.currency) for s in sums("It paid nearly $1.7 million, then £2.5m.")]
    [('$1.7 million', 1700000.0, 'USD'), ('£2.5m', 2500000.0, 'GBP')]
    >>> [(s.money.value, s.money.high) for s in sums("between $5,000 and $10,000")]
    [(5000.0, 10000.0)]
    """
    position = 0
    while match := _pattern().search(text, position):
        if match["n2"] and _falls(match):
            match = _single().match(text, match.start()) or match
        yield Sum(match.start(), match.end(), _money(match, text[max(0, match.start() - 40) : match.start()]))
        position = match.end()


@cache
def _pattern() -> re.Pattern[str]:
    sign, unit, loose = _either(codes("currency_signs")), _either(codes("currency_words")), _either(words("loose_sums"))
    number = "|".join(key for key in codes("small_numbers") if key)
    return re.compile(
        rf"(?<![\w$£€])(?P<sign>{sign})\s?(?P<n1>{_NUMBER})(?P<s1>{_SCALE})?"
        rf"(?:{_TO}(?:{sign})?\s?(?P<n2>{_NUMBER})(?P<s2>{_SCALE})?(?![\w%-]))?"
        rf"|(?<![\w.,])(?P<n3>{_NUMBER})(?P<s3>[ -]?(?:{_LONG_SCALE}))?[ -](?P<unit>{unit})\b"
        rf"|\b(?P<w>(?:(?:{number}) )?(?:{_LONG_SCALE}))[ -](?P<unit2>{unit})\b"
        rf"|\b(?P<loose>{loose})\b",
        re.IGNORECASE,
    )


@cache
def _single() -> re.Pattern[str]:
    """Return the pattern of a sum that opens no range."""
    return re.compile(_pattern().pattern.replace(_TO, "(?!)"), re.IGNORECASE)


def _either(keys: Iterable[str]) -> str:
    return "|".join(re.escape(key) for key in sorted(keys, key=lambda key: (-len(key), key)))


def _falls(match: re.Match[str]) -> bool:
    """Whether the second number is the smaller one: "$1.35 million to $600,000" compares, and is no range."""
    return _value(match["n2"], match["s2"]) <= _value(match["n1"], match["s1"] or match["s2"])


def _money(match: re.Match[str], left: str) -> Money:
    text = match.group()
    before = _BEFORE.search(left)
    approximate = bool(before) and _approximates(before.group("words").lower().split() if before else [])
    if match["loose"]:
        return Money(text, None, None, approximate=True)
    if match["sign"]:
        return replace(_signed(match), approximate=approximate)
    unit = match["unit"] or match["unit2"]
    value = _value(match["n3"], match["s3"]) if match["n3"] else _worded(match["w"])
    currency = codes("currency_words").get(unit) or codes("currency_words")[unit.lower()]
    return Money(
        text, value / 100 if unit.lower().startswith(("cent", "pence")) else value, currency, approximate=approximate
    )


def _signed(match: re.Match[str]) -> Money:
    currency = codes("currency_signs").get(match["sign"]) or codes("currency_signs").get(match["sign"].upper())
    low, high = _value(match["n1"], match["s1"] or (match["s2"] if match["n2"] else None)), None
    if match["n2"]:
        high = _value(match["n2"], match["s2"])
    return Money(match.group(), low, currency, high)


def _value(number: str, scale: str | None) -> float:
    factor = _SCALES[scale.strip(" -\u00a0").lower()] if scale else 1.0
    return round(float(number.replace(",", "")) * factor, 2)


def _worded(text: str) -> float:
    first, _, last = text.lower().rpartition(" ")
    return float(codes("small_numbers").get(first, 1)) * _SCALES[last]


def _approximates(before: list[str]) -> bool:
    tails = (" ".join(before[-length:]) for length in (1, 2, 3))
    return any(tail in words("approximations") for tail in tails)
