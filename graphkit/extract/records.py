"""A Doc that went through the pipeline becomes records with offsets in the source text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from graphkit.extract.joining import joined_clusters
from graphkit.extract.language import OTHER
from graphkit.extract.spans import ClaimSpan, Cue, MentionSpan
from graphkit.extract.tokens import text_of
from graphkit.model import Claim, Document, Extraction, Mention, MentionKind, Sentence, content_id
from graphkit.text import Block

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

R = TypeVar("R", Mention, Claim)


@dataclass(frozen=True, slots=True)
class Part:
    """What one window of a document holds; sentences count from 0, clusters carry the number of the window."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


def part_of(doc: Doc, window: int = 0) -> Part:
    """Return what `doc`, the window of that number, holds."""
    document: Document = doc._.source
    if document.language == OTHER:
        doc._.mentions, doc._.claims = [], []
    text = text_of(doc)
    spans = [span for span in doc.sents if text[span.start_char : span.end_char].strip()]
    index = {token: i for i, span in enumerate(spans) for token in range(span.start, span.end)}
    offset: int = doc._.window_start
    blocks: list[Block] = doc._.blocks
    sentences = tuple(_sentence(document, blocks, span, offset, i) for i, span in enumerate(spans))
    made = {
        id(m): _mention(document, m, _source(document, m, offset), index[m.start], window)
        for m in doc._.mentions
        if m.listed
    }
    claims = (
        _claim(document, claim, _source(document, claim.cue, offset), made, _sentence_of(doc, claim, index))
        for claim in doc._.claims
    )
    return Part(document, sentences, tuple(made.values()), tuple(claims))


def extraction_of(parts: Iterable[Part]) -> Extraction:
    """Return the windows of one document as one Extraction; clusters of one name are joined across them."""
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    claims: list[Claim] = []
    document = windows = None
    for windows, part in enumerate(parts):  # noqa: B007
        document, first = part.document, len(sentences)
        sentences.extend(replace(one, index=one.index + first) if first else one for one in part.sentences)
        mentions.extend(replace(one, sentence=one.sentence + first) if first else one for one in part.mentions)
        claims.extend(replace(one, sentence=one.sentence + first) if first else one for one in part.claims)
    if document is None:
        raise ValueError("a document has one window at least")
    joined = joined_clusters(mentions) if windows else mentions
    return Extraction(document.id, tuple(sentences), tuple(_unique(joined)), tuple(_unique(claims)))


def mention_id(document: str, start: int, end: int, type_: str, kind: str) -> str:
    """Return the id of a mention: of its place in the source, its type and its kind."""
    return content_id(document, "mention", start, end, type_, kind)


def claim_id(claim: Claim) -> str:
    """Return the id of a claim: of its ends, its relation, its status and its cue."""
    ends = claim.subject, claim.relation, claim.object
    return content_id(claim.document, "claim", *ends, claim.status, claim.cue_start, claim.cue_end)


def _sentence_of(doc: Doc, claim: ClaimSpan, index: dict[int, int]) -> int:
    """Return the sentence in which the words stand that state `claim`; its ends may be named in another one."""
    cue = doc.char_span(claim.cue.start_char, claim.cue.end_char, alignment_mode="expand")
    return index[cue.start if cue is not None else claim.subject.start]


def _sentence(document: Document, blocks: list[Block], span: Span, offset: int, index: int) -> Sentence:
    start, end = _trimmed(document.clean.text, offset + span.start_char, offset + span.end_char)
    left, right = document.clean.source_span(start, end)
    text = " ".join(document.clean.text[start:end].split())
    return Sentence(document.id, index, left, right, text, _block_kind(blocks, start))


def _block_kind(blocks: list[Block], position: int) -> str:
    found = bisect_right(blocks, position, key=lambda block: block.start) - 1
    return blocks[found].kind if found >= 0 and position < blocks[found].end else "paragraph"


def _mention(document: Document, span: MentionSpan, place: tuple[int, int], sentence: int, window: int) -> Mention:
    start, end = place
    return Mention(
        id=mention_id(document.id, start, end, span.type, span.kind),
        document=document.id,
        sentence=sentence,
        start=start,
        end=end,
        text=document.text[start:end],
        name=span.name,
        type=span.type,
        kind=MentionKind(span.kind),
        subtype=span.subtype,
        cluster=None if span.cluster is None else f"{window}.{span.cluster}",
        score=round(span.score, 4),
        reason=span.reason,
        value=span.value,
    )


def _claim(
    document: Document, span: ClaimSpan, place: tuple[int, int], mentions: dict[int, Mention], sentence: int
) -> Claim:
    start, end = place
    subject = mentions[id(span.subject)]
    tail = mentions[id(span.object)] if span.object else None
    speaker = mentions[id(span.attributed_to)] if span.attributed_to else None
    claim = Claim(
        id="",
        document=document.id,
        sentence=sentence,
        subject=subject.id,
        relation=span.relation,
        object=tail.id if tail else None,
        status=span.status,
        rule=span.rule,
        confidence=round(span.confidence, 4),
        cue_start=start,
        cue_end=end,
        attributed_to=speaker.id if speaker else None,
        attribution=span.attribution,
        object_text=span.object_text,
        amount=span.amount,
        date=span.date,
        role=span.role,
        tense=span.tense,
        purpose=span.purpose,
        because=span.because,
        features=span.features,
    )
    return replace(claim, id=claim_id(claim))


def _source(document: Document, span: MentionSpan | Cue, offset: int) -> tuple[int, int]:
    return document.clean.source_span(offset + span.start_char, offset + span.end_char)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _unique(records: Iterable[R]) -> Iterable[R]:
    return {record.id: record for record in records}.values()
