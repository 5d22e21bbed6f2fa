"""What a person decides is obeyed at once, survives every build, and can be taken back."""

from __future__ import annotations

import pytest
from papers import Said, World, paper

from graphkit.decide import decide, undo
from graphkit.derive import derive
from graphkit.errors import JudgementConflict, NotFound, UnknownEntity, UsageError
from graphkit.model import Verdict
from graphkit.query import check, entities, entity, neighbors
from graphkit.store import Store, judgements
from graphkit.store.dump import dump

WORLD = World({"Ada Quill": "PERSON", "Bruno Stark": "PERSON", "Quentin Ash": "PERSON", "Stark Cement": "ORG"})
PAPERS = (
    paper("1.txt", ("Bruno Stark owns Stark Cement.", Said("Bruno Stark", "OWNS", "Stark Cement"))),
    paper("2.txt", ("Quentin Ash works for Stark Cement.", Said("Quentin Ash", "WORKS_FOR", "Stark Cement"))),
    paper("3.txt", "Ada Quill spoke."),
    paper("4.txt", "Ada Quill was silent."),
)


@pytest.fixture
def store(tmp_path):
    """Open a graph for writing."""
    with Store.open(WORLD.store(tmp_path / "graph.db", PAPERS), write=True) as opened:
        yield opened


def test_same_makes_one_entity_of_two(store):
    """Its edges are those of both."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME, reason="a pen name")
    one = entity(store, "Bruno Stark")
    assert one == entity(store, "Quentin Ash")
    assert {each.relation for each in neighbors(store, one.id)} == {"OWNS", "WORKS_FOR"}


def test_different_parts_two_names_of_one_entity(store):
    """Where resolution joined too much, the names tell the two apart again."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME)
    undo(store)
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.DIFFERENT)
    assert entity(store, "Bruno Stark") != entity(store, "Quentin Ash")


def test_undo_leaves_the_graph_as_it_was(store):
    """Only the decision itself is remembered, as taken back."""
    before = [line for line in dump(store) if not line.startswith('["judgement"')]
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME)
    assert undo(store).right
    assert [line for line in dump(store) if not line.startswith('["judgement"')] == before
    assert judgements.active(store) == ()
    assert len(list(judgements.every(store))) == 1


def test_decisions_survive_a_rebuild(store):
    """All that is derived is made anew; the decision stands."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME)
    before = list(dump(store))
    derive(store)
    assert list(dump(store)) == before


def test_a_contradiction_changes_nothing(store):
    """The earlier decision has to be undone first."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.DIFFERENT)
    before = list(dump(store))
    with pytest.raises(JudgementConflict):
        decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME)
    assert list(dump(store)) == before


def test_what_a_decision_joined_another_cannot_part(store):
    """Told by names, it is a contradiction all the same."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME)
    with pytest.raises(JudgementConflict):
        decide(store, "Bruno Stark", "Quentin Ash", Verdict.DIFFERENT)


def test_a_decision_that_says_nothing_new_is_refused(store):
    """Two names of one entity are the same already."""
    with pytest.raises(UsageError, match="already one entity"):
        decide(store, "Ada Quill", "ada quill", Verdict.SAME)


def test_an_unknown_name_decides_nothing(store):
    """Nor does undoing where nothing was decided."""
    with pytest.raises(UnknownEntity):
        decide(store, "Ada Quill", "Nobody", Verdict.SAME)
    with pytest.raises(NotFound, match="no decision"):
        undo(store)


def test_a_decision_about_what_is_gone_waits(store):
    """With the only document of a name forgotten, the rest is built and the decision stands; `check` tells that it waits."""
    ash = entity(store, "Quentin Ash").id
    stark = entity(store, "Bruno Stark").id
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME)
    assert check(store).idle == ()
    derive(store, gone=[b"1.txt", b"2.txt"])
    assert [name.name for name in entities(store)] == ["Ada Quill"]
    assert check(store).idle == ((stark, "same", ash),)
    derive(store, gone=[b"3.txt", b"4.txt"])
    assert list(entities(store)) == []


def test_somebody_without_a_name_can_decide(store, monkeypatch):
    """A container may run under a number that belongs to no user."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)
    assert decide(store, "Bruno Stark", "Quentin Ash", Verdict.DIFFERENT).user == "unknown"
