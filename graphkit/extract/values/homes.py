"""Which countries a text is about: counted by the places and the adjectives of nationality that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from graphkit.extract.lexicon import codes
from graphkit.places import gazetteer

_WORD = r"[A-Z]\w+(?:[’'-]\w+)*"
_NAMES = re.compile(rf"(?<!\d )(?:\b[A-Z]\.){{2,}}|\b{_WORD}(?: (?:of )?{_WORD}){{0,3}}")
_DOMAIN = re.compile(r"[\w-]\.(?:com?\.|org\.|gov\.|net\.)?(?P<land>au|nz|ca|uk|ie|in|za|ke|ng|gh|sg|hk)(?![\w.])")
_WEIGHT = {"country": 2, "state": 2, "city": 2}
_LARGE = 100_000
"""People of a city that counts: villages are called everything."""
_HUGE = 1_000_000
"""People of a city that counts within another name too: the Lagos Herald."""
_STATES = frozenset({"US", "CA", "AU"})
"""Countries whose states a reader knows by name."""
_ABBREVIATED = 2
_ARTICLES = ("the ", "The ", "THE ")
_ENDING = re.compile(r"['’]s?$")


@lru_cache(maxsize=16)
def countries(text: str) -> Mapping[str, int]:
    """Return how much of the names in a text lies in each country (ISO code).

    >>> countries("Officials in Canada said that Toronto would pay.")
    Counter({'CA': 4})
    """
    named = (match for match in _NAMES.finditer(text) if not _is_landscape(text, match))
    names = Counter(_ENDING.sub("", match.group()) for match in named)
    votes = Counter({match["land"].upper().replace("UK", "GB"): 2 for match in _DOMAIN.finditer(text)})
    for name, times in names.items():
        for word in _lying(name):
            if f" {word[0].lower()} " not in text:
                votes[word[1]] += word[2] * min(times, 2)
    return votes


def _is_landscape(text: str, name: re.Match[str]) -> bool:
    """Return whether an article stands before a name that no country or state has: "the Delta" is no town."""
    if not text.endswith(_ARTICLES, 0, name.start()):
        return False
    bare = _ENDING.sub("", name.group())
    place = gazetteer().best(bare)
    return place is not None and place.subtype == "city" and gazetteer().home(bare) is None


Lying = tuple[str, str, int]
"""A name, the country it lies in, and its weight."""


@lru_cache(maxsize=8192)
def _lying(name: str) -> tuple[Lying, ...]:
    """Return the country of a run of capitalised words, or else of those of its words that name a nation, a state or a large city."""
    whole = _placed(name)
    if whole:
        return ((name, *whole),)
    words = name.split() if " " in name else []
    return tuple((word, *found) for word in words for found in [_placed(_ENDING.sub("", word), least=_HUGE)] if found)


def _placed(name: str, *, least: int = _LARGE) -> tuple[str, int] | None:
    home = gazetteer().home(name)
    country = _of_state(name) or (home.country if home else None)
    if country:
        return country, _WEIGHT["country"]
    place = gazetteer().best(name)
    if place is None or place.subtype not in _WEIGHT:
        return None
    abroad = place.subtype == "state" and place.country in _STATES
    if len(name.replace(".", "")) <= _ABBREVIATED:
        return (place.country, 2) if abroad and place.country != "US" else None
    if place.subtype == "city" and place.population < least:
        return None
    if place.subtype == "state" and not abroad:
        return None
    return place.country, _WEIGHT[place.subtype]


def _of_state(name: str) -> str | None:
    """Return the country of a province or state that is told as texts shorten it: "BC", "Ont."."""
    known = codes("state_codes")
    return known.get(name) or known.get(f"{name}.")
