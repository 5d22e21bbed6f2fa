"""The CSV export is three tables that spreadsheets and databases read."""

from __future__ import annotations

import csv
import zipfile

from graphkit import export


def rows(path):
    """Return the rows of a table by column."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_three_tables_in_a_folder(graph, tmp_path):
    """Nodes, edges and evidence, joined by ids, with the names beside them."""
    export.write(graph, "csv", tmp_path / "tables")
    assert [row["name"] for row in rows(tmp_path / "tables" / "nodes.csv")] == [
        "Ann Lee",
        "Safe Streets PAC",
        "Bo Poe",
        "Ashby",
    ]
    edge = rows(tmp_path / "tables" / "edges.csv")[0]
    assert (edge["source_name"], edge["relation"], edge["target_name"], edge["amounts"]) == (
        "Ann Lee",
        "FUNDED",
        "Safe Streets PAC",
        "$500",
    )
    assert [(row["status"], row["document"], row["start"]) for row in rows(tmp_path / "tables" / "evidence.csv")] == [
        ("attributed", "notes/a.txt", "0"),
        ("asserted", "notes/a.txt", "0"),
        ("negated", "notes/a.txt", "55"),
    ]


def test_a_claim_can_be_traced_from_a_table(graph, tmp_path):
    """Its id, and when its document was published, stand beside its sentence."""
    graph.edges["e1", "e2", "FUNDED"]["claims"][0]["id"] = "c7"
    graph.graph["documents"]["d1"]["published"] = "2021-04-02"
    export.write(graph, "csv", tmp_path)
    assert next((row["id"], row["published"]) for row in rows(tmp_path / "evidence.csv")) == ("c7", "2021-04-02")


def test_words_stand_on_the_side_of_the_end_without_a_name(graph, tmp_path):
    """A claim about one entity alone has its id on the other side."""
    fact = graph.edges["e1", "e2", "FUNDED"]["claims"][0] | {"relation": "FUNDED"}
    graph.nodes["e2"]["facts"] = [fact | {"subject_text": "a rich widow"}, fact | {"object_text": "a barge firm"}]
    export.write(graph, "csv", tmp_path)
    columns = ("source", "source_name", "relation", "target", "target_name")
    assert [tuple(row[column] for column in columns) for row in rows(tmp_path / "evidence.csv")[-2:]] == [
        ("", "a rich widow", "FUNDED", "e2", "Safe Streets PAC"),
        ("e2", "Safe Streets PAC", "FUNDED", "", "a barge firm"),
    ]


def test_a_zip_holds_the_same_tables(graph, tmp_path):
    """A path that ends in .zip gives one file, the same bytes every time."""
    for name in ("a.zip", "b.zip"):
        export.write(graph, "csv", tmp_path / name)
    assert zipfile.ZipFile(tmp_path / "a.zip").namelist() == ["nodes.csv", "edges.csv", "evidence.csv"]
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_names_are_raw_by_default(hostile, tmp_path):
    """A table for programs says what the document says."""
    export.write(hostile, "csv", tmp_path)
    assert rows(tmp_path / "nodes.csv")[0]["name"].startswith("=cmd|")


def test_excel_never_runs_a_name(hostile, tmp_path):
    """With `excel`, a name that begins like a formula is shown as text."""
    export.write(hostile, "csv", tmp_path, excel=True)
    assert (tmp_path / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (
        b"\n__proto__,'=cmd|" in (tmp_path / "nodes.csv").read_bytes()
        or b"'=cmd|" in (tmp_path / "nodes.csv").read_bytes()
    )
    assert b",=cmd" not in (tmp_path / "nodes.csv").read_bytes().replace(b'"', b"")
