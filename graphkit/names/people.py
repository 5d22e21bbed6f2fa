"""Whether two names may be one person's."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from graphkit.names.chinese import in_han, two_romanisations
from graphkit.names.comparison import Comparison, edits, in_latin_letters, likeness, sound, spelling
from graphkit.names.fold import folded
from graphkit.names.forms import FEW, PATRONYMICS, bare_last, first_form, last_form, middle_form, two_sexes
from graphkit.names.korean import two_korean_forms
from graphkit.names.persons import PersonName
from graphkit.names.scripts import MIXED, in_one_script, is_mixed, unreadable
from graphkit.names.words import are_nicknames, stem_of_diminutive, words

ARTICLES = frozenset({"al", "el", "ul", "as", "es", "ar", "er", "ad", "ed", "an", "at", "az", "ez", "ash", "esh"})
"""Closed class: the Arabic article before a word, and what it becomes before some letters: "as-Sisi"."""
ABD = frozenset({"abd", "abdal", "abdel", "abdul", "abdoul", "abdol"})
"""Closed class: "servant of", with the article that belongs to the next word."""
LONG = 6
"""Letters of a word from which one edit is more likely a slip than another name."""


@lru_cache(maxsize=1 << 16)
def same_person(left: str, right: str) -> Comparison:
    """Return whether `left` and `right` may name one person.

    Around 1: one name in two forms. 0.8 and more: spelled alike. Around 0.5: one is a part of the other.
    0.2 and less: they contradict each other.
    """
    one, two = folded(left), folded(right)
    if one == two:
        return Comparison(1.0, "the same name")
    if latin := in_one_script(one, two):
        return in_latin_letters(same_person(*latin))
    if is_mixed(one) != is_mixed(two):
        return MIXED
    if found := in_han(one, two) or unreadable(one, two):
        return found
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


def _part(a: PersonName, b: PersonName) -> Comparison | None:
    """One bare word against a full name."""
    if a.full and b.full:
        return None
    short, long = (a, b) if len(a.tokens) <= len(b.tokens) else (b, a)
    if not short.full and not long.full:
        return _bare(short, long)
    word = short.last
    if word in (long.last, bare_last(long)) or bare_last(short) == bare_last(long):
        return Comparison(0.5, f"last name alone: {word}")
    return _first_alone(word, long) or _word_of(word, long)


def _first_alone(word: str, long: PersonName) -> Comparison | None:
    if word in (long.first, long.nickname) or are_nicknames(word, long.first):
        return Comparison(0.45, f"first name alone: {word}")
    if (stem := stem_of_diminutive(word)) and long.first.startswith(stem):
        return Comparison(0.42, f"first name alone: {word} may be short for {long.first}")
    return None


def _word_of(word: str, long: PersonName) -> Comparison | None:
    if word in long.tokens or (len(word) >= LONG and edits(word, long.last) == 1):
        return Comparison(0.4, f"one word of the name: {word}")
    return None


def _bare(a: PersonName, b: PersonName) -> Comparison | None:
    if bare_last(a) == bare_last(b):
        return Comparison(0.9, "one last name, with and without a particle")
    return None


def _by_parts(a: PersonName, b: PersonName) -> Comparison | None:
    """First names and last names in two forms, nothing misspelled."""
    if not (a.full and b.full):
        return None
    last = last_form(a, b)
    if not last:
        return None
    first = first_form(a, b)
    if not first or first.score <= 0.2:
        return first
    middle = middle_form(a, b)
    score = min(last.score, first.score, middle.score)
    reasons = [part.reason for part in (first, middle, last) if part.reason]
    return Comparison(score, ", ".join(reasons) or "the same first and last name")


def _words_left_out(a: PersonName, b: PersonName) -> Comparison | None:
    """The words of one name in order among those of the other, the first of them first."""
    short, long = sorted((a.tokens, b.tokens), key=len)
    if len(short) < 2 or len(short) == len(long) or short[0] != long[0]:
        return None
    rest = iter(long)
    if all(word in rest for word in short):
        return Comparison(0.82, "words left out: " + " ".join(word for word in long if word not in short))
    return None


def _two_sexes(a: PersonName, b: PersonName) -> Comparison | None:
    """A man's and a woman's name are no slip, however alike: Mario and Maria."""
    one, two = a.first, b.first
    if not (a.full and b.full) or one == two or one in b.tokens or two in a.tokens:
        return None
    return Comparison(0.2, f"a man's and a woman's name: {one} and {two}") if two_sexes(one, two) else None


def _sounds_alike(a: PersonName, b: PersonName) -> Comparison | None:
    """Word for word the same consonants: another way to write it in Latin letters."""
    for one, two in ((a.tokens, b.tokens), (_without_articles(a.tokens), _without_articles(b.tokens))):
        if len(one) == len(two) > 1 and all(map(_one_sound, one, two)):
            return Comparison(0.82, "spelled by the same sound")
    return None


def _without_articles(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of an Arabic name without the article, which is written apart, with the word before, or not at all."""
    bare = (("abd" if word in ABD else word) for word in tokens if word not in ARTICLES)
    return tuple(bare)


def _aligned(a: PersonName, b: PersonName) -> Comparison | None:
    """Each word of one name is one of the other by its sound: in another order, or in order with some between left out."""
    short, long = sorted((a.tokens, b.tokens), key=len)
    if len(short) < 2 or len(long) - len(short) > FEW or _turned_patronymic(a, b):
        return None
    if len(short) == len(long):
        return Comparison(0.82, "the same sounds in another order") if _paired(short, long) else None
    ends = _one_sound(short[0], long[0]) and _one_sound(short[-1], long[-1])
    rest = iter(long)
    if ends and all(any(_one_sound(word, other) for other in rest) for word in short):
        return Comparison(0.82, "spelled by the same sound, with words left out")
    return None


def _paired(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether each word can be given one of its sound."""
    rest = list(others)
    for word in ones:
        match = next((other for other in rest if _one_sound(word, other)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _one_sound(one: str, two: str) -> bool:
    return one[0].isascii() and sound(one) == sound(two) and likeness(one, two) >= 0.5


def _spelled_alike(a: PersonName, b: PersonName) -> Comparison | None:
    one, two = "".join(a.tokens), "".join(b.tokens)
    return spelling(one, two) if min(len(one), len(two)) >= 5 else None


_RULES: tuple[Callable[[PersonName, PersonName], Comparison | None], ...] = (
    _conflict,
    _same_words,
    _part,
    two_korean_forms,
    _by_parts,
    _words_left_out,
    two_romanisations,
    _two_sexes,
    _sounds_alike,
    _aligned,
    _spelled_alike,
)
