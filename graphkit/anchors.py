"""A person's own lists (a register of committees, the members of a council): read from CSV, and matched with the entities."""

from __future__ import annotations

import csv
import io
import re
import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphkit.errors import InputError, UsageError
from graphkit.model import Anchor, Reference, Verdict
from graphkit.names import Comparison, folded
from graphkit.ontology import ontology
from graphkit.query.records import EntityRow, entity_row
from graphkit.resolve.kinds import bodies, people
from graphkit.resolve.naming import group_of
from graphkit.store import Store, anchors, judgements, views
from graphkit.store.packing import storable

NAMES = ("name", "full_name", "fullname")
"""Headings of the column that holds the name, the likeliest first."""
ALIASES, TYPE = "aliases", "type"
_ID = re.compile(r"(?:.*[ _-])?ids?", re.IGNORECASE)
EXPECTED = """Columns: name (or full_name); type, unless --type is given; aliases, with | between them; ids, whose headings end with id.
All others are notes. The headings of a file without any: --columns name,type,…"""
LIST_NAME = re.compile(r"[\w.-]{1,60}")
MANY_PROBLEMS = 20
"""Lines with mistakes that are named; the rest are counted."""
ALIKE = 0.01
"""Candidates of scores this close are told as equally good."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a file is to be read, where its first line does not tell."""

    list: str
    type: str = ""
    """What all of it are; without it the column "type" tells."""
    name_column: str = ""
    columns: tuple[str, ...] = ()
    """The headings of a file that has none."""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entity that may be a row of a list, and why."""

    entity: EntityRow
    anchor: Anchor
    score: float
    reason: str
    others: int
    """How many other rows of the list fit as well."""


def parsed(data: bytes, shape: Shape) -> list[Anchor]:
    """Return the rows of a CSV file. Raises InputError with the number of every line that is none, UsageError, UnknownType."""
    if not LIST_NAME.fullmatch(shape.list):
        raise UsageError(f"{shape.list!r} is no name for a list.", hint="Use letters, digits, dots and hyphens.")
    table = _Table(shape)
    problems: list[str] = []
    for number, row in _rows(data, shape):
        try:
            table.read(number, row)
        except ValueError as error:
            problems.append(f"line {number}: {error}")
    if problems:
        rest = [f"and {len(problems) - MANY_PROBLEMS:,} more"] if len(problems) > MANY_PROBLEMS else []
        raise InputError("The file has lines that cannot be read.", hint="\n".join(problems[:MANY_PROBLEMS] + rest))
    if not table.found:
        raise InputError("The list has no rows.", hint=EXPECTED)
    return [anchor for _, anchor in table.found.values()]


def suggestions(store: Store, list_name: str | None = None, *, unsure: bool = False) -> list[Suggestion]:
    """Return the entities that may be in a list and about which nobody has decided yet, the likeliest first.

    With `unsure` also those about which somebody could not decide.
    """
    index = _Index(anchors.rows(store, list_name))
    decided = _decided(store, unsure=unsure)
    found: list[Suggestion] = []
    for view in views.entities(store):
        alike = [
            (comparison, anchor)
            for comparison, anchor in index.alike(view.type, (view.name, *view.aliases))
            if (view.row, anchor.told) not in decided and (view.row, anchor.list) not in decided
        ]
        if alike:
            around = _around(store, view.row)
            fits = [_Fit(anchor, comparison, _shared(anchor, around)) for comparison, anchor in alike]
            found += _suggested(entity_row(view), fits)
    return sorted(found, key=lambda one: (-one.score, -one.entity.stories, one.entity.id, one.anchor.told))


@dataclass(frozen=True, slots=True)
class _Fit:
    """A row of a list that may be an entity, and what of its notes is named with the entity."""

    anchor: Anchor
    comparison: Comparison
    shared: tuple[str, ...]


class _Table:
    """Reads row after row; the first names the columns, unless the shape does."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._columns: tuple[str, ...] = ()
        self._name = ""
        self._ids: tuple[str, ...] = ()
        self.headed = False
        self.found: dict[str, tuple[int, Anchor]] = {}
        """By its key, the line and what it says."""

    def read(self, number: int, row: Sequence[str]) -> None:
        """Take a line in: the headings, an anchor, or nothing. Raises ValueError with the reason."""
        if not any(cell.strip() for cell in row):
            return
        if not self.headed:
            self._head(self._shape.columns or row)
            if not self._shape.columns:
                return
        anchor = self._anchor(row)
        if anchor.key in self.found:
            told = "" if anchor.ids else "; a column whose heading ends with 'id' would tell the two apart"
            raise ValueError(f"{anchor.key!r} stands in line {self.found[anchor.key][0]} already{told}")
        self.found[anchor.key] = (number, anchor)

    def _anchor(self, row: Sequence[str]) -> Anchor:
        if len(row) > len(self._columns):
            raise ValueError(f"it has {len(row)} cells, but there are {len(self._columns)} columns")
        cells = {column: storable(cell).strip() for column, cell in zip(self._columns, row, strict=False) if column}
        name = cells.get(self._name, "")
        if not folded(name):
            raise ValueError(f"its {self._name} is empty")
        ids = tuple((self._id_name(column), cells[column]) for column in self._ids if cells.get(column))
        aliases = tuple(dict.fromkeys(part.strip() for part in cells.get(ALIASES, "").split("|") if folded(part)))
        taken = {self._name, ALIASES, *self._ids, *(() if self._shape.type else (TYPE,))}
        notes = tuple((column, cell) for column, cell in cells.items() if cell and column not in taken)
        return Anchor(self._shape.list, ids[0][1] if ids else name, name, aliases, self._type(cells), ids, notes)

    def _head(self, row: Sequence[str]) -> None:
        self._columns = tuple(storable(cell).strip().lower() for cell in row)
        wanted = (self._shape.name_column.lower(),) if self._shape.name_column else NAMES
        self._name = next((name for name in wanted if name in self._columns), "")
        if not self._name:
            raise self._lacking(wanted[0], f"Say which holds the name: --name-column {shlex.quote(self._likely())}")
        if not self._shape.type and TYPE not in self._columns:
            raise self._lacking(TYPE, f"Say what all of it are: --type {', or '.join(ontology().entities)}")
        self._ids = tuple(column for column in self._columns if _ID.fullmatch(column))
        self.headed = True

    def _lacking(self, column: str, remedy: str) -> InputError:
        found = ", ".join(repr(name) for name in self._columns if name) or "nothing"
        whose = "its headings are" if self._shape.columns else "its first line names"
        return InputError(f"The list has no column {column!r}: {whose} {found}.", hint=f"{remedy}\n{EXPECTED}")

    def _likely(self) -> str:
        """Return a column that may hold the name, or what to put in its place."""
        return next((name for name in self._columns if "name" in name), "COLUMN")

    def _id_name(self, column: str) -> str:
        """Return how an entity carries an id: under the heading, or under the list's name where that is just "id"."""
        return self._shape.list if column in ("id", "ids") else column

    def _type(self, cells: Mapping[str, str]) -> str:
        told = self._shape.type or cells.get(TYPE, "")
        known = ontology().entities.get(told.upper())
        if known is None:
            raise ValueError(f"there is no type {told!r}; there is {', '.join(ontology().entities)}")
        return known.id


def _rows(data: bytes, shape: Shape) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(f"Line {line} is not UTF-8.", hint="Save the file as UTF-8.") from error
    head = text.partition("\n")[0]
    delimiter = shape.delimiter or max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:
        raise InputError(f"Line {rows.line_num} is no CSV: {error}.", hint="Check its quotation marks.") from error


def _decided(store: Store, *, unsure: bool) -> set[tuple[int, str]]:
    """Return for which entities which rows, or which whole lists, are settled."""
    found = set()
    rows: dict[str, int] = {}
    known = {anchor.told: anchor for anchor in anchors.told(store, (one.right for one in judgements.active(store)))}
    for one in judgements.active(store):
        if one.right in known and one.verdict.joins and not (unsure and one.verdict is Verdict.UNSURE):
            row = rows.setdefault(one.left, _row(store, one.left))
            found.add((row, known[one.right].list if one.verdict is Verdict.SAME else one.right))
    return found


def _row(store: Store, told: str) -> int:
    from graphkit.errors import NotFound
    from graphkit.query import entity

    try:
        return entity(store, told).row
    except NotFound:
        return 0


def _around(store: Store, row: int) -> dict[str, str]:
    """Return the names of what is connected to an entity or named with it, by their folded forms."""
    return {folded(name): name for (name,) in store.rows(_AROUND, row, row)}


_AROUND = """
SELECT e.name FROM entities e WHERE e.id IN (SELECT target FROM edges WHERE source = ? UNION SELECT source FROM edges WHERE target = ?)
ORDER BY e.id DESC"""


def _shared(anchor: Anchor, around: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names around an entity that the notes of a row give, too: a city, a treasurer."""
    notes = dict.fromkeys(folded(value) for _, value in anchor.notes)
    return tuple(around[note] for note in notes if note in around)


def _suggested(entity: EntityRow, fits: Iterable[_Fit]) -> Iterator[Suggestion]:
    """Yield the best row of each list, and how many others fit as well."""
    by_list: dict[str, list[_Fit]] = defaultdict(list)
    for fit in fits:
        by_list[fit.anchor.list].append(fit)
    for found in by_list.values():
        best = min(found, key=lambda fit: (-fit.comparison.score, -len(fit.shared), fit.anchor.key))
        equal = [fit for fit in found if fit.comparison.score > best.comparison.score - ALIKE]
        others = sum(len(fit.shared) >= len(best.shared) for fit in equal) - 1
        also = f"{others} other rows fit as well" if others > 1 else "another row fits as well" if others else ""
        with_it = f"{' and '.join(best.shared)} named with it" if best.shared else ""
        reason = "; ".join(filter(None, (best.comparison.reason, with_it, also)))
        yield Suggestion(entity, best.anchor, best.comparison.score, reason, others)


class _Index:
    """Finds the rows of lists whose names are like a name, by the blocks in which resolution looks for variants."""

    def __init__(self, rows: Iterable[Anchor]) -> None:
        self._blocks: dict[str, list[tuple[str, Anchor]]] = defaultdict(list)
        for anchor in rows:
            for key in _keys(anchor.type, (anchor.name, *anchor.aliases)):
                for block in _blocks(anchor.type, key):
                    self._blocks[block].append((key, anchor))

    def alike(self, type_: str, names: Iterable[str]) -> list[tuple[Comparison, Anchor]]:
        """Return the rows that may be called by one of `names`, each with its best comparison."""
        best: dict[str, tuple[Comparison, Anchor]] = {}
        for key in _keys(type_, names):
            for other, anchor in {pair for block in _blocks(type_, key) for pair in self._blocks.get(block, ())}:
                comparison = _compared(type_, key, other)
                if comparison.same and (anchor.told not in best or best[anchor.told][0].score < comparison.score):
                    best[anchor.told] = (comparison, anchor)
        return [best[told] for told in sorted(best)]


_KINDS = {"PERSON": people(), "BODY": bodies()}


def _keys(type_: str, names: Iterable[str]) -> list[str]:
    """Return the full names in the form in which they are compared."""
    kind = _KINDS.get(group_of(type_))
    told = tuple((name, 1) for name in names)
    if kind is None:
        return sorted({folded(name) for name, _ in told})
    return list(kind.keys(Reference("", "", "", type_, None, told, ())))


def _blocks(type_: str, key: str) -> list[str]:
    kind = _KINDS.get(group_of(type_))
    return [f"{group_of(type_)} {block}" for block in (kind.blocks(key) if kind else (key,))]


def _compared(type_: str, one: str, other: str) -> Comparison:
    kind = _KINDS.get(group_of(type_))
    return kind.compare(one, other) if kind else Comparison(1.0, "the same name")
