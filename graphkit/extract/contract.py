"""The extract contract: JSON lines of texts in, JSON lines of entities and relations out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graphkit.errors import GraphkitError
from graphkit.extract.pipeline import extract
from graphkit.model import Claim, Document, Extraction, Mention, MentionKind, Money
from graphkit.quoting import json_text

if TYPE_CHECKING:
    from spacy.language import Language

_CALLED = frozenset({"PERSON", "ORG", "PAC"})
"""What is no entity of the graph without a name."""


def lines(nlp: Language, source: Iterable[str]) -> Iterator[str]:
    """Yield one line of JSON for each line of `source` ({"id", "text"}); blank lines are skipped.

    Raises GraphkitError for a line that is not such an object, with its number.
    """
    identifiers: list[Any] = []
    for i, extraction in enumerate(extract(nlp, _documents(source, identifiers))):
        yield json_text({"id": identifiers[i], **answer(extraction)})


def answer(extraction: Extraction) -> dict[str, list[dict[str, Any]]]:
    """Return the entities and relations of `extraction` as plain objects; somebody without a name has no relation, as in the graph."""
    places = {mention.id: i for i, mention in enumerate(extraction.mentions)}
    unnamed = set(_unnamed(extraction))
    joining = (
        one for one in extraction.claims if one.object is not None and unnamed.isdisjoint((one.subject, one.object))
    )
    relations = [_relation(claim, places) for claim in joining]
    return {"entities": [_entity(i, m) for i, m in enumerate(extraction.mentions)], "relations": relations}


def _unnamed(extraction: Extraction) -> Iterator[str]:
    """Yield the mentions of people and bodies that the document calls by no name."""
    named = {one.cluster for one in extraction.mentions if one.kind is MentionKind.NAME and one.cluster is not None}
    for mention in extraction.mentions:
        if mention.type in _CALLED and mention.kind is not MentionKind.NAME and mention.cluster not in named:
            yield mention.id


def _documents(source: Iterable[str], identifiers: list[Any]) -> Iterator[Document]:
    from graphkit.readers import document_of

    for number, line in enumerate(source, start=1):
        if line.strip():
            row = _row(number, line)
            identifiers.append(row["id"])
            document = document_of(row["text"], id=str(row["id"]))
            # Two lines may carry the same id: the position keeps their windows apart.
            yield replace(document, part=str(number))


def _row(number: int, line: str) -> dict[str, Any]:
    hint = 'Each line is an object such as {"id": "a", "text": "Mayor Quill spoke."}.'
    try:
        row = json.loads(line)
    except ValueError as error:
        raise GraphkitError(f"Line {number} is not JSON: {error}.", hint=hint) from error
    if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("text"), str):
        raise GraphkitError(f'Line {number} has no "id" or no "text".', hint=hint)
    return row


def _entity(position: int, mention: Mention) -> dict[str, Any]:
    row: dict[str, Any] = {"start": mention.start, "end": mention.end, "text": mention.text, "type": mention.type}
    if mention.subtype:
        row["subtype"] = mention.subtype
    alone = f"alone.{position}"
    return {**row, "kind": str(mention.kind), "entity": alone if mention.cluster is None else mention.cluster}


def _relation(claim: Claim, places: dict[str, int]) -> dict[str, Any]:
    return {
        "head": places[claim.subject],
        "tail": places[claim.object or ""],
        "type": claim.relation,
        "status": str(claim.status),
        "attributed_to": None if claim.attributed_to is None else places[claim.attributed_to],
        **_amount(claim.amount),
        "date": claim.date.start if claim.date else None,
        "rule": claim.rule,
    }


def _amount(amount: Money | None) -> dict[str, Any]:
    return {"amount": amount.value if amount else None, "currency": amount.currency if amount else None}
