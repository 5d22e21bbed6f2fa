"""Names: what the model found, repaired and typed by the graph's vocabulary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.extract.spans import MentionSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

TYPES = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "EVENT": "EVENT"}
"""spaCy's labels for names, and the graph's types."""

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


def with_mentions(doc: Doc) -> Doc:
    """Set the names of `doc`."""
    doc._.mentions = [mention_of(span, TYPES[span.label_]) for span in doc.ents if span.label_ in TYPES]
    return doc


def mention_of(span: Span, type_: str, *, kind: str = "name", reason: str = "recogniser") -> MentionSpan:
    """Return the tokens of `span` as a mention."""
    return MentionSpan(
        start=span.start,
        end=span.end,
        start_char=span.start_char,
        end_char=span.end_char,
        type=type_,
        kind=kind,
        name=surface(span.text),
        root=span.root,
        reason=reason,
    )


def surface(text: str) -> str:
    """Return `text` on one line, with no leading article and no possessive ending."""
    line = " ".join(text.split())
    return _POSSESSIVE.sub("", _ARTICLE.sub("", line, count=1) if _ARTICLE.match(line) else line)
