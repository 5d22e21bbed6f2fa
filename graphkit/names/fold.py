"""Fold a name to the form in which names are compared: no accents, case, punctuation, leading article or possessive."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "&": " and ",
        "’": "'",
        "‘": "'",
    }
)
_POSSESSIVE = re.compile(r"(?<=[\w.])'s?$")
_INITIAL_DOT = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w)\.")
_QUOTES = re.compile(r"['`´ʼʻ]")
_OTHER = re.compile(r"[\W_]+")


@lru_cache(maxsize=1 << 18)
def folded(name: str) -> str:
    """Return `name` in lower case without accents, punctuation, a leading "the" and a possessive ending.

    >>> folded("The O’Connor & Sons Co.'s")
    'oconnor and sons co'
    >>> folded("J.P. Morgan"), folded("Émile Zola-Smith")
    ('jp morgan', 'emile zola smith')
    """
    text = without_accents(name.strip().casefold().translate(_LETTERS))
    if not name.isascii():
        text = text.casefold().translate(_LETTERS)  # what is written as other characters: a raised ae, a Fraktur A
    text = _INITIAL_DOT.sub("", _POSSESSIVE.sub("", text))
    words = _spaced(_QUOTES.sub("", text)).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _spaced(text: str) -> str:
    """Return `text` with a blank for all but letters, digits and the marks that other scripts write vowels with."""
    if text.isascii():
        return _OTHER.sub(" ", text)
    return "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)


def without_accents(text: str) -> str:
    """Return `text` without combining marks of Latin, Greek and Cyrillic letters; other scripts need theirs.

    >>> without_accents("Pérez"), without_accents("नरेन्द्र") == "नरेन्द्र"
    ('Perez', True)
    """
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not "\u0300" <= c <= "\u036f"))


@lru_cache(maxsize=1 << 16)
def without_possessive(name: str) -> str:
    """Return the surface form of `name` without a possessive ending.

    >>> without_possessive("Fox News’"), without_possessive("Mara Quill's"), without_possessive("Shell")
    ('Fox News', 'Mara Quill', 'Shell')
    """
    return re.sub(r"(?<=\w)['’][sS]?$|(?<=\w)&#39;[sS]?$", "", name.strip())


@lru_cache(maxsize=1 << 16)
def acronyms(name: str) -> frozenset[str]:
    """Return the folded acronyms that the words of a name can make: with and without small words and hyphens.

    >>> sorted(acronyms("Sterling Education Association"))
    ['sea']
    >>> sorted(acronyms("Organization for Economic Co-operation"))
    ['oec', 'oeco', 'ofec', 'ofeco']
    """
    divided, joined = folded(name).split(), folded(name.replace("-", "")).split()
    choices = [
        words
        for all_words in (divided, joined)
        for words in (all_words, [word for word in all_words if word not in SMALL_WORDS])
    ]
    return frozenset("".join(word[0] for word in words) for words in choices if len(words) > 1)


SMALL_WORDS = frozenset(
    {"of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "by", "de", "la", "et", "y", "und"}
)
"""Closed class: the words that acronyms and titles skip."""
