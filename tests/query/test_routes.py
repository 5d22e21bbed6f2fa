"""A path leads over what is stated, by the fewest hops, with the sentences of each."""

from __future__ import annotations

import networkx as nx
import pytest
from papers import Said, World, paper

from graphkit.errors import NoConnection, UnknownType, UsageError
from graphkit.graph import lazy
from graphkit.model import Status
from graphkit.query import Search, path
from graphkit.store import Store


@pytest.fixture
def store(graph_file):
    """Open the small world."""
    with Store.open(graph_file) as opened:
        yield opened


def test_a_path_is_told_hop_by_hop(store):
    """Each hop has the edge that makes it, seen in the direction of the walk, and its sentence."""
    (route,) = path(store, "Stark Cement", "Ada Quill")
    assert route.names == ("Stark Cement", "Bruno Stark", "Harbor Future PAC", "Ada Quill")
    assert [[(one.direction, one.relation) for one in hop.connections] for hop in route.hops] == [
        [("in", "OWNS")],
        [("out", "FUNDED")],
        [("out", "SUPPORTS")],
    ]
    assert route.hops[0].connections[0].evidence[0].quote == "Bruno Stark owns Stark Cement."


def test_a_denied_connection_is_no_way(store):
    """Stark Cement did not give to Cleo Marsh; they are named together by others only."""
    with pytest.raises(NoConnection) as told:
        path(store, "Stark Cement", "Cleo Marsh")
    assert "--with-co-mentions" in told.value.hint


def test_a_path_over_chosen_relations_takes_no_other(store):
    """Who asks for owners and givers is not led over supporters, even where those are the only way."""
    (route,) = path(store, "Stark Cement", "Harbor Future PAC", search=Search(relations=("owns", "FUNDED")))
    assert route.names == ("Stark Cement", "Bruno Stark", "Harbor Future PAC")
    with pytest.raises(NoConnection, match="by OWNS, FUNDED within 6 hops") as told:
        path(store, "Stark Cement", "Ada Quill", search=Search(relations=("OWNS", "FUNDED")))
    assert told.value.hint == "Look over all kinds of links without --relation."


def test_a_path_over_an_unknown_relation_is_refused(store):
    """The ontology answers for its relations."""
    with pytest.raises(UnknownType, match="LIKES"):
        path(store, "Stark Cement", "Ada Quill", search=Search(relations=("LIKES",)))


def test_co_mentions_lead_on_when_asked(store):
    """Cleo Marsh shared a table with Ada Quill."""
    (route,) = path(store, "Bruno Stark", "Cleo Marsh", search=Search(with_co_mentions=True))
    assert route.names == ("Bruno Stark", "Harbor Future PAC", "Ada Quill", "Cleo Marsh")


def test_nothing_leads_to_an_island(store):
    """Two people who are only connected to each other."""
    with pytest.raises(NoConnection, match="within 6 hops"):
        path(store, "Ada Quill", "Edda Frost")


def test_hops_are_limited(store):
    """A longer way than asked for is none."""
    with pytest.raises(NoConnection, match="within 2 hops"):
        path(store, "Stark Cement", "Ada Quill", search=Search(max_hops=2))


def test_one_entity_needs_no_path(store):
    """Both names mean the same."""
    with pytest.raises(UsageError, match="both Bruno Stark"):
        path(store, "Bruno Stark", "bruno stark")


@pytest.fixture(scope="module")
def ladder(tmp_path_factory):
    """Open a graph of rungs: two ways from Person 0 to Person 9, one of them told by two stories."""
    names = [
        "Anna Abt",
        "Bea Bux",
        "Cora Cox",
        "Dina Dix",
        "Ella Eck",
        "Fara Fux",
        "Gina Gnu",
        "Hana Hex",
        "Ida Ick",
        "Jana Jux",
    ]
    world = World(dict.fromkeys(names, "PERSON"))

    def met(number, left, right, word):
        sentence = f"{names[left]} met {names[right]} {word}."
        return paper(f"{number}.txt", (sentence, Said(names[left], "MET", names[right])))

    pairs = [(0, 1), (1, 9), (0, 2), (2, 9), (2, 3), (3, 4), (4, 5), (5, 0), (6, 7)]
    papers = [met(n, left, right, "once") for n, (left, right) in enumerate(pairs)]
    papers.append(met(20, 2, 9, "again in the harbour"))
    path_ = world.store(tmp_path_factory.mktemp("ladder") / "graph.db", papers)
    with Store.open(path_) as opened:
        yield opened, names


def test_the_strongest_of_the_shortest_comes_first(ladder):
    """The way that more stories tell; all ways on request."""
    store, names = ladder
    (best,) = path(store, names[0], names[9])
    assert best.names == (names[0], names[2], names[9])
    both = path(store, names[0], names[9], search=Search(routes=10))
    assert [route.names[1] for route in both] == [names[2], names[1]]


def test_paths_are_as_short_as_networkx_finds_them(ladder):
    """For every two people, in both directions."""
    store, _ = ladder
    graph = lazy(store, stated=True).to_undirected(as_view=True)
    shown = nx.get_node_attributes(graph, "name")
    for start, lengths in nx.all_pairs_shortest_path_length(graph):
        for goal in set(graph) - {start}:
            if goal in lengths:
                assert len(path(store, start, goal)[0].hops) == lengths[goal]
            else:
                with pytest.raises(NoConnection, match=shown[goal]):
                    path(store, start, goal)


def test_a_hop_is_told_by_what_the_text_says_of_its_own(tmp_path):
    """That somebody says two met tells less than that one hired the other, and what more stories tell comes before both."""
    world = World(dict.fromkeys(["Anna Abt", "Bea Bux"], "PERSON"))
    said = Said("Anna Abt", "AFFILIATED_WITH", "Bea Bux", status=Status.ATTRIBUTED)
    papers = [
        paper("1.txt", ("Anna Abt and Bea Bux were close, she said.", said)),
        paper("2.txt", ("Anna Abt hired Bea Bux.", Said("Anna Abt", "HIRED", "Bea Bux"))),
    ]
    with Store.open(world.store(tmp_path / "graph.db", papers)) as store:
        ((hop,),) = (route.hops for route in path(store, "Anna Abt", "Bea Bux"))
    assert [one.relation for one in hop.connections] == ["HIRED", "AFFILIATED_WITH"]
