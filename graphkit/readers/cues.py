"""What boilerplate is told by, read from data/boilerplate.toml: forms of words with their weight, lines, words of menus."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[a-z]+")
BEGINNING = 4
"""Letters by which the beginnings of words are compared."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of words that boilerplate has; `longest` is the most characters of a sentence that it judges."""

    pattern: re.Pattern[str]
    hints: tuple[str, ...]
    weight: int
    longest: int
    exempt: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """What boilerplate is told by; `protected` is what no cue may drop."""

    protected: re.Pattern[str]
    lines: frozenset[str]
    menu: frozenset[str]
    cues: tuple[Cue, ...]


@cache
def rules() -> Rules:
    """Return the rules of data/boilerplate.toml."""
    table = tomllib.loads(files("graphkit").joinpath("data/boilerplate.toml").read_text("utf-8"))
    cues = tuple(
        Cue(
            re.compile(cue["pattern"], 0 if cue.get("case") else re.IGNORECASE),
            tuple(cue["hints"]),
            cue["weight"],
            cue.get("longest", 500),
            frozenset(cue.get("except", ())),
        )
        for cue in table["cue"]
    )
    return Rules(
        re.compile(table["protected"], re.IGNORECASE), frozenset(table["lines"]), frozenset(table["menu"]), cues
    )


@cache
def hints() -> dict[str, tuple[str, tuple[int, ...]]]:
    """Return for each hint how its longest word begins, "" if it is short, and the cues, by number, that it calls for.

    One look at how the words of a text begin spares most of the searches.
    """
    found: dict[str, list[int]] = {}
    for number, cue in enumerate(rules().cues):
        for hint in cue.hints:
            found.setdefault(hint, []).append(number)
    return {hint: (_key(hint), tuple(numbers)) for hint, numbers in sorted(found.items())}


def _key(hint: str) -> str:
    longest = max(_WORD.findall(hint), key=len, default="")
    return longest[:BEGINNING] if len(longest) >= BEGINNING else ""
