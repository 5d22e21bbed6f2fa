"""Whether two first, middle or last names are one in two forms: shortened, left out, divided otherwise."""

from __future__ import annotations

from graphkit.names.comparison import Comparison, edits, likeness, sound
from graphkit.names.persons import PersonName
from graphkit.names.words import are_forms, are_nicknames, gender, words

FEW = 2
"""Middle names that may be left out."""
PATRONYMICS = frozenset({"bin", "ibn", "bint", "ben", "ould"})
"""Closed class: "son of"; what stands before and behind is not to be changed round."""
LONG, ALIKE = 5, 0.7
"""Letters of a middle name, and the share of them that agree, from which on two of one sound are one."""
EQUAL = Comparison(1.0, "")
CONTRADICTED = 0.2
"""Up to this score two parts of a name speak against each other."""


def last_form(a: PersonName, b: PersonName) -> Comparison | None:
    """Return how the last names are one, or None."""
    if a.last == b.last:
        return EQUAL
    if bare_last(a) == bare_last(b):
        return Comparison(0.93, "a particle left out")
    if a.last.replace(" ", "") == b.last.replace(" ", ""):
        return Comparison(0.95, "the last name divided otherwise")
    return None


def bare_last(name: PersonName) -> str:
    """Return the last name without its particles."""
    return " ".join(word for word in name.last.split() if word not in words().particles) or name.last


def first_form(a: PersonName, b: PersonName) -> Comparison | None:
    """Return how the first names are one; a low score where they contradict each other, None where that is open."""
    if a.first == b.first:
        return EQUAL
    initial = _initial(a, b)
    open_ = initial is None or initial.score <= CONTRADICTED
    return _short_form(a, b) or (_by_middle_name(a, b) if open_ else None) or initial


def _short_form(a: PersonName, b: PersonName) -> Comparison | None:
    called = {a.nickname, b.nickname} & {a.first, b.first}
    if called - {""}:
        return Comparison(0.96, f"called {min(called)}")
    if are_nicknames(a.first, b.first) and not two_sexes(a.first, b.first):
        short, long = sorted((a.first, b.first), key=len)
        return Comparison(0.93, f"{short} is short for {long}")
    if are_forms(a.first, b.first) and not two_sexes(a.first, b.first):
        return Comparison(0.86, f"{a.first} and {b.first} are forms of one name")
    return None


def _initial(a: PersonName, b: PersonName) -> Comparison | None:
    short, long = sorted((a.first, b.first), key=len)
    if len(short) == 1 and short == long[0]:
        return Comparison(0.9, f"{short.upper()}. for {long}")
    if {_initials(a), _initials(b)} & {short, long}:
        return Comparison(0.9, f"initials {short.upper()} for the first names")
    return Comparison(0.1, f"two first names: {a.first} and {b.first}") if len(short) == 1 else None


def two_sexes(one: str, two: str) -> bool:
    """Return whether one first name is a man's, the other a woman's; a short form may be either's: Sam is Samuel and Samantha.

    >>> two_sexes("paul", "paula"), two_sexes("sam", "samantha"), two_sexes("mario", "maria")
    (True, False, True)
    """
    short, long = sorted((one, two), key=len)
    may_be_short = are_nicknames(one, two) and not (long.startswith(short) and len(long) - len(short) == 1)
    return {gender(one), gender(two)} == {"m", "f"} and not may_be_short


def _initials(name: PersonName) -> str:
    return "".join(part[0] for part in name.given) if name.middle else "-"


def _by_middle_name(a: PersonName, b: PersonName) -> Comparison | None:
    if {a.first, b.first} & {*a.middle, *b.middle} and not PATRONYMICS & {*a.tokens, *b.tokens}:
        return Comparison(0.86, "known by a middle name")
    return None


def middle_form(a: PersonName, b: PersonName) -> Comparison:
    """Return how far the middle names agree; missing ones contradict nothing, unless they are many."""
    short, long = sorted((a.middle, b.middle), key=len)
    if len(long) - len(short) > FEW:
        return Comparison(0.6, f"{len(long) - len(short)} names left out")
    if not short:
        return Comparison(0.97, "a middle name left out") if long else EQUAL
    rest = list(long)
    for part in short:
        match = next((other for other in rest if _one_middle(part, other)), None)
        if match is None:
            return _alike_middle(a, b)
        rest.remove(match)
    return Comparison(0.95, "the middle names agree")


def _one_middle(one: str, two: str) -> bool:
    return one == two or (min(len(one), len(two)) == 1 and one[0] == two[0]) or _sounds_alike(one, two)


def _sounds_alike(one: str, two: str) -> bool:
    return min(len(one), len(two)) >= LONG and sound(one) == sound(two) and likeness(one, two) >= ALIKE


def _alike_middle(a: PersonName, b: PersonName) -> Comparison:
    one, two = " ".join(a.middle), " ".join(b.middle)
    if len(a.middle) == len(b.middle) and min(len(one), len(two)) >= 4 and edits(one, two) == 1:
        return Comparison(0.82, f"the middle name spelled alike: {one} and {two}")
    return Comparison(0.3, f"two middle names: {one} and {two}")
