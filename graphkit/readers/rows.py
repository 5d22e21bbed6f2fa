"""JSON, JSON lines, CSV and TSV: a document a row, its fields called by the usual names or by the user's."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any, NoReturn

from graphkit.errors import ReadError
from graphkit.model import Document
from graphkit.readers.dates import iso_date
from graphkit.readers.decode import Decoded, decoded, without_surrogates
from graphkit.readers.looks import refuse_binary
from graphkit.readers.making import digest
from graphkit.readers.records import Facts, ReadOptions, Source
from graphkit.readers.texts import text_document
from graphkit.readers.words import reading

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_SAMPLE = 100
_LONG = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A row as a mapping, or what was wrong with it."""

    number: int
    values: Mapping[str, Any]
    problem: str = ""


def json_lines_documents(source: Source, options: ReadOptions) -> Iterator[Document]:
    """Yield a document for each line, each a JSON object."""
    text = _text(source, options)
    lines = enumerate((match[0] for match in _LINE.finditer(text.text)), 1)
    yield from _documents(source, text, (_json_row(number, line) for number, line in lines if line.strip()), options)


def json_documents(source: Source, options: ReadOptions) -> Iterator[Document]:
    """Yield the document of a JSON object, or one for each object of a list, at the top or under one of its keys."""
    text = _text(source, options)
    try:
        value = _parsed(text.text)
    except ValueError as error:
        raise ReadError(f"Is no JSON: {error}.") from error
    yield from _documents(source, text, _objects(value, options), options)


def csv_documents(source: Source, options: ReadOptions) -> Iterator[Document]:
    """Yield a document for each row; the first row names the columns."""
    yield from _table(source, options, None)


def tsv_documents(source: Source, options: ReadOptions) -> Iterator[Document]:
    """Yield a document for each row of tab-separated values."""
    yield from _table(source, options, "\t")


def _text(source: Source, options: ReadOptions) -> Decoded:
    refuse_binary(source.data)
    return decoded(source.data, override=options.encoding)


def _json_row(number: int, line: str) -> Row:
    try:
        value = _parsed(line)
    except ValueError as error:
        return Row(number, {}, f"is no JSON: {error}")
    return _object_row(number, value)


def _object_row(number: int, value: object) -> Row:
    if isinstance(value, dict):
        return Row(number, value)
    return Row(number, {}, f"is {type(value).__name__}, not an object")


def _parsed(text: str) -> Any:
    """Return the value of `text`. Raises ValueError, for values that are nested too deeply as well."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _objects(value: Any, options: ReadOptions) -> Iterator[Row]:
    if isinstance(value, dict) and _named(value, "text", options) is None:
        inner = (list_ for list_ in value.values() if isinstance(list_, list) and list_ and isinstance(list_[0], dict))
        value = next(inner, [value])
    for number, one in enumerate(value if isinstance(value, list) else [value], 1):
        yield _object_row(number, one)


def _table(source: Source, options: ReadOptions, delimiter: str | None) -> Iterator[Document]:
    text = _text(source, options)
    csv.field_size_limit(sys.maxsize)
    lines = (match[0] for match in _LINE.finditer(text.text))
    first = next(lines, "")
    reader = csv.reader(chain([first], lines), delimiter=delimiter or _delimiter(first))
    cells = (row for row in reader if any(cell.strip() for cell in row))
    try:
        yield from _documents(source, text, _table_rows(cells, options), options)
    except csv.Error as error:
        raise ReadError(f"Is no CSV: line {reader.line_num}: {error}.") from error


def _delimiter(line: str) -> str:
    """Return the delimiter that the first line has most of."""
    return max(",;\t|", key=re.sub(r'"[^"]*"', "", line).count)


def _table_rows(cells: Iterator[list[str]], options: ReadOptions) -> Iterator[Row]:
    header = [name.strip() for name in next(cells, [])]
    sample = list(islice(cells, _SAMPLE))
    body = chain(sample, cells)
    if _named(dict.fromkeys(header, ""), "text", options) is None and not options.text:
        longest = _longest_column(sample or [header])
        if longest is not None and longest < len(header):
            body = chain([header], body) if len(header[longest]) >= _LONG else body
            header = [name if place != longest else "text" for place, name in enumerate(header)]
    for number, row in enumerate(body, 1):
        problem = f"has {len(row)} fields where the first row has {len(header)}" if len(row) > len(header) else ""
        yield Row(number, dict(zip(header, row, strict=False)), problem)


def _longest_column(sample: list[list[str]]) -> int | None:
    """Return the column that reads like prose, where no column has one of the usual names."""
    width = max(map(len, sample), default=0)
    means = [sum(len(row[place]) for row in sample if len(row) > place) / len(sample) for place in range(width)]
    best = max(range(width), key=means.__getitem__, default=None)
    return best if best is not None and means[best] >= _LONG else None


def _documents(source: Source, text: Decoded, rows: Iterator[Row], options: ReadOptions) -> Iterator[Document]:
    if not text.text.strip():
        yield text_document(source, replace(text, text=""))
        return
    sample = _checked(rows, options)
    seen: set[str] = set()
    for row in chain(sample, rows):
        part = _part(row, options)
        part = part if part not in seen else f"{part} (row {row.number})"
        seen.add(part)
        yield _document(replace(source, part=part), text, row, options)


def _checked(rows: Iterator[Row], options: ReadOptions) -> list[Row]:
    """Return the first rows: all bad ones and some that can be read. Raises ReadError where none has a text."""
    bad = []
    for row in rows:
        bad.append(row)
        if row.values:
            break
    sample = [*bad, *islice(rows, _SAMPLE)]
    keys = {key for row in sample for key in row.values}
    if not keys:
        raise ReadError(f"No row could be read; the first {sample[0].problem if sample else 'is missing'}.")
    if _named(dict.fromkeys(keys, ""), "text", options) is None:
        wanted = f"named {options.text!r}" if options.text else "that holds text"
        names = ", ".join(sorted(map(str, keys))[:12])
        raise ReadError(f"No column {wanted}. There are: {names}.", hint="Name the column that holds the text.")
    return sample


def _document(source: Source, text: Decoded, row: Row, options: ReadOptions) -> Document:
    name = _named(row.values, "text", options)
    value = without_surrogates(_string(row.values[name])) if name is not None else ""
    facts = _facts(row.values, options)
    source = replace(source, content=digest("\x1f".join((value, *(str(fact) for fact in _in_order(facts))))))
    problem = row.problem or ("" if name is not None else "has no text")
    warnings = (*text.warnings, *((f"row {row.number} {problem}",) if problem else ()))
    return text_document(source, Decoded(value, text.encoding, warnings), facts)


def _in_order(facts: Facts) -> tuple[str | None, ...]:
    return facts.title, facts.author, facts.published


def _part(row: Row, options: ReadOptions) -> str:
    name = _named(row.values, "id", options)
    value = " ".join(_string(row.values[name]).split())[:120] if name is not None else ""
    printable = "".join(letter for letter in without_surrogates(value) if letter.isprintable())
    return printable or f"row {row.number}"


def _facts(values: Mapping[str, Any], options: ReadOptions) -> Facts:
    found = {field: _named(values, field, options) for field in ("title", "author", "date")}
    title, author, date = (_string(values[name]) if name is not None else "" for name in found.values())
    return Facts(without_surrogates(title), without_surrogates(author), iso_date(date))


def _named(values: Mapping[str, Any], field: str, options: ReadOptions) -> str | None:
    """Return the key of `field`: the user's, or the first of the usual names, case ignored."""
    chosen: str | None = getattr(options, field)
    if chosen is not None:
        return chosen if chosen in values else None
    folded = {str(key).strip().casefold().replace(" ", "_"): key for key in reversed(list(values))}
    return next((folded[name] for name in reading()["columns"][field] if name in folded), None)


def _string(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n\n".join(_string(one) for one in value if not isinstance(one, (list, dict)))
    if isinstance(value, dict):
        return _string(value.get("name", ""))
    return str(value)
