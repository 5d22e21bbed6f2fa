"""Sums that the next sentences supply or put right: "it was $8,000", "the fees were $31,000, not $13,000"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from graphkit.extract import grammar
from graphkit.extract.attributes import is_rejected
from graphkit.extract.words import words
from graphkit.model import Money, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.spans import ClaimSpan, MentionSpan

_OPENING = 3
"""Blocks in which the heading of a column of corrections stands."""
_HEADING = 80
_NEAR = 2
"""Sentences after the claim in which its sum may be given or corrected."""


def correct(doc: Doc, claims: list[ClaimSpan], arguments: Arguments) -> None:
    """Give payments the sums that the sentences right behind them state; the corrected figure wins."""
    payments = [claim for claim in claims if claim.relation in {"FUNDED", "OWNS"}]
    sentences = list(doc.sents) if payments else []
    for claim in payments:
        place = next(i for i, s in enumerate(sentences) if claim.cue.start_char < s.end_char)
        nearby = sentences[place : place + 1 + _NEAR]
        for sentence in islice(nearby, 1, None):
            money = _total(sentence, arguments)
            if money is not None and _concerns(claim, sentence, nearby):
                if claim.amount is not None and claim.status is Status.ATTRIBUTED:
                    claim.status, claim.attributed_to, claim.attribution = Status.ASSERTED, None, None
                claim.amount = money
                break


def withdraw(doc: Doc, claims: list[ClaimSpan]) -> None:
    """Take what a column of corrections says that an article of its own paper said for denied: it stands there to be put right."""
    opening = [
        doc.text[max(b.start - doc._.window_start, 0) : b.end - doc._.window_start] for b in doc._.blocks[:_OPENING]
    ]
    if not any(len(text) <= _HEADING and any(w in text.lower() for w in words("withdrawing")) for text in opening):
        return
    for claim in claims:
        told = (claim.attribution or "").lower().split()
        if claim.status is Status.ATTRIBUTED and claim.attributed_to is None and told[-1:] and _is_own(told):
            claim.status, claim.because = Status.NEGATED, f"{claim.attribution}, in a correction"


def _is_own(told: list[str]) -> bool:
    """Return whether a source is a piece of the paper itself: "the same article", not "the committee's amended report"."""
    if any(word.endswith(("'s", "’s", "s'", "s’")) for word in told):
        return False
    noun = next((word for word in told if word in words("pieces") | words("own_pieces")), "")
    return bool(noun) and told[0] in {"a", "an", "the", "this", "our"}


def _total(sentence: Span, arguments: Arguments) -> Money | None:
    """Return the sum that `sentence` says something was or came to."""
    for verb in sentence:
        if verb.lemma_ in words("total") and verb.pos_ in grammar.VERBS:
            for mention in _sums(sentence, arguments):
                if mention.root.i > verb.i and not is_rejected(mention.root):
                    return mention.value if isinstance(mention.value, Money) else None
    return None


def _sums(sentence: Span, arguments: Arguments) -> Iterator[MentionSpan]:
    return (m for m in arguments.within(sentence) if m.type == "MONEY")


def _concerns(claim: ClaimSpan, sentence: Span, nearby: list[Span]) -> bool:
    """Return whether `sentence` speaks of the sum of `claim`: by naming money again, or by "it" where an error is put right."""
    subjects = [t for t in sentence if t.dep_ in grammar.SURFACE_SUBJECTS and t.head.lemma_ in words("total")]
    if claim.relation == "OWNS":
        return claim.amount is None and any(t.lemma_.lower() in words("prices") for t in subjects)
    if any(t.lemma_.lower() in words("gifts") for t in subjects):
        return claim.amount is None or any(t.lower_ == "not" for t in sentence)
    corrected = any(t.lower_ in words("corrective") for near in nearby for t in near)
    return corrected and claim.amount is not None and any(t.lower_ in {"it", "that", "this"} for t in subjects)
