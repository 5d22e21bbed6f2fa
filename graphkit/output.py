"""Rows become a table for people, or JSON, JSON lines, CSV or TSV for programs."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TextIO

from graphkit.quoting import formula_safe, json_text, utf8_text, visible

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

Row = Mapping[str, Any]

WIDTH_SAMPLE = 1000
"""Rows that decide how wide the columns of a piped table are; the rest are written as they come."""

NAME_WIDTH = 16
"""Characters that a narrow window leaves to a name."""
WORD_WIDTH = 24
"""A longer word may be broken over lines."""
TEXT_LINES = 4
"""Lines over which a long text of a table may run."""
GAP = 2
"""Blanks between two columns."""

_WORD = re.compile(r"\$?\d\S* \w+|\S+")
"""A word; a number and what it counts are one."""


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
    spare: bool = False
    """Whether a table that is too wide for the window goes without it."""
    of: Callable[[Row], Any] | None = None
    """Makes the cell of the row, where it is not simply what stands under `key`."""

    def value(self, row: Row) -> Any:
        """Return what stands in the column of `row`."""
        return self.of(row) if self.of else row.get(self.key)

    @property
    def title(self) -> str:
        """The heading, by default the key in words."""
        return self.heading or self.key.replace("_", " ").capitalize()


Part = tuple[Column, Sequence[str]]
"""A column and its cells as people see them."""


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
    """Yield a table as wide as the terminal, or entry after entry where it is too narrow; nothing at all without rows.

    Empty columns are left out, and spare ones where that makes room for a table.
    """
    from rich.console import Console

    cells = [[cell(column.value(row)) for column in columns] for row in rows]
    parts = [(column, texts) for column, texts in zip(columns, zip(*cells, strict=True), strict=False) if any(texts)]
    if not parts:
        return
    console = Console(file=io.StringIO(), force_terminal=output.colour, no_color=not output.colour, highlight=False)
    fitting = _fitting(parts, console.width)
    with console.capture() as captured:
        console.print(_rich_table(fitting, console.width) if fitting else _entries(parts))
    for line in captured.get().splitlines():
        yield line.rstrip() + "\n"


def _fitting(parts: Sequence[Part], width: int) -> list[Part]:
    """Return the columns that a window of `width` has room for, spare ones given up from the right; none where even the others need more."""
    kept = list(parts)
    spare = [part for part in parts if part[0].spare]
    while sum(_least(*part) + GAP for part in kept) > width + GAP:
        if not spare:
            return []
        kept.remove(spare.pop())
    return kept


def _least(column: Column, texts: Sequence[str]) -> int:
    """Return the width at which a column can still be read: no number, id or common word broken, no text like a thread."""
    longest = max(map(len, texts))
    if column.right or column.whole:
        return max(longest, len(column.title))
    word = max(len(word) for text in texts for word in _WORD.findall(text))
    least = NAME_WIDTH if column.bold else min(longest // TEXT_LINES, WORD_WIDTH)
    return max(len(column.title), min(word, WORD_WIDTH), min(longest, least))


def _widths(parts: Sequence[Part], width: int) -> list[int]:
    """Return how wide each column is in a window of `width`: what it needs, and of the rest its share of what it could use."""
    least = [_least(*part) for part in parts]
    wanted = [
        max(len(column.title), *map(len, texts)) - need for (column, texts), need in zip(parts, least, strict=True)
    ]
    room = min(width - sum(least) - GAP * (len(parts) - 1), sum(wanted))
    return [need + want * room // max(sum(wanted), 1) for need, want in zip(least, wanted, strict=True)]


def _rich_table(parts: Sequence[Part], width: int) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="bold underline")
    for (column, _), wide in zip(parts, _widths(parts, width), strict=True):
        table.add_column(
            column.title,
            justify="right" if column.right else "left",
            style="bold" if column.bold else "",
            overflow="fold",
            no_wrap=column.whole or column.right,
            width=wide,
        )
    for row in zip(*(texts for _, texts in parts), strict=True):
        table.add_row(*map(Text, row))
    return table


def _entries(parts: Sequence[Part]) -> Group:
    """Return row after row as text: the columns up to the last of names, and below them the others, each after its heading."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    columns = [column for column, _ in parts]
    head = max((place for place, column in enumerate(columns) if column.bold), default=0) + 1
    lines: list[Text | Padding] = []
    for row in zip(*(texts for _, texts in parts), strict=True):
        told = [(column, text) for column, text in zip(columns, row, strict=True) if text]
        names = [Text(text, "bold" if column.bold else "") for column, text in told if column in columns[:head]]
        others = [Text.assemble((f"{column.title} ", "dim"), text) for column, text in told if column in columns[head:]]
        lines += [Text(" ").join(names), Padding(Text(" · ", "dim").join(others), (0, 0, 0, GAP))]
    return Group(*lines)
