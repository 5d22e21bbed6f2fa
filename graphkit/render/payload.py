"""A graph as the JSON that the page reads: columns rather than records, each sentence once, ends by number.

Two blocks: `graph` is what the first picture needs, `evidence` is read when somebody asks for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from graphkit.extract.rules import LEARNED, rule
from graphkit.model import Status
from graphkit.ontology import EntityType, RelationType, ontology
from graphkit.render.evidence import STATUS_NUMBERS, Sentences, claim_columns
from graphkit.render.excerpt import Attributes, Excerpt, stated
from graphkit.render.network import sizes
from graphkit.render.options import RenderOptions

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network

STATUSES = tuple(str(status) for status in Status)
LINK_COLUMNS = ("source", "relation", "target", "stories", "statuses", "dates", "amount", "currency", "least", "about")
FUNDS = "HAS_FUNDS"
NO_SUM = (0, "", 0, 0)
UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def escaped(data: object) -> str:
    r"""Return `data` as JSON that no HTML parser can leave: none of < > & U+2028 U+2029 stands in it.

    >>> escaped({"name": "</script>"})
    '{"name":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")
    # Five passes of replace are ten times as fast as one of translate.
    for character, escape in UNSAFE.items():
        text = text.replace(character, escape)
    return text


def graph_block(graph: nx.MultiDiGraph, excerpt: Excerpt, net: Network, options: RenderOptions) -> dict[str, Any]:
    """Return all that search, filters and the picture need; `net` carries the places of what is drawn at first."""
    types = _used((str(a.get("type", "")) for _, a in excerpt.entities), ontology().entities)
    relations = _used((link.relation for link in excerpt.links), ontology().relations)
    return {
        "about": _about(graph, excerpt, options),
        "types": [_entity_type(name) for name in types],
        "relations": [_relation_type(name) for name in relations],
        "families": _families(relations),
        "entities": _entities(excerpt, net, types),
        "links": _links(excerpt, relations),
    }


def evidence_block(graph: nx.MultiDiGraph, excerpt: Excerpt, options: RenderOptions) -> dict[str, Any]:
    """Return documents, claims and sentences; links and entities are referred to by their number in the graph block."""
    numbers = {node: number for number, (node, _) in enumerate(excerpt.entities)}
    documents = sorted(graph.graph.get("documents", {}))
    sentences = Sentences({document: number for number, document in enumerate(documents)}, redact=options.redact)
    claims = [(n, claim) for n, link in enumerate(excerpt.links) for claim in link.attributes.get("claims", ())]
    facts = [(n, fact) for n, (_, a) in enumerate(excerpt.entities) for fact in a.get("facts", ())]
    told, alone = claim_columns(claims, sentences, numbers), claim_columns(facts, sentences, numbers)
    return {
        "documents": _documents(graph, documents),
        "entities": [_where(a, sentences.documents) for _, a in excerpt.entities],
        "properties": [a.get("properties") or 0 for _, a in excerpt.entities],
        "claims": told,
        "facts": alone,
        "sentences": sentences.columns(),
        "rules": _rules({*told["rules"], *alone["rules"]}),
    }


def _about(graph: nx.MultiDiGraph, excerpt: Excerpt, options: RenderOptions) -> dict[str, Any]:
    dated = [link.attributes for link in excerpt.links if link.attributes.get("first")]
    return {
        "title": options.title,
        "version": str(graph.graph.get("graphkit", "")),
        "documents": len(graph.graph.get("documents", {})),
        "stories": len(graph.graph.get("stories", {})),
        "entities": graph.number_of_nodes(),
        "links": sum(1 for link in excerpt.links if stated(link.relation)),
        "first": min((attributes["first"] for attributes in dated), default=None),
        "last": max((attributes["last"] for attributes in dated), default=None),
        "redacted": options.redact,
        "excerpt": excerpt.note,
        "theme": options.theme,
        "around": options.around,
        "statuses": list(STATUSES),
    }


def _used(names: Iterable[str], known: dict[str, Any]) -> list[str]:
    """Return the names that occur, in the vocabulary's order, unknown ones behind."""
    seen = set(names)
    return [name for name in known if name in seen] + sorted(seen - set(known))


def _entity_type(name: str) -> dict[str, str]:
    known = ontology().entities.get(name) or EntityType(name, name, name, "", "", "", "dot", "")
    return {
        "id": known.id,
        "label": known.label,
        "plural": known.plural,
        "description": known.description,
        "colour": known.colour or "#666666",
        "dark": known.dark or "#aaaaaa",
        "shape": known.shape,
    }


def _relation_type(name: str) -> dict[str, Any]:
    known = ontology().relations.get(name) or RelationType(name, name, name, name, (), (), "mention")
    return {
        "id": known.id,
        "label": known.label,
        "phrase": known.phrase,
        "inverse": known.inverse,
        "family": known.family,
        "symmetric": known.symmetric,
        "stated": known.stated,
    }


def _families(relations: list[str]) -> list[dict[str, str]]:
    used = {_relation_type(name)["family"] for name in relations}
    return [
        {"id": family.id, "label": family.label, "colour": family.colour, "dark": family.dark}
        for family in ontology().families.values()
        if family.id in used
    ]


def _entities(excerpt: Excerpt, net: Network, types: list[str]) -> dict[str, list[Any]]:
    kinds = {name: number for number, name in enumerate(types)}
    return {
        "id": [node for node, _ in excerpt.entities],
        "name": [str(a.get("name") or node) for node, a in excerpt.entities],
        "type": [kinds[str(a.get("type", ""))] for _, a in excerpt.entities],
        "subtype": [a.get("subtype") or 0 for _, a in excerpt.entities],
        "aliases": [list(a.get("aliases") or ()) or 0 for _, a in excerpt.entities],
        "stories": [len(a.get("stories") or ()) for _, a in excerpt.entities],
        "size": sizes(excerpt),
        "places": [number for node in net.nodes if "x" in node for number in (node["x"], node["y"])],
        "community": [node["community"] for node in net.nodes if "x" in node],
        "funds": [_funds(a) or 0 for _, a in excerpt.entities],
    }


def _links(excerpt: Excerpt, relations: list[str]) -> dict[str, list[Any]]:
    kinds = {name: number for number, name in enumerate(relations)}
    numbers = {node: number for number, (node, _) in enumerate(excerpt.entities)}
    rows = [
        (
            numbers[link.source],
            kinds[link.relation],
            numbers[link.target],
            _stories(link.attributes),
            _statuses(link.attributes.get("statuses", {})),
            _dates(link.attributes["claims"]) if link.attributes.get("first") else 0,
            *_sums(link.attributes),
        )
        for link in excerpt.links
    ]
    columns = zip(*rows, strict=True) if rows else [()] * len(LINK_COLUMNS)
    table = {name: list(column) for name, column in zip(LINK_COLUMNS, columns, strict=True)}
    return table | {"statuses": list(chain.from_iterable(table["statuses"]))}


def _statuses(counts: dict[str, int]) -> list[int]:
    row = [0] * len(STATUSES)
    for status, count in counts.items():
        row[STATUS_NUMBERS.get(status, 0)] += count
    return row


def _stories(attributes: Attributes) -> int:
    """Return the stories that link the two; for what is only denied or planned, the stories that say so."""
    return int(attributes.get("weight", 0)) or len(attributes.get("stories", ()))


def _dates(claims: Iterable[Attributes]) -> list[list[str]]:
    """Return the different periods that the claims give, each [first, last]."""
    periods = {(claim["date"], claim.get("date_end") or claim["date"]) for claim in claims if claim.get("date")}
    return [[first, last] if last != first else [first] for first, last in sorted(periods)]


def _sums(attributes: Attributes) -> tuple[float, str, float, int]:
    """Return the largest sum that is named, its currency, the least one where they differ, and whether the largest is not exact.

    NO_SUM where there is none; sums of other currencies are not compared.
    """
    named = [amount for amount in attributes.get("amounts") or () if amount.get("value") is not None]
    if not named:
        return NO_SUM
    largest = max(named, key=lambda amount: (amount["value"], amount.get("currency") or ""))
    least = min(one["value"] for one in named if one.get("currency") == largest.get("currency"))
    differing = least if least != largest["value"] else 0
    return largest["value"], largest.get("currency") or "", differing, int(bool(largest.get("approximate")))


def _funds(attributes: Attributes) -> tuple[float, str] | None:
    """Return the largest sum that the entity is said to have, with its currency."""
    facts = attributes.get("facts")
    if not facts:
        return None
    told = [fact for fact in facts if fact["relation"] == FUNDS and fact.get("amount")]
    return max(
        ((fact["amount"], fact.get("currency") or "") for fact in told if Status(fact["status"]).links), default=None
    )


def _rules(used: set[str]) -> dict[str, str]:
    """Return in words what each rule that is known looks for."""
    known = {name: rule(name) for name in sorted(used)}
    return {name: made.about for name, made in known.items() if made.example or name == LEARNED}


def _documents(graph: nx.MultiDiGraph, ids: list[str]) -> dict[str, list[Any]]:
    rows = [graph.graph["documents"][document] for document in ids]
    stories = {story: number for number, story in enumerate(sorted({str(row.get("story")) for row in rows}))}
    columns: dict[str, list[Any]] = {
        key: [row.get(key) or "" for row in rows] for key in ("name", "title", "author", "published")
    }
    columns["story"] = [stories[str(row.get("story"))] for row in rows]
    return columns


def _where(attributes: Attributes, documents: dict[str, int]) -> list[int]:
    """Return document number and count of mentions, by turns, most mentions first."""
    counts = dict.fromkeys(attributes.get("documents") or (), 0)
    for document in map(itemgetter("document"), attributes.get("mentions") or ()):
        counts[document] = counts.get(document, 0) + 1
    known = sorted((-count, documents[document]) for document, count in counts.items() if document in documents)
    return [number for count, document in known for number in (document, -count)]
