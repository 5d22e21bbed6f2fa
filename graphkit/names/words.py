"""The word lists of graphkit/data/names: titles, suffixes, particles, nicknames, first names, legal forms."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from graphkit.names.fold import folded

Gender = Literal["f", "m"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words before and behind people's names, folded."""

    titles: dict[str, Gender | None]
    """Every title and the sex it tells."""
    modifiers: frozenset[str]
    """Words before a title: former, acting, state."""
    generations: dict[str, str]
    """Suffixes that part father and son, each with its standard form: "junior" is "jr"."""
    honours: frozenset[str]
    particles: frozenset[str]


@cache
def words() -> Words:
    """Return the titles, suffixes and particles."""
    data = tomllib.loads(_text("titles.toml"))
    titles: dict[str, Gender | None] = {}
    for kind in ("courtesy", "office", "service", "clergy"):
        rows = data[kind]
        titles |= dict.fromkeys(rows.get("neutral", ()), None)
        titles |= dict.fromkeys(rows.get("male", ()), "m") | dict.fromkeys(rows.get("female", ()), "f")
    return Words(
        titles,
        frozenset(data["modifier"]["neutral"]),
        {word: data["suffix"]["standard"].get(word, word) for word in data["suffix"]["generation"]},
        frozenset(data["suffix"]["honour"]),
        frozenset(data["particle"]["neutral"]),
    )


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Return the short forms of each first name, folded: "william" has "bill", "will" and others."""
    rows = (line.split("\t") for line in _text("nicknames.tsv").splitlines())
    return {row[0]: frozenset(row[1].split()) for row in rows}


@cache
def name_forms() -> dict[str, frozenset[int]]:
    """Return first names, folded, each with the numbers of the names that it is a form of, in whatever language."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_text("first_name_forms.txt").splitlines()):
        for form in line.split():
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


@cache
def first_names() -> dict[str, tuple[str, int]]:
    """Return first names given in the United States: "f", "m" or "u" (both), and how many children were given it."""
    rows = (line.split("\t") for line in _text("genders.tsv").splitlines())
    return {row[0]: (row[1], int(row[2])) for row in rows}


@cache
def legal_forms() -> dict[str, str]:
    """Return the legal forms of companies, folded, each with its general kind: "gmbh" is "llc"."""
    return dict(_pairs("legal_forms.tsv"))


@cache
def leading_forms() -> frozenset[str]:
    """Return the legal forms that stand before a company's name, folded: "ooo", "pt"."""
    return frozenset(_text("leading_forms.txt").splitlines())


@cache
def letters() -> dict[str, str]:
    """Return small letters of other scripts in Latin letters."""
    return dict(_pairs("romanisation.tsv"))


@cache
def wade_giles() -> dict[str, tuple[str, ...]]:
    """Return the syllables of Chinese in Wade-Giles, without apostrophes, each with those that it may be in pinyin."""
    return {syllable: tuple(told.split()) for syllable, told in _pairs("wade_giles.tsv")}


@cache
def pinyin() -> dict[str, tuple[str, ...]]:
    """Return Chinese characters, each with the syllables in pinyin, without tones, that it is read as."""
    found: dict[str, list[str]] = {}
    for syllable, characters in _pairs("pinyin.tsv"):
        for character in characters:
            found.setdefault(character, []).append(syllable)
    return {character: tuple(syllables) for character, syllables in found.items()}


@cache
def spellings() -> dict[str, str]:
    """Return words of organisations' names with the word they are counted as: "association" and "assoc" are one."""
    return dict(_pairs("spellings.tsv"))


@cache
def common_words() -> frozenset[str]:
    """Return words of four letters and more that English texts use often: those that the recogniser's vocabulary holds whole."""
    found = resources.files("graphkit").joinpath("data", "recogniser", "vocabulary.txt").read_text(encoding="utf-8")
    return frozenset(word for word in found.split() if word.isalpha() and len(word) > 3)


@cache
def body_words() -> frozenset[str]:
    """Return the last words of names that are organisations': company, sentinel, union."""
    text = resources.files("graphkit").joinpath("data", "mention_words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["organisations"]["words"])


@cache
def opposites() -> tuple[frozenset[str], ...]:
    """Return sets of words of which two names of one body never hold two different ones, without a final s."""
    sets: list[list[str]] = tomllib.loads(_text("opposites.toml"))["sets"]
    return tuple(frozenset(word.removesuffix("s") for word in words) for words in sets)


@cache
def event_words() -> frozenset[str]:
    """Return the words for events that happen again and again, which name none by themselves: election, recall."""
    return frozenset(tomllib.loads(_text("events.toml"))["common"]["words"])


def gender(first: str) -> Gender | None:
    """Return the sex that a first name tells, None where it is given to both or is not known.

    >>> gender("Wanda"), gender("Tobias"), gender("Jordan"), gender("Xq")
    ('f', 'm', None, None)
    """
    sex = first_names().get(folded(first).partition(" ")[0], ("u", 0))[0]
    return sex if sex in ("f", "m") else None  # type: ignore[return-value]


def are_nicknames(left: str, right: str) -> bool:
    """Return whether one folded first name is short for the other, or both are for a third's: Toby and Tobias."""
    known = nicknames()
    return right in known.get(left, ()) or left in known.get(right, ())


def are_forms(left: str, right: str) -> bool:
    """Return whether two folded first names are one in two languages, or one of them a pet form.

    Not where both are given to many in one country: there James and Jacob are two names.

    >>> are_forms("georgios", "george"), are_forms("mikhail", "michail"), are_forms("james", "jacob")
    (True, True, False)
    """
    if is_common(left) and is_common(right):
        return False
    known = name_forms()
    return not known.get(left, frozenset()).isdisjoint(known.get(right, frozenset()))


def is_common(first: str) -> bool:
    """Return whether a folded first name is given to many children in the United States."""
    return first_names().get(first, ("u", 0))[1] >= MANY


def stem_of_diminutive(word: str) -> str:
    """Return what a diminutive in -y, -ie or -i is made of, or nothing: "ter" of "teri", "tom" of "tommy".

    >>> stem_of_diminutive("teri"), stem_of_diminutive("tommy"), stem_of_diminutive("mara"), stem_of_diminutive("amy")
    ('ter', 'tom', '', '')
    """
    for ending in ("ie", "ey", "y", "i"):
        stem = word.removesuffix(ending)
        if stem != word:
            stem = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
            return stem if len(stem) >= LEAST_STEM else ""
    return ""


LEAST_STEM = 3
MANY = 5_000
"""Children who were given a first name that is common."""


def _pairs(name: str) -> list[tuple[str, str]]:
    rows = (line.partition("\t") for line in _text(name).splitlines())
    return [(key, value) for key, _, value in rows]


def _text(name: str) -> str:
    return resources.files("graphkit").joinpath("data", "names", name).read_text(encoding="utf-8")
