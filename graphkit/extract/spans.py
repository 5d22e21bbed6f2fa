"""The working records of the spaCy pipeline: mentions and claims while a Doc is being read.

Character offsets count in `doc.text`, the window of clean text that the Doc holds; `doc._.window_start` leads back to the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.model import Money, Status, When

if TYPE_CHECKING:
    from spacy.tokens import Token

ENTITY_TYPES = frozenset({"PERSON", "PAC", "ORG", "OFFICE", "PLACE", "EVENT"})
"""Types of mentions that may become nodes; MONEY and DATE are values."""


@dataclass(slots=True, eq=False)
class MentionSpan:
    """A mention being worked on: tokens `start` to `end`, and the characters, whose borders may cut tokens."""

    start: int
    end: int
    start_char: int
    end_char: int
    type: str
    kind: str
    """name, nominal or pronoun."""
    name: str
    """Clean surface: no leading article, no possessive ending."""
    root: Token
    """The head of the mention's tokens."""
    subtype: str | None = None
    cluster: int | None = None
    score: float = 1.0
    reason: str = ""
    value: Money | When | None = None
    argument: bool = True
    """Whether claims are made about it; "who" and an aside are reached through what they belong to."""
    listed: bool = True
    """Whether it is a mention of the document too; a time that nobody can place only serves the claims of its sentence."""


def mention_at(token: Token, type_: str, name: str, kind: str = "name") -> MentionSpan:
    """Return a mention of the one word `token`; what else is known of it is for the caller to replace."""
    return MentionSpan(token.i, token.i + 1, token.idx, token.idx + len(token), type_, kind, name, token)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that state a claim, by characters in `doc.text`."""

    start_char: int
    end_char: int


@dataclass(slots=True, eq=False)
class ClaimSpan:
    """A claim being worked on: one sentence's statement about one or two mentions of the same Doc."""

    subject: MentionSpan
    relation: str
    object: MentionSpan | None
    cue: Cue
    rule: str
    confidence: float = 1.0
    status: Status = Status.ASSERTED
    attributed_to: MentionSpan | None = None
    attribution: str | None = None
    object_text: str | None = None
    amount: Money | None = None
    date: When | None = None
    role: str | None = None
    tense: str | None = None
    purpose: str | None = None
    because: str | None = None
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A name while its borders and type are still being settled: tokens `start` to `end`, end exclusive."""

    start: int
    end: int
    type: str
    reason: str = "recogniser"
    score: float = 0.8
    subtype: str | None = None
    kind: str = "name"
