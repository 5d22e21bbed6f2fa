"""The export to FollowTheMoney uses its words alone, loses nothing on the way, and tells no denial as a fact."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from export.conftest import claim, edge, node

from graphkit import export
from graphkit.export import groups
from graphkit.export.as_ftm import _ftm
from graphkit.ontology import ontology

# The library itself needs a C++ compiler and ICU to install: an extract of its schemata stands in where it is missing.
SCHEMATA = json.loads((Path(__file__).parent / "ftm_schemata.json").read_text("utf-8"))["schemata"]
VALID = {
    "date": r"\d{4}(-\d\d(-\d\d)?)?",
    "country": r"[a-z]{2}",
    "number": r"-?\d+(\.\d+)?",
    "mimetype": r"[a-z]+/[a-z0-9.+-]+",
}


def written(graph):
    """Return the entities of the export."""
    stream = io.BytesIO()
    export.write(graph, "ftm", stream)
    return [json.loads(line) for line in stream.getvalue().decode().splitlines()]


def of_schema(graph, schema):
    """Return the properties of the entities of a schema."""
    return [row["properties"] for row in written(graph) if row["schema"] == schema]


def assert_valid(rows):
    """Every schema, property, value and reference is one that FollowTheMoney knows, and what it needs is there."""
    schemata = {row["id"]: row["schema"] for row in rows}
    assert len(schemata) == len(rows)
    for row in rows:
        known = SCHEMATA[row["schema"]]
        assert set(known["needs"]) <= row["properties"].keys()
        assert row["properties"].keys() <= known["properties"].keys()
        for key, values in row["properties"].items():
            kind = known["properties"][key]
            if kind in {name for schema in SCHEMATA.values() for name in schema["is"]}:
                assert {kind} <= set.intersection(*(set(SCHEMATA[schemata[value]]["is"]) for value in values))
            assert all(re.fullmatch(VALID.get(kind, ".*"), value, re.DOTALL) for value in values)


@pytest.fixture
def busy(graph):
    """Return a graph with an edge of every relation between entities of every type that it may join."""
    kinds = {"PERSON": None, "PAC": None, "ORG": None, "OFFICE": "post", "PLACE": "county", "EVENT": "election"}
    for name, subtype in kinds.items():
        for side in "ab":
            graph.add_node(f"{side}{name}", **node(f"{side} {name}", name, subtype=subtype))
    graph.add_node("agency", **node("Water Board", "OFFICE", subtype="agency"))
    for relation in ontology().relations.values():
        for head in relation.heads:
            for tail in relation.tails:
                said = claim(
                    0, 7, id=f"{relation.id}{head}{tail}", date="2021-05", tense="former", role="aide", currency="USD"
                )
                graph.add_edge(f"a{head}", f"b{tail}", relation.id, relation=relation.id, **edge(said))
    graph.add_edge("e1", "agency", "HOLDS_OFFICE", relation="HOLDS_OFFICE", **edge(claim(0, 7)))
    return graph


def test_every_relation_is_told_in_words_of_followthemoney(busy):
    """Whatever stands at the two ends, the link is one that the schemata allow."""
    rows = written(busy)
    assert_valid(rows)
    links = {row["id"] for row in rows if row["properties"].get("recordId") or row["schema"] == "CourtCase"}
    told = [group for group in groups.of_edges(busy) if group.said and group.relation != "CO_MENTION"]
    assert links == {group.id for group in told}


def test_the_library_itself_drops_nothing(busy):
    """It drops unknown properties and values without a word: what it has read is counted."""
    model = pytest.importorskip("followthemoney", reason="needs a C++ compiler and ICU to install").model
    for row in written(busy):
        read = model.get_proxy(row, cleaned=False)
        assert {key: sorted(read.get(key)) for key in row["properties"]} == {
            key: sorted(values) for key, values in row["properties"].items()
        }


def test_the_vocabulary_is_complete():
    """Each schema that the ontology names for a link has its two ends, and they are its own."""
    named = {relation.ftm for relation in ontology().relations.values() if relation.ftm in SCHEMATA}
    assert named - {"CourtCase", "Address"} <= _ftm().links.keys()
    for schema, ends in _ftm().links.items():
        assert [[name, SCHEMATA[schema]["properties"][name]] for name, _ in ends] == ends
    for schema, counts in _ftm().counts_as.items():
        assert set(counts) | {schema, "Thing"} <= set(SCHEMATA[schema]["is"]) | {"Asset"}


def test_a_gift_is_a_payment_with_its_evidence(graph):
    """Sum, sentences with their places, documents, claims, and who says so."""
    reported = of_schema(graph, "Payment")[1]
    assert reported == {
        "payer": ["e1"],
        "beneficiary": ["e2"],
        "amount": ["500"],
        "amountUsd": ["500"],
        "currency": ["USD"],
        "summary": ["attributed: according to the Post"],
        "description": ["“Ann Lee gave $500 to Safe Streets PAC, the Post wrote.” (notes/a.txt, characters 0–54)"],
        "proof": ["d1"],
        "recordId": ["c0"],
    }


@pytest.mark.parametrize(
    ("status", "words"), [("negated", "Said not to be so"), ("planned", "Intended or conditional")]
)
def test_what_is_denied_or_planned_is_a_note(graph, status, words):
    """No payment joins the two; a note about both says what is not so, or not yet."""
    graph.edges["e1", "e3", "FUNDED"]["claims"][0]["status"] = status
    assert {row["beneficiary"][0] for row in of_schema(graph, "Payment")} == {"e2"}
    (note,) = of_schema(graph, "Note")
    assert (note["name"], note["entity"], note["proof"]) == (
        [f"{words}: Ann Lee gave money to Bo Poe"],
        ["e1", "e3"],
        ["d1"],
    )


def test_what_is_told_of_one_entity_alone_is_a_note(graph):
    """Money raised with no payer named."""
    graph.nodes["e2"]["facts"] = [claim(0, 7, relation="HAS_FUNDS", amount=500.0, amount_text="$500")]
    assert of_schema(graph, "Note")[-1]["name"] == ["Safe Streets PAC has funds $500"]


def test_a_claim_of_somebody_without_a_name_is_left_out(graph):
    """A note would be about an entity that FollowTheMoney does not have; an object in words stands in its note."""
    said = claim(0, 7, relation="FUNDED")
    graph.nodes["e2"]["facts"] = [said | {"subject_text": "a rich widow"}, said | {"object_text": "a barge firm"}]
    names = [note["name"] for note in of_schema(graph, "Note")]
    assert names[-1] == ["Safe Streets PAC gave money to a barge firm"]
    assert not any("widow" in name for (name,) in names)


def test_who_fires_is_the_employer(graph):
    """The end of a job is dated; a person who fires is no employer in this model, and the link says so in words."""
    said = claim(0, 7, date="2018-01")
    graph.add_edge("e2", "e3", "FIRED", relation="FIRED", **edge(said))
    graph.add_edge("e1", "e3", "FIRED", relation="FIRED", **edge(said))
    (job,) = of_schema(graph, "Employment")
    assert (job["employer"], job["employee"], job["endDate"]) == (["e2"], ["e3"], ["2018-01"])
    (link,) = of_schema(graph, "UnknownLink")
    assert (link["subject"], link["object"], link["role"]) == (["e1"], ["e3"], ["fired"])


def test_a_lawsuit_is_a_case_with_its_parties(graph):
    """Plaintiff and defendant are told apart."""
    graph.add_edge("e1", "e2", "SUED", relation="SUED", **edge(claim(0, 7)))
    assert of_schema(graph, "CourtCase")[0]["name"] == ["Ann Lee v. Safe Streets PAC"]
    assert [(party["party"], party["role"]) for party in of_schema(graph, "CourtCaseParty")] == [
        (["e1"], ["plaintiff"]), (["e2"], ["defendant"])
    ]  # fmt: skip


def test_what_somebody_owns_is_a_company(graph):
    """Only an asset can be owned; a denied owner makes none."""
    graph.add_node("e5", **node("Lee Paving", "ORG"))
    graph.add_edge("e1", "e5", "OWNS", relation="OWNS", **edge(claim(0, 7, status="negated")))
    assert not of_schema(graph, "Company")
    graph.edges["e1", "e5", "OWNS"]["claims"].append(claim(0, 7))
    assert (of_schema(graph, "Company")[0]["name"], of_schema(graph, "Ownership")[0]["asset"]) == (
        ["Lee Paving"],
        ["e5"],
    )


def test_a_place_is_an_address_with_its_position(graph):
    """And who lives there has it, where the document itself says so."""
    for status in ("attributed", "asserted"):
        graph.add_edge("e1", "e4", "LIVES_IN", relation="LIVES_IN", **edge(claim(0, 7, status=status)))
        assert ("addressEntity" in of_schema(graph, "Person")[0]) == (status == "asserted")
    (place,) = of_schema(graph, "Address")
    assert (place["full"], place["city"], place["latitude"], place["longitude"]) == (
        ["Ashby"],
        ["Ashby"],
        ["40.5"],
        ["-75"],
    )


def test_names_seen_together_are_left_out(graph):
    """Nothing is stated of them."""
    before = len(written(graph))
    graph.add_edge("e3", "e4", "CO_MENTION", relation="CO_MENTION", **edge(claim(0, 7)))
    assert len(written(graph)) == before


def test_hostile_text_is_told_on_its_line(hostile):
    """A line is an entity, whatever its name holds."""
    rows = written(hostile)
    assert [row["schema"] for row in rows] == ["Document", "Person", "LegalEntity", "Payment", "UnknownLink"]
    assert "\x00" not in json.dumps(rows, ensure_ascii=False)
