"""Denials in a sentence of their own: "The paper reported that Lee paid Roe. LEE DENIES IT"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract import grammar
from graphkit.extract.spans import Cue
from graphkit.extract.words import words
from graphkit.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.spans import ClaimSpan, MentionSpan

_DENIABLE = frozenset(
    {
        "FUNDED",
        "MET",
        "OWNS",
        "WORKS_FOR",
        "MEMBER_OF",
        "AFFILIATED_WITH",
        "KILLED",
        "RUNS",
        "HIRED",
        "SUPPORTS",
        "LIVES_IN",
    }
)
"""Relations that are deeds or ties of their ends; who denies an accusation does not deny that it was made."""
_IT = frozenset({"it", "this", "that", "both", "all"})
_DETERMINERS = frozenset({"the", "that", "this", "those", "these", "all"})


def denials(doc: Doc, claims: list[ClaimSpan], arguments: Arguments) -> list[ClaimSpan]:
    """Return what the sentence behind an attributed claim denies of it, said by one of its two ends."""
    told = [claim for claim in claims if claim.status is Status.ATTRIBUTED and claim.relation in _DENIABLE]
    if not told:
        return []
    return [denial for before, sentence in pairwise(doc.sents) for denial in _denied(before, sentence, told, arguments)]


def _denied(before: Span, sentence: Span, told: list[ClaimSpan], arguments: Arguments) -> Iterator[ClaimSpan]:
    verb = sentence.root
    if verb.lemma_ not in words("deny_aloud") or not _means_all(verb) or grammar.children(verb, "neg"):
        return
    speakers = arguments.referents(grammar.subjects(verb))
    both = any(token.lower_ == "both" for token in grammar.subjects(verb))
    for claim in told:
        if before.start_char <= claim.cue.start_char < before.end_char:
            ends = [end for end in (claim.subject, claim.object) if end is not None]
            speaker = next((s for s in speakers for end in ends if arguments.same(s, end)), None)
            if speaker is not None or both:
                yield _turned(claim, verb, speaker)


def _means_all(verb: Token) -> bool:
    """Return whether the object of a denial is all that was said: "it", "the report", "that allegation"."""
    return any(
        token.lower_ in _IT
        or (
            token.lemma_.lower() in words("say_nouns") | words("documents")
            and any(child.lower_ in _DETERMINERS for child in token.children)
            and not grammar.children(token, "acl", "relcl", "ccomp", "prep")
        )
        for token in grammar.objects(verb)
    )


def _turned(claim: ClaimSpan, verb: Token, speaker: MentionSpan | None) -> ClaimSpan:
    return replace(
        claim,
        cue=Cue(verb.idx, verb.idx + len(verb)),
        status=Status.NEGATED,
        attributed_to=speaker,
        attribution=speaker.name if speaker is not None else None,
        because=verb.text,
        date=None,
    )
