"""A graph as entities of FollowTheMoney, one a line, for Aleph, OpenAleph and whatever else speaks it.

Only what is asserted or attributed becomes a link. What is denied or planned, and what is told of one entity alone, is a Note about those it
names. Every link and note has its sentences, their places and documents, and who says so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from graphkit.export import groups
from graphkit.export.flat import one_line
from graphkit.export.groups import Group
from graphkit.model import content_id
from graphkit.ontology import CO_MENTION, RelationType, ontology
from graphkit.quoting import json_text

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Properties = dict[str, list[Any]]
Ends = tuple[tuple[str, str], tuple[str, str]]
"""Property and value of the one and of the other end of a link."""

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_STATUS = {"asserted": "the document says so", "negated": "said not to be so", "planned": "intended or conditional"}
_ENDED = {"current": "current", "former": "ended"}
_PLACES = {"country": "country", "latitude": "latitude", "longitude": "longitude"}
_LEVELS = {"city": "city", "state": "state", "county": "region", "region": "region"}


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing or a link of FollowTheMoney."""

    id: str
    schema: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class _Schemata:
    """What data/ftm.toml says: the schemata of links, their ends, and what may stand there."""

    subtypes: Mapping[str, str]
    counts_as: Mapping[str, list[str]]
    links: Mapping[str, list[list[str]]]
    role: Mapping[str, str]
    backwards: Mapping[str, str]
    properties: list[dict[str, str]]

    def fits(self, schema: str, wanted: str) -> bool:
        """Return whether an entity of a schema may stand where another is wanted."""
        return wanted in (schema, "Thing", *self.counts_as.get(schema, ()))


def parts(graph: MultiDiGraph) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the one file of this format."""
    yield "graph.ftm.json", (_line(entity) for entity in entities(graph))


def _line(entity: Entity) -> bytes:
    told = {key: list(map(str, values)) for key, values in sorted(entity.properties.items())}
    return (json_text({"id": entity.id, "schema": entity.schema, "properties": told}) + "\n").encode()


def entities(graph: MultiDiGraph) -> Iterator[Entity]:
    """Yield documents, things, and what is said of them."""
    teller = _Teller(graph, _things(graph))
    yield from map(_document, sorted(graph.graph.get("documents", {}).items()))
    known = _known(teller)
    for node, data in sorted(graph.nodes(data=True)):
        yield Entity(node, teller.schemata[node], _filled({**_thing(data), **known.get(node, {})}))
    for group in (*groups.of_edges(graph), *groups.of_nodes(graph)):
        if group.relation != CO_MENTION and not group.backwards:
            yield from teller.told(group)


def _things(graph: MultiDiGraph) -> dict[str, str]:
    """Return the schema of each entity; an organisation that somebody owns is a company."""
    schemata = {node: _schema(data) for node, data in graph.nodes(data=True)}
    for group in groups.of_edges(graph):
        if group.relation == "OWNS" and group.said and group.tail and schemata[group.tail] == "Organization":
            schemata[group.tail] = "Company"
    return schemata


def _schema(data: Mapping[str, Any]) -> str:
    known = ontology().entities.get(data["type"])
    return _ftm().subtypes.get(f"{data['type']}/{data.get('subtype')}", known.ftm if known else "LegalEntity")


def _document(item: tuple[str, Mapping[str, Any]]) -> Entity:
    key, record = item
    told = {
        "fileName": record.get("path") or key,
        "name": record.get("name"),
        "title": record.get("title"),
        "author": record.get("author"),
        "publishedAt": record.get("published"),
        "mimeType": record.get("media_type"),
    }
    return Entity(key, "Document", _filled(told))


def _thing(data: Mapping[str, Any]) -> dict[str, Any]:
    properties = data.get("properties", {})
    known = ontology().entities.get(data["type"])
    told = {
        "name": data["name"],
        "alias": data.get("aliases", ()),
        "keywords": [known.label.lower() if known else data["type"], data.get("subtype")],
        "proof": data.get("documents", ()),
        "notes": [f"{key}: {value}" for key, value in sorted(properties.items()) if key not in _PLACES],
    }
    if data["type"] == "PLACE":
        told["full"] = data["name"]
        told |= {_PLACES[key]: str(properties[key]).lower() for key in _PLACES if key in properties}
        told |= {_LEVELS[level]: data["name"] for level in _LEVELS if level == data.get("subtype")}
    if data["type"] == "OFFICE" and _schema(data) == "Position":
        told["subnationalArea"] = properties.get("jurisdiction")
    return told


def _known(teller: _Teller) -> dict[str, dict[str, list[str]]]:
    """Return, by entity, what its documents themselves assert and FollowTheMoney keeps as a property of it."""
    found: dict[str, dict[str, list[str]]] = {}
    for group in groups.of_edges(teller.graph):
        for rule in _ftm().properties:
            if rule["relation"] == group.relation and teller.holds(rule, group):
                found.setdefault(group.head, {}).setdefault(rule["property"], []).append(group.tail or "")
    return found


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells the claims of a graph; `schemata` are those of its entities."""

    graph: MultiDiGraph
    schemata: Mapping[str, str]

    def holds(self, rule: Mapping[str, str], group: Group) -> bool:
        """Return whether a group of claims is a property of its head."""
        fits = _ftm().fits
        ends = fits(self.schemata[group.head], rule["head"]) and fits(self.schemata[group.tail or ""], rule["tail"])
        return ends and group.claims[0]["status"] == "asserted"

    def told(self, group: Group) -> Iterator[Entity]:
        """Yield what a group of claims becomes: a link, a lawsuit and its parties, or a note."""
        if not group.said or group.tail is None:
            yield self._note(group)
        elif group.relation == "SUED":
            yield from self._lawsuit(group, group.tail)
        else:
            yield self._link(group, group.tail)

    def _link(self, group: Group, tail: str) -> Entity:
        schema, ends = self._fitting(group, tail)
        relation = ontology().relations.get(group.relation)
        label = relation.label if relation else group.relation.lower()
        role = {_ftm().role[schema]: _role(schema, label, group)} if schema in _ftm().role else {}
        told = {**dict(ends), **role, **_when(schema, group), **self._evidence(group)}
        told |= _money(group) if schema == "Payment" else {}
        return Entity(group.id, schema, _filled({**told, "recordId": [claim["id"] for claim in group.claims]}))

    def _fitting(self, group: Group, tail: str) -> tuple[str, Ends]:
        """Return the schema of a link with its two ends; an UnknownLink where they are not those of the relation's own schema."""
        ftm = _ftm()
        relation = ontology().relations.get(group.relation)
        for schema in ((relation.ftm if relation else None) or "", "UnknownLink"):
            if schema not in ftm.links:
                continue
            turned = group.relation in ftm.backwards and schema != "UnknownLink"
            ends = (tail, group.head) if turned else (group.head, tail)
            (left, one), (right, other) = ftm.links[schema]
            if ftm.fits(self.schemata[ends[0]], one) and ftm.fits(self.schemata[ends[1]], other):
                break
        return schema, ((left, ends[0]), (right, ends[1]))

    def _lawsuit(self, group: Group, tail: str) -> Iterator[Entity]:
        names = (self._name(group.head), self._name(tail))
        told = self._evidence(group)
        told.pop("namesMentioned")  # a case has no place for them; its parties have
        yield Entity(group.id, "CourtCase", _filled({"name": " v. ".join(names), **told}))
        for party, role in ((group.head, "plaintiff"), (tail, "defendant")):
            ends = {"party": party, "case": group.id, "role": role}
            yield Entity(content_id(group.id, role), "CourtCaseParty", _filled({**ends, **self._evidence(group)}))

    def _note(self, group: Group) -> Entity:
        relation = ontology().relations.get(group.relation)
        tail = self._name(group.tail) if group.tail else group.words or group.claims[0].get("amount_text") or ""
        name = f"{self._name(group.head)} {_phrase(relation, group)} {tail}".strip()
        status = group.claims[0]["status"]
        told = {
            "name": name if group.said else f"{_STATUS[status].capitalize()}: {name}",
            "entity": [group.head, group.tail],
            "keywords": status,
            **self._evidence(group),
        }
        return Entity(group.id, "Note", _filled(told))

    def _evidence(self, group: Group) -> dict[str, Any]:
        common = group.common
        speaker = common["attributed_to"]
        said_by = self._name(speaker) if speaker else common["attribution"]
        words = _STATUS.get(common["status"], "")
        if said_by:
            words = "; ".join(filter(None, (words, f"according to {said_by}")))
        return {
            "summary": f"{common['status']}: {words}",
            "description": [self._sentence(claim) for claim in group.claims],
            "proof": [claim["evidence"]["document"] for claim in group.claims],
            "namesMentioned": self._name(speaker) if speaker else None,
        }

    def _sentence(self, claim: groups.Claim) -> str:
        found = claim["evidence"]
        document = self.graph.graph.get("documents", {}).get(found["document"], {})
        return f"“{found['quote']}” ({document.get('name', found['document'])}, characters {found['start']}–{found['end']})"

    def _name(self, node: str) -> str:
        return str(self.graph.nodes[node]["name"]) if node in self.graph else node


def _phrase(relation: RelationType | None, group: Group) -> str:
    return relation.phrase if relation else group.relation.lower()


def _role(schema: str, label: str, group: Group) -> str:
    """Return what somebody is in a link: "treasurer", or the relation itself, which an UnknownLink says always."""
    role = group.common["role"]
    if schema in ("UnknownLink", "Family"):
        return f"{label}: {role}" if role else label
    return role or label


def _when(schema: str, group: Group) -> dict[str, Any]:
    days = _days(group)
    told: dict[str, Any] = {"status": _ENDED.get(group.common["tense"] or "")} if schema == "Occupancy" else {}
    if len(days) > 1:
        return {**told, "startDate": days[0], "endDate": days[1]}
    backwards = _ftm().backwards.get(group.relation) if schema == "Employment" else None
    return {**told, backwards or "date": days}


def _days(group: Group) -> list[str]:
    """Return the one date of the claims, or their period: ISO, as exact as it is known."""
    date = group.common["date"]
    if not date or not _DAY.fullmatch(date):
        return []
    ends = {claim.get("date_end") for claim in group.claims if claim.get("date") == date}
    end = min(filter(None, ends), default=None)
    return [date] if end is None or end == date else [date, end]


def _money(group: Group) -> dict[str, Any]:
    common = group.common
    amount = common["amount"]
    told = {
        "amount": None if amount is None else f"{amount:.2f}".removesuffix(".00"),
        "currency": common["currency"],
        "purpose": sorted({claim["purpose"] for claim in group.claims if claim.get("purpose")}),
    }
    return {**told, "amountUsd": told["amount"]} if common["currency"] == "USD" else told


def _filled(properties: Mapping[str, Any]) -> Properties:
    """Return the properties that have a value, each value a line of text and once."""
    found = {key: _values(value) for key, value in properties.items()}
    return {key: values for key, values in found.items() if values}


def _values(value: Any) -> list[str]:
    each: Iterable[Any] = value if isinstance(value, list | tuple) else (value,)
    lines = (one_line(text).strip() for text in each if text is not None)
    return list(dict.fromkeys(line for line in lines if line))


@cache
def _ftm() -> _Schemata:
    source = resources.files("graphkit").joinpath("data", "ftm.toml").read_text(encoding="utf-8")
    return _Schemata(**tomllib.loads(source))
