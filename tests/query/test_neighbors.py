"""Neighbours are what is stated; what is denied is shown as such and leads nowhere."""

from __future__ import annotations

import pytest

from graphkit.errors import UnknownType
from graphkit.query import Filters, neighbors
from graphkit.store import Store


@pytest.fixture
def store(graph_file):
    """Open the small world."""
    with Store.open(graph_file) as opened:
        yield opened


def told(store, name, **filters):
    """Return the neighbours of an entity in short."""
    return [
        (one.direction, one.relation, one.far.name, one.weight)
        for one in neighbors(store, name, filters=Filters(**filters))
    ]


def test_neighbours_come_with_direction_and_weight(store):
    """Two stories state the gift, one the ownership; the strongest comes first."""
    assert told(store, "Bruno Stark") == [("out", "FUNDED", "Harbor Future PAC", 2), ("out", "OWNS", "Stark Cement", 1)]
    assert told(store, "Ada Quill") == [("in", "SUPPORTS", "Harbor Future PAC", 1)]
    assert told(store, "Edda Frost") == [("both", "SPOUSE_OF", "Dorian Vale", 1)]


def test_every_connection_shows_a_sentence(store):
    """The sentence, its document, its place and who says so stand beside it."""
    (support,) = neighbors(store, "Ada Quill")
    (row,) = support.evidence
    assert row.quote == "Harbor Future PAC supports Ada Quill, the Tidewater Gazette reports."
    assert (row.document, row.start, row.status, row.said_by) == ("a-gift.txt", 60, "attributed", "Tidewater Gazette")
    assert row.exact == row.quote


def test_a_denied_connection_has_no_weight(store):
    """It is listed, after what is stated, with its status."""
    (denied,) = neighbors(store, "Cleo Marsh")
    assert (denied.weight, denied.statuses, denied.evidence[0].status) == (0, {"negated": 1}, "negated")


def test_nothing_is_reached_through_a_denied_connection(store):
    """Two hops from Cleo Marsh there is nobody."""
    assert [one.far.name for one in neighbors(store, "Cleo Marsh", hops=3)] == ["Stark Cement"]


def test_more_hops_reach_farther(store):
    """Each entity is reached by the fewest hops, and every edge that reaches it is told."""
    found = neighbors(store, "Stark Cement", hops=3, filters=Filters(min_stories=1))
    assert [(one.hops, one.near.name, one.far.name) for one in found] == [
        (1, "Stark Cement", "Bruno Stark"),
        (1, "Stark Cement", "Cleo Marsh"),
        (2, "Bruno Stark", "Harbor Future PAC"),
        (3, "Harbor Future PAC", "Ada Quill"),
    ]


def test_filters_narrow(store):
    """By relation, by type, by number of stories, by date."""
    assert told(store, "Bruno Stark", relations=("owns",)) == [("out", "OWNS", "Stark Cement", 1)]
    assert told(store, "Bruno Stark", types=("PAC",)) == [("out", "FUNDED", "Harbor Future PAC", 2)]
    assert told(store, "Bruno Stark", min_stories=2) == [("out", "FUNDED", "Harbor Future PAC", 2)]


@pytest.mark.parametrize(
    ("since", "names"), [("2021-03", 2), ("2021-03-31", 2), ("2021-04", 1), ("2022-01-15", 1), ("2023", 0)]
)
def test_since_takes_the_date_of_the_claim_or_else_of_its_document(store, since, names):
    """The gift is dated March 2021; the ownership is undated, in a document of January 2022."""
    assert len(told(store, "Bruno Stark", since=since)) == names


def test_co_mentions_only_on_request(store):
    """Being named in one sentence is no connection."""
    assert ("both", "CO_MENTION", "Cleo Marsh", 1) in told(store, "Ada Quill", with_co_mentions=True)
    assert told(store, "Ada Quill", relations=("CO_MENTION",))[0][1] == "CO_MENTION"


def test_an_unknown_relation_is_told(store):
    """A typing error is no empty listing."""
    with pytest.raises(UnknownType, match="FUND"):
        told(store, "Ada Quill", relations=("FUND",))
