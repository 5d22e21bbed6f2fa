"""A graph of three entities, with everything that an export must carry, and one full of traps."""

from __future__ import annotations

import networkx as nx
import pytest

TEXT = "Ann Lee gave $500 to Safe Streets PAC, the Post wrote. Ann Lee never gave money to Bo Poe."


def claim(start, end, **fields):
    """Return an asserted claim whose evidence is that stretch of TEXT."""
    quote = TEXT[start:end]
    evidence = {"document": "d1", "start": start, "end": end, "exact": quote, "quote": quote}
    return (
        {"id": f"c{start}", "status": "asserted", "rule": "gave", "confidence": 0.9, "story": "d1"}
        | fields
        | {"evidence": evidence}
    )


def node(name, kind, **fields):
    """Return the attributes of an entity."""
    plain = {"subtype": None, "aliases": [], "mentions": [], "documents": ["d1"], "stories": ["d1"], "properties": {}}
    return plain | {"type": kind, "name": name} | fields


def edge(*claims, **fields):
    """Return the attributes of an edge that these claims make."""
    statuses = {row["status"]: sum(other["status"] == row["status"] for other in claims) for row in claims}
    return {"weight": 1, "stories": ["d1"], "documents": ["d1"], "statuses": statuses, "amounts": [],
            "first": None, "last": None, "claims": list(claims)} | fields  # fmt: skip


@pytest.fixture
def graph():
    """Return four entities, a gift told twice and a gift denied."""
    graph = nx.MultiDiGraph(
        documents={"d1": {"name": "notes/a.txt", "path": "notes/a.txt", "part": "", "title": None, "story": "d1"}},
        stories={"d1": ["d1"]},
    )
    mention = {"document": "d1", "start": 0, "end": 7, "name": "Ann Lee", "kind": "name"}
    graph.add_node("e1", **node("Ann Lee", "PERSON", aliases=["Lee", "A. Lee"], mentions=[mention]))
    graph.add_node("e2", **node("Safe Streets PAC", "PAC"))
    graph.add_node("e3", **node("Bo Poe", "PERSON"))
    graph.add_node("e4", **node("Ashby", "PLACE", subtype="city", properties={"latitude": "40.5", "longitude": "-75"}))
    amounts = [{"value": 500.0, "currency": "USD", "text": "$500"}]
    gave = claim(0, 54, status="attributed", attribution="the Post", amount=500.0, currency="USD", amount_text="$500")
    graph.add_edge("e1", "e2", "FUNDED", relation="FUNDED", **edge(gave, claim(0, 37), amounts=amounts))
    denied = claim(55, len(TEXT), status="negated")
    graph.add_edge("e1", "e3", "FUNDED", relation="FUNDED", **edge(denied, weight=0, stories=[]))
    return graph


@pytest.fixture
def hostile():
    """Names, aliases and quotes that break writers that trust them."""
    nasty = "=cmd|'/c calc'!A1\x00\x1b[2J\ud800\u202e\r\n<script>&\"'\ufffe"
    graph = nx.MultiDiGraph(documents={"d1": {"name": nasty, "path": nasty, "part": "row \x00"}}, stories={})
    properties = {"type": "x", "id": "y", "viz": "z", "label": "w", "\x01": "v", "latitude": "north"}
    graph.add_node("__proto__", **node(nasty, "PERSON", aliases=[nasty, ""], properties=properties))
    graph.add_node('e 2"<', **node("", "NO_SUCH_TYPE"))
    wild = claim(0, 7, attribution=nasty)
    wild["evidence"]["quote"] = nasty
    graph.add_edge("__proto__", 'e 2"<', "NO_SUCH", relation="NO_SUCH", **edge(wild))
    graph.add_edge("__proto__", "__proto__", "FUNDED", relation="FUNDED", **edge(wild))
    return graph
