"""The two places where another recogniser or another claim extractor can be plugged in.

Either is a spaCy component, named in ExtractSettings by the name of its factory; a package of its own
registers it through the entry point group `spacy_factories`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from spacy.tokens import Doc


class MentionDetector(Protocol):
    """Finds the names of a Doc, whose sentences, tags and trees stand."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.mentions` to MentionSpans of kind name (and OFFICE nominals), in order, none overlapping, and return `doc`."""
        ...


class ClaimExtractor(Protocol):
    """Finds what the sentences of a Doc say about its mentions, whose clusters stand."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.claims` to ClaimSpans between members of `doc._.mentions` and return `doc`."""
        ...
