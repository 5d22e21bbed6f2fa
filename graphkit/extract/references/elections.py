"""Elections of one document under two names: "the May 18 primary" and "the Democratic primary" are one where nothing contradicts it."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.extract.lexicon import words
from graphkit.names import folded

_MONTHS = frozenset(name.lower() for names in (month_name, month_abbr) for name in names if name)
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")


@dataclass(frozen=True, slots=True)
class Election:
    """What the name of an election tells: its noun, its day or year, and whose it is."""

    noun: str
    when: frozenset[str]
    whose: frozenset[str]

    @classmethod
    def parse(cls, name: str) -> Election:
        """Return the parts of a name."""
        *told, noun = folded(name).split()
        when = frozenset(word for word in told if _NUMBER.fullmatch(word) or word in _MONTHS)
        return cls(noun, when, frozenset(told) - when)

    def may_be(self, other: Election) -> bool:
        """Whether one of the two tells nothing that the other denies, in day and in kind."""
        return self.noun == other.noun and _fits(self.when, other.when) and _fits(self.whose, other.whose)


def one_election(names: Iterable[str]) -> dict[str, str]:
    """Return, for each folded name of an election, the name that stands for it: its own, or the one that it fits alone."""
    known = {folded(name): Election.parse(name) for name in names if folded(name).split()[-1:] != []}
    elections = {name: one for name, one in known.items() if one.noun in words("elections")}
    fits: dict[str, list[str]] = defaultdict(list)
    for name, one in elections.items():
        fits[name] = sorted(other for other, two in elections.items() if other != name and one.may_be(two))
    return {name: min(name, fits[name][0]) if _only_each_other(name, fits) else name for name in known}


def _only_each_other(name: str, fits: dict[str, list[str]]) -> bool:
    return len(fits[name]) == 1 and fits[fits[name][0]] == [name]


def _fits(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or one <= other or other <= one
