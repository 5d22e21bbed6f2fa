"""`query` asks in Cypher and writes as all commands do."""

from __future__ import annotations

import io
import json

import pytest

pytest.importorskip("kglite", reason="the extra that answers: make test installs it")

GIFTS = "MATCH (a)-[r:FUNDED]->(b) RETURN a, r, b.name"


def test_nodes_are_shown_by_name_and_written_whole(shell, graph_file):
    """A person reads names, a program all that is known."""
    table = shell("query", GIFTS, "-g", graph_file).out.splitlines()
    (row, *_) = map(json.loads, shell("query", GIFTS, "--jsonl", "-g", graph_file).out.splitlines())
    assert table[0].split() == ["a", "r", "b.name"]
    assert table[1].split("  ")[0] == row["a"]["name"]
    assert (row["r"]["link"], row["a"]["label"]) == ("FUNDED", "PERSON")


def test_the_graph_file_stays_as_it_was(shell, graph_file):
    """Not a byte of it is touched, by questions or by what is refused."""
    before = graph_file.read_bytes()
    assert shell("query", GIFTS, "-g", graph_file).code == 0
    assert shell("query", "MATCH (n) DETACH DELETE n", "-g", graph_file).code == 2
    assert graph_file.read_bytes() == before


def test_a_path_is_read_along_its_names(shell, graph_file):
    """Names with arrows between them."""
    answer = shell("query", "MATCH p = (a)-[:FUNDED]->(b) RETURN p LIMIT 1", "-g", graph_file)
    assert " → " in answer.out.splitlines()[1]


def test_a_long_question_comes_from_standard_input(shell, graph_file, monkeypatch):
    """With - in its place."""
    monkeypatch.setattr("sys.stdin", io.StringIO("RETURN 1 AS one"))
    assert shell("query", "-", "--csv", "-g", graph_file).out == "one\n1\n"


def test_what_is_left_out_is_told(shell, graph_file):
    """On standard error, with the number of all."""
    answer = shell("query", "MATCH (n) RETURN n.id", "-n", "2", "-g", graph_file)
    assert (len(answer.out.splitlines()), answer.err[:15]) == (3, "These are 2 of ")


def test_no_answer_is_an_empty_listing(shell, graph_file):
    """Nothing found is no error."""
    answer = shell("query", "MATCH (n:PERSON) WHERE n.name = 'Nobody' RETURN n", "-g", graph_file)
    assert (answer.code, answer.out, answer.err) == (0, "", "The graph has no answer to that.\n")


def test_hostile_text_stays_on_its_line(shell, graph_file):
    """Control characters of a question's answer never reach the terminal."""
    answer = shell("query", "RETURN 'a\u001b[2Jb\u202e' AS x", "-g", graph_file)
    assert answer.out.splitlines()[1] == r"a\x1b[2Jb\u202e"
