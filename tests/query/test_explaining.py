"""A claim is explained by its words, its rule and what decided its status."""

from __future__ import annotations

import pytest

from graphkit.errors import AmbiguousName, NotFound, UsageError
from graphkit.query import evidence, explain
from graphkit.store import Store


@pytest.fixture
def store(graph_file):
    """Open the small world."""
    with Store.open(graph_file) as opened:
        yield opened


def test_a_claim_is_found_by_its_id_or_the_beginning_of_it(store):
    """As other commands print it, in capitals or not."""
    (row,) = evidence(store, "Bruno Stark", "Stark Cement")
    for given in (row.id, row.id[:8], row.id[:8].upper()):
        found = explain(store, given)
        assert (found.claim, found.cue_text) == (row, "Bruno Stark owns Stark Cement.")


def test_a_beginning_of_several_ids_lists_them(store):
    """Nothing is guessed."""
    claims = {row.id for name in ("Bruno Stark", "Ada Quill", "Cleo Marsh") for row in evidence(store, name)}
    firsts = [claim[0] for claim in claims]
    several = next(first for first in firsts if firsts.count(first) > 1)
    with pytest.raises(AmbiguousName) as told:
        explain(store, several)
    assert all(claim in told.value.hint for claim in claims if claim.startswith(several))


def test_what_is_no_id_and_what_is_no_claim_say_where_ids_are_found(store):
    """A name is no id; an id that nothing has is not found."""
    with pytest.raises(UsageError, match="no id of a claim"):
        explain(store, "Bruno Stark")
    with pytest.raises(NotFound, match="no claim 'ffffffff'"):
        explain(store, "ffffffff")
