"""judgements.csv beside the graph: every decision in a file that people read, edit, version and share, read back before each use.

What the file adds is added to the graph. What it lacks stays: a decision is taken back by a date in the column "deleted".
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from graphkit.errors import InputError
from graphkit.files import whole_file
from graphkit.model import Judgement, Verdict
from graphkit.names import folded
from graphkit.ontology import ontology
from graphkit.quoting import formula_read, formula_safe, utf8_text
from graphkit.store import Store, judgements, runs
from graphkit.store.dump import sealed
from graphkit.store.packing import storable

COLUMNS = ("judgement", "left", "right", "reason", "user", "created", "deleted")
NEEDED = COLUMNS[:3]
LONGEST = 10_000
"""Characters of a cell; a longer one is no name and no reason."""
_MIRRORED = "mirrored"
"""The setting that keeps the digest of the file as it was last written."""


@dataclass(frozen=True, slots=True)
class Line:
    """A decision of the file, by the number of its line."""

    number: int
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that says no decision, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file of decisions says."""

    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()


def place(graph: Path) -> Path:
    """Return where the decisions about a graph are mirrored: judgements.csv for graph.db, town.judgements.csv for town.db."""
    name = "judgements.csv" if graph.stem == "graph" else f"{graph.stem}.judgements.csv"
    return graph.with_name(name)


def read(store: Store, *, user: str) -> None:
    """Add to the graph what somebody has written into the file. Raises InputError for lines that say no decision."""
    refuse(read_what_can_be(store, user=user).problems, place(store.path))


def read_what_can_be(store: Store, *, user: str) -> Contents:
    """Add what the file says plainly, and return it; lines that do not stay in the file until they are put right."""
    data = _edited(store)
    if data is None:
        return Contents()
    found = parsed(data)
    with store.transaction(), sealed(store):
        merge(store, found.lines, user=user, created=runs.now())
        if not found.problems:
            store.set(_MIRRORED, _digest(data))
    return found


def write(store: Store) -> None:
    """Write every decision to the file, unless it holds edits that were not read yet; no decision, no file."""
    data = text(judgements.every(store)).encode()
    path = place(store.path)
    if _edited(store) is not None or (not path.exists() and data == text(()).encode()):
        return
    if not path.exists() or path.read_bytes() != data:
        with whole_file(path) as stream:
            stream.write(data)
    store.set(_MIRRORED, _digest(data))


def text(decided: Iterable[Judgement]) -> str:
    """Return decisions as CSV, the oldest first, so that the file grows at its end."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(COLUMNS)
    for one in sorted(decided, key=lambda one: (one.created, one.user, one.verdict, one.left, one.right)):
        cells = (one.verdict, one.left, one.right, one.reason, one.user, one.created, one.deleted or "")
        lines.writerow([formula_safe(utf8_text(str(cell))) for cell in cells])
    return written.getvalue()


def parsed(data: bytes) -> Contents:
    """Return the decisions of a CSV file and, by their numbers, the lines that say none."""
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Contents(problems=(Problem(data[: error.start].count(b"\n") + 1, "it is not UTF-8"),))
    head = content.partition("\n")[0]
    rows = csv.reader(io.StringIO(content, newline=""), strict=True, delimiter="," if "," in head else ";")
    lines: list[Line] = []
    problems: list[Problem] = []
    columns: list[str] = []
    while True:
        try:
            row = next(rows)
            if columns and any(cell.strip() for cell in row):
                lines.append(Line(rows.line_num, _judgement(_cells(columns, row))))
            elif not columns:
                columns = _columns(row)
        except StopIteration:
            return Contents(tuple(lines), tuple(problems))
        except (ValueError, csv.Error) as error:
            problems.append(Problem(rows.line_num, str(error)))
            if not columns:
                return Contents(problems=tuple(problems))


def refuse(problems: Sequence[Problem], path: Path) -> None:
    """Raise InputError where there are problems, all of them named."""
    if problems:
        told = "\n".join(f"line {one.number}: {one.reason}" for one in problems)
        raise InputError(f"{path} has lines that say no decision.", hint=f"{told}\nCorrect them or take them out.")


def merge(store: Store, lines: Iterable[Line], *, user: str, created: str) -> list[Line]:
    """Append what the graph does not know yet, inside the caller's transaction, and return it.

    A known decision with another reason gets that; one with a date of deletion is taken back. A line that was a known one
    (same user, same moment) and says something else now takes its place. A line without a user or a moment is this `user`'s.
    """
    listed = list(lines)
    kept = {_key(line.judgement) for line in listed}
    added = []
    for line in listed:
        one, known = line.judgement, list(judgements.numbered(store))
        number, old = next(((number, old) for number, old in known if _is_known(one, old)), (0, one))
        if number:
            _update(store, number, old, one)
            continue
        signed = replace(one, user=one.user or user, created=one.created or created)
        judgements.append(store, signed)
        added.append(replace(line, judgement=signed))
        for number, old in known:
            if (old.user, old.created) == (one.user, one.created) and _key(old) not in kept:
                judgements.delete(store, number, created)
    return added


def _is_known(line: Judgement, old: Judgement) -> bool:
    if line.user and line.created:
        return _key(line) == _key(old)
    return _key(line)[:3] == _key(old)[:3] and not old.deleted


def _update(store: Store, number: int, old: Judgement, new: Judgement) -> None:
    if new.reason and new.reason != old.reason:
        judgements.explain(store, number, new.reason)
    if new.deleted and not old.deleted:
        judgements.delete(store, number, new.deleted)


def _key(one: Judgement) -> tuple[str, ...]:
    return one.verdict, one.left, one.right, one.user, one.created


def _columns(row: list[str]) -> list[str]:
    found = [cell.strip().lower() for cell in row]
    missing = [name for name in NEEDED if name not in found]
    if missing:
        raise ValueError(f"the first line names the columns, and {', '.join(missing)} is not among them")
    return found


def _cells(columns: list[str], row: list[str]) -> dict[str, str]:
    if len(row) > len(columns):
        raise ValueError(f"it has {len(row)} cells, the first line {len(columns)}")
    found = {name: formula_read(storable(cell)).strip() for name, cell in zip(columns, row, strict=False)}
    if any(len(cell) > LONGEST for cell in found.values()):
        raise ValueError(f"a cell has more than {LONGEST:,} characters")
    return found


def _judgement(cells: dict[str, str]) -> Judgement:
    told = cells["judgement"].lower()
    if told not in list(Verdict):
        raise ValueError(f"there is no judgement {told!r}; there is {', '.join(Verdict)}")
    verdict, left = Verdict(told), cells.get("left", "")
    if not folded(left):
        raise ValueError("left names nothing")
    right = _right(verdict, cells.get("right", ""))
    reason, user, created = (cells.get(name, "") for name in ("reason", "user", "created"))
    return Judgement(left, right, verdict, user, _moment(created), reason, cells.get("deleted") or None)


def _right(verdict: Verdict, right: str) -> str:
    if verdict is Verdict.IGNORE:
        return ""
    if not folded(right):
        raise ValueError(f"right names nothing, and {verdict} needs it")
    if verdict is not Verdict.RETYPE:
        return right
    type_, _, subtype = right.partition("/")
    known = ontology().entities.get(type_.upper())
    if known is None or (subtype and subtype not in known.subtypes):
        raise ValueError(f"there is no type {right!r}")
    return f"{known.id}/{subtype}" if subtype else known.id


def _moment(created: str) -> str:
    """Return when a decision was made, in UTC, so that decisions can be put in order. Raises ValueError for no date."""
    if not created or created.endswith("+00:00"):
        return created
    try:
        moment = datetime.fromisoformat(created)
    except ValueError:
        raise ValueError(f"created is no date: {created!r}; leave it empty for now") from None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="milliseconds")


def _edited(store: Store) -> bytes | None:
    """Return what the file says, None where it is as it was last written, or not there."""
    try:
        data = place(store.path).read_bytes()
    except FileNotFoundError:
        return None
    return None if _digest(data) == store.setting(_MIRRORED) else data


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
