"""Token labels for one sample: gold where it is annotated, agreement of two models elsewhere, unknown where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.sources import Sample

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

PLACES = ("GPE", "LOC", "FAC")
TYPE_OF = {"PERSON": "PERSON", "ORG": "ORG", "EVENT": "EVENT", **dict.fromkeys(PLACES, "PLACE")}
UNKNOWN = "-"
Span3 = tuple[int, int, str]


def biluo(sample: Sample, doc: Doc, left: list[Span3], right: list[Span3]) -> list[str]:
    """Return a BILUO label for each token of `doc`; `left` and `right` are the models' spans in tokens."""
    labels = _agreed(len(doc), _open(sample, doc, left), _open(sample, doc, right))
    for start, end, name in sample.spans:
        span = doc.char_span(start, end)
        if span is None:
            _blur(labels, doc, start, end)
        else:
            _write(labels, span.start, span.end, _fine(name, span, left + right))
    return _mended(labels)


def layer(doc: Doc, spans: tuple[Span3, ...]) -> list[str]:
    """Return a BILUO label for each token of `doc` from spans in characters; those that cut a token are left out."""
    labels = ["O"] * len(doc)
    for start, end, name in spans:
        span = doc.char_span(start, end)
        if span is not None:
            _write(labels, span.start, span.end, name)
    return labels


def _agreed(length: int, left: list[Span3], right: list[Span3]) -> list[str]:
    labels = ["O"] * length
    both = set(left) & set(right)
    for start, end, _ in sorted(set(left) ^ set(right)):
        labels[start:end] = [UNKNOWN] * (end - start)
    for start, end, name in sorted(both):
        _write(labels, start, end, name)
    return labels


def _open(sample: Sample, doc: Doc, spans: list[Span3]) -> list[Span3]:
    """Return the spans that gold does not decide on: of other types, or outside the annotated stretches."""
    return [
        (start, end, name)
        for start, end, name in spans
        if TYPE_OF.get(name) not in sample.types
        or not any(first <= doc[start].idx < last for first, last in sample.annotated)
    ]


def _blur(labels: list[str], doc: Doc, start: int, end: int) -> None:
    for token in doc:
        if token.idx < end and start < token.idx + len(token):
            labels[token.i] = UNKNOWN


def _fine(name: str, span: Span, predicted: list[Span3]) -> str:
    """Return spaCy's label for a gold type: of places the one that a model gives, else GPE."""
    if name != "PLACE":
        return name
    found = [label for start, end, label in predicted if label in PLACES and start < span.end and span.start < end]
    return found[0] if found else "GPE"


def _write(labels: list[str], start: int, end: int, name: str) -> None:
    if end - start == 1:
        labels[start] = f"U-{name}"
        return
    labels[start:end] = [f"B-{name}", *[f"I-{name}"] * (end - start - 2), f"L-{name}"]


def _mended(labels: list[str]) -> list[str]:
    """Return the labels with every span that was cut into made unknown."""
    mended = list(labels)
    place = 0
    while place < len(labels):
        end = place + 1
        if labels[place][0] in "BIL":
            while end < len(labels) and labels[end][0] in "IL" and labels[end - 1][0] != "L":
                end += 1
            if labels[place][0] != "B" or labels[end - 1][0] != "L":
                mended[place:end] = [UNKNOWN] * (end - place)
        place = end
    return mended
