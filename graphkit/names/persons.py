"""The parts of a person's name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from graphkit.names.fold import folded, without_possessive
from graphkit.names.words import Gender, first_names, gender, is_common, words

_NICKNAME = re.compile(r"\s[\"“‘'(](\w[\w.' -]*?)[\"”’')](?=\s|$)")
_LONGEST_TITLE = 3
MOSTLY_A_NAME = 100_000
"""Children who were given a title for a first name, from which on it is one before a last name: Dean, Don."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, all folded. One bare word is the `last` name: "Mr. Quill", but also "Larry"."""

    titles: tuple[str, ...] = ()
    first: str = ""
    middle: tuple[str, ...] = ()
    last: str = ""
    """With its particles: "van der berg"."""
    suffix: str = ""
    """jr, sr, ii, iii, iv, v or nothing."""
    nickname: str = ""
    given: tuple[str, ...] = field(init=False, compare=False, repr=False)
    """The first and middle names."""
    tokens: tuple[str, ...] = field(init=False, compare=False, repr=False)
    """First, middle and last names in order, word by word."""

    def __post_init__(self) -> None:
        """Put the words together once: every comparison asks for them."""
        given = (self.first, *self.middle) if self.first else self.middle
        object.__setattr__(self, "given", given)
        object.__setattr__(self, "tokens", (*given, *self.last.split()))

    @classmethod
    def parse(cls, text: str) -> PersonName:
        """Return the parts of `text`, written "Dr. Mara J. Quill Jr." or "Quill, Mara J., Jr."."""
        return _parsed(text)

    @property
    def full(self) -> bool:
        """Whether there is both a first and a last name."""
        return bool(self.first and self.last)

    @property
    def sex(self) -> Gender | None:
        """What the title tells ("Mr.", "Congresswoman"), or else the first name."""
        told = next((sex for title in self.titles if (sex := words().titles.get(title))), None)
        return told or (gender(self.first) if len(self.first) > 1 else None)


@lru_cache(maxsize=1 << 18)
def _parsed(text: str) -> PersonName:
    bare, nickname = _without_nickname(without_possessive(text))
    tokens, suffix = _without_suffix(_in_order(bare))
    titles, tokens = _without_titles(tokens)
    if not tokens:
        return PersonName(titles, suffix=suffix, nickname=nickname)
    cut = _last_name_start(tokens)
    given = tokens[:cut]
    return PersonName(titles, given[0] if given else "", tuple(given[1:]), " ".join(tokens[cut:]), suffix, nickname)


def _without_nickname(text: str) -> tuple[str, str]:
    found = _NICKNAME.search(text)
    if not found or not text[found.end() :].strip():
        return text, ""
    return text[: found.start()] + text[found.end() :], folded(found[1])


def _in_order(text: str) -> list[str]:
    """Return folded words, "Quill, Mara" turned round; a suffix behind a comma stays behind."""
    head, *rest = (folded(part).split() for part in text.split(","))
    endings = words().generations.keys() | words().honours
    given = [word for part in rest if not set(part) <= endings for word in part]
    behind = [word for part in rest if set(part) <= endings for word in part]
    return given + head + behind


def _without_suffix(tokens: list[str]) -> tuple[list[str], str]:
    known, suffix = words(), ""
    while len(tokens) > 1 and (tokens[-1] in known.generations or tokens[-1] in known.honours):
        suffix = known.generations.get(tokens[-1], suffix)
        tokens = tokens[:-1]
    return tokens, suffix


def _without_titles(tokens: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return the titles in front and the rest; the last word is never a title ("Judge" alone may be a surname)."""
    known, titles = words(), []
    while len(tokens) > 1:
        size = _title_size(tokens)
        if size and not _is_called_so(tokens):
            titles.append(" ".join(tokens[:size]))
        elif tokens[0] in known.modifiers and _titled_later(tokens):
            size = 1
        else:
            break
        tokens = tokens[size:]
    return tuple(titles), tokens


def _is_called_so(tokens: list[str]) -> bool:
    """Whether a word that may be a title is the first name: "Dean Quill", but not "Dean Robert Quill"."""
    followed = len(tokens) > 2 and is_common(tokens[1])
    return not followed and first_names().get(tokens[0], ("u", 0))[1] >= MOSTLY_A_NAME


def _title_size(tokens: list[str]) -> int:
    titles = words().titles
    sizes = range(min(_LONGEST_TITLE, len(tokens) - 1), 0, -1)
    return next((size for size in sizes if " ".join(tokens[:size]) in titles), 0)


def _titled_later(tokens: list[str]) -> bool:
    """Whether a modifier stands before a title, as in "former state Sen. Quill", rather than in a name."""
    rest = tokens[1:]
    while len(rest) > 1 and rest[0] in words().modifiers and not _title_size(rest):
        rest = rest[1:]
    return _title_size(rest) > 0


def _last_name_start(tokens: list[str]) -> int:
    """Return where the last name begins: "de Blasio" is one, while "Al" and "Van" before one word are first names."""
    cut = len(tokens) - 1
    while cut > 0 and tokens[cut - 1] in words().particles:
        cut -= 1
    return 1 if cut == 0 and len(tokens) == 2 and is_common(tokens[0]) else cut
