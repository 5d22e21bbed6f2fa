"""Evidence, search, portraits and listings say what the documents say, no more."""

from __future__ import annotations

import pytest
from conftest import PAPERS, WORLD
from papers import Said, World, paper

from graphkit.errors import UnknownEntity, UsageError
from graphkit.model import Money, Status
from graphkit.query import (
    Chosen,
    counts,
    documents,
    entities,
    entity,
    evidence,
    failures,
    find,
    relations,
    runs,
    show,
    stories,
    timeline,
)
from graphkit.store import Store, files
from graphkit.store.files import FileState


@pytest.fixture
def store(graph_file):
    """Open the small world."""
    with Store.open(graph_file) as opened:
        yield opened


def test_evidence_of_a_connection_is_every_sentence(store):
    """Document by document, with its sum."""
    found = evidence(store, "Bruno Stark", "Harbor Future PAC")
    assert [(row.document, row.amount, row.status) for row in found] == [
        ("a-gift.txt", 5000.0, "asserted"),
        ("c-second-gift.txt", 10000.0, "asserted"),
    ]


def test_evidence_is_the_text_of_its_place(store):
    """The slice of the stored text, for the sentence, its subject and its object."""
    texts = {WORLD.observed(one).document.id: one.text for one in PAPERS}
    for name in ("Bruno Stark", "Harbor Future PAC", "Cleo Marsh", "Edda Frost"):
        for row in evidence(store, name, with_co_mentions=True):
            text = texts[row.document_id]
            assert text[row.start : row.end] == row.exact
            assert text[row.subject[0] : row.subject[1]] == row.source
            assert row.object is None or text[row.object[0] : row.object[1]] == row.target


def test_evidence_of_an_entity_includes_what_is_denied_and_its_own_facts(store):
    """A claim about one entity alone belongs to it."""
    assert [row.status for row in evidence(store, "Cleo Marsh")] == ["negated"]
    own = [row for row in evidence(store, "Harbor Future PAC") if row.target is None]
    assert [(row.relation, row.amount) for row in own] == [("HAS_FUNDS", 2_000_000.0)]


def test_two_who_are_only_named_together_have_that_sentence_for_evidence(store):
    """Nothing is stated, and the sentence says why they stand side by side."""
    (row,) = evidence(store, "Cleo Marsh", "Ada Quill")
    assert (row.relation, row.rule, row.quote) == (
        "CO_MENTION",
        "same-sentence",
        "Cleo Marsh and Ada Quill shared a table.",
    )


def test_a_timeline_holds_what_is_dated_in_order(store):
    """And only within the dates asked for."""
    assert [(row.date, row.relation) for row in timeline(store, "Bruno Stark")] == [("2021-03", "FUNDED")]
    assert timeline(store, "Bruno Stark", since="2022") == ()
    assert timeline(store, "Bruno Stark", until="2020") == ()
    assert len(timeline(store, "Bruno Stark", until="2021")) == 1
    assert len(timeline(store, "Bruno Stark", since="2021-03-15")) == 1
    assert timeline(store, "Bruno Stark", since="2021-04") == timeline(store, "Bruno Stark", until="2021-02") == ()


def test_find_gives_entities_and_passages(store):
    """A beginning of a name is enough; passages hold all words."""
    found = find(store, "stark cem")
    assert [one.name for one in found.entities] == ["Stark Cement"]
    assert [one.text for one in find(store, '"raised $2 million"').passages] == [
        "Harbor Future PAC has raised $2 million."
    ]
    assert find(store, "harbor nobody").passages == ()


@pytest.mark.parametrize("text", ["", "-", '"', "NEAR(", "a AND", "*", "col:x", "\x00", "'--", "(" * 50])
def test_find_takes_any_text_for_words(store, text):
    """No text is a statement of the search language."""
    assert find(store, text).entities == ()


def test_a_portrait_gathers_what_is_known(store):
    """Money in, the funds it is said to have, connections and documents."""
    shown = show(store, "Harbor Future PAC")
    assert [row.amount for row in shown.money_in] == [10000.0, 5000.0]
    assert shown.money_out == ()
    assert [row.amount_text for row in shown.facts] == ["$2 million"]
    assert [one.far.name for one in shown.connections] == ["Ada Quill"]
    assert [(one.name, one.mentions) for one in shown.documents] == [("a-gift.txt", 2), ("c-second-gift.txt", 2)]


def test_what_a_portrait_tells_above_is_no_connection_again(tmp_path):
    """Offices and money stand for themselves, the time with the office; what is denied of them is a connection."""
    world = World({"Ida Thorn": "PERSON", "Reeve of Lorne": "OFFICE", "Lorne Fund": "PAC"})
    papers = [
        paper(
            "a.txt",
            ("Ida Thorn was Reeve of Lorne.", Said("Ida Thorn", "HOLDS_OFFICE", "Reeve of Lorne", tense="former")),
            ("Lorne Fund paid Ida Thorn.", Said("Lorne Fund", "FUNDED", "Ida Thorn")),
        ),
        paper("b.txt", ("Ida Thorn never paid Lorne Fund.", Said("Ida Thorn", "FUNDED", "Lorne Fund", Status.NEGATED))),
    ]
    with Store.open(world.store(tmp_path / "graph.db", papers)) as opened:
        shown = show(opened, "Ida Thorn")
    assert [(one.far.name, one.tenses) for one in shown.offices] == [("Reeve of Lorne", ("former",))]
    assert [row.source for row in shown.money_in] == ["Lorne Fund"]
    assert [(one.relation, one.direction, one.statuses["negated"]) for one in shown.connections] == [
        ("FUNDED", "out", 1)
    ]


def test_entities_are_listed_in_the_order_asked_for(store):
    """By stories, by links, by name; of one type."""
    assert [one.name for one in entities(store, order="degree", limit=2)] == ["Bruno Stark", "Harbor Future PAC"]
    assert [one.name for one in entities(store, type="ORG", order="name")] == ["Stark Cement", "Tidewater Gazette"]
    assert entity(store, "Harbor Future PAC").degree == 2
    with pytest.raises(UsageError, match="size"):
        list(entities(store, order="size"))


def test_relations_are_listed_with_co_mentions_apart(store):
    """The strongest first; what is merely named together only when asked for."""
    assert next((row.source, row.relation, row.weight) for row in relations(store, chosen=Chosen(min_stories=1))) == (
        "Bruno Stark",
        "FUNDED",
        2,
    )
    assert {row.relation for row in relations(store)} == {"FUNDED", "SUPPORTS", "OWNS", "SPOUSE_OF"}
    assert {row.relation for row in relations(store, chosen=Chosen(relation="co-mention"))} == {"CO_MENTION"}
    assert counts(store)["relations"]["FUNDED"] == 2


@pytest.mark.parametrize(
    ("chosen", "ends"),
    [
        (Chosen(status=Status.NEGATED), [("Stark Cement", "Cleo Marsh")]),
        (Chosen(status=Status.ATTRIBUTED), [("Harbor Future PAC", "Ada Quill")]),
        (Chosen(status=Status.PLANNED), []),
        (Chosen(disputed=True), [("Bruno Stark", "Harbor Future PAC")]),
        (Chosen(disputed=True, relation="OWNS"), []),
    ],
)
def test_relations_are_listed_by_what_is_said_of_them(store, chosen, ends):
    """What is denied, what somebody says, and where two sums are named can be asked for."""
    assert [(row.source, row.target) for row in relations(store, chosen=chosen)] == ends


def test_what_one_states_and_another_denies_is_disputed(tmp_path):
    """A denial alone is none, nor is one sum in two papers."""
    world = World({"Ann Roe": "PERSON", "Lake Fund": "PAC", "Roe Mill": "ORG"})
    sum_ = Money("$5", 5.0, "USD")
    gift = Said("Ann Roe", "FUNDED", "Lake Fund", amount=sum_)
    owns, denied = Said("Ann Roe", "OWNS", "Roe Mill"), Said("Ann Roe", "OWNS", "Roe Mill", Status.NEGATED)
    other = Said("Roe Mill", "FUNDED", "Lake Fund", Status.NEGATED)
    papers = [
        paper("a.txt", ("Ann Roe gave $5 to Lake Fund.", gift), ("Ann Roe owns Roe Mill.", owns)),
        paper(
            "b.txt", ("Lake Fund had the $5 of Ann Roe in May.", gift), ("Ann Roe has never owned Roe Mill.", denied)
        ),
        paper("c.txt", ("Roe Mill gave nothing to Lake Fund.", other)),
    ]
    with Store.open(world.store(tmp_path / "graph.db", papers)) as opened:
        assert [row.relation for row in relations(opened, chosen=Chosen(disputed=True))] == ["OWNS"]


def test_documents_stories_and_runs_are_listed(store):
    """Every document accounts for its characters; every story names its documents."""
    first, *_ = documents(store)
    whole = len(PAPERS[0].text)
    assert (first.name, first.characters, first.kept, first.published) == ("a-gift.txt", whole, whole, "2021-04-02")
    assert sorted(one.documents for one in stories(store)) == [
        ("a-gift.txt",),
        ("b-owner.txt",),
        ("c-second-gift.txt",),
    ]
    assert list(stories(store, min_documents=2)) == []
    assert list(runs(store)) == []


def test_failures_tell_the_reason(tmp_path):
    """A file that could not be read is not forgotten."""
    with Store.open(tmp_path / "graph.db", write=True) as store:
        files.write_file(store, FileState(b"/x/a.pdf", "a.pdf", 0, -1, "", "", "failed", "It is encrypted."), [])
        assert [(row.path, row.status, row.reason) for row in failures(store)] == [
            ("a.pdf", "failed", "It is encrypted.")
        ]


def test_an_empty_graph_answers(tmp_path):
    """Nothing is known, and that is said without a fall."""
    with Store.open(tmp_path / "graph.db", write=True) as store:
        assert find(store, "anyone") == type(find(store, "x"))((), ())
        with pytest.raises(UnknownEntity, match="anyone"):
            show(store, "anyone")
        assert list(entities(store)) == list(relations(store)) == list(documents(store)) == []
