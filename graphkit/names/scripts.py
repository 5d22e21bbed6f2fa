"""A name of another script in Latin letters, so that it can be compared with one that is written in them."""

from __future__ import annotations

import unicodedata

from graphkit.names.comparison import Comparison
from graphkit.names.devanagari import romanised_devanagari
from graphkit.names.korean import romanised_hangul
from graphkit.names.words import letters

_ARTICLE = "ال"
"""The Arabic article, which is written together with its word, and apart from it in Latin letters."""
LEAST = 3
"""Letters behind what may be an Arabic article."""


def in_one_script(left: str, right: str) -> tuple[str, str] | None:
    """Return two folded names in Latin letters where only one of them is; None where nothing is to be done.

    A word of mixed letters stays as it is: it is made to look like another.

    >>> in_one_script("юлия орлова", "julia orlova"), in_one_script("орлова", "орлов")
    (('yuliya orlova', 'julia orlova'), None)
    """
    if left.isascii() == right.isascii():
        return None
    one, two = romanised(left), romanised(right)
    return (one, two) if one.isascii() and two.isascii() else None


def unreadable(left: str, right: str) -> Comparison | None:
    """Return that two folded names cannot be compared, where one has Latin letters alone, and the other letters of a script without sounds.

    >>> unreadable("xu jianhua", "徐建华").reason, unreadable("xu jianhua", "hsu")
    ('written in two scripts, of which one cannot be read', None)
    """
    foreign = [name for name in (left, right) if not _is_latin(name)]
    return UNREADABLE if len(foreign) == 1 and not _is_latin(romanised(foreign[0])) else None


def _is_latin(name: str) -> bool:
    return name.isascii() or any(unicodedata.name(letter, "").startswith("LATIN") for letter in name)


def romanised(name: str) -> str:
    """Return a folded name in Latin letters; words with letters of several scripts, or of an unknown one, as they are.

    >>> romanised("محمد الراشد"), romanised("김철수"), romanised("pаul")
    ('mhmd al rashd', 'gim cheol su', 'pаul')
    """
    return " ".join(_word(word) for word in name.split())


def _word(word: str) -> str:
    if word.isascii() or any(letter.isascii() for letter in word):
        return word
    if syllables := romanised_hangul(word) or romanised_devanagari(word):
        return syllables
    if word.startswith(_ARTICLE) and len(word) >= len(_ARTICLE) + LEAST:
        return f"al {_word(word.removeprefix(_ARTICLE))}"
    found = [letters().get(letter) for letter in word if unicodedata.category(letter)[0] != "M"]
    return word if None in found else "".join(latin or "" for latin in found)


def is_mixed(name: str) -> bool:
    """Return whether a word of a folded name has Latin letters and others: it is made to look like another.

    >>> is_mixed("pаul"), is_mixed("paul"), is_mixed("павел p")
    (True, False, False)
    """
    return not name.isascii() and any(
        any(letter.isascii() and letter.isalpha() for letter in word) and any(letter in letters() for letter in word)
        for word in name.split()
    )


UNREADABLE = Comparison(0.0, "written in two scripts, of which one cannot be read")
MIXED = Comparison(0.2, "letters of two scripts in one word")
"""Two names of which one is made to look like the other."""
