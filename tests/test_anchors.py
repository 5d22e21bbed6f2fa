"""Lists of a person's own: read with clear errors, matched as suggestions, obeyed once confirmed."""

from __future__ import annotations

import time

import pytest
from papers import Said, World, paper

from graphkit import anchors as lists
from graphkit.anchors import Shape, parsed, suggestions
from graphkit.decide import decide, undo
from graphkit.derive import renew
from graphkit.errors import InputError, JudgementConflict, UsageError
from graphkit.model import Anchor, Verdict
from graphkit.query import entity
from graphkit.review import Review, apply, asked, seen
from graphkit.store import Store, anchors
from graphkit.store.anchors import AnchorList

REGISTER = """committee_id,name,treasurer,city,state,type,connected_org
K00000018,FERNDALE FORWARD POLITICAL ACTION COMMITTEE,"OSTROW, DELIA",FERNDALE,VT,PAC,
K00000026,LAKESHORE TEACHERS PAC,"VANCE, T. R.",MILO,ME,PAC,LAKESHORE TEACHERS UNION
K00000034,LAKESHORE TEACHERS PAC,"AUDLEY, KIT",BURR,NH,PAC,
"""
MEMBERS = """bioguide_id,full_name,aliases,type,state,party
Q000101,Delia R. Ostrow,Dee Ostrow,rep,VT,Independent
Q000102,"Vance, Thomas",,sen,ME,Independent
"""
WORLD = World({"Ferndale Forward": "PAC", "Lakeshore Teachers PAC": "PAC", "Dee Ostrow": "PERSON", "Delia Ostrow": "PERSON",
               "Kit Audley": "PERSON"})  # fmt: skip
PAPERS = (
    paper("1.txt", ("Dee Ostrow runs Ferndale Forward.", Said("Dee Ostrow", "WORKS_FOR", "Ferndale Forward"))),
    paper(
        "2.txt",
        ("Kit Audley runs the Lakeshore Teachers PAC.", Said("Kit Audley", "WORKS_FOR", "Lakeshore Teachers PAC")),
    ),
    paper("3.txt", "Delia Ostrow spoke."),
)


@pytest.fixture
def store(tmp_path):
    """Open a graph with two lists for writing."""
    with Store.open(WORLD.store(tmp_path / "graph.db", PAPERS), write=True) as opened:
        add(opened, REGISTER, Shape("register"))
        add(opened, MEMBERS, Shape("members", type="PERSON"))
        yield opened


def add(store, text, shape):
    """Store the list that a file says."""
    with store.transaction():
        anchors.write(
            store, AnchorList(shape.list, 0, (), "x.csv", "ines", "2026-01-01", ""), parsed(text.encode(), shape)
        )


def suggested(store):
    """Return what is suggested: entity, row, reason."""
    return {(one.entity.name, one.anchor.told): one.reason for one in suggestions(store)}


# Reading


def test_a_register_of_committees_is_read_by_its_headings():
    """Its first id is the key; what is neither name, alias, type nor id is a note."""
    first, *_ = parsed(REGISTER.encode(), Shape("register"))
    assert first == Anchor(
        "register",
        "K00000018",
        "FERNDALE FORWARD POLITICAL ACTION COMMITTEE",
        (),
        "PAC",
        (("committee_id", "K00000018"),),
        (("treasurer", "OSTROW, DELIA"), ("city", "FERNDALE"), ("state", "VT")),
    )


def test_a_list_of_members_is_read_by_its_headings():
    """With a type for all, the column of that name is a note; aliases are divided by |."""
    first, second = parsed(MEMBERS.encode(), Shape("members", type="PERSON"))
    assert (first.name, first.aliases, first.type) == ("Delia R. Ostrow", ("Dee Ostrow",), "PERSON")
    assert first.notes == (("type", "rep"), ("state", "VT"), ("party", "Independent"))
    assert second.told == "members:Q000102"


def test_a_file_without_headings_is_told_its_columns():
    """An empty heading leaves a column out; any delimiter will do."""
    (one,) = parsed(b"K1|LAKE PAC|x|MILO\n", Shape("fec", "PAC", columns=("id", "name", "", "city"), delimiter="|"))
    assert (one.key, one.ids, one.notes) == ("K1", (("fec", "K1"),), (("city", "MILO"),))


def test_every_line_with_a_mistake_is_named():
    """With its number and the reason, and nothing is taken."""
    text = "id,name,type\n1,Ada,PERSON\n1,Bo,PERSON\n2,Cy,KING\n\n3,,PERSON\n4,Di,PERSON,x\n"
    with pytest.raises(InputError) as refused:
        parsed(text.encode(), Shape("x"))
    assert refused.value.hint.splitlines() == [
        "line 3: '1' stands in line 2 already",
        "line 4: there is no type 'KING'; there is PERSON, PAC, ORG, OFFICE, PLACE, EVENT",
        "line 6: its name is empty",
        "line 7: it has 4 cells, but there are 3 columns",
    ]


def test_two_rows_of_one_name_need_ids():
    """A list without ids knows its rows by name; who has two of a name is told what would tell them apart."""
    with pytest.raises(InputError) as refused:
        parsed(b"name,type\nAda,PERSON\nAda,PERSON\n", Shape("x"))
    told = "line 3: 'Ada' stands in line 2 already; a column whose heading ends with 'id' would tell the two apart"
    assert refused.value.hint == told


@pytest.mark.parametrize(
    ("text", "shape", "told", "remedy"),
    [
        (
            "id,last name,type\n1,A,PAC\n",
            Shape("x"),
            "The list has no column 'name': its first line names 'id', 'last name', 'type'.",
            "Say which holds the name: --name-column 'last name'",
        ),
        (
            "name,city\nA,B\n",
            Shape("x"),
            "The list has no column 'type': its first line names 'name', 'city'.",
            "Say what all of it are: --type PERSON, or PAC, or ORG, or OFFICE, or PLACE, or EVENT",
        ),
        (
            "A\n",
            Shape("x", "PAC", columns=("nom",)),
            "The list has no column 'name': its headings are 'nom'.",
            "Say which holds the name: --name-column COLUMN",
        ),
        (
            "name,type\n",
            Shape("x"),
            "The list has no rows.",
            "Columns: name (or full_name); type, unless --type is given;",
        ),
    ],
)
def test_a_file_of_another_shape_is_refused(text, shape, told, remedy):
    """What was found is said, what is to be done, and what columns there may be."""
    with pytest.raises(InputError) as refused:
        parsed(text.encode(), shape)
    assert refused.value.message == told
    assert refused.value.hint.startswith(remedy)
    assert refused.value.hint.endswith("The headings of a file without any: --columns name,type,…")


def test_a_list_needs_a_plain_name():
    """It stands before a colon in decisions."""
    with pytest.raises(UsageError):
        parsed(REGISTER.encode(), Shape("my: list"))


# Suggesting


def test_matches_are_suggested_with_their_reasons(store):
    """A name without its kind, an alias, a middle name left out; of two rows with one name neither is sure."""
    assert suggested(store) == {
        ("Ferndale Forward", "register:K00000018"): "one name with and without its kind",
        ("Lakeshore Teachers PAC", "register:K00000026"): "the same name; another row fits as well",
        ("Dee Ostrow", "members:Q000101"): "the same name",
        ("Delia Ostrow", "members:Q000101"): "a middle name left out",
    }


def test_of_two_rows_the_one_with_something_in_common_is_suggested(store):
    """A note that is the name of somebody around the entity speaks for its row."""
    add(
        store,
        "id,name,type,chair\n1,Lakeshore Teachers PAC,PAC,Ann Oates\n2,Lakeshore Teachers PAC,PAC,Kit Audley\n",
        Shape("x"),
    )
    assert suggested(store)["Lakeshore Teachers PAC", "x:2"] == "the same name; Kit Audley named with it"


def test_twenty_thousand_rows_are_searched_at_once(store):
    """By blocks, not row by row."""
    many = "".join(f"{n},Union {n % 97} of Town {n},ORG\n" for n in range(20_000))
    add(store, f"id,name,type\n{many}", Shape("many"))
    begun = time.process_time()
    suggestions(store)
    assert time.process_time() - begun < 20


# Obeying


def test_a_confirmed_row_gives_its_ids(store):
    """Undone, they are gone again."""
    decide(store, "Ferndale Forward", "register:K00000018", Verdict.SAME)
    assert entity(store, "Ferndale Forward").properties == {"committee_id": "K00000018"}
    assert ("Ferndale Forward", "register:K00000018") not in suggested(store)
    with pytest.raises(UsageError, match="already"):
        decide(store, "Ferndale Forward", "register:K00000018", Verdict.SAME)
    undo(store)
    assert entity(store, "Ferndale Forward").properties == {}


def test_two_of_one_row_are_one(store):
    """Whoever is confirmed to be the same row is the same person."""
    decide(store, "Dee Ostrow", "members:Q000101", Verdict.SAME)
    decide(store, "Kit Audley", "members:Q000101", Verdict.SAME)
    assert entity(store, "Dee Ostrow") == entity(store, "Kit Audley")


def test_two_rows_of_one_list_are_never_one(store):
    """The refusal names the decisions that confirmed the rows."""
    decide(store, "Dee Ostrow", "members:Q000101", Verdict.SAME)
    decide(store, "Kit Audley", "members:Q000102", Verdict.SAME)
    with pytest.raises(JudgementConflict) as refused:
        decide(store, "Dee Ostrow", "Kit Audley", Verdict.SAME)
    assert "'Dee Ostrow' same 'members:Q000101'" in refused.value.message
    assert "'Kit Audley' same 'members:Q000102'" in refused.value.message
    with pytest.raises(JudgementConflict):
        decide(store, "Dee Ostrow", "members:Q000102", Verdict.SAME)


def test_two_rows_keep_apart_what_names_would_join(store):
    """The two names of one person elsewhere are two people here."""
    assert entity(store, "Dee Ostrow").row != entity(store, "Delia Ostrow").row
    decide(store, "Delia Ostrow", "Dee Ostrow", Verdict.SAME)
    undo(store)
    decide(store, "Dee Ostrow", "members:Q000101", Verdict.SAME)
    decide(store, "Delia Ostrow", "members:Q000102", Verdict.SAME)
    assert entity(store, "Dee Ostrow").row != entity(store, "Delia Ostrow").row


def test_a_refused_row_is_not_suggested_again(store):
    """Nor one about which somebody was unsure."""
    decide(store, "Ferndale Forward", "register:K00000018", Verdict.DIFFERENT)
    decide(store, "Dee Ostrow", "members:Q000101", Verdict.UNSURE)
    assert not {("Ferndale Forward", "register:K00000018"), ("Dee Ostrow", "members:Q000101")} & set(suggested(store))
    assert ("Dee Ostrow", "members:Q000101") in {
        (one.entity.name, one.anchor.told) for one in suggestions(store, unsure=True)
    }


def test_a_list_that_is_gone_leaves_its_decisions_waiting(store):
    """Added again, they are obeyed again."""
    decide(store, "Ferndale Forward", "register:K00000018", Verdict.SAME)
    with store.transaction():
        assert anchors.remove(store, "register")
        assert not anchors.remove(store, "register")
        (idle,) = renew(store)
    assert idle.reason == "no document or list names 'register:K00000018'"
    add(store, REGISTER, Shape("register"))
    with store.transaction():
        assert renew(store) == ()
    assert entity(store, "Ferndale Forward").properties == {"committee_id": "K00000018"}


def test_the_review_asks_about_rows_too(store):
    """With what the list says of them; an answer is kept and obeyed as any other."""
    question = next(one for one in asked(store) if one.right.id == "register:K00000018")
    assert question.reason == "in the list register? one name with and without its kind"
    assert ("city", "FERNDALE") in seen(store, question.right).notes
    path = store.path
    store.close()
    review = Review(path)
    review.answer(question, Verdict.SAME)
    with Store.open(path) as reader:
        other = next(one for one in asked(reader) if one.right.id == "register:K00000026")
    wrong = lists.Suggestion(question.left, Anchor("register", "K00000034", "x", (), "PAC"), 1.0, "", 0)
    with pytest.raises(JudgementConflict):
        review.answer(type(other)(question.left, type(other.right)(wrong.anchor.told, "PAC", None, "x", (), 0, 0, 0, 0),
                                  1.0, "", 0, 0, 0.0, 0.0, unsure=False), Verdict.SAME)  # fmt: skip
    apply(path)
    with Store.open(path) as reader:
        assert entity(reader, "Ferndale Forward").properties == {"committee_id": "K00000018"}
