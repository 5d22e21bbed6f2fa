"""Invented graphs in the shape that `graphkit.graph.load` returns."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx

FIRST = [
    "Ada",
    "Bela",
    "Cora",
    "Dario",
    "Edda",
    "Farid",
    "Greta",
    "Hanno",
    "Ines",
    "Jorge",
    "Kaya",
    "Levin",
    "Mara",
    "Nilo",
    "Olga",
    "Petra",
    "Quirin",
    "Rosa",
    "Sami",
    "Tilda",
]
LAST = [
    "Abelard",
    "Bronnley",
    "Castermain",
    "Dovetail",
    "Elmhurst",
    "Farrow",
    "Gantry",
    "Hollis",
    "Imber",
    "Jessop",
    "Kestrel",
    "Larkin",
    "Marlow",
    "Nairn",
    "Orsini",
    "Pell",
    "Quillan",
    "Rookwood",
    "Sandoval",
    "Tarn",
]
TOWNS = ["Ashford", "Brackwater", "Corran", "Dunmore", "Eastlea", "Fernhill", "Glenholm", "Harrow"]
RELATIONS = {
    ("PERSON", "PERSON"): ("RAN_AGAINST", "FAMILY_OF", "MET", "ACCUSED", "SUPPORTS", "OPPOSES"),
    ("PERSON", "PAC"): ("FUNDED", "FOUNDED", "SUPPORTS", "REPRESENTS"),
    ("PERSON", "ORG"): ("WORKS_FOR", "OWNS", "SPOKE_TO", "SUED", "MEMBER_OF"),
    ("PERSON", "OFFICE"): ("HOLDS_OFFICE", "WON"),
    ("PERSON", "PLACE"): ("LIVES_IN",),
    ("PERSON", "EVENT"): ("CANDIDATE_IN", "SUPPORTS"),
    ("PAC", "PERSON"): ("FUNDED", "SUPPORTS", "OPPOSES"),
    ("PAC", "PAC"): ("FUNDED", "FUNDED", "AFFILIATED_WITH"),
    ("PAC", "ORG"): ("FUNDED", "PART_OF"),
    ("PAC", "EVENT"): ("RUNS", "SUPPORTS"),
    ("ORG", "PERSON"): ("FUNDED", "REPORTED_ON", "HIRED", "FIRED"),
    ("ORG", "PAC"): ("FUNDED", "REPORTED_ON"),
    ("ORG", "PLACE"): ("LOCATED_IN",),
    ("OFFICE", "PLACE"): ("JURISDICTION",),
    ("EVENT", "PERSON"): ("CONCERNS",),
    ("EVENT", "PLACE"): ("LOCATED_IN",),
}
SYMMETRIC = {"RAN_AGAINST", "FAMILY_OF", "MET", "AFFILIATED_WITH", "CO_MENTION"}


class GraphBuilder:
    """A graph under construction: entities, then claims with one sentence each."""

    def __init__(self, documents: int = 3) -> None:
        self.graph = nx.MultiDiGraph()
        self.graph.graph.update(
            documents={f"d{number:03}": self._document(number) for number in range(documents)},
            stories={f"s{number:03}": [f"d{number:03}"] for number in range(documents)},
            graphkit="0.1.0",
            run={"model": "en_test"},
        )
        self._claims = 0

    @staticmethod
    def _document(number: int) -> dict[str, Any]:
        return {
            "name": f"paper-{number:03}.txt",
            "path": f"paper-{number:03}.txt",
            "part": "",
            "title": f"Report number {number}",
            "author": "A. Writer",
            "published": f"20{10 + number % 15}-0{1 + number % 9}-11",
            "story": f"s{number:03}",
            "media_type": "text/plain",
        }

    def entity(self, node: str, type_: str = "PERSON", name: str | None = None, **more: Any) -> str:
        """Add an entity."""
        attributes = {
            "type": type_,
            "subtype": None,
            "name": name or node,
            "aliases": [],
            "mentions": [],
            "documents": [],
            "stories": [],
            "properties": {},
            "facts": [],
        }
        self.graph.add_node(node, **(attributes | more))
        return node

    def claim(self, source: str, relation: str, target: str, *, document: int = 0, **more: Any) -> None:
        """Add one claim, its sentence made of the two names and the relation unless `quote` is given."""
        if relation in SYMMETRIC and source > target:
            source, target = target, source
        self._claims += 1
        claim = self._claim(source, relation, target, document, more)
        if not self.graph.has_edge(source, target, key=relation):
            empty: dict[str, Any] = {"relation": relation, "claims": [], "weight": 0}
            self.graph.add_edge(source, target, key=relation, **empty)
        edge = self.graph.edges[source, target, relation]
        edge["claims"].append(claim)
        self._summarise(edge)
        for node in (source, target):
            self._mention(node, claim)

    def _claim(self, source: str, relation: str, target: str, document: int, more: dict[str, Any]) -> dict[str, Any]:
        subject, object_ = (self.graph.nodes[node]["name"] for node in (source, target))
        cue = relation.lower().replace("_", " ")
        quote = more.pop("quote", f"{subject} {cue} {object_}, as claim {self._claims} says.")
        start = 100 * self._claims
        claim = {
            "id": f"c{self._claims:06}",
            "status": "asserted",
            "attributed_to": None,
            "attribution": None,
            "amount": None,
            "currency": None,
            "amount_text": None,
            "approximate": False,
            "date": None,
            "date_end": None,
            "date_text": None,
            "role": None,
            "tense": None,
            "purpose": None,
            "object_text": None,
            "amount_high": None,
            "rule": "test",
            "confidence": 0.9,
            "story": f"s{document:03}",
            "evidence": {
                "document": f"d{document:03}",
                "start": start,
                "end": start + len(quote),
                "exact": quote,
                "quote": quote,
                "cue": _span(quote, cue, start),
                "subject": _span(quote, subject, start),
                "object": _span(quote, object_, start),
            },
        }
        return claim | more

    @staticmethod
    def _summarise(edge: dict[str, Any]) -> None:
        claims = edge["claims"]
        linking = {claim["story"] for claim in claims if claim["status"] in ("asserted", "attributed")}
        dates = sorted(claim["date"] for claim in claims if claim["date"])
        statuses = [claim["status"] for claim in claims]
        named = ("amount", "currency", "amount_text")
        amounts = {(*map(claim.get, named), bool(claim.get("approximate"))) for claim in claims if claim["amount"]}
        edge.update(
            weight=len(linking),
            stories=sorted({claim["story"] for claim in claims}),
            documents=sorted({claim["evidence"]["document"] for claim in claims}),
            statuses={status: statuses.count(status) for status in sorted(set(statuses))},
            amounts=[
                dict(zip(("value", "currency", "text", "approximate"), sums, strict=True)) for sums in sorted(amounts)
            ],
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
        )

    def _mention(self, node: str, claim: dict[str, Any]) -> None:
        attributes = self.graph.nodes[node]
        document = claim["evidence"]["document"]
        place = claim["evidence"]["start"]
        attributes["mentions"].append(
            {"document": document, "start": place, "end": place + 4, "name": attributes["name"], "kind": "name"}
        )
        attributes["documents"] = sorted({*attributes["documents"], document})
        attributes["stories"] = sorted({*attributes["stories"], claim["story"]})


def _span(quote: str, words: str, start: int) -> list[int]:
    at = max(quote.find(words), 0)
    return [start + at, start + at + len(words)]


def small() -> nx.MultiDiGraph:
    """Return eight entities with every kind of claim, two parallel relations and a disagreement about an amount."""
    build = GraphBuilder(documents=4)
    build.entity("n1", "PERSON", "Mara Castermain", aliases=["Castermain", "M. Castermain"])
    build.entity("n2", "PAC", "Bright Harbour PAC", aliases=["the PAC"])
    build.entity("n3", "OFFICE", "Mayor of Corran", subtype="post")
    build.entity("n4", "PLACE", "Corran", subtype="city", properties={"country": "Nowhere"})
    build.entity("n5", "PERSON", "Édouard Pell")
    build.entity("n6", "ORG", "Corran Gazette")
    build.entity("n7", "EVENT", "Corran recall", subtype="recall")
    build.entity("n8", "PERSON", "Ines Orsini")
    build.claim("n1", "HOLDS_OFFICE", "n3", tense="current", date="2019-01-05", date_text="5 January 2019")
    build.claim("n1", "HOLDS_OFFICE", "n3", document=1)
    build.claim("n3", "JURISDICTION", "n4", document=1)
    money = {"currency": "USD", "date": "2021-03", "date_text": "March 2021"}
    build.claim("n5", "FUNDED", "n2", document=0, amount=1_450_000.0, amount_text="$1.45 million", **money)
    build.claim(
        "n5",
        "FUNDED",
        "n2",
        document=1,
        amount=1_700_000.0,
        amount_text="nearly $1.7 million",
        approximate=True,
        **money,
    )
    build.claim("n5", "FOUNDED", "n2", document=2, status="attributed", attributed_to="n6")
    build.claim(
        "n2", "FUNDED", "n1", document=2, amount=57_000.0, amount_text="$57K", currency="USD", date="2021-04-02"
    )
    build.claim(
        "n8", "SUPPORTS", "n1", document=2, status="negated", quote="Ines Orsini declined to endorse Mara Castermain."
    )
    build.claim("n2", "OPPOSES", "n8", document=3, status="planned")
    build.claim("n6", "REPORTED_ON", "n7", document=3)
    build.claim("n7", "CONCERNS", "n1", document=3, date="2022")
    build.claim("n8", "CO_MENTION", "n6", document=3, rule="same-sentence")
    fact = dict(build.graph.edges["n2", "n1", "FUNDED"]["claims"][0])
    build.graph.nodes["n2"]["facts"] = [fact | {"relation": "HAS_FUNDS", "amount": 20_000.0, "amount_text": "$20,000"}]
    return build.graph


def large(entities: int, links: int, *, seed: int = 7) -> nx.MultiDiGraph:
    """Return a graph of communities with hubs: `entities` nodes and about `links` claims."""
    chance = random.Random(seed)  # noqa: S311
    build = GraphBuilder(documents=max(3, entities // 8))
    ids = [_invented(build, number, chance) for number in range(entities)]
    groups = max(1, entities // 25)
    members: list[list[str]] = [ids[group::groups] for group in range(groups)]
    for number in range(links):
        _invent_claim(build, chance, members[number % groups], ids)
    return build.graph


def _invented(build: GraphBuilder, number: int, chance: random.Random) -> str:
    type_ = chance.choices(("PERSON", "PAC", "ORG", "OFFICE", "PLACE", "EVENT"), (50, 10, 20, 8, 7, 5))[0]
    person = f"{FIRST[number % 20]} {LAST[number // 20 % 20]}" + (f" {number // 400 + 1}" if number >= 400 else "")
    town = TOWNS[number % 8]
    names = {
        "PERSON": person,
        "PAC": f"Committee for {town} {number}",
        "ORG": f"{LAST[number % 20]} & {LAST[number * 7 % 20]} {number}",
        "OFFICE": f"Mayor of {town} {number}",
        "PLACE": f"{town} {number}",
        "EVENT": f"{2000 + number % 24} {town} election {number}",
    }
    aliases = [person.split()[1]] if type_ == "PERSON" else []
    return build.entity(f"{number:016x}", type_, names[type_], aliases=aliases)


def _invent_claim(build: GraphBuilder, chance: random.Random, group: list[str], ids: list[str]) -> None:
    source = group[int(len(group) * chance.random() ** 2.5)]
    pool = group if chance.random() < 0.85 else ids
    target = pool[int(len(pool) * chance.random() ** 2)]
    if source == target:
        return
    types = tuple(build.graph.nodes[node]["type"] for node in (source, target))
    relation = chance.choice(RELATIONS.get(types, ("CO_MENTION",)))  # type: ignore[call-overload]
    documents = len(build.graph.graph["documents"])
    more: dict[str, Any] = {"document": chance.randrange(documents)}
    more["status"] = chance.choices(("asserted", "attributed", "negated", "planned"), (70, 18, 6, 6))[0]
    if relation == "FUNDED":
        amount = float(round(10 ** chance.uniform(3, 6.5), -2))
        more |= {"amount": amount, "currency": "USD", "amount_text": f"${amount:,.0f}"}
    if chance.random() < 0.4:
        more["date"] = f"{chance.randrange(2008, 2025)}-{chance.randrange(1, 13):02}"
    if relation == "CO_MENTION":
        more |= {"status": "asserted", "rule": "same-sentence"}
    build.claim(source, relation, target, **more)


def parallel() -> nx.MultiDiGraph:
    """Return two entities with three relations between them."""
    build = GraphBuilder(documents=1)
    build.entity("a", "PERSON", "Ada Abelard")
    build.entity("b", "PAC", "Bright Harbour PAC")
    for relation in ("FUNDED", "FOUNDED", "SUPPORTS"):
        build.claim("a", relation, "b")
    return build.graph


PAYLOADS = (
    "<script>fire()</script>",
    "<img src=x onerror=fire()>",
    "</script><script>fire()</script>",
    '"><svg onload=fire()>',
    "' onmouseover='fire()",
    '<a href="javascript:fire()">href</a>',
    '<iframe srcdoc="<script>parent.fire()</script>">',
    "--><img src=x onerror=fire()><!--",
    "{{constructor.constructor('fire()')()}}",
    "<style>@import 'http://example.invalid/x.css'</style>",
    "<meta http-equiv=refresh content='0;url=javascript:fire()'>",
)


def with_payloads() -> nx.MultiDiGraph:
    """Return a graph with a payload in every place where the text of a document can stand."""
    build = GraphBuilder(documents=len(PAYLOADS))
    for number, payload in enumerate(PAYLOADS):
        _poisoned(build, number, payload)
    return build.graph


def _poisoned(build: GraphBuilder, number: int, payload: str) -> None:
    document = build.graph.graph["documents"][f"d{number:03}"]
    document.update(name=payload, path=payload, part=payload, title=payload, author=payload, published=payload)
    left = build.entity(f"{payload} left", "PERSON", f"{payload} {number}", aliases=[payload, f"{payload} alias"])
    right = build.entity(f"{payload} right", "PAC", f"to {payload}", subtype=payload, properties={payload: payload})
    words = {
        "quote": f"{payload} funded to {payload}.",
        "attribution": payload,
        "amount_text": payload,
        "date_text": payload,
        "role": payload,
        "purpose": payload,
        "object_text": payload,
        "tense": payload,
        "rule": payload,
    }
    build.claim(left, "FUNDED", right, document=number, status="attributed", amount=5.0, currency=payload, **words)
    build.claim(left, "HOLDS_OFFICE", right, document=number, **dict(words, status="asserted"))
    fact = build.graph.edges[left, right, "FUNDED"]["claims"][0] | {"relation": payload}
    build.graph.nodes[right]["facts"] = [fact, fact | {"subject_text": payload, "object_text": None}]
    if number:
        build.claim(left, "MET", f"{PAYLOADS[number - 1]} left", document=number, quote=payload)
