"""A row is a document; a bad row costs only itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import ReadError
from graphkit.model import Document
from graphkit.readers import ReadOptions, documents


def read(tmp_path: Path, name: str, content: str, **options: str) -> list[Document]:
    """Return the documents of a file of that name."""
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    return list(documents(path, root=tmp_path, options=ReadOptions(**options)))


def test_csv_rows_with_the_usual_names(tmp_path: Path) -> None:
    """Quotes, delimiters and line breaks inside fields."""
    text = (
        'Headline,Body,Byline,Date\nFees,"Ann ""A"" Lee paid,\nthen left.",Bo Kent,"May 4, 2021"\nTwo,Bo did not.,,\n'
    )
    first, second = read(tmp_path, "a.csv", text)
    assert (first.part, first.title, first.author, first.published) == ("row 1", "Fees", "Bo Kent", "2021-05-04")
    assert first.text == 'Ann "A" Lee paid,\nthen left.'
    assert (second.name, second.text) == ("a.csv#row 2", "Bo did not.")


def test_columns_by_option_and_id_as_part(tmp_path: Path) -> None:
    """A repeated id gets its row's number."""
    text = "nr;remarks\n7;Ann paid.\n7;Bo paid.\n"
    found = read(tmp_path, "a.csv", text, text="remarks", id="nr")
    assert [(one.part, one.text) for one in found] == [("7", "Ann paid."), ("7 (row 2)", "Bo paid.")]


def test_a_field_that_holds_a_page_is_read_as_one(tmp_path: Path) -> None:
    """Exported articles keep their tags."""
    (one,) = read(tmp_path, "a.jsonl", '{"text": "<p>Ann <b>paid</b> Bo.</p><p>Bo left.</p>"}')
    assert (one.clean.text, one.media_type) == ("Ann paid Bo.\n\nBo left.", "text/html")


def test_old_line_ends(tmp_path: Path) -> None:
    """A carriage return alone ends a row."""
    assert [one.text for one in read(tmp_path, "a.csv", "text,nr\rAnn paid.,1\rBo paid.,2\r")] == [
        "Ann paid.",
        "Bo paid.",
    ]


def test_an_empty_table_is_a_document_with_a_warning(tmp_path: Path) -> None:
    """As an empty text file is."""
    for name in ("a.csv", "a.jsonl"):
        (one,) = read(tmp_path, name, " \n")
        assert one.warnings == ("no text",)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    """With those that there are."""
    with pytest.raises(ReadError, match=r"'remarks'. There are: amount, donor"):
        read(tmp_path, "a.csv", "donor,amount\nAnn,5\n", text="remarks")
    with pytest.raises(ReadError, match=r"No column that holds text. There are: amount, donor"):
        read(tmp_path, "a.tsv", "donor\tamount\nAnn\t5\n")


def test_prose_without_a_header_is_found(tmp_path: Path) -> None:
    """The column that reads like prose is the text."""
    long = "The council voted on Tuesday to hire the paving firm."
    assert [one.text for one in read(tmp_path, "a.csv", f"1,{long}\n2,{long}\n")] == [long, long]


def test_a_bad_line_of_json_keeps_its_place(tmp_path: Path) -> None:
    """The others are read."""
    first, bad, deep, last = read(
        tmp_path,
        "a.jsonl",
        '{"text": "Ann paid.", "id": 1}\n{"text": \n' + "[" * 100_000 + '\n\n{"text": "Bo \\ud800paid."}\n',
    )
    assert (first.part, first.text, last.text, last.part) == ("1", "Ann paid.", "Bo \ufffdpaid.", "row 5")
    assert bad.warnings[0].startswith("row 2 is no JSON")
    assert deep.warnings[0] == "row 3 is no JSON: nested too deeply"


def test_json_object_list_and_list_under_a_key(tmp_path: Path) -> None:
    """All three are common."""
    for text in (
        '{"text": "A."}',
        '[{"text": "A."}]',
        '{"total": 1, "articles": [{"body": "A.", "author": {"name": "Bo"}}]}',
    ):
        (one,) = read(tmp_path, "a.json", text)
        assert one.text == "A."


@pytest.mark.parametrize("text", ["[" * 200_000, "{", '{"text": NaN}', "7", "[]x"])
def test_what_is_no_json_is_refused(tmp_path: Path, text: str) -> None:
    """With the reason."""
    with pytest.raises(ReadError, match=r"no JSON|No row"):
        read(tmp_path, "a.json", text)


def test_huge_fields_are_read(tmp_path: Path) -> None:
    """The csv module's own limit is too low for a report."""
    (one,) = read(tmp_path, "a.csv", "text\n" + "word " * 100_000 + "\n")
    assert len(one.text) == 500_000


def test_a_row_keeps_its_id_when_its_neighbours_change(tmp_path: Path) -> None:
    """So that only what is new is extracted again."""
    before = read(tmp_path, "a.csv", "text\nAnn paid.\nBo paid.\n")
    after = read(tmp_path, "a.csv", "text\nAnn paid.\nBo left.\n")
    assert before[0].id == after[0].id
    assert before[1].id != after[1].id
    assert before[0].sha256 != after[0].sha256
