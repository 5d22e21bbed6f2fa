"""A question in Cypher reads a copy of the graph, within limits, and changes nothing."""

from __future__ import annotations

import builtins
import tomllib
from pathlib import Path

import networkx as nx
import pytest

from graphkit import cypher
from graphkit.errors import GraphkitError, UsageError

pytest.importorskip("kglite", reason="the extra that answers: make test installs it")

QUOTE = "Ann Lee gave $500 to Bo Poe."


@pytest.fixture
def graph():
    """Return two people, a gift, and a gift denied."""
    graph = nx.MultiDiGraph(documents={"d1": {"name": "a.txt", "title": None, "story": "d1"}})
    for node, name in (("e1", "Ann Lee"), ("e2", "Bo Poe"), ("e3", "Cy Roe")):
        graph.add_node(node, type="PERSON", name=name, subtype=None, aliases=[], mentions=[{"document": "d1"}])
    evidence = {"document": "d1", "start": 0, "end": len(QUOTE), "quote": QUOTE}
    claim = {"id": "c1", "status": "asserted", "amount": 500.0, "story": "d1", "evidence": evidence}
    graph.add_edge("e1", "e2", "FUNDED", relation="FUNDED", claims=[claim])
    graph.add_edge("e1", "e3", "FUNDED", relation="FUNDED", claims=[{**claim, "id": "c2", "status": "negated"}])
    return graph


def ask(graph, question, *, limit=100, seconds=10):
    """Return the answer."""
    return cypher.ask(graph, question, limit=limit, seconds=seconds)


def test_the_hint_installs_what_the_extra_holds():
    """Whoever follows the error gets the version that is tested."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (extra,) = project["optional-dependencies"]["cypher"]
    assert f"python -m pip install '{extra}'" == cypher.INSTALL


ORDINARY = {
    "MATCH (p:PERSON) RETURN p.name AS n ORDER BY n": ["Ann Lee", "Bo Poe", "Cy Roe"],
    "MATCH (p:PERSON) WHERE p.name STARTS WITH 'A' RETURN p.name": ["Ann Lee"],
    "MATCH (a)-[r:FUNDED]->(b) RETURN b.name": ["Bo Poe"],
    "MATCH (a)<-[:FUNDED]-(b) RETURN b.name": ["Ann Lee"],
    "MATCH (a)-[r:NOT_FUNDED]->(b) RETURN b.name": ["Cy Roe"],
    "MATCH (a)-[r:FUNDED|NOT_FUNDED]->(b) RETURN count(r)": [2],
    "MATCH (a)-[r:FUNDED]->() RETURN sum(r.amount)": [500.0],
    "MATCH (a:PERSON {name: 'Bo Poe'})-[*2]-(b:PERSON) RETURN DISTINCT b.name AS n ORDER BY n": ["Ann Lee", "Cy Roe"],
    "MATCH p = shortestPath((a:PERSON {name: 'Bo Poe'})-[*]-(b:PERSON {name: 'Cy Roe'})) RETURN length(p)": [2],
    "MATCH (a:PERSON) OPTIONAL MATCH (a)-[r:FUNDED]->() RETURN count(r)": [1],
    "MATCH (a:PERSON) WHERE NOT (a)-[:FUNDED]->() RETURN a.name AS n ORDER BY n DESC": ["Cy Roe", "Bo Poe"],
    "MATCH (a)-[r]->(b:PERSON) WITH a, collect(b.name) AS names RETURN size(names)": [2],
    "MATCH (a:PERSON)-[:MENTIONED_IN]->(d:DOCUMENT) RETURN d.name, count(a) AS n": ["a.txt"],
    "MATCH ()-[r:FUNDED]->() UNWIND r.quotes AS q RETURN q": [QUOTE],
    "MATCH ()-[r:FUNDED]->() RETURN CASE WHEN r.amount > 100 THEN 'much' ELSE 'little' END": ["much"],
}
"""Questions as they are asked of any graph, and the first column of the answer."""


@pytest.mark.parametrize("question", ORDINARY)
def test_ordinary_questions_are_answered(graph, question):
    """Patterns, conditions, sums, paths and lists answer as Cypher defines them."""
    answer = ask(graph, question)
    assert [row[answer.columns[0]] for row in answer.rows] == ORDINARY[question]


def test_nodes_links_and_paths_come_back_whole(graph):
    """A node has its label, a link its type, and both what the graph knows of them, no more."""
    (row,) = ask(graph, "MATCH p = (a)-[r:FUNDED]->(b) RETURN a, r, p").rows
    told = {"name": "Ann Lee", "mentions": 1, "documents": 0, "stories": 0}
    assert row["a"] == {"label": "PERSON", "id": "e1", **told}
    assert {key: row["r"][key] for key in ("link", "status", "amount", "quotes", "documents", "claims")} == {
        "link": "FUNDED", "status": "asserted", "amount": 500.0, "quotes": [QUOTE], "documents": ["a.txt"], "claims": ["c1"]
    }  # fmt: skip
    assert [node["name"] for node in row["p"]["nodes"]] == ["Ann Lee", "Bo Poe"]


def test_a_document_without_a_title_has_none(graph):
    """Its name is not taken for one."""
    assert ask(graph, "MATCH (d:DOCUMENT) RETURN d").rows == (
        {"d": {"label": "DOCUMENT", "id": "d1", "name": "a.txt", "story": "d1"}},
    )


def test_more_rows_than_wanted_are_counted(graph):
    """The first of them are shown, and how many there are."""
    answer = ask(graph, "MATCH (p:PERSON) RETURN p.name AS n ORDER BY n", limit=2)
    assert ([row["n"] for row in answer.rows], answer.total, answer.warnings) == (["Ann Lee", "Bo Poe"], 3, ())


def test_a_misspelt_label_is_told(graph):
    """Nothing is found, and the nearest that there is stands in the warning."""
    answer = ask(graph, "MATCH (p:PERSN) RETURN p")
    assert (answer.rows, "Did you mean 'PERSON'?" in answer.warnings[0]) == ((), True)


def test_the_time_is_limited(graph):
    """A question that never ends is given up."""
    with pytest.raises(GraphkitError, match=r"within 0\.2 seconds\. .*--seconds"):
        ask(graph, "UNWIND range(1, 90000) AS x UNWIND range(1, 90000) AS y RETURN x, y", seconds=0.2)


@pytest.mark.parametrize(
    "change",
    ["CREATE (n:PERSON)", "MATCH (n) DETACH DELETE n", "MATCH (n) SET n.name = 'x'", "MERGE (n:X {id: 1})", "MATCH (n) REMOVE n.name"],
)  # fmt: skip
def test_a_question_changes_nothing(graph, change):
    """What would write is refused, with the commands that decide."""
    with pytest.raises(UsageError, match=r"changes nothing.*graphkit same"):
        ask(graph, change)


@pytest.mark.parametrize("words", ["LOAD CSV", "load\n csv", "LOAD /* x */ CSV", "LOAD // x\nCSV"])
def test_no_other_file_is_read(graph, words):
    """A question that somebody sent reads the graph, and no other file of the machine."""
    with pytest.raises(UsageError, match="reads the graph alone"):
        ask(graph, f"{words} FROM 'file:///etc/hosts' AS line RETURN line")


def test_words_in_quotes_are_no_commands(graph):
    """A text may be about anything."""
    assert ask(graph, """RETURN 'LOAD CSV' AS x, "it\\"s LOAD CSV" AS y""").rows[0]["x"] == "LOAD CSV"


@pytest.mark.parametrize("question", ["", "MATCH (n RETURN n", "SELECT * FROM entities", "RETURN foo(1)"])
def test_what_is_no_question_is_refused_in_one_line(graph, question):
    """The place is named, and where to look."""
    with pytest.raises(UsageError, match=r"no question in Cypher: .*docs/formats\.md") as refused:
        ask(graph, question)
    assert "\n" not in refused.value.message


def test_without_the_extra_its_installation_is_told(graph, monkeypatch):
    """The line to type stands in the hint."""
    real = builtins.__import__

    def missing(name, *rest):
        if name == "kglite":
            raise ModuleNotFoundError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(GraphkitError, match="which is not installed") as raised:
        ask(graph, "RETURN 1")
    assert raised.value.hint == cypher.INSTALL
