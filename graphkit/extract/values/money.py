"""Sums of money: found in text and read as numbers of a currency."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from graphkit.extract.lexicon import codes, words
from graphkit.extract.values.bare_sums import bare_sums
from graphkit.extract.values.currencies import (
    Setting,
    cent_of,
    currency,
    currency_codes,
    home_currency,
    of_sign,
    sign_pattern,
    unit_pattern,
    unit_words,
)
from graphkit.extract.values.numbers import BY_SIGN, DIGITS, SCALE, number, worded
from graphkit.model import Money

_BEFORE = re.compile(r"(?:(?P<words>[A-Za-z'’]+(?: [A-Za-z'’]+){0,2}) )$")
_BETWEEN = re.compile(r"\bbetween\s*$", re.IGNORECASE)
_TO = r"(?P<to>\s?[-–—]\s?|\sto\s|\sand\s)"
_CUE = re.compile(r"[^\W\d_]+|[$£€¥₹₩₽₦₪₫₱₺₴฿₡₲₵¢#]")
_DIGIT = re.compile(r"[ \u00a0]?[\d.]")
_CODE = 3
_LEFT, _RIGHT = 70, 70
"""Characters beside a cue in which its sum stands."""
_MANY = (
    r"(?:(?:tens|hundreds|thousands|millions|billions|trillions)(?: of (?:hundreds|thousands|millions|billions))? of"
    r"|(?:a few|several|some|many|untold) (?:hundred|thousand|million|billion)s?(?: of)?)"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money and where it stands, in characters."""

    start: int
    end: int
    money: Money


def sums(text: str, year: int | None = None) -> Iterator[Sum]:
    """Yield the sums that `text`, perhaps of that year, names, a range as one sum.

    >>> [(s.money.text, s.money.value, s.money.currency) for s in sums("It paid nearly $1.7 million, then £2.5m.")]
    [('$1.7 million', 1700000.0, 'USD'), ('£2.5m', 2500000.0, 'GBP')]
    >>> [(s.money.value, s.money.high) for s in sums("between $5,000 and $10,000")]
    [(5000.0, 10000.0)]
    """
    setting = Setting(text) if year is None else Setting(text, year)
    found = [one for window in _windows(text) for form in _forms() for one in _read(form, window, setting)]
    found.extend(list(_bare(text, found)))
    told: str | None = None
    for one in _apart(found):
        told = one.money.currency or told
        yield one if one.money.currency else _in(told or _paid_with(one.money, setting), one)


def _bare(text: str, found: list[Sum]) -> Iterator[Sum]:
    """Yield the sums without a currency that are no part of the others; they are paid in what is told before."""
    taken = {place for one in found for place in range(one.start, one.end)}
    for match in bare_sums(text):
        if taken.isdisjoint(range(*match.span())):
            sum_ = _sum(match, None)
            if sum_:
                yield sum_


def _in(code: str | None, one: Sum) -> Sum:
    return replace(one, money=replace(one.money, currency=code))


def _paid_with(money: Money, setting: Setting) -> str | None:
    """Return what a sum without a currency is paid in where none is told before: that of the text's country, else dollars."""
    return home_currency(setting) or (None if money.value is None else currency("dollar", setting))


Reader = Callable[[re.Match[str], Setting], Sum | None]
Form = tuple[re.Pattern[str], Reader]


@cache
def _forms() -> tuple[Form, ...]:
    digits, unit = rf"(?:{BY_SIGN}|{DIGITS})", unit_pattern()
    scaled = rf"{digits}(?:{SCALE}(?: \d{{1,3}} (?:million|thousand)\b)?)?"
    amount = rf"(?<![\w.,])(?=[\d.athqofsezn])(?:{DIGITS}(?:{SCALE})?|{worded()})"
    symbol, letter = "(?:[€£$¥₹₽₺₴]|zł|Kč)", "|".join(codes("letter_signs"))
    forms: tuple[tuple[str, Reader], ...] = (
        (
            (
                rf"(?<![\w$£€])(?P<sign>{sign_pattern()})\s?(?P<low>{scaled})"
                rf"(?:{_TO}(?:{sign_pattern()})?\s?(?P<high>{scaled})(?![\w%-]))?(?: (?:{unit}))?"
            ),
            _signed,
        ),
        (rf"(?<![\w$£€.-])(?P<sign>(?-i:{letter}))(?P<low>{scaled})(?![\w%-])", _signed),
        (
            (
                rf"(?P<low>{amount})(?:{_TO}(?P<high>{amount}))?"
                rf"(?:[ -](?:(?P<thousands>grand)\b|(?P<unit>{unit}))|[ \u00a0]?(?P<symbol>{symbol})(?![ \u00a0]?\d))"
            ),
            _named,
        ),
        (rf"\b(?:{_either(words('loose_sums'))}|{_MANY} (?P<unit>{unit})|(?:a few|several) grand\b)", _loose),
    )
    return tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in forms)


def _read(form: Form, window: tuple[int, int], setting: Setting) -> Iterator[Sum]:
    position, end = window
    pattern, read = form
    while match := pattern.search(setting.text, position, end):
        found = read(match, setting)
        if found:
            yield found
        position = found.end if found else match.start() + 1


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches around signs and words of money: the patterns are slow, and most of a text has none."""
    start = end = -1
    for match in _CUE.finditer(text):
        if not _is_cue(match):
            continue
        if match.start() - _LEFT > end:
            if end > 0:
                yield start, end
            start = _word_start(text, match.start() - _LEFT)
        end = match.end() + _RIGHT
    if end > 0:
        yield start, min(end, len(text))


def _is_cue(match: re.Match[str]) -> bool:
    word = match.group()
    if len(word) == 1 and word.isalpha():
        return word in codes("letter_signs") and bool(_DIGIT.match(match.string, match.end()))
    return word.lower() in _cues() or (len(word) == _CODE and word in currency_codes())


def _word_start(text: str, position: int) -> int:
    return 0 if position <= 0 else text.rfind(" ", 0, position) + 1


@cache
def _cues() -> frozenset[str]:
    """Return the signs and words without which there is no sum, in small letters."""
    signs = {
        part for sign in codes("currency_signs") for part in _CUE.findall(sign) if len(part) > 1 or not part.isalpha()
    }
    return frozenset(cue.lower() for cue in {*signs, *unit_words(), "grand", "figures", "figure"})


def _apart(found: Iterable[Sum]) -> Iterator[Sum]:
    """Yield the sums in order, of those that overlap the first and longest."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def _signed(match: re.Match[str], setting: Setting) -> Sum | None:
    code = of_sign(match["sign"], setting)
    if code is None or (match["sign"].isalpha() and len(match["sign"]) == 1 and not _is_large(match["low"])):
        return None
    if match["sign"] == "#" and not re.search("[mb]illion", match["low"]):
        return None
    return _sum(match, code)


def _is_large(digits: str) -> bool:
    """Whether a number behind a letter is written as only sums are: "R640 000" but not "R2"."""
    return bool(re.search(r"\d{3}|[a-z]", digits, re.IGNORECASE))


def _named(match: re.Match[str], setting: Setting) -> Sum | None:
    groups = match.groupdict()
    unit, symbol = groups.get("unit"), groups.get("symbol")
    if symbol:
        return _sum(match, of_sign(symbol, setting))
    if unit is None:
        return _sum(match, None, 1000.0)
    cent = cent_of(unit, setting)
    if cent is not None:
        return _sum(match, cent or None, 0.01)
    code = currency(unit, replace(setting, amount=number(match["low"]) or 0.0))
    return _sum(match, code) if code else None


def _loose(match: re.Match[str], setting: Setting) -> Sum | None:
    unit = match["unit"]
    code = currency(unit, setting) if unit else None
    if unit and code is None:
        return None
    return Sum(match.start(), match.end(), Money(match.group(), None, code, approximate=True))


def _sum(match: re.Match[str], code: str | None, factor: float = 1.0) -> Sum | None:
    """Return the sum, or the first of two that are no range; `factor` is what one of the unit is worth."""
    groups = match.groupdict()
    low, high = _value(groups.get("alone") or match["low"], factor), None
    end = match.end()
    if low is None:
        return None
    if groups.get("high"):
        low, high, end = _range(match, low, factor)
    text = match.string[match.start() : end]
    return Sum(match.start(), end, Money(text, low, code, high, approximate=_approximates(match)))


def _range(match: re.Match[str], low: float, factor: float) -> tuple[float, float | None, int]:
    """Return both ends; "$1.35 million to $600,000" compares, "$5 and $10" without "between" are two, and are no range."""
    high = _value(match["high"], factor) or 0.0
    scale = re.search(rf"{SCALE}$", match["high"], re.IGNORECASE)
    shared = number("1" + scale.group()) if scale and not re.search(rf"{SCALE}$", match["low"], re.IGNORECASE) else None
    first = low * shared if shared and low * shared < high else low
    joined = "and" in match["to"] and not _BETWEEN.search(match.string, max(0, match.start() - 12), match.start())
    if joined or high <= first:
        return low, None, match.end("low")
    return round(first, 2), high, match.end()


def _value(text: str, factor: float) -> float | None:
    value = number(text)
    return None if value is None else round(value * factor, 4)


def _approximates(match: re.Match[str]) -> bool:
    before = _BEFORE.search(match.string[max(0, match.start() - 40) : match.start()])
    told = before["words"].lower().split() if before else []
    return any(" ".join(told[-length:]) in words("approximations") for length in (1, 2, 3))


def _either(keys: Iterable[str]) -> str:
    return "|".join(re.escape(key) for key in sorted(keys, key=lambda key: (-len(key), key)))
