"""The Cypher script holds everything, says nothing that was denied, and no text of a document leaves its quotes."""

from __future__ import annotations

import io

import pytest

from graphkit import export
from graphkit.export.as_cypher import literal

kglite = pytest.importorskip("kglite", reason="loads the script: make test installs it")


def script(graph):
    """Return the lines of the export."""
    stream = io.BytesIO()
    export.write(graph, "cypher", stream)
    return stream.getvalue().decode().splitlines()


def loaded(lines, *, times=1):
    """Return a database into which the script was run."""
    database = kglite.KnowledgeGraph()
    for line in [line for line in lines if not line.startswith("//")] * times:
        database.cypher(line)
    return database


def rows(database, question):
    """Return the rows of an answer as tuples."""
    return [tuple(row.values()) for row in database.cypher(question).to_list()]


def test_an_entity_is_a_node_of_its_type(graph):
    """The label is the type; names, counts and coordinates are properties."""
    lines = script(graph)
    assert (
        "MERGE (n:PERSON {id: 'e1'}) SET n.name = 'Ann Lee', n.aliases = ['Lee', 'A. Lee'], n.mentions = 1, n.documents = 1, n.stories = 1;"
        in lines
    )
    assert rows(loaded(lines), "MATCH (p:PLACE) RETURN p.name, p.subtype, p.latitude") == [("Ashby", "city", 40.5)]


def test_a_denied_gift_is_no_gift(graph):
    """What is denied or planned has a type of its own, so that a question about gifts does not find it."""
    database = loaded(script(graph))
    gifts = "MATCH (a)-[r:FUNDED]->(b) RETURN b.name, r.status, r.amount, r.said_by ORDER BY r.status"
    assert rows(database, gifts) == [
        ("Safe Streets PAC", "asserted", None, None),
        ("Safe Streets PAC", "attributed", 500.0, "the Post"),
    ]
    denied = rows(database, "MATCH (a)-[r:NOT_FUNDED]->(b) RETURN b.name, r.quotes, r.documents")
    assert denied == [("Bo Poe", ["Ann Lee never gave money to Bo Poe."], ["notes/a.txt"])]


def test_a_plan_is_no_deed(graph):
    """What is only planned is called so."""
    graph.edges["e1", "e3", "FUNDED"]["claims"][0]["status"] = "planned"
    assert rows(loaded(script(graph)), "MATCH ()-[r:PLANNED_FUNDED]->(b) RETURN b.name") == [("Bo Poe",)]


def test_who_is_named_where_can_be_asked(graph):
    """Documents are nodes, too."""
    told = "MATCH (a)-[r:MENTIONED_IN]->(d:DOCUMENT) RETURN a.name, d.name, r.mentions"
    assert rows(loaded(script(graph)), told) == [("Ann Lee", "notes/a.txt", 1)]


def test_what_is_told_of_one_entity_alone_is_a_fact(graph):
    """Money raised with no payer named has its sum and its sentence; told twice it is one."""
    fact = {**graph.edges["e1", "e2", "FUNDED"]["claims"][0], "relation": "HAS_FUNDS", "amount_text": "$500"}
    graph.nodes["e2"]["facts"] = [fact, {**fact, "id": "again"}]
    told = "MATCH (a)-[r:HAS_FUNDS]->(f:FACT) RETURN a.name, f.name, r.amount, size(r.claims)"
    assert rows(loaded(script(graph)), told) == [("Safe Streets PAC", "$500", 500.0, 2)]


def test_a_giver_without_a_name_gives_to_the_entity(graph):
    """The words stand in place of the subject: the link leads from them, and is none to words that stand for an object."""
    fact = {**graph.edges["e1", "e2", "FUNDED"]["claims"][1], "relation": "FUNDED"}
    graph.nodes["e2"]["facts"] = [
        {**fact, "subject_text": "a rich widow"},
        {**fact, "id": "back", "object_text": "a rich widow"},
    ]
    lines = script(graph)
    assert rows(loaded(lines), "MATCH (a:FACT)-[:FUNDED]->(b) RETURN a.name, b.name") == [
        ("a rich widow", "Safe Streets PAC")
    ]
    assert rows(loaded(lines), "MATCH (a)-[:FUNDED]->(b:FACT) RETURN a.name, b.name") == [
        ("Safe Streets PAC", "a rich widow")
    ]


def test_names_seen_together_state_nothing(graph):
    """A mere co-mention has no status."""
    claim = graph.edges["e1", "e2", "FUNDED"]["claims"][1]
    graph.add_edge("e3", "e4", "CO_MENTION", relation="CO_MENTION", claims=[claim])
    assert rows(loaded(script(graph)), "MATCH ()-[r:CO_MENTION]->() RETURN r.status, r.stories") == [(None, 1)]


def test_loading_twice_adds_nothing(graph):
    """An update can be loaded over what is there."""
    lines = script(graph)
    assert loaded(lines, times=2).cypher("MATCH (n) RETURN count(*) AS n").to_list() == [{"n": 5}]
    assert loaded(lines, times=2).cypher("MATCH ()-[r]->() RETURN count(*) AS n").to_list() == [{"n": 4}]


def test_hostile_names_stay_text(hostile):
    """No name, alias, quote, property or type of a document ends its quotes, and a statement is one line."""
    quote = "\\u0027}) DETACH DELETE n // ' }); MATCH (n) DETACH DELETE n //\\"
    hostile.nodes["__proto__"]["name"] = quote
    hostile.nodes['e 2"<']["type"] = "PERSON}) DETACH DELETE (n"
    lines = script(hostile)
    database = loaded(lines, times=2)
    assert rows(database, "MATCH (n:PERSON) RETURN n.name") == [(quote,)]
    assert rows(database, "MATCH (n:PERSON_DETACH_DELETE_n) RETURN n.id") == [('e 2"<',)]
    assert sum(line.startswith("M") for line in lines) == sum(not line.startswith("//") for line in lines) == 5
    assert not any("\\u" in line for line in lines)


@pytest.mark.parametrize(
    "text", ["'", "\\", "\\'", "\\\\u0041", "a;b", "`x`", "$p", "{x: 1}", "“‘’”", "/* // */", "\\U0001F600"]
)
def test_a_text_comes_back_as_it_was(text):
    """What is written between quotes is read as it stood."""
    assert kglite.KnowledgeGraph().cypher(f"RETURN {literal(text)} AS x").to_list() == [{"x": text}]


@pytest.mark.parametrize("number", [0, -3, 500.0, 1e16, 1.5e-7])
def test_a_number_is_a_number(number):
    """Large sums are written so that every reader of Cypher takes them."""
    assert "+" not in literal(number)
    assert kglite.KnowledgeGraph().cypher(f"RETURN {literal(number)} AS x").to_list() == [{"x": number}]


def test_kuzu_loads_it_after_its_tables(graph):
    """The lines for Kuzu declare every label, link and property that the script sets."""
    kuzu = pytest.importorskip("kuzu", reason="an embedded database that wants its tables declared")
    lines = script(graph)
    with kuzu.Database() as database, kuzu.Connection(database) as connection:
        for line in lines:
            if line.startswith(("// kuzu: ", "M")):
                connection.execute(line.removeprefix("// kuzu: "))
        found = connection.execute("MATCH (a)-[r:FUNDED]->(b) RETURN a.name, r.amount, b.name ORDER BY r.amount")
        assert [tuple(row) for row in found] == [
            ("Ann Lee", 500.0, "Safe Streets PAC"),
            ("Ann Lee", None, "Safe Streets PAC"),
        ]
