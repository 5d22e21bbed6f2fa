"""Whether two names may be one organisation's or committee's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from graphkit.names.comparison import Comparison, edits, in_latin_letters, spelling
from graphkit.names.fold import SMALL_WORDS, acronyms, folded
from graphkit.names.scripts import MIXED, in_one_script, is_mixed, unreadable
from graphkit.names.words import common_words, leading_forms, legal_forms, opposites, spellings

_BETWEEN_LETTERS = re.compile(r"(?<=\b\w)\.\s?(?=\w\b)|(?<=\bre)-(?=\w)", re.IGNORECASE)
"""The full stops of "U.S." and the hyphen of "re-elect": "Re" alone is reinsurance."""
_STATE = re.compile(r"\b(?:[A-Z]\.){2}(?=\s\w)|\b[A-Z][a-z]{1,4}\.(?=\s\w)")
_NUMBER = re.compile(r"\d+|[ivx]+")
FEW = 2
"""Words that a short form leaves out at the end: more make another body, as of a newspaper its institute for something."""
_SHORTENED = {" united states ": " us ", " u s ": " us ", " political action committee ": " pac "}
"""Words that stand for others wherever they stand."""
TAILS = frozenset({"pac", "super pac", "committee", "campaign", "inc", "group"})
"""Closed class: words behind a name that are left out when it is used again: "Harbor Forward PAC", then "Harbor Forward"."""


@dataclass(frozen=True, slots=True)
class BodyName:
    """An organisation's name, ready to be compared."""

    text: str
    words: tuple[str, ...]
    """Folded, in standard spelling, without legal form."""
    legal: str
    core: tuple[str, ...]
    """The words without small words and without a tail like "PAC"."""
    numbers: frozenset[str]
    """Numbers and Roman numerals."""
    spelled: tuple[str, ...]
    """The words as they are written, without legal form."""

    @classmethod
    def parse(cls, text: str) -> BodyName:
        """Return the words and the legal form of `text`."""
        return _parsed(text)

    @property
    def bare(self) -> bool:
        """Whether no tail like "PAC" stands behind the name."""
        return self.words[-1:] == self.core[-1:]

    @property
    def is_acronym(self) -> bool:
        """Whether it is one word in capitals: "AJP"."""
        return len(self.words) == 1 and self.text.replace(".", "").isupper() and 1 < len(self.words[0]) < 8


@lru_cache(maxsize=1 << 16)
def same_body(left: str, right: str) -> Comparison:
    """Return whether `left` and `right` may name one organisation. Bands as in `same_person`."""
    one, two = folded(left), folded(right)
    if one == two:
        return Comparison(1.0, "the same name")
    if latin := in_one_script(one, two):
        return in_latin_letters(same_body(*latin))
    if is_mixed(one) != is_mixed(two):
        return MIXED
    if found := unreadable(one, two):
        return found
    a, b = BodyName.parse(left), BodyName.parse(right)
    for rule in _RULES:
        if found := rule(a, b):
            return found
    return Comparison(0.0, "different names")


@lru_cache(maxsize=1 << 18)
def _parsed(text: str) -> BodyName:
    text = _STATE.sub(_state_in_full, text) if "." in text else text
    tokens = folded(_BETWEEN_LETTERS.sub("", text)).split()
    size = next((n for n in (4, 3, 2, 1) if len(tokens) > n and " ".join(tokens[:n]) in leading_forms()), 0)
    legal, tokens = tokens[:size], tokens[size:]
    while len(tokens) > 1:
        size = next((n for n in (5, 4, 3, 2, 1) if len(tokens) > n and " ".join(tokens[-n:]) in legal_forms()), 0)
        if not size:
            break
        legal = tokens[-size:] + legal
        tokens = tokens[:-size]
    if tokens and tokens[-1] == "and" and len(tokens) > 1:
        tokens = tokens[:-1]
    standard = tuple(_standard(tokens))
    numbers = {word for word in standard if _is_number(word)} | (
        {"i"} if standard[1:] and standard[-1] == "i" else set()
    )
    return BodyName(text, standard, " ".join(legal), _core(standard), frozenset(numbers), tuple(tokens))


def _state_in_full(found: re.Match[str]) -> str:
    """Return the name of a state of the United States for its abbreviation: "Calif.", "N.Y."."""
    from graphkit.places import gazetteer

    state = gazetteer().state(found[0])
    return state.name if state else found[0]


def _core(tokens: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(word for word in tokens if word not in SMALL_WORDS)
    return kept[:-1] if len(kept) > 1 and kept[-1] in TAILS else kept


def _is_number(word: str) -> bool:
    return word.isdigit() or (len(word) > 1 and bool(_NUMBER.fullmatch(word)))


def _standard(tokens: list[str]) -> list[str]:
    text = f" {' '.join(tokens)} "
    for long, short in _SHORTENED.items():
        text = text.replace(long, short)
    return [spellings().get(word, word) for word in text.split()]


def _conflict(a: BodyName, b: BodyName) -> Comparison | None:
    if a.numbers != b.numbers and ((a.numbers and b.numbers) or set(a.core) ^ set(b.core) <= a.numbers | b.numbers):
        return Comparison(0.2, f"different numbers: {_said(a.numbers)} and {_said(b.numbers)}")
    return None


def _said(numbers: frozenset[str]) -> str:
    return " ".join(sorted(numbers)) or "none"


def _opposed(a: BodyName, b: BodyName) -> Comparison | None:
    """Two words of which a body's name holds only one: north and south, men's and women's."""
    one, two = ({word.removesuffix("s") for word in name.words} for name in (a, b))
    for words in opposites():
        left, right = sorted(one & words - two), sorted(two & words - one)
        if left and right:
            return Comparison(0.2, f"two sides: {left[0]} and {right[0]}")
    return None


def _same_words(a: BodyName, b: BodyName) -> Comparison | None:
    if a.words == b.words:
        return Comparison(0.97, "the same name with another legal form or spelling")
    if "".join(a.words) == "".join(b.words):
        return Comparison(0.96, "the same letters, divided otherwise")
    if tuple(w for w in a.words if w not in SMALL_WORDS) == tuple(w for w in b.words if w not in SMALL_WORDS):
        return Comparison(0.95, "a small word left out")
    if a.core and a.core == b.core and (a.bare or b.bare):
        return Comparison(0.92, "one name with and without its kind")
    if sorted(a.core) == sorted(b.core):
        return Comparison(0.88, "the same words in another order")
    return None


def _acronym(a: BodyName, b: BodyName) -> Comparison | None:
    for short, long in ((a, b), (b, a)):
        if short.is_acronym and short.words[0] in acronyms(long.text):
            return Comparison(0.7, f"{short.text} is an acronym of {long.text}")
    return None


def _of_a_country(a: BodyName, b: BodyName) -> Comparison | None:
    """One says of which country it is, the other calls it by the adjective: "French Embassy", "Embassy of France"."""
    if len(a.core) == len(b.core) and sorted(map(of_country, a.core)) == sorted(map(of_country, b.core)):
        adjective = min(word for word in {*a.core, *b.core} if of_country(word) != word)
        return Comparison(0.9, f"{adjective} is of {of_country(adjective).title()}")
    return None


def of_country(word: str) -> str:
    """Return the folded name of the country for its adjective, any other word as it is.

    >>> of_country("french"), of_country("embassy")
    ('france', 'embassy')
    """
    from graphkit.places import gazetteer

    country = gazetteer().home(word)
    return folded(country.name) if country else word


def _place_swapped(a: BodyName, b: BodyName) -> Comparison | None:
    """Local branches and makes for other places are other bodies."""
    from graphkit.places import place_named

    left, right = [w for w in a.core if w not in b.core], [w for w in b.core if w not in a.core]
    if left and right and edits(" ".join(left), " ".join(right)) > 1:
        places = [place_named(" ".join(words).title()) for words in (left, right)]
        if all(places):
            return Comparison(0.15, f"different places: {' '.join(left)} and {' '.join(right)}")
    return None


def _part(a: BodyName, b: BodyName) -> Comparison | None:
    short, long = sorted((a.core, b.core), key=len)
    if not short or len(short) == len(long):
        return None
    if long[: len(short)] == short and len(long) - len(short) <= FEW:
        return Comparison(0.55, f"the first words of the name: {' '.join(short)}")
    if long[-len(short) :] == short:
        return Comparison(0.5, f"the last words of the name: {' '.join(short)}")
    return None


def _spelled_alike(a: BodyName, b: BodyName) -> Comparison | None:
    found = spelling("".join(a.words), "".join(b.words), letters=4)
    return found if found.same or not _is_slip(a, b) else spelling("".join(a.spelled), "".join(b.spelled), letters=4)


def _is_slip(a: BodyName, b: BodyName) -> bool:
    """Whether a slip hides the word that has a standard spelling: "interntional" is no word, and "intl" is far from it."""
    pairs = zip(a.spelled, b.spelled, strict=True) if len(a.spelled) == len(b.spelled) else ()
    return any(_hides(one, two) or _hides(two, one) for one, two in pairs if one != two)


def _hides(one: str, two: str) -> bool:
    return two in spellings() and one not in spellings() and one not in common_words()


_RULES: tuple[Callable[[BodyName, BodyName], Comparison | None], ...] = (
    _conflict,
    _opposed,
    _same_words,
    _acronym,
    _of_a_country,
    _place_swapped,
    _part,
    _spelled_alike,
)
