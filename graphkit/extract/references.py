"""References: mentions of one entity within a document share a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def with_clusters(doc: Doc) -> Doc:
    """Give mentions of one type and name one cluster."""
    clusters: dict[tuple[str, str], int] = {}
    for mention in doc._.mentions:
        if mention.kind == "name":
            mention.cluster = clusters.setdefault((mention.type, mention.name.casefold()), len(clusters))
    return doc
