"""Whether two names may be one person's."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from graphkit.names.comparison import Comparison, edits, likeness
from graphkit.names.fold import folded
from graphkit.names.persons import PersonName
from graphkit.names.words import are_nicknames, words


@lru_cache(maxsize=1 << 16)
def same_person(left: str, right: str) -> Comparison:
    """Return whether `left` and `right` may name one person.

    Around 1: one name in two forms. 0.8 and more: spelled alike. Around 0.5: one is a part of the other.
    0.2 and less: they contradict each other.
    """
    if folded(left) == folded(right):
        return Comparison(1.0, "the same name")
    a, b = PersonName.parse(left), PersonName.parse(right)
    for rule in _RULES:
        if found := rule(a, b):
            return found
    return Comparison(0.0, "different names")


def _conflict(a: PersonName, b: PersonName) -> Comparison | None:
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return Comparison(0.1, f"two generations: {a.suffix} and {b.suffix}")
    sexes = {_told_sex(a), _told_sex(b)} - {None}
    if len(sexes) == 2:
        return Comparison(0.1, "the titles are a man's and a woman's")
    return None


def _told_sex(name: PersonName) -> str | None:
    return next((sex for title in name.titles if (sex := words().titles.get(title))), None)


def _same_words(a: PersonName, b: PersonName) -> Comparison | None:
    if a.tokens == b.tokens:
        if a.suffix != b.suffix:
            return Comparison(0.85, f"one name without the {a.suffix or b.suffix}")
        return Comparison(0.99, "one name with and without a title")
    if len(a.tokens) > 1 and sorted(a.tokens) == sorted(b.tokens) and not _turned_patronymic(a, b):
        return Comparison(0.95, "the same words in another order")
    if "".join(a.tokens) == "".join(b.tokens):
        return Comparison(0.97, "the same letters, divided otherwise")
    return None


def _turned_patronymic(a: PersonName, b: PersonName) -> bool:
    """Whether a son-of word stands between words that changed places: then they are father and son."""
    return bool(PATRONYMICS & set(a.tokens) & set(b.tokens))


PATRONYMICS = frozenset({"bin", "ibn", "bint", "ben", "ould"})


def _part(a: PersonName, b: PersonName) -> Comparison | None:
    """One bare word against a full name."""
    if a.full and b.full:
        return None
    short, long = (a, b) if len(a.tokens) <= len(b.tokens) else (b, a)
    if not short.full and not long.full:
        return _bare(short, long)
    if short.last in (long.last, _bare_last(long)) or _bare_last(short) == _bare_last(long):
        return Comparison(0.5, f"last name alone: {short.last}")
    if short.last == long.first or short.last == long.nickname or are_nicknames(short.last, long.first):
        return Comparison(0.45, f"first name alone: {short.last}")
    if short.last in long.tokens:
        return Comparison(0.4, f"one word of the name: {short.last}")
    return None


def _bare(a: PersonName, b: PersonName) -> Comparison | None:
    if _bare_last(a) == _bare_last(b):
        return Comparison(0.9, "one last name, with and without a particle")
    return None


def _bare_last(name: PersonName) -> str:
    return " ".join(word for word in name.last.split() if word not in words().particles) or name.last


def _by_parts(a: PersonName, b: PersonName) -> Comparison | None:
    """First names and last names in two forms, nothing misspelled."""
    if not (a.full and b.full):
        return None
    last = _last_form(a, b)
    if not last:
        return None
    first = _first_form(a, b)
    if not first or first.score <= 0.2:
        return first
    middle = _middle_form(a, b)
    score = min(last.score, first.score, middle.score)
    reasons = [part.reason for part in (first, middle, last) if part.reason]
    return Comparison(score, ", ".join(reasons) or "the same first and last name")


def _last_form(a: PersonName, b: PersonName) -> Comparison | None:
    if a.last == b.last:
        return Comparison(1.0, "")
    if _bare_last(a) == _bare_last(b):
        return Comparison(0.93, "a particle left out")
    if a.last.replace(" ", "") == b.last.replace(" ", ""):
        return Comparison(0.95, "the last name divided otherwise")
    return None


def _first_form(a: PersonName, b: PersonName) -> Comparison | None:
    one, two = (a.first, b.first) if len(a.first) <= len(b.first) else (b.first, a.first)
    if one == two:
        return Comparison(1.0, "")
    if one in (a.nickname, b.nickname) or two in (a.nickname, b.nickname):
        return Comparison(0.96, f"called {a.nickname or b.nickname}")
    if are_nicknames(one, two):
        return Comparison(0.93, f"{one} is short for {two}")
    if len(one) == 1 and one == two[0]:
        return Comparison(0.9, f"{one.upper()}. for {two}")
    if _initials(a) == two or _initials(b) == two or _initials(a) == one or _initials(b) == one:
        return Comparison(0.9, f"initials {one.upper()} for the first names")
    if len(one) == 1 or len(two) == 1:
        return Comparison(0.1, f"two first names: {a.first} and {b.first}")
    if one in a.middle or one in b.middle or two in a.middle or two in b.middle:
        return Comparison(0.86, "known by a middle name")
    return None


def _initials(name: PersonName) -> str:
    return "".join(part[0] for part in name.given) if name.middle else ""


def _middle_form(a: PersonName, b: PersonName) -> Comparison:
    if not a.middle or not b.middle:
        return Comparison(0.97, "a middle name left out") if a.middle or b.middle else Comparison(1.0, "")
    short, long = sorted((a.middle, b.middle), key=len)
    if all(any(_one_middle(part, other) for other in long) for part in short):
        return Comparison(0.95, "the middle names agree")
    return Comparison(0.3, f"two middle names: {' '.join(a.middle)} and {' '.join(b.middle)}")


def _one_middle(one: str, two: str) -> bool:
    return one == two or (min(len(one), len(two)) == 1 and one[0] == two[0])


def _words_left_out(a: PersonName, b: PersonName) -> Comparison | None:
    """The words of one name in order among those of the other, the first of them first."""
    short, long = sorted((a.tokens, b.tokens), key=len)
    if len(short) < 2 or len(short) == len(long) or short[0] != long[0]:
        return None
    rest = iter(long)
    if all(word in rest for word in short):
        return Comparison(0.82, "words left out: " + " ".join(word for word in long if word not in short))
    return None


def _spelled_alike(a: PersonName, b: PersonName) -> Comparison | None:
    one, two = "".join(a.tokens), "".join(b.tokens)
    if min(len(one), len(two)) < 5:
        return None
    count, share = edits(one, two), likeness(one, two)
    if count > 2 or share < 0.75:
        return Comparison(round(share * 0.5, 3), "spelled differently")
    return Comparison(round(0.6 + share * 0.3, 3), f"{count} letters differ")


_RULES: tuple[Callable[[PersonName, PersonName], Comparison | None], ...] = (
    _conflict,
    _same_words,
    _part,
    _by_parts,
    _words_left_out,
    _spelled_alike,
)
