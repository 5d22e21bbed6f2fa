"""The attributes that the graph, its nodes and its edges carry: plain lists, dicts, texts and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graphkit import __version__
from graphkit.store import Store, views
from graphkit.store.statements import Statement
from graphkit.store.views import EdgeView, EntityView, MentionView

Attributes = dict[str, Any]


def graph_attributes(store: Store) -> Attributes:
    """Return what the graph says of itself: its documents, its stories, what made it."""
    documents = {
        document.id: {
            name: getattr(document, name)
            for name in ("name", "path", "part", "title", "author", "published", "story", "media_type")
        }
        for document in views.documents(store)
        if document.story
    }
    stories: dict[str, list[str]] = {}
    for name in sorted(documents):
        stories.setdefault(documents[name]["story"], []).append(name)
    model = store.one("SELECT model FROM runs WHERE ended IS NOT NULL ORDER BY id DESC")
    return {
        "documents": documents,
        "stories": dict(sorted(stories.items())),
        "graphkit": __version__,
        "run": {"model": model[0] if model else ""},
    }


def node_attributes(
    entity: EntityView, mentions: Iterable[MentionView], told: Iterable[Statement], stories: Mapping[str, str]
) -> Attributes:
    """Return the attributes of an entity's node; `told` are the claims about it alone."""
    places = list(mentions)
    documents = sorted({place.document for place in places})
    return {
        "type": entity.type,
        "subtype": entity.subtype,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": [
            {"document": place.document, "start": place.start, "end": place.end, "name": place.name, "kind": place.kind}
            for place in places
        ],
        "documents": documents,
        "stories": sorted({stories[document] for document in documents}),
        "properties": entity.properties,
        "facts": [
            {"relation": claim.relation, "subject_text": claim.subject_text, **claim_record(claim)} for claim in told
        ],
    }


def edge_attributes(edge: EdgeView, claims: Iterable[Statement]) -> Attributes:
    """Return the attributes of an edge."""
    told = [claim_record(claim) for claim in claims]
    return {
        "relation": edge.relation,
        "weight": edge.weight,
        "stories": sorted({claim["story"] for claim in told}),
        "documents": sorted({claim["evidence"]["document"] for claim in told}),
        "statuses": edge.statuses,
        "amounts": list(edge.amounts),
        "first": edge.first,
        "last": edge.last,
        "surprise": edge.surprise,
        "claims": told,
    }


def claim_record(claim: Statement) -> Attributes:
    """Return a claim as the graph and the exports hold it; positions are characters in the text as the file gave it."""
    amount, date, quote = claim.amount, claim.date, claim.evidence
    return {
        "id": claim.id,
        "status": claim.status,
        "attributed_to": claim.attributed_to,
        "attribution": claim.attribution,
        "amount": amount.value if amount else None,
        "amount_high": amount.high if amount else None,
        "currency": amount.currency if amount else None,
        "amount_text": amount.text if amount else None,
        "approximate": amount.approximate if amount else False,
        "date": date.start if date else None,
        "date_end": date.end if date else None,
        "date_text": date.text if date else None,
        "role": claim.role,
        "tense": claim.tense,
        "purpose": claim.purpose,
        "object_text": claim.object_text,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "story": claim.story,
        "evidence": {
            "document": quote.document,
            "start": quote.start,
            "end": quote.end,
            "exact": quote.exact,
            "quote": quote.quote,
            "cue": list(quote.cue),
            "subject": list(quote.subject),
            "object": list(quote.object) if quote.object else None,
        },
    }
