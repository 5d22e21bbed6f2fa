"""Sums that the next sentences supply or put right: "it was $8,000", "the fees were $31,000, not $13,000"."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.status.attributes import is_rejected
from graphkit.extract.tokens import text_of
from graphkit.extract.words import words
from graphkit.model import Money, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import ClaimSpan, MentionSpan

_PRESUPPOSED = frozenset({"compound", "nmod", "amod", "poss", "appos", "relcl", "nsubj", "npadvmod"})
_OPENING = 3
"""Blocks in which the heading of a column of corrections stands."""
_HEADING = 80
_EARLIER = frozenset({"earlier", "previous", "original"})
_CORRECTION = re.compile(
    r"\W*(?:\d+\W+)?(?:(?:an? )?(?:correction|clarification|erratum)s?|we (?:were|got it) wrong)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")
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
    """Take for denied what is said to have been printed and stands there to be put right.

    That is what an earlier version of the text said, and what a correction says that its own paper said.
    """
    text, offset = text_of(doc), doc._.window_start
    blocks = [text[max(b.start - offset, 0) : b.end - offset] for b in doc._.blocks[:_OPENING]]
    opening = [block for block in blocks if len(block) <= _HEADING]
    column = any(w in block.lower() for block in opening for w in words("withdrawing"))
    starts = [max(block.start - offset, 0) for block in doc._.blocks]
    for claim in claims:
        told = (claim.attribution or "").lower().split()
        if claim.status is Status.ATTRIBUTED and told and (claim.attributed_to is None or told == ["we"]):
            if _is_version(told) or (
                (_is_own(told) or told == ["we"]) and (column or _is_put_right(text, starts, claim))
            ):
                claim.status, claim.because = Status.NEGATED, f"{claim.attribution}, in a correction"
        elif claim.status is Status.ASSERTED and (column or _is_put_right(text, starts, claim)):
            said = _said_by_us(doc, claim)
            if said:
                claim.status, claim.because = Status.NEGATED, f"{said}, in a correction"


def _is_version(told: list[str]) -> bool:
    """Return whether a source is what the text said before, "An earlier version of this article", or the word over it."""
    return ("version" in told and not _EARLIER.isdisjoint(told)) or told[0] in words("withdrawing")


def _is_put_right(text: str, starts: list[int], claim: ClaimSpan) -> bool:
    """Return whether the paragraph of `claim`, the heading over it or the sentence before opens as a correction: "Correction: we said that"."""
    place = bisect_right(starts, claim.cue.start_char) - 1
    if place < 0:
        return False
    before = _SENTENCE_END.split(text[starts[place] : claim.cue.start_char])
    heading = text[starts[place - 1] : starts[place]].strip() if place else ""
    opening = (before[0], *before[-2:], *([heading] if len(heading) < _HEADING else []))
    return any(map(_CORRECTION.match, opening))


def _said_by_us(doc: Doc, claim: ClaimSpan) -> str:
    """Return the word by which the paper itself said what `claim` says: "we WROTE that Lee paid", "our caption CALLED her his wife"."""
    cue = doc.char_span(claim.cue.start_char, claim.cue.end_char, alignment_mode="expand")
    if cue is None:
        return ""
    said = (v for v in _stating(cue.root) if v.lemma_ in words("say") and v.pos_ in grammar.VERBS and cue.root.i > v.i)
    return next((v.text for v in said if any(map(_is_us, grammar.children(v, "nsubj")))), "")


def _stating(cue: Token) -> Iterator[Token]:
    """Yield what governs `cue` as far as that decides whether it holds, not what takes it for granted: "to MAYOR Lee"."""
    token = cue
    while token.dep_ not in _PRESUPPOSED and token.head.i != token.i:
        token = token.head
        yield token


def _is_us(subject: Token) -> bool:
    """Return whether the paper itself, or a piece of it, is the subject: "we", "a caption in our May edition"."""
    return subject.lower_ == "we" or _is_own([t.lower_ for t in subject.subtree])


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
