"""References: mentions of one entity within a document share a cluster; what stays unclear has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.bodies import described_events
from graphkit.extract.descriptions import note_roles
from graphkit.extract.lawsuits import lawsuits
from graphkit.extract.naming import cluster_names
from graphkit.extract.nominals import nominals, resolve_nominal
from graphkit.extract.pronouns import Scene, pronouns, resolve_pronoun

if TYPE_CHECKING:
    from spacy.tokens import Doc

_QUOTES = frozenset({'"', "“", "”"})


def with_clusters(doc: Doc) -> Doc:
    """Add nouns and pronouns that refer, and give every mention that can be resolved its cluster."""
    named = [mention for mention in doc._.mentions if mention.value is None]
    clusters = cluster_names(doc, named)
    note_roles(doc, clusters)
    told = list(lawsuits(doc, named, clusters))
    told += list(described_events(doc, [*named, *told], clusters))
    scene = Scene(_sentence_numbers(doc), _quoted(doc))
    taken = {i for mention in named for i in range(mention.start, mention.end)}
    referring = sorted([*nominals(doc, taken), *pronouns(doc)], key=lambda mention: mention.start)
    for mention in referring:
        if mention.kind == "nominal":
            resolve_nominal(mention, clusters)
        else:
            resolve_pronoun(mention, clusters, scene)
    doc._.mentions = sorted([*doc._.mentions, *told, *referring], key=lambda mention: (mention.start, -mention.end))
    return doc


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, number = [], -1
    for token in doc:
        number += bool(token.is_sent_start) or number < 0
        numbers.append(number)
    return numbers


def _quoted(doc: Doc) -> frozenset[int]:
    """Return the tokens between quotation marks; a paragraph's end closes them."""
    starts = {block.start - doc._.window_start for block in doc._.blocks}
    found, inside = [], False
    for token in doc:
        if token.idx in starts:
            inside = False
        if token.text in _QUOTES:
            inside = token.text == "“" or (token.text == '"' and not inside)
        elif inside:
            found.append(token.i)
    return frozenset(found)
