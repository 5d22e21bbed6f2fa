"""A relation found in a sentence, before its status is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graphkit.extract.spans import MentionSpan
    from graphkit.model import Money, When


@dataclass(slots=True)
class Statement:
    """Two mentions, the relation between them and the word that states it.

    `anchor` is the word whose reading decides on the status; None where the statement is taken for granted.
    """

    relation: str
    head: MentionSpan
    tail: MentionSpan | None
    cue: Token
    rule: str
    confidence: float
    anchor: Token | None = None
    effort: bool = False
    role: str | None = None
    tense: str | None = None
    amount: Money | None = None
    date: When | None = None
    purpose: str | None = None
    tail_text: str | None = None
    """The words at the other end where they are no mention."""
    alone: bool = False
    """Whether it counts without another end."""
    again: bool = False
    """Whether a rule states it elsewhere in the document, so that only a denial says more."""
    features: tuple[tuple[str, float], ...] = ()
    """What weighed most, and how much, where a model made it."""
