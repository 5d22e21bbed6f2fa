"""Which part of a graph a page holds."""

from __future__ import annotations

import pytest
from render.graphs import GraphBuilder, large, small

from graphkit.errors import UnknownEntity, UnknownType
from graphkit.render import RenderOptions
from graphkit.render.excerpt import excerpt, smaller


def ids(held):
    """Return the entities in their order."""
    return [node for node, _ in held.entities]


def relations(held):
    """Return the types of link that are left."""
    return {link.relation for link in held.links}


def test_the_most_connected_come_first():
    """Entities are in order of the independent stories behind their stated links."""
    build = GraphBuilder()
    for node in "abc":
        build.entity(node)
    build.claim("c", "FUNDED", "b", document=0)
    build.claim("c", "FUNDED", "b", document=1)
    build.claim("a", "SUPPORTS", "c")
    assert ids(excerpt(build.graph, RenderOptions())) == ["c", "b", "a"]


def test_names_in_one_sentence_weigh_less_than_one_stated_link():
    """What nothing states decides between entities of equal standing only."""
    build = GraphBuilder()
    for node in "abcd":
        build.entity(node)
    build.claim("c", "FUNDED", "d")
    for document in range(3):
        build.claim("a", "CO_MENTION", "b", document=document)
    assert ids(excerpt(build.graph, RenderOptions()))[:2] == ["c", "d"]


def test_top_keeps_the_most_connected_and_says_so():
    """`top` keeps so many entities, the links among them, and a note."""
    held = excerpt(small(), RenderOptions(top=3))
    assert ids(held) == ["n2", "n1", "n5"]
    assert {(link.source, link.relation, link.target) for link in held.links} == {
        ("n2", "FUNDED", "n1"),
        ("n5", "FOUNDED", "n2"),
        ("n5", "FUNDED", "n2"),
    }
    assert held.note == "This page holds the 3 most connected of 8 entities."


def test_the_first_picture_shows_who_is_linked():
    """Where not all are drawn, a third is there by its own weight and the rest because it is linked to that third."""
    build = GraphBuilder()
    for node in ("hub", "rival", "friend", "other", "far"):
        build.entity(node)
    for node, stories in (("hub", 5), ("rival", 4)):
        for document in range(stories):
            build.claim(node, "OWNS", build.entity(f"{node}{document}"))
    build.claim("hub", "FUNDED", "friend")
    assert ids(excerpt(build.graph, RenderOptions(shown=3)))[:3] == ["hub", "friend", "hub0"]
    assert ids(excerpt(build.graph, RenderOptions()))[:2] == ["hub", "rival"]


def test_around_counts_stated_links():
    """What is denied, planned or only named together is no hop."""
    assert set(ids(excerpt(small(), RenderOptions(around="n5", hops=1)))) == {"n5", "n2"}
    assert set(ids(excerpt(small(), RenderOptions(around="n8", hops=3)))) == {"n8"}
    assert "within 1 stated links of Édouard Pell" in excerpt(small(), RenderOptions(around="n5", hops=1)).note


def test_around_puts_the_entity_first():
    """The entity asked for leads, however well its neighbours are connected."""
    assert ids(excerpt(small(), RenderOptions(around="n4", hops=4, top=2)))[0] == "n4"


def test_around_an_unknown_entity():
    """An id that the graph does not know is refused with the way to find one."""
    with pytest.raises(UnknownEntity, match="graphkit find"):
        excerpt(small(), RenderOptions(around="nobody"))


def test_only_some_relations():
    """`relations` keeps what it names, letter case aside; an unknown one is refused."""
    assert relations(excerpt(small(), RenderOptions(relations=("funded",)))) == {"FUNDED"}
    with pytest.raises(UnknownType):
        excerpt(small(), RenderOptions(relations=("BRIBED",)))


def test_only_what_several_stories_state():
    """`min_stories` counts stories that state the link: denials are none."""
    assert relations(excerpt(small(), RenderOptions(min_stories=2))) == {"FUNDED", "HOLDS_OFFICE"}


def test_only_since_a_date():
    """`since` keeps links with a claim dated then or later; one without a date counts by its document."""
    held = excerpt(small(), RenderOptions(since="2021-04"))
    assert relations(held) == {"FUNDED", "CONCERNS"}
    assert [link.source for link in held.links if link.relation == "FUNDED"] == ["n2"]
    assert set(ids(held)) == {"n1", "n2", "n7"}
    assert held.note == "This page holds only links dated 2021-04 or later."


def test_a_year_lasts_to_its_end():
    """A link of 2022 is one since March 2022; one published in 2013 is one since 2013."""
    assert "CONCERNS" in relations(excerpt(small(), RenderOptions(since="2022-03-01")))
    assert "REPORTED_ON" in relations(excerpt(small(), RenderOptions(since="2013")))
    assert "REPORTED_ON" not in relations(excerpt(small(), RenderOptions(since="2014")))


def test_chosen_links_bring_their_ends_only():
    """A page of some links is not strewn with entities that have none of them."""
    held = excerpt(small(), RenderOptions(relations=("FUNDED",), min_stories=2))
    assert set(ids(held)) == {"n2", "n5"}
    assert held.note == "This page holds only links of the kind “funded” and that 2 independent stories state."


def test_a_smaller_part_of_a_part():
    """Where a file would be too large it holds fewer entities, and says so."""
    held = smaller(excerpt(large(50, 120), RenderOptions()), 10)
    inside = set(ids(held))
    assert len(inside) == 10
    assert all({link.source, link.target} <= inside for link in held.links)
    assert held.note.startswith("This page holds the 10 most connected entities")


def test_the_graph_stays_as_it_was():
    """Making a page changes nothing in the graph."""
    graph = small()
    before = sorted(map(str, graph.nodes(data=True))), sorted(map(str, graph.edges(keys=True, data=True)))
    excerpt(graph, RenderOptions(top=2, min_stories=2))
    assert (sorted(map(str, graph.nodes(data=True))), sorted(map(str, graph.edges(keys=True, data=True)))) == before
