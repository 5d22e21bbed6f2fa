"""Denials in a sentence of their own: "The paper reported that Lee paid Roe. LEE DENIES IT"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.spans import Cue
from graphkit.extract.words import words
from graphkit.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from graphkit.extract.parse.arguments import Arguments
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
_ANY = frozenset({"any", "anyone", "anybody", "no", "nobody", "a", "an", "candidates", "politicians"})
_OTHERS = frozenset({"other", "else", "another", "further", "more"})
_NEAR = 1_000
"""Characters between a claim and a denial of everybody that is meant for it too."""
_IT = frozenset({"it", "this", "that", "both", "all"})
_DETERMINERS = frozenset({"the", "that", "this", "those", "these", "all"})


def denials(doc: Doc, claims: list[ClaimSpan], arguments: Arguments) -> list[ClaimSpan]:
    """Return what the text denies of what it claims: right behind an attributed claim, said by one of its ends, or of everybody."""
    found = list(_of_everybody(claims, arguments))
    told = [claim for claim in claims if claim.status is Status.ATTRIBUTED and claim.relation in _DENIABLE]
    if told:
        found += [one for before, sentence in pairwise(doc.sents) for one in _denied(before, sentence, told, arguments)]
    return found


def _of_everybody(claims: list[ClaimSpan], arguments: Arguments) -> Iterator[ClaimSpan]:
    """Yield what is denied of all and so of one named before: "The fund gave LEE $500 … it has not given to ANY CANDIDATE"."""
    for denial in claims:
        if denial.status is Status.NEGATED and denial.object is None and _is_anybody(denial.object_text or ""):
            meant = {
                claim.object.cluster: claim.object
                for claim in claims
                if claim.relation == denial.relation
                and claim.object is not None
                and claim.status is not Status.PLANNED
                and 0 < denial.cue.start_char - claim.cue.start_char < _NEAR
                and arguments.same(claim.subject, denial.subject)
            }
            yield from (replace(denial, object=one, object_text=None) for one in meant.values())


def _is_anybody(words_of_it: str) -> bool:
    """Return whether the words at an end of a denial leave nobody out: "any candidate", "anyone", not "any other candidate"."""
    words_in_it = words_of_it.lower().split()
    return bool(words_in_it) and words_in_it[0] in _ANY and _OTHERS.isdisjoint(words_in_it)


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
