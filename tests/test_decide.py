"""What a person decides is obeyed at once, survives every build, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from papers import Said, World, paper

from graphkit.decide import decide, ignore, rename, retype, undo
from graphkit.derive import derive, is_current
from graphkit.errors import AmbiguousName, JudgementConflict, NotFound, UnknownEntity, UnknownType, UsageError
from graphkit.model import Verdict
from graphkit.query import check, doubts, entities, entity, neighbors
from graphkit.query.ignored import left_out
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


def test_undoing_nothing_tells_how_to_decide(store):
    """In the graph that was asked for."""
    with pytest.raises(NotFound) as refused:
        undo(store)
    assert f"graphkit same A B -g {store.path}" in refused.value.hint


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
    with pytest.raises(UsageError, match="already one entity") as refused:
        decide(store, "Ada Quill", "Ada Quill", Verdict.DIFFERENT)
    assert refused.value.hint == "Where two documents mean two things, say which: Ada Quill @ DOCUMENT."


@pytest.mark.parametrize("verdict", [Verdict.DIFFERENT, Verdict.UNSURE])
def test_what_was_decided_once_is_not_decided_again(store, verdict):
    """In whatever order the two are told; the number to undo is named."""
    decide(store, "Bruno Stark", "Quentin Ash", verdict)
    with pytest.raises(UsageError, match=f"judged {verdict} already") as refused:
        decide(store, "Quentin Ash", "Bruno Stark", verdict)
    assert refused.value.hint.startswith("Take it back with: graphkit undo 1")
    undo(store, 1)
    with pytest.raises(NotFound, match="Decision 1 was taken back on 20"):
        undo(store, 1)
    decide(store, "Quentin Ash", "Bruno Stark", verdict)


def test_a_person_and_a_body_are_not_made_one_by_the_way(store):
    """Whoever means it says first what both are; a committee and an organisation are taken for each other anyway."""
    with pytest.raises(UsageError) as refused:
        decide(store, "Quentin Ash", "Stark Cement", Verdict.SAME)
    assert refused.value.message == (
        "'Quentin Ash' is of type PERSON, 'Stark Cement' of type ORG: as one, both would be of type ORG."
    )
    assert refused.value.hint.startswith("If that is meant, say it first: graphkit retype 'Quentin Ash' ORG")
    assert judgements.active(store) == ()
    decide(store, "Quentin Ash", "Stark Cement", Verdict.DIFFERENT)
    undo(store)
    retype(store, "Quentin Ash", "PAC")
    decide(store, "Quentin Ash", "Stark Cement", Verdict.SAME)
    assert entity(store, "Quentin Ash").name == "Stark Cement"


def test_an_unknown_name_decides_nothing(store):
    """Nor does undoing where nothing was decided."""
    with pytest.raises(UnknownEntity):
        decide(store, "Ada Quill", "Nobody", Verdict.SAME)
    with pytest.raises(NotFound, match="no decision"):
        undo(store)


def test_a_decision_about_what_is_gone_waits(store):
    """With the only document of a name forgotten, the rest is built and the decision stands; `check` tells that it waits."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME)
    assert check(store).idle == ()
    derive(store, gone=[b"1.txt", b"2.txt"])
    assert [name.name for name in entities(store)] == ["Ada Quill"]
    assert check(store).idle == (("Bruno Stark", "same", "Quentin Ash", "no document or list names 'Bruno Stark'"),)
    derive(store, gone=[b"3.txt", b"4.txt"])
    assert list(entities(store)) == []


def test_somebody_without_a_name_can_decide(store, monkeypatch):
    """A container may run under a number that belongs to no user."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)
    assert decide(store, "Bruno Stark", "Quentin Ash", Verdict.DIFFERENT).user == "unknown"


def test_a_decision_is_kept_in_names_that_documents_use(store):
    """No id of anything derived stands in it, so that it outlives every build."""
    decide(store, entity(store, "Bruno Stark").id, "Quentin", Verdict.SAME)
    (kept,) = judgements.active(store)
    assert (kept.left, kept.right) == ("Bruno Stark", "Quentin Ash")


def test_one_name_in_two_documents_can_be_parted(store):
    """Whoever shares a name is told by a document, in decisions and in questions."""
    decide(store, "Ada Quill @ 3.txt", "Ada Quill @ 4.txt", Verdict.DIFFERENT)
    one, two = entity(store, "Ada Quill @ 3.txt"), entity(store, "Ada Quill @ 4.txt")
    assert (one.name, two.name, one.row == two.row) == ("Ada Quill", "Ada Quill", False)
    with pytest.raises(AmbiguousName):
        entity(store, "Ada Quill")


def test_a_document_that_changes_keeps_its_decisions(store):
    """The document is told by its name, not by its content."""
    decide(store, "Ada Quill @ 3.txt", "Ada Quill @ 4.txt", Verdict.DIFFERENT)
    WORLD.add(store, paper("3.txt", "Ada Quill spoke at length."))
    derive(store)
    assert entity(store, "Ada Quill @ 3.txt").row != entity(store, "Ada Quill @ 4.txt").row


def test_a_conflict_names_the_whole_chain(store):
    """Every decision that causes it stands in the message, with the command that takes it back."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME)
    decide(store, "Ada Quill", "Quentin Ash", Verdict.DIFFERENT)
    with pytest.raises(JudgementConflict) as refused:
        decide(store, "Bruno Stark", "Ada Quill", Verdict.SAME)
    who = judgements.active(store)[0].user
    day = judgements.active(store)[0].created[:10]
    assert refused.value.message == (
        "'Bruno Stark' and 'Ada Quill' cannot be judged same: it contradicts: "
        f"'Bruno Stark' same 'Quentin Ash' ({who}, {day}), 'Ada Quill' different 'Quentin Ash' ({who}, {day})."
    )
    assert "graphkit undo 1" in refused.value.hint
    assert "graphkit undo 2" in refused.value.hint
    assert len(judgements.active(store)) == 2


def test_any_decision_can_be_undone_by_its_number(store):
    """The others stand."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME)
    rename(store, "Ada Quill", "Ada Q. Quill")
    undo(store, 1)
    assert [one.verdict for one in judgements.active(store)] == [Verdict.RENAME]
    with pytest.raises(NotFound, match="Decision 1 was taken back"):
        undo(store, 1)


def test_a_renamed_entity_keeps_its_id_and_its_names(store):
    """The new name is found as well as the old ones; undone, all is as before."""
    before = entity(store, "Ada Quill")
    rename(store, "Ada Quill", "Ada  Q. Quill", reason="as she signs")
    after = entity(store, "Ada Q. Quill")
    assert (after.id, after.name, after.aliases) == (before.id, "Ada Q. Quill", ("Ada Quill",))
    rename(store, "Ada Q. Quill", "A. Quill")
    assert entity(store, "Ada Quill").name == "A. Quill"
    undo(store)
    assert entity(store, "Ada Quill").name == "Ada Q. Quill"
    undo(store)
    assert entity(store, "Ada Quill") == before


def test_a_retyped_entity_is_of_that_type(store):
    """It is what somebody says it is, with the subtype where one is given."""
    retype(store, "Stark Cement", "pac")
    assert entity(store, "Stark Cement").type == "PAC"
    retype(store, "Stark Cement", "OFFICE/agency")
    assert (entity(store, "Stark Cement").type, entity(store, "Stark Cement").subtype) == ("OFFICE", "agency")
    derive(store)
    assert entity(store, "Stark Cement").type == "OFFICE"


def test_a_type_that_is_none_is_refused(store):
    """The types that there are are offered."""
    with pytest.raises(UnknownType):
        retype(store, "Stark Cement", "FIRM")
    with pytest.raises(UsageError, match="no office of type 'throne'"):
        retype(store, "Stark Cement", "OFFICE/throne")
    with pytest.raises(UsageError, match="of type ORG already"):
        retype(store, "Stark Cement", "ORG")


def test_what_is_ignored_leaves_the_graph_but_not_the_file(store):
    """Its claims make no edge and are listed; undone, all is as before."""
    before = [line for line in dump(store) if not line.startswith('["judgement"')]
    ignore(store, "Stark Cement", reason="a brand of the page")
    with pytest.raises(UnknownEntity):
        entity(store, "Stark Cement")
    assert [(row.source, row.relation, row.target) for row in left_out(store)] == [
        ("Bruno Stark", "OWNS", "Stark Cement"),
        ("Quentin Ash", "WORKS_FOR", "Stark Cement"),
    ]
    assert neighbors(store, "Bruno Stark") == ()
    undo(store)
    assert list(left_out(store)) == []
    assert [line for line in dump(store) if not line.startswith('["judgement"')] == before


def test_whom_nobody_can_tell_apart_stays_in_doubt(store):
    """The pair is listed, marked, and neither joined nor set apart."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.UNSURE, reason="same signature?")
    assert entity(store, "Bruno Stark") != entity(store, "Quentin Ash")
    assert [(one.left, one.right, one.reason, one.unsure) for one in doubts(store)] == [
        ("Bruno Stark", "Quentin Ash", "same signature?", True)
    ] or [(one.right, one.left) for one in doubts(store)] == [("Bruno Stark", "Quentin Ash")]


def test_decisions_are_obeyed_in_the_order_they_were_made(store):
    """Those of one moment too: each is a moment later than the one before."""
    rename(store, "Ada Quill", "First")
    rename(store, "Ada Quill", "Second")
    first, second = judgements.active(store)
    assert first.created < second.created
    assert entity(store, "Ada Quill").name == "Second"


def test_a_decision_after_a_stopped_build_leaves_it_unfinished(store):
    """What was read but not connected yet is connected by the next build all the same."""
    WORLD.add(store, paper("5.txt", "Ada Quill met Bruno Stark."))
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.DIFFERENT)
    assert not is_current(store)
    derive(store)
    assert is_current(store)
    assert entity(store, "Ada Quill").documents == 3


class Called(World):
    """A world in which every paper calls the first whom it names "Addie" too."""

    def observed(self, one):
        """Return what a reader would observe who knows that."""
        found = super().observed(one)
        first, *others = found.references
        return replace(found, references=(replace(first, names=(*first.names, ("Addie", 1))), *others))


def test_two_names_that_every_document_uses_for_one_are_not_parted_without_saying_where(tmp_path):
    """The refusal says why, and how to say which."""
    made = Called(WORLD.types).store(tmp_path / "graph.db", PAPERS[2:])
    with Store.open(made, write=True) as opened, pytest.raises(JudgementConflict) as refused:
        decide(opened, "Ada Quill", "Addie", Verdict.DIFFERENT)
    assert str(refused.value) == (
        "'Ada Quill' and 'Addie' mean one thing in every document that uses them."
        " Where two documents mean two things, say which: Ada Quill @ DOCUMENT."
    )


def test_an_ignored_name_tells_how_to_have_it_back(store):
    """Who asks for it learns the number of the decision; where that was taken back it is found again."""
    ignore(store, "Ada Quill")
    with pytest.raises(UnknownEntity) as told:
        entity(store, "ada quill")
    assert "graphkit undo 1" in told.value.hint
    undo(store)
    assert entity(store, "ada quill").name == "Ada Quill"
