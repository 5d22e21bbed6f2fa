"""Names that a text says are one's: "Harbor Trust, formerly known as Dock Savings Bank", "Lorna Vexley (née Ibarra)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract.spans import MentionSpan
from graphkit.names import folded

if TYPE_CHECKING:
    from spacy.tokens import Doc

ALIAS = "another name, as the text says"
_LONGEST = 50
"""Characters between the two names."""
_SOMETIMES = "also|better|best|more commonly|formerly|previously|originally|then|now|once|later|long|widely|commonly|popularly|simply"
_END = r"""\s*,?\s* (?:the\s)? ["“‘'`]*\s*"""
_ANOTHER_NAME = re.compile(
    rf"""\s*
    (?: [,(–—]?\s* (?:(?:who|which|and)\s)? (?:(?:is|was)\s)? (?:(?:{_SOMETIMES})\s)? known\s (?:simply\s)? as
      | (?: [,(–—]\s* (?:(?:who|which)\s (?:is|was)\s)? | (?:is|was)\s) (?:formerly|previously|originally)\s (?:called|named)
      | [,(–—]?\s* a\.?k\.?a\.?
      | [,(]\s* (?:formerly|previously|originally|née|nee|né|born)
      | was\s born (?:\sas)?
    ){_END}""",
    re.IGNORECASE | re.VERBOSE,
)
_RENAMED = re.compile(
    rf"""\s*
    (?: (?: [,(–—]\s* (?:(?:later|since|now)\s)? | (?:was|has\sbeen)\s (?:(?:later|since|then)\s)?) (?:renamed|rebranded|rechristened) (?:\sas)?
      | \(\s* (?:now|then|later)
    ){_END}""",
    re.IGNORECASE | re.VERBOSE,
)
"""Bodies go by one name after the other; "(now Ann Lee)" behind a person's is who came next."""


@dataclass(frozen=True, slots=True)
class Aliases:
    """The names of persons and bodies that a text joins, folded, each with its other one."""

    names: Mapping[str, str]
    told: Mapping[int, str]
    """The same by the first tokens of the mentions where it says so: "née Ibarra" there, whoever else is called Ibarra."""


def aliases(doc: Doc, named: Iterable[MentionSpan]) -> Aliases:
    """Return the names that the text says are one's."""
    names: dict[str, str] = {}
    told: dict[int, str] = {}
    for one, other in _told(doc, named):
        for mention, mate in ((one, other), (other, one)):
            told[mention.start] = folded(mate.name)
            names.setdefault(folded(mention.name), folded(mate.name))
    return Aliases(names, told)


def _told(doc: Doc, named: Iterable[MentionSpan]) -> Iterator[tuple[MentionSpan, MentionSpan]]:
    """Yield the neighbours with words between them that say that both are one's."""
    text = doc.text
    ordered = sorted((one for one in named if one.kind == "name"), key=lambda one: (one.start, -one.end))
    for one, other in pairwise(ordered):
        between = text[one.end_char : other.start_char]
        if len(between) <= _LONGEST and any(words.fullmatch(between) for words in _telling(one, other)):
            yield one, other


def _telling(one: MentionSpan, other: MentionSpan) -> tuple[re.Pattern[str], ...]:
    """Return what may stand between two names of one person or body; nothing where they are not of one kind."""
    if one.type == other.type == "PERSON":
        return (_ANOTHER_NAME,)
    return (_ANOTHER_NAME, _RENAMED) if _is_body(one) and _is_body(other) else ()


def _is_body(mention: MentionSpan) -> bool:
    return mention.type in {"ORG", "PAC"} or (mention.type == "OFFICE" and mention.subtype == "agency")
