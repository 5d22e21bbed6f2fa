"""References: mentions of one entity within a document share a cluster; what stays unclear has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.clusters import Clusters
from graphkit.extract.mentions.bodies import described_events, note_only_event
from graphkit.extract.mentions.component import mention_of
from graphkit.extract.references.asides import asides, relatives
from graphkit.extract.references.described import likeliest_described
from graphkit.extract.references.descriptions import note_roles
from graphkit.extract.references.lawsuits import lawsuits
from graphkit.extract.references.naming import cluster_names
from graphkit.extract.references.nominals import GUESSED, is_definite, is_somebodys, nominals, resolve_nominal
from graphkit.extract.references.pronouns import Choice, Description, Past, likeliest, pronouns, resolve_pronoun
from graphkit.extract.references.scene import scene_of
from graphkit.extract.references.ties import Ties
from graphkit.extract.references.voices import voiced
from graphkit.extract.spans import MentionSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc


def with_clusters(doc: Doc, choose: Choice = likeliest, describe: Description = likeliest_described) -> Doc:
    """Add nouns and pronouns that refer, and give every mention that can be resolved its cluster."""
    named = [mention for mention in doc._.mentions if mention.value is None]
    _note_titles(named)
    clusters = cluster_names(doc, named)
    note_roles(doc, clusters)
    told = list(lawsuits(doc, named, clusters))
    described = [mention_of(doc, name) for name in described_events(doc, [*named, *told])]
    for event in described:
        note_only_event(event, clusters)
    taken = {i for mention in named for i in range(mention.start, mention.end)}
    beside = list(asides(doc, clusters, taken))
    taken |= {mention.root.i for mention in beside}
    referring = sorted([*nominals(doc, taken), *pronouns(doc)], key=_reading_order)
    past = Past(scene_of(doc), clusters, choose, describe)
    _resolve([*named, *beside], referring, past, Ties(doc, clusters))
    took_up = list(relatives(doc, [*named, *beside, *referring], clusters))
    spoken = voiced(doc, past.scene, clusters)
    kept = [mention for mention in [*referring, *spoken] if _is_kept(mention, clusters)]
    mentions = [*doc._.mentions, *told, *described, *beside, *kept, *took_up]
    doc._.mentions = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
    return doc


def _note_titles(named: list[MentionSpan]) -> None:
    """A post right before a person's name is no name but says what that person is: "SENATOR Lee"."""
    people = {mention.start for mention in named if mention.type == "PERSON"}
    for mention in named:
        if mention.subtype == "post" and mention.end in people:
            mention.kind = "nominal"


def _resolve(known: list[MentionSpan], referring: list[MentionSpan], past: Past, ties: Ties) -> None:
    """Join the mentions that refer to what stands before them, in the order of reading."""
    open_ = {id(mention) for mention in referring}
    for mention in sorted([*known, *referring], key=_reading_order):
        if id(mention) in open_ and mention.kind == "nominal":
            resolve_nominal(mention, past, ties)
        elif id(mention) in open_:
            resolve_pronoun(mention, past)
        past.note(mention)


def _reading_order(mention: MentionSpan) -> tuple[int, int]:
    """His comes before his wife."""
    return mention.start, mention.end


def _is_kept(mention: MentionSpan, clusters: Clusters) -> bool:
    """Whether a noun or pronoun is a mention: it is definite, or means somebody who is mentioned more than once."""
    cluster = clusters.of(mention)
    if cluster is None and mention.reason == GUESSED:
        return False
    if cluster is not None and not cluster.names and len(cluster.mentions) == 1:
        mention.cluster = None
        return mention.kind == "pronoun" or is_definite(mention.root) or is_somebodys(mention)
    return True
