"""Currencies: which one a noun or a sign means, by the countries that the text is about and by its date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from graphkit.extract.lexicon import codes, words
from graphkit.extract.values.homes import countries
from graphkit.names import folded
from graphkit.places import gazetteer

UNITED_STATES = "US"
_STRONG = 2
"""Votes of one country's own name or of one of its cities."""
_LARGE = 10_000
"""Of what is weighed or counted there are seldom so many."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency of ISO 4217, its noun ("dollar"), and the years in which each country paid with it."""

    code: str
    noun: str
    lands: tuple[tuple[str, int, int], ...]

    def paid_in(self, country: str, year: int) -> bool:
        """Return whether `country` paid with it in `year`."""
        return any(land == country and first <= year <= last for land, first, last in self.lands)


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides which dollar a dollar is: the text and its year."""

    text: str
    year: int = 2020
    amount: float = 0.0
    """How many of the unit."""

    @property
    def votes(self) -> Mapping[str, int]:
        """How much of the text lies in each country."""
        return countries(self.text)


def currency(unit: str, setting: Setting) -> str | None:
    """Return the ISO code of a word or sign of money in that setting; None where it is none there.

    >>> [currency(unit, Setting("The mayor of Toronto, Canada")) for unit in ("dollars", "pesos", "Swiss francs")]
    ['CAD', 'MXN', 'CHF']
    """
    name = _full_names().get(folded(unit))
    if name:
        return name
    adjective, _, last = unit.strip().rpartition(" ")
    noun = _noun(last) or _noun(unit)
    if noun is None:
        return None
    if noun.isupper():
        return noun
    home = gazetteer().home(adjective) if adjective else None
    owned = home and next((one for one in _called(noun) if one.paid_in(home.country, setting.year)), None)
    return owned.code if owned else _by_country(noun, setting)


def home_currency(setting: Setting) -> str | None:
    """Return what is paid with in the country that the text is mostly about."""
    votes = setting.votes
    country = min(votes, key=lambda land: (-votes[land], land), default=None)
    found = (one.code for one in _table() if country and one.paid_in(country, setting.year))
    return next(found, None) if country else None


def cent_of(unit: str, setting: Setting) -> str | None:
    """Return the currency that a word for its hundredth belongs to, "" where the text must tell; None for any other word."""
    adjective, _, last = unit.strip().rpartition(" ")
    noun = codes("cents").get(last.lower())
    if noun is None:
        return None
    named = currency(f"{adjective} {noun or 'dollar'}", setting) if adjective else None
    return named or (_by_country(noun, setting) if noun else "") or ""


@cache
def unit_pattern() -> str:
    """Return the pattern of a currency's name after a number, perhaps with the adjective of its country."""
    nouns = sorted({*_nouns(), *codes("currency_nouns"), *codes("cents")}, key=lambda noun: (-len(noun), noun))
    plain = "|".join(re.escape(noun) for noun in nouns)
    return rf"(?:(?-i:(?:U\.S\.|[A-Z][a-z]+)(?: [A-Z][a-z]+){{0,2}} )(?:new )?)?(?:{plain}|(?-i:[A-Z]{{3}}))(?:e?s)?\b"


@cache
def unit_words() -> frozenset[str]:
    """Return every word that ends a currency's name."""
    nouns = {*_nouns(), *codes("cents"), *(name.rpartition(" ")[2] for name in codes("currency_nouns"))}
    return frozenset({*nouns, *(noun + "s" for noun in nouns)})


@cache
def currency_codes() -> frozenset[str]:
    """Return the codes of ISO 4217."""
    return frozenset(one.code for one in _table())


@cache
def sign_pattern() -> str:
    """Return the pattern of a currency's sign or code before a number."""
    signs = sorted(codes("currency_signs"), key=lambda sign: (-len(sign), sign))
    exact, loose = [sign for sign in signs if sign.isalpha()], [sign for sign in signs if not sign.isalpha()]
    iso = "|".join(sorted({one.code for one in _table() if any(last == _NOW for _, _, last in one.lands)}))
    return "|".join(map(re.escape, loose)) + rf"|(?-i:{'|'.join(map(re.escape, exact))}|(?:{iso})(?=[ \d]))"


def of_sign(sign: str, setting: Setting) -> str | None:
    """Return the ISO code of a currency's sign; a letter counts only where the text names a country that pays with it."""
    known = codes("currency_signs").get(sign) or _any_case("currency_signs", sign)
    if known is None and sign in codes("letter_signs"):
        code = codes("letter_signs")[sign]
        found = [one for one in _table() if code in {one.code, one.noun}]
        return next((one.code for one in found if _voted(one, setting)), None)
    if known is None:
        return sign.upper()
    return known if known.isupper() else _by_country(known, setting, sign)


def _any_case(table: str, key: str) -> str | None:
    return next((value for name, value in codes(table).items() if name.lower() == key.lower()), None)


def _by_country(noun: str, setting: Setting, sign: str = "") -> str | None:
    """Return the currency of that noun in the country that the text names most; the usual one where it names none of them."""
    usual = codes("currency_defaults").get(noun)
    namesakes = codes("namesakes").get(sign) or codes("namesakes").get(noun)
    rivals = [(_voted(one, setting), one.code) for one in _called(noun) if namesakes is None or one.code in namesakes]
    votes, code = max(rivals, key=lambda rival: (rival[0], rival[1] == usual), default=(0, None))
    if noun == "dollar" and votes <= setting.votes.get(UNITED_STATES, 0):
        return "USD"
    if votes >= (_STRONG if noun == "dollar" else 1):
        return code
    if noun in words("doubtful_currencies") and setting.amount < _LARGE and not _told(noun, setting.text):
        return None
    return usual or (code if len(rivals) == 1 else None)


def _told(noun: str, text: str) -> bool:
    """Whether the text has the sign of the noun's currency: "£" for pounds."""
    return any(value == noun and sign in text for sign, value in codes("currency_signs").items())


def _voted(one: Currency, setting: Setting) -> int:
    votes = setting.votes
    lands = {land for land, first, last in one.lands if first <= setting.year <= last}
    return sum(votes.get(land, 0) for land in lands)


@cache
def _noun(word: str) -> str | None:
    """Return the noun of iso_4217.tsv, or the code, that a word means; its plural counts."""
    lowered = word.lower()
    for form in (lowered, lowered.removesuffix("s"), lowered.removesuffix("es")):
        for known in (form, folded(form)):
            if known in codes("currency_nouns"):
                return str(codes("currency_nouns")[known])
            if known in _nouns():
                return _nouns()[known]
    if word in currency_codes():
        return word
    return None


_NOW = 9999


@cache
def _table() -> tuple[Currency, ...]:
    return tuple(Currency(row[0], _last(row[1]), _lands(row[3])) for row in _rows())


@cache
def _rows() -> tuple[list[str], ...]:
    text = resources.files("graphkit").joinpath("data", "iso_4217.tsv").read_text(encoding="utf-8")
    return tuple(line.split("\t") for line in text.splitlines())


@cache
def _nouns() -> dict[str, str]:
    """Return the nouns, singular and plural, and the singular that each stands for."""
    pairs = [(_last(name), _last(row[1])) for row in _rows() for name in (row[1], row[2])]
    return {noun: one for noun, one in pairs if re.fullmatch(r"[a-z]{3,}", noun)}


@cache
def _full_names() -> dict[str, str]:
    names = {folded(name): row[0] for row in _rows() for name in row[1:3] if " " in name}
    return names | {
        folded(name): code for name, code in codes("currency_nouns").items() if code.isupper() and " " in name
    }


@lru_cache(maxsize=256)
def _called(noun: str) -> tuple[Currency, ...]:
    return tuple(one for one in _table() if one.noun == noun)


def _last(name: str) -> str:
    """Return the noun of a currency's name: "dollar" of "US dollar"."""
    return folded(re.sub(r" \(.*\)", "", name)).rpartition(" ")[2]


def _lands(text: str) -> tuple[tuple[str, int, int], ...]:
    parts = (re.split("[:-]", entry) for entry in text.split())
    return tuple((land, int(first), int(last or _NOW)) for land, first, last in parts)
