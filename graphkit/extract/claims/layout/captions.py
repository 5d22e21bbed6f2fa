"""Captions of cases: "Complainant: Ann Lee", "Respondents: Bo Roe; Apex Mills" say who accuses whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.parse.stretches import Stretch, stretches
from graphkit.extract.spans import ClaimSpan, Cue
from graphkit.extract.tokens import text_of
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_ACTORS = ("PERSON", "PAC", "ORG")


def claims(doc: Doc, arguments: Arguments) -> Iterator[ClaimSpan]:
    """Yield whom each complainant of `doc` accuses: the respondents told last, or next where none are told yet."""
    if "omplainant" not in text_of(doc) and "OMPLAINANT" not in text_of(doc):
        return
    accusers: list[MentionSpan] = []
    accused: list[MentionSpan] = []
    for stretch in stretches(doc, arguments):
        if stretch.label in words("complainant_labels"):
            accusers = _named(stretch)[:1]
        elif stretch.label in words("respondent_labels"):
            accused = _named(stretch)
        else:
            continue
        yield from (_accusation(one, other) for one in accusers for other in accused if one.cluster != other.cluster)


def _named(stretch: Stretch) -> list[MentionSpan]:
    return [m for m in stretch.behind_label(*_ACTORS) if m.kind == "name"]


def _accusation(accuser: MentionSpan, accused: MentionSpan) -> ClaimSpan:
    cue = Cue(accuser.start_char, accuser.end_char)
    return ClaimSpan(accuser, "ACCUSED", accused, cue, "caption.complaint", confidence=0.88)
