"""Rows become a table for people, or JSON, JSON lines, CSV or TSV for programs."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TextIO

from graphkit.quoting import formula_safe, json_text, utf8_text, visible

if TYPE_CHECKING:
    from rich.table import Table

Row = Mapping[str, Any]

WIDTH_SAMPLE = 1000
"""Rows that decide how wide the columns of a piped table are; the rest are written as they come."""


NAME_WIDTH = 16
"""Characters that a narrow window leaves to a name."""


class Style(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `key` in the row, and how people see it."""

    key: str
    heading: str = ""
    right: bool = False
    """Numbers are read from their last digit."""
    bold: bool = False
    whole: bool = False
    """Whether it must not be broken over lines."""
    shown: bool = True
    """Whether people see it; CSV and TSV have every column."""
    of: Callable[[Row], Any] | None = None
    """Makes the cell of the row, where it is not simply what stands under `key`."""

    def value(self, row: Row) -> Any:
        """Return what stands in the column of `row`."""
        return self.of(row) if self.of else row.get(self.key)

    @property
    def title(self) -> str:
        """The heading, by default the key in words."""
        return self.heading or self.key.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Output:
    """What the user asked rows to be written as; `terminal` and `colour` describe where they go."""

    style: Style = Style.TABLE
    excel: bool = False
    terminal: bool = False
    colour: bool = False

    @property
    def for_people(self) -> bool:
        """Whether a person reads it."""
        return self.style is Style.TABLE

    @property
    def nests(self) -> bool:
        """Whether records may hold records."""
        return self.style in (Style.JSON, Style.JSONL)


def write_rows(rows: Iterable[Row], columns: Sequence[Column], output: Output, stream: TextIO) -> int:
    """Write `rows` to `stream` and return how many there were. JSON holds all of a row, the others its `columns`."""
    counted = _Counted(rows)
    stream.writelines(_text(counted, columns, output))
    return counted.number


def write_record(record: Row, output: Output, stream: TextIO) -> None:
    """Write one record as an object of JSON: indented, or with JSONL on one line."""
    stream.write(json_text(record, indent=2 if output.style is Style.JSON else None) + "\n")


def cell(value: Any) -> str:
    """Return `value` as a person reads it in a table.

    >>> cell(["Lee", "A. Lee"]), cell({"asserted": 2, "negated": 0}), cell(None), cell(1250000.0)
    ('Lee, A. Lee', '2 asserted', '', '1,250,000')
    """
    if value is None or isinstance(value, bool):
        return {None: "", True: "yes", False: "no"}[value]
    if isinstance(value, Mapping):
        return ", ".join(f"{count} {key}" for key, count in value.items() if count)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, str):
        return visible(value)
    return ", ".join(map(cell, value))


class _Counted:
    """Counts the rows that pass through it."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.number += 1
            yield row


def _text(rows: Iterable[Row], columns: Sequence[Column], output: Output) -> Iterator[str]:
    if output.style is Style.JSON:
        return _json(rows)
    if output.style is Style.JSONL:
        return (json_text(row) + "\n" for row in rows)
    if output.style in (Style.CSV, Style.TSV):
        return _separated(rows, columns, output)
    shown = [column for column in columns if column.shown]
    return _boxed(rows, shown, output) if output.terminal else _aligned(rows, shown)


def _json(rows: Iterable[Row]) -> Iterator[str]:
    opening = "["
    for row in rows:
        yield opening + json_text(row)
        opening = ",\n "
    yield "[]\n" if opening == "[" else "]\n"


def _separated(rows: Iterable[Row], columns: Sequence[Column], output: Output) -> Iterator[str]:
    if output.excel and not output.terminal:
        yield "\ufeff"  # spreadsheets take a file without this mark for Windows-1252
    yield _line([column.key for column in columns], output)
    for row in rows:
        yield _line([_flat_value(column.value(row)) for column in columns], output)


def _line(cells: Iterable[Any], output: Output) -> str:
    if output.terminal:
        cells = [visible(value) if isinstance(value, str) else value for value in cells]
    if output.excel:
        cells = map(formula_safe, cells)
    line = io.StringIO()
    csv.writer(line, delimiter="\t" if output.style is Style.TSV else ",", lineterminator="\n").writerow(cells)
    return line.getvalue()


def _nested(value: Any) -> bool:
    return isinstance(value, Mapping | list | tuple)


def _flat_value(value: Any) -> Any:
    if isinstance(value, str):
        return utf8_text(value)
    if isinstance(value, Mapping) and all(isinstance(count, int) for count in value.values()):
        return "; ".join(f"{count} {utf8_text(key)}" for key, count in value.items() if count)
    if isinstance(value, list | tuple) and not any(map(_nested, value)):
        return "; ".join(utf8_text(str(part)) for part in value)
    return json_text(value) if _nested(value) else value


def _number(value: float) -> str:
    whole = isinstance(value, int) or value.is_integer()
    return f"{int(value):,}" if whole else f"{value:,.2f}"


def _aligned(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[str]:
    """Yield one line a row, whatever its length, so that grep and diff can read it; nothing at all without rows."""
    lines = ([cell(column.value(row)) for column in columns] for row in rows)
    sample = list(itertools.islice(lines, WIDTH_SAMPLE))
    if not sample:
        return
    titles = [column.title for column in columns]
    widths = [max(map(len, texts)) for texts in zip(titles, *sample, strict=True)]
    for texts in itertools.chain([titles], sample, lines):
        padded = (
            text.rjust(width) if column.right else text.ljust(width)
            for text, width, column in zip(texts, widths, columns, strict=True)
        )
        yield "  ".join(padded).rstrip() + "\n"


def _boxed(rows: Iterable[Row], columns: Sequence[Column], output: Output) -> Iterator[str]:
    """Yield a table as wide as the terminal, long texts folded, empty columns left out; nothing at all without rows."""
    from rich.console import Console

    cells = [[cell(column.value(row)) for column in columns] for row in rows]
    used = [place for place in range(len(columns)) if any(texts[place] for texts in cells)]
    if not used:
        return
    table = _rich_table([columns[place] for place in used], [[texts[place] for place in used] for texts in cells])
    console = Console(file=io.StringIO(), force_terminal=output.colour, no_color=not output.colour, highlight=False)
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        yield line.rstrip() + "\n"


def _rich_table(columns: Sequence[Column], cells: Iterable[Sequence[str]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold underline")
    for column in columns:
        table.add_column(
            column.title,
            justify="right" if column.right else "left",
            style="bold" if column.bold else "",
            overflow="fold",
            no_wrap=column.whole or column.right,
            min_width=NAME_WIDTH if column.bold else len(column.title),
        )
    for texts in cells:
        table.add_row(*map(Text, texts))
    return table
