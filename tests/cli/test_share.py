"""What is handed on is whole, and standard output holds nothing else."""

from __future__ import annotations

import io
import json
import os

import networkx as nx
import pytest

TEXTS = '{"id": "a", "text": "Nora Quill lives in Denver."}\n{"id": 7, "text": "Nothing here."}\n'


def test_an_export_goes_to_standard_output(shell, graph_file):
    """Without -o it can be piped; nothing is said."""
    answer = shell("export", "json", "-g", graph_file)
    assert (answer.code, answer.err) == (0, "")
    assert {edge["type"] for edge in json.loads(answer.out)["edges"]} >= {"FUNDED", "OWNS", "CO_MENTION"}


def test_an_export_to_a_file_says_what_it_holds(shell, graph_file, tmp_path):
    """The counts stand on standard error."""
    answer = shell("export", "graphml", "-o", "out/graph.graphml", "-g", graph_file)
    assert (answer.out, answer.err) == ("", "Wrote out/graph.graphml: 8 entities, 8 connections.\n")
    assert len(nx.read_graphml(tmp_path / "out" / "graph.graphml")) == 8


def test_an_export_of_several_files_needs_a_place(shell, graph_file, tmp_path):
    """A csv export is a folder or a .zip; the way to type it is told."""
    for place in ([], ["-o", "graph.csv"]):
        answer = shell("export", "csv", *place, "-g", graph_file)
        assert (answer.code, answer.err.splitlines()[1]) == (2, "Hint: graphkit export csv -o FOLDER, or -o FILE.zip")
    shell("export", "csv", "-o", "tables", "-g", graph_file)
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == ["edges.csv", "evidence.csv", "nodes.csv"]


def test_extract_passes_over_what_is_no_file(shell, tmp_path):
    """A pipe would never end; it is named, and so is a hidden file of a folder."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / ".draft.txt").write_text("Nora Quill lives in Denver.")
    os.mkfifo(tmp_path / "notes" / "pipe")
    answer = shell("extract", "notes")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.splitlines() == [
        "Skipped notes/.draft.txt: hidden: its name begins with a dot",
        "Skipped notes/pipe: not a regular file: a named pipe",
    ]


def test_extract_reads_and_writes_json_lines(shell, monkeypatch):
    """One answer a line, offsets in the text as given, ids as given."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXTS.encode())))
    answer = shell("extract", "--jsonl", "-")
    rows = [json.loads(line) for line in answer.out.splitlines()]
    assert (answer.code, answer.err, [row["id"] for row in rows]) == (0, "", ["a", 7])
    names = [entity["text"] for entity in rows[0]["entities"] if entity["kind"] == "name"]
    assert names == ["Nora Quill", "Denver"]


def test_extract_reads_files(shell, tmp_path):
    """A file's line is called by its name, and nothing is stored."""
    (tmp_path / "a.txt").write_text("Nora Quill lives in Denver.")
    rows = [json.loads(line) for line in shell("extract", "a.txt").out.splitlines()]
    assert [row["id"] for row in rows] == ["a.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


def test_extract_wants_files_or_lines(shell):
    """Not both, not neither."""
    assert (shell("extract").code, shell("extract", "a.txt", "--jsonl", "-").code) == (2, 2)


@pytest.mark.parametrize("command", [["extract", "--jsonl"], ["stories", "--jsonl"], ["compare-names", "--jsonl"]])
def test_a_line_that_is_no_json_is_named(shell, monkeypatch, command):
    """The number of the line leads to it."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n{broken\n")))
    answer = shell(*command, "-")
    assert answer.code == 1
    assert answer.err.startswith("Error: Line 2 is no")


def test_stories_groups_the_lines_it_is_given(shell, monkeypatch):
    """Near-copies get one label, in the order of the lines."""
    text = " ".join(f"word{number}" for number in range(60))
    lines = [{"id": "b", "text": text}, {"id": "a", "text": text + " Reprinted."}, {"id": "c", "text": "Else."}]
    given = "".join(json.dumps(line) + "\n" for line in lines)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    rows = [json.loads(line) for line in shell("stories", "--jsonl", "-").out.splitlines()]
    assert rows == [{"id": "b", "story": "a"}, {"id": "a", "story": "a"}, {"id": "c", "story": "c"}]


def test_names_are_compared_with_a_reason(shell):
    """Two names give a verdict, a score and words."""
    assert shell("compare-names", "Nora Quill", "Nora Quill").out.startswith("same (1.00): ")
    assert shell("compare-names", "Nora Quill", "Otto Brandt", "--type", "person").out.startswith("different (0.")


def test_names_are_compared_and_grouped_by_lines(shell, monkeypatch):
    """The measures read and write JSON lines."""
    pair = b'{"left": "Nora Quill", "right": "Quill, Nora", "type": "PERSON"}\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(pair)))
    assert json.loads(shell("compare-names", "--jsonl", "-").out)["same"] is True
    mentions = [{"text": name, "type": "PERSON"} for name in ("Nora Quill", "Otto Brandt", "Quill")]
    line = json.dumps({"id": "x", "mentions": mentions}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line)))
    one, other, again = json.loads(shell("group-names", "--jsonl", "-").out)["labels"]
    assert one == again != other
