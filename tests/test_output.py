"""Rows read the same in every style, and nothing that a document says steers the terminal."""

from __future__ import annotations

import csv
import io
import json

import pytest

from graphkit.output import Column, Output, Style, cell, write_record, write_rows

COLUMNS = (Column("id", shown=False), Column("name", bold=True), Column("stories", right=True), Column("amounts"))
ROWS = (
    {"id": "e1", "name": "Ann Lee", "stories": 12, "amounts": ["$5", "$7"], "more": {"a": 1}},
    {"id": "e2", "name": "Bo", "stories": 3, "amounts": [], "more": {}},
)


def written(style, rows=ROWS, **options):
    """Return what is written in that style."""
    stream = io.StringIO()
    write_rows(rows, COLUMNS, Output(style, **options), stream)
    return stream.getvalue()


@pytest.mark.parametrize("style", Style)
def test_a_style_says_for_whom_it_is_and_what_it_holds(style):
    """Only a table is read by people, and only JSON holds records in records."""
    assert Output(style).for_people is (style == "table")
    assert Output(style).nests is (style in {"json", "jsonl"})


def test_a_piped_table_is_one_aligned_line_a_row():
    """Without a terminal there are no colours, boxes or folds, and numbers stand under each other."""
    assert written(Style.TABLE) == (
        "Name     Stories  Amounts\nAnn Lee       12  $5, $7\nBo             3\n"
    )  # fmt: skip


def test_a_piped_table_streams_beyond_the_sample(monkeypatch):
    """Rows after those that set the width are written as they come, none lost."""
    monkeypatch.setattr("graphkit.output.WIDTH_SAMPLE", 1)
    assert written(Style.TABLE).splitlines()[2] == "Bo             3"


@pytest.mark.parametrize("style", [Style.TABLE])
@pytest.mark.parametrize("terminal", [False, True])
def test_no_rows_are_no_table(style, terminal):
    """An empty listing has no headings."""
    assert written(style, (), terminal=terminal) == ""


def test_a_terminal_table_folds_long_text(monkeypatch):
    """On a terminal no line is wider than the window, and nothing is cut off."""
    monkeypatch.setenv("COLUMNS", "40")
    text = written(Style.TABLE, [{"name": "word " * 30, "stories": 1}], terminal=True)
    assert max(map(len, text.splitlines())) <= 40
    assert text.count("word") == 30


def narrow(monkeypatch, width, columns, *rows):
    """Return the lines that a terminal of `width` shows."""
    monkeypatch.setenv("COLUMNS", str(width))
    stream = io.StringIO()
    write_rows(rows, columns, Output(terminal=True), stream)
    return stream.getvalue().splitlines()


PERSON = (
    Column("name", bold=True),
    Column("stories", right=True),
    Column("also", spare=True),
    Column("kind", "Type"),
    Column("id", whole=True),
)
ADA = {"name": "Ada Quill", "stories": 12, "also": "Quill, A. Quill", "kind": "PERSON", "id": "0123456789abcdef"}


def test_a_narrow_table_goes_without_spare_columns(monkeypatch):
    """Room is made by whole columns that say least; no number and no id is cut."""
    assert narrow(monkeypatch, 47, PERSON, ADA) == [
        "Name       Stories  Type    Id",
        "Ada Quill       12  PERSON  0123456789abcdef",
    ]


def test_a_table_that_is_too_narrow_is_written_entry_by_entry(monkeypatch):
    """Names come first, then each value after its heading: nothing is cut, and no word is broken."""
    assert narrow(monkeypatch, 40, PERSON, ADA) == [
        "Ada Quill",
        "  Stories 12 · Also Quill, A. Quill ·",
        "  Type PERSON · Id 0123456789abcdef",
    ]


def test_words_of_a_table_are_not_broken(monkeypatch):
    """A column gives way to others down to its longest word; a number stays with what it counts."""
    columns = (Column("name", bold=True), Column("status"), Column("stories", right=True))
    row = {"name": "Harbor Future Political Action Committee", "status": "1 asserted, 1 attributed", "stories": 1}
    assert narrow(monkeypatch, 40, columns, row) == [
        "Name              Status        Stories",
        "Harbor Future     1 asserted,         1",
        "Political Action  1 attributed",
        "Committee",
    ]


def test_colour_is_only_written_when_wanted():
    """NO_COLOR and pipes get plain text."""
    assert "\x1b[" not in written(Style.TABLE, terminal=True, colour=False)
    assert "\x1b[" in written(Style.TABLE, terminal=True, colour=True)


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("colour", [False, True])
def test_control_characters_never_reach_the_terminal(style, colour):
    """A name cannot clear the screen, in any style."""
    nasty = "Ann\x1b[2J\x9b1m\u202e\x07[bold]x[/]"
    text = written(style, [{"name": nasty, "stories": 1}], terminal=True, colour=colour)
    assert not {"\x07", "\x9b", "\u202e"} & set(text)
    assert "\x1b[2J" not in text
    assert "[bold]x[/]" in text


def test_json_holds_the_whole_row():
    """Programs get everything, not only what fits into a table."""
    assert json.loads(written(Style.JSON)) == list(ROWS)


def test_no_rows_are_an_empty_list_of_json():
    """An empty answer is valid JSON."""
    assert written(Style.JSON, ()) == "[]\n"
    assert written(Style.JSONL, ()) == ""


def test_json_lines_are_one_object_a_line():
    """Each line stands alone."""
    assert [json.loads(line) for line in written(Style.JSONL).splitlines()] == list(ROWS)


def test_csv_has_every_column_and_joins_lists():
    """What a table leaves out for room is in the CSV."""
    assert list(csv.DictReader(io.StringIO(written(Style.CSV)))) == [
        {"id": "e1", "name": "Ann Lee", "stories": "12", "amounts": "$5; $7"},
        {"id": "e2", "name": "Bo", "stories": "3", "amounts": ""},
    ]


def test_csv_writes_counts_in_words():
    """What is counted by status stays readable in one cell."""
    rows = [{"id": "e1", "amounts": {"asserted": 2, "negated": 1, "planned": 0}}]
    assert written(Style.CSV, rows).splitlines()[1] == "e1,,,2 asserted; 1 negated"


def test_csv_is_raw_unless_for_a_spreadsheet():
    """A formula stays what it was, until --excel makes it text."""
    rows = [{"id": "e1", "name": '=HYPERLINK("x")', "stories": -5}]
    assert '"=HYPERLINK' in written(Style.CSV, rows)
    assert "\"'=HYPERLINK" in written(Style.CSV, rows, excel=True)
    assert ",-5," in written(Style.CSV, rows, excel=True)


def test_tsv_keeps_a_tab_in_its_cell():
    """A tab in a name makes no new column."""
    (row,) = csv.DictReader(io.StringIO(written(Style.TSV, [{"name": "a\tb"}])), delimiter="\t")
    assert row["name"] == "a\tb"


@pytest.mark.parametrize("style", [Style.CSV, Style.TSV, Style.JSON, Style.JSONL])
def test_a_lone_surrogate_can_be_written(style):
    """Broken text never stops a listing."""
    assert written(style, [{"name": "a\ud800b"}]).encode("utf-8")


def test_the_number_of_rows_is_told():
    """The shell says "nothing found" by it."""
    assert write_rows(iter(ROWS), COLUMNS, Output(), io.StringIO()) == 2


def test_one_record_is_one_object():
    """A card in JSON is not a list of one."""
    stream = io.StringIO()
    write_record(ROWS[0], Output(Style.JSON), stream)
    assert json.loads(stream.getvalue()) == ROWS[0]


def test_cells_read_as_people_write():
    """Counts name what they count, amounts have thousands, nothing is "None"."""
    assert [cell(value) for value in (None, True, 0.5, 2_000_000.0, {"planned": 1, "negated": 0})] == [
        "",
        "yes",
        "0.50",
        "2,000,000",
        "1 planned",
    ]
