"""Which bodies are public ones: the second layer's opinion of all mentions, the words of their name, and who sits in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from math import log
from typing import TYPE_CHECKING

from graphkit.extract.mentions.votes import body_belief
from graphkit.extract.tokens import plain, plain_words, text_between
from graphkit.names import folded

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graphkit.extract.spans import Name

_TELLING = 0.7
"""How much a word of the name counts: the second layer knows it too."""
_LISTED = 2.0
"""How much it counts that an agency of the United States is called so for short."""
_SEATED = 1.5
"""How much it counts that somebody sits in it."""
_ENOUGH = 0.4
"""Sum of the votes, in logarithms of odds, from which on a body is a public one."""
_DOUBT = 0.01
"""Probability that the second layer may always be wrong by."""
_SEATS = (
    ("member", "of"),
    ("members", "of"),
    ("sits", "in"),
    ("sat", "in"),
    ("sitting", "in"),
    ("seat", "in"),
    ("seat", "on"),
    ("seats", "in"),
    ("seats", "on"),
    ("elected", "to"),
)


def public(doc: Doc, same: list[Name]) -> bool:
    """Whether the mentions of one name speak for a public body: a court, a council, an agency."""
    if doc._.opinions is None or any(_part_of_longer(doc, name) for name in same):
        return False
    mean = sum(body_belief(doc, name.start, name.end, "AGENCY") for name in same) / len(same)
    believed = min(max(mean, _DOUBT), 1 - _DOUBT)
    told = _odds().get(telling_word(folded(text_between(doc, same[0].start, same[0].end)).split()), 0.0)
    listed = text_between(doc, same[0].start, same[0].end) in _acronyms()
    seated = any(_seated(doc, name.start) for name in same)
    return log(believed / (1 - believed)) + _TELLING * told + _LISTED * listed + _SEATED * seated > _ENOUGH


def _part_of_longer(doc: Doc, name: Name) -> bool:
    """Whether the second layer sees a longer body: "Obama" + "administration"."""
    return any(body.label == "AGENCY" and body.start <= name.start and name.end < body.end for body in doc._.bodies)


def telling_word(words: Sequence[str]) -> tuple[str, str] | None:
    """Return the word that tells what a body is, and where it stands: "of" for "court of appeals", "last" for "county court"."""
    if len(words) < 2:
        return None
    link = next((i for i in range(1, len(words)) if words[i] in {"of", "for"}), 0)
    return ("of", words[link - 1]) if link else ("last", words[-1])


def _seated(doc: Doc, start: int) -> bool:
    """Whether "member of the" or "sits in the" stands before."""
    end = start - 1 if start and plain(doc[start - 1]) == "the" else start
    return end > 1 and tuple(plain_words(doc)[end - 2 : end]) in _SEATS


@cache
def _acronyms() -> frozenset[str]:
    """Return the short names of agencies of the United States."""
    table = resources.files("graphkit").joinpath("data", "agency_acronyms.txt")
    return frozenset(table.read_text(encoding="utf-8").split())


@cache
def _odds() -> dict[tuple[str, str] | None, float]:
    """Return by how much each telling word makes a public body likelier, in logarithms of odds."""
    table = resources.files("graphkit").joinpath("data", "public_bodies.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    counts = {(place, word): (int(yes), int(no)) for place, word, yes, no in rows}
    every, others = counts.pop(("all", ""))
    return {
        bearer: log((yes + 0.5) / (every + 1)) - log((no + 0.5) / (others + 1)) for bearer, (yes, no) in counts.items()
    }
