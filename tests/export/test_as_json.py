"""The JSON export carries every claim with its place in the file."""

from __future__ import annotations

import io
import json

from graphkit import export


def written(graph):
    """Return the bytes of the export."""
    stream = io.BytesIO()
    export.write(graph, "json", stream)
    return stream.getvalue()


def test_a_node_has_its_mentions_by_file_and_offset(graph):
    """A mention is found again in the raw file."""
    assert json.loads(written(graph))["nodes"][0] == {
        "id": "e1",
        "type": "PERSON",
        "subtype": None,
        "name": "Ann Lee",
        "aliases": ["Lee", "A. Lee"],
        "properties": {},
        "mentions": [{"doc": "notes/a.txt", "start": 0, "end": 7}],
    }


def test_claims_of_different_status_are_different_edges(graph):
    """What the document says and what somebody says are never one statement."""
    edges = json.loads(written(graph))["edges"]
    assert [(edge["head"], edge["tail"], edge["status"], edge["amount"]) for edge in edges] == [
        ("e1", "e2", "asserted", None),
        ("e1", "e2", "attributed", 500.0),
        ("e1", "e3", "negated", None),
    ]


def test_an_edge_quotes_its_sentence(graph):
    """Every edge has the place and the words of its evidence."""
    assert json.loads(written(graph))["edges"][1]["evidence"] == [
        {"doc": "notes/a.txt", "start": 0, "end": 54, "quote": "Ann Lee gave $500 to Safe Streets PAC, the Post wrote."}
    ]


def test_claims_of_one_group_are_one_edge_with_several_pieces_of_evidence(graph):
    """The same statement in two places is one edge."""
    claims = graph.edges["e1", "e3", "FUNDED"]["claims"]
    claims.append(claims[0])
    assert [len(edge["evidence"]) for edge in json.loads(written(graph))["edges"]] == [1, 1, 2]


def test_a_claim_that_names_no_sum_stands_with_the_only_one(graph):
    """Who is "Lee-funded" got the $500 that Lee gave; where two sums are told, nobody knows which."""
    claims = graph.edges["e1", "e3", "FUNDED"]["claims"]
    claims.append({**claims[0], "amount": 900.0})
    assert [(e["amount"], len(e["evidence"])) for e in json.loads(written(graph))["edges"]][2:] == [(900.0, 2)]
    claims.append({**claims[0], "amount": 950.0})
    assert [e["amount"] for e in json.loads(written(graph))["edges"]][2:] == [None, 900.0, 950.0]


def test_a_claim_without_second_entity_is_a_fact_of_the_first(graph):
    """Money raised with no payer named belongs to its owner, and makes no edge to nothing."""
    fact = {**graph.edges["e1", "e2", "FUNDED"]["claims"][0], "relation": "HAS_FUNDS"}
    graph.nodes["e2"]["facts"] = [fact]
    data = json.loads(written(graph))
    assert data["nodes"][1]["facts"][0]["subject_text"] is None
    assert (data["nodes"][1]["facts"][0]["type"], data["nodes"][1]["facts"][0]["amount"]) == ("HAS_FUNDS", 500.0)
    assert all(edge["tail"] for edge in data["edges"])


def test_hostile_text_survives_unchanged(hostile):
    """JSON loses nothing: what stood in the document comes back, escaped on the way."""
    raw = written(hostile)
    assert b"\x1b" not in raw
    assert json.loads(raw)["nodes"][0]["name"] == hostile.nodes["__proto__"]["name"]


def test_an_empty_graph_is_still_a_document():
    """Nothing found is an empty list, not an empty file."""
    import networkx as nx

    assert json.loads(written(nx.MultiDiGraph())) == {"nodes": [], "edges": []}
