"""The data inside a page."""

from __future__ import annotations

import json

import pytest
from render.graphs import GraphBuilder, parallel, small

from graphkit.render import RenderOptions, network
from graphkit.render.excerpt import excerpt
from graphkit.render.payload import escaped, evidence_block, graph_block


def blocks(graph, **options):
    """Return both blocks of a graph."""
    chosen = RenderOptions(**options)
    held = excerpt(graph, chosen)
    return graph_block(graph, held, network(held), chosen), evidence_block(graph, held, chosen)


@pytest.mark.parametrize("text", ["</script>", "<!--", "&lt;", "\u2028", "\u2029", "]]>"])
def test_no_data_leaves_its_block(text):
    """JSON holds none of < > & U+2028 U+2029, and reads back as it was."""
    json_text = escaped({text: text})
    assert not set("<>&\u2028\u2029") & set(json_text)
    assert json.loads(json_text) == {text: text}


def test_a_lone_surrogate_becomes_a_question_mark():
    """Half a character cannot be written as UTF-8; the rest of the name survives."""
    assert escaped("a\ud800b") == '"a?b"'


def test_columns_of_entities():
    """Names, types by number, aliases or 0, stories, sizes, in order of connection."""
    graph, _ = blocks(small())
    assert graph["entities"]["name"][:3] == ["Bright Harbour PAC", "Mara Castermain", "Édouard Pell"]
    assert [graph["types"][number]["id"] for number in graph["entities"]["type"][:3]] == ["PAC", "PERSON", "PERSON"]
    assert graph["entities"]["aliases"][:3] == [["the PAC"], ["Castermain", "M. Castermain"], 0]
    assert graph["entities"]["size"][0] > graph["entities"]["size"][-1]


def test_the_legend_tells_what_is_there_and_nothing_else():
    """Families of relations and types of entities are those of the links and entities on the page."""
    graph, _ = blocks(small())
    assert {family["id"] for family in graph["families"]} == {relation["family"] for relation in graph["relations"]}
    assert {number for number, _ in enumerate(graph["types"])} == set(graph["entities"]["type"])


def test_columns_of_links():
    """Ends and relation by number, stories, four counts of status, periods, the largest sum and the least."""
    graph, _ = blocks(small())
    links, names = graph["links"], graph["entities"]["name"]
    at = next(
        number
        for number, (source, relation) in enumerate(zip(links["source"], links["relation"], strict=True))
        if names[source] == "Édouard Pell" and graph["relations"][relation]["id"] == "FUNDED"
    )
    assert names[links["target"][at]] == "Bright Harbour PAC"
    assert links["stories"][at] == 2
    assert links["statuses"][4 * at : 4 * at + 4] == [2, 0, 0, 0]
    assert links["dates"][at] == [["2021-03"]]
    assert [links[column][at] for column in ("amount", "currency", "least", "about")] == [
        1_700_000.0,
        "USD",
        1_450_000.0,
        1,
    ]


def test_sums_of_other_currencies_are_not_compared():
    """A gift of 90 dollars or euros has no least sum; one sum alone is no span, and none is 0."""
    graph = small()
    edges = graph.edges
    sums = [
        {"value": value, "currency": currency, "approximate": False}
        for value, currency in ((90.0, "EUR"), (90.0, "USD"))
    ]
    edges["n5", "n2", "FUNDED"]["amounts"] = sums
    edges["n2", "n1", "FUNDED"]["amounts"] = sums[:1]
    links = blocks(graph)[0]["links"]
    told = sorted(zip(links["amount"], links["currency"], links["least"], links["about"], strict=True), reverse=True)
    assert told[:3] == [(90.0, "USD", 0, 0), (90.0, "EUR", 0, 0), (0, "", 0, 0)]


def test_the_summary():
    """Documents, stories, entities, stated links and the range of dates."""
    about = blocks(small())[0]["about"]
    assert (about["documents"], about["stories"], about["entities"], about["links"]) == (4, 4, 8, 9)
    assert (about["first"], about["last"]) == ("2019-01-05", "2022")


def test_only_used_types_are_named():
    """The legend offers what occurs, in the vocabulary's order."""
    graph, _ = blocks(parallel())
    assert [kind["id"] for kind in graph["types"]] == ["PERSON", "PAC"]
    assert [kind["id"] for kind in graph["relations"]] == ["FUNDED", "SUPPORTS", "FOUNDED"]


def test_unknown_types_are_shown_too():
    """A type that a later vocabulary made is drawn plainly rather than refused."""
    build = GraphBuilder()
    build.entity("a", "SHIP")
    build.entity("b", "PERSON")
    build.claim("b", "SAILED", "a")
    graph, _ = blocks(build.graph)
    assert [kind["id"] for kind in graph["types"]] == ["PERSON", "SHIP"]
    assert graph["relations"][0]["phrase"] == "SAILED"


def test_rules_are_told_in_words():
    """What a known rule looks for stands in the page; of an unknown one its id alone."""
    build = GraphBuilder()
    build.entity("a")
    build.entity("b", "OFFICE")
    build.claim("a", "HOLDS_OFFICE", "b", rule="office.holder")
    build.claim("a", "HOLDS_OFFICE", "b", rule="of tomorrow")
    _, evidence = blocks(build.graph)
    assert evidence["claims"]["rules"] == ["office.holder", "of tomorrow"]
    assert list(evidence["rules"]) == ["office.holder"]
    assert "who holds it" in evidence["rules"]["office.holder"]


def test_funds_are_in_the_first_block():
    """The largest sum somebody is said to have; what is denied is none."""
    graph = small()
    fact = graph.nodes["n2"]["facts"][0]
    graph.nodes["n2"]["facts"] = [fact, fact | {"amount": 90_000.0, "status": "negated"}, fact | {"amount": 30.0}]
    columns, _ = blocks(graph)
    assert columns["entities"]["funds"][:2] == [(20_000.0, "USD"), 0]


def test_facts_are_told_of_the_entity():
    """A claim with no second entity belongs to its subject, with its phrase."""
    _, evidence = blocks(small())
    assert evidence["facts"]["of"] == [0]
    assert evidence["facts"]["more"][0]["phrase"] == "has funds"


def test_the_network_keeps_parallel_relations():
    """Pyvis's Network holds one edge for each relation, with its direction and look."""
    net = network(excerpt(parallel(), RenderOptions()))
    assert len(net.edges) == 3
    assert net.directed
    assert {edge["label"] for edge in net.edges} == {"funded", "founded", "supports"}
    assert net.get_node("a")["shape"] == "dot"


def test_the_network_tells_what_is_not_stated():
    """Denied and planned links are dashed."""
    net = network(excerpt(small(), RenderOptions()))
    assert {edge["relation"] for edge in net.edges if edge["dashes"]} == {"SUPPORTS", "OPPOSES", "CO_MENTION"}
