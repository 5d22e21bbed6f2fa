"""The corpus's inline markup, read into text, mentions by offset, values and claims; see corpus/GUIDELINES.md."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.model import MentionKind, Status
from graphkit.ontology import ontology

FENCE = "+++"
CLAIMS = "--- claims"
TOKEN = re.compile(r"\[\[([^|\[\]\n]+)\||\]\]")
KINDS = {"~": MentionKind.NOMINAL, "^": MentionKind.PRONOUN}
AMOUNT = re.compile(r"(~)?(?:(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?|\?) ([A-Z]{3})")
MOMENT = re.compile(r"\?|\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
ATTRIBUTES = frozenset({"by", "source", "amount", "date", "role", "tense", "purpose", "to"})


class MarkupError(ValueError):
    """A document breaks the markup; the message names the file, the place and what is expected."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked stretch of text. `key` is an entity's key, or `$` or `@` for a value, which `value` spells out."""

    start: int
    end: int
    key: str
    kind: MentionKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim: the cue's offsets, the relation, the keys of its ends and its attributes as written."""

    start: int
    end: int
    relation: str
    head: str
    tail: str | None
    status: Status
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document of the corpus. `entities` maps each key to its type ("OFFICE/post") and name.

    `world` is what its names come from: an invented world, or the file that a real text stands in.
    """

    id: str
    world: str
    genre: str
    published: str
    text: str
    entities: dict[str, tuple[str, str]]
    marked: tuple[Marked, ...]
    claims: tuple[Stated, ...]


def read(path: Path) -> Annotated:
    """Return the document at `path`. Raises MarkupError."""
    try:
        return parsed(path.read_text(encoding="utf-8"))
    except (MarkupError, tomllib.TOMLDecodeError, KeyError) as error:
        raise MarkupError(f"{path.name}: {error}") from error


def parsed(source: str) -> Annotated:
    """Return the document that `source` spells out. Raises MarkupError."""
    head, body, claims = _parts(source)
    header = tomllib.loads(head)
    entities = {key: _entity(key, spelled) for key, spelled in header["entities"].items()}
    world = header["world"] if "world" in header else header["source"]
    text, marked = _text_and_marks(body)
    for mark in marked:
        _check_mark(mark, entities, text)
    stated = tuple(_claim(line, text, entities) for line in claims.splitlines() if line.strip())
    published = str(header.get("published", ""))
    return Annotated(header["id"], world, header["genre"], published, text, entities, marked, stated)


def header(source: str) -> dict[str, Any]:
    """Return the header of a document. Raises MarkupError."""
    return tomllib.loads(_parts(source)[0])


def _parts(source: str) -> tuple[str, str, str]:
    pieces = source.split(f"{FENCE}\n", 2)
    if len(pieces) != 3 or pieces[0].strip():
        raise MarkupError(f"expected a header between two lines of {FENCE}")
    body, found, claims = pieces[2].partition(f"\n{CLAIMS}\n")
    if not found:
        raise MarkupError(f"expected a line {CLAIMS!r} after the text")
    return pieces[1], body.strip("\n") + "\n", claims


def _entity(key: str, spelled: str) -> tuple[str, str]:
    type_, _, name = spelled.partition(" ")
    if type_.partition("/")[0] not in ontology().entities or not name:
        raise MarkupError(f'entity {key} is {spelled!r}; expected a type and a name: "PERSON Ann Lee"')
    return type_, name


def _text_and_marks(body: str) -> tuple[str, tuple[Marked, ...]]:
    """Strip the brackets and return the bare text with the offsets of what they held, inner marks before outer ones."""
    parts: list[str] = []
    length = position = 0
    marks: list[Marked] = []
    opened: list[tuple[str, int]] = []
    for token in TOKEN.finditer(body):
        parts.append(body[position : token.start()])
        length += token.start() - position
        position = token.end()
        if token[1]:
            opened.append((token[1], length))
        elif opened:
            marks.append(_mark(*opened.pop(), length))
        else:
            raise MarkupError(f"]] without [[ after {''.join(parts)[-40:]!r}")
    if opened:
        raise MarkupError(f"[[{opened[-1][0]}| is never closed")
    return "".join(parts) + body[position:], tuple(marks)


def _mark(label: str, start: int, end: int) -> Marked:
    if label[0] in "$@":
        return Marked(start, end, label[0], MentionKind.NAME, label[1:].strip())
    kind = KINDS.get(label[-1], MentionKind.NAME)
    return Marked(start, end, label if kind is MentionKind.NAME else label[:-1], kind)


def _check_mark(mark: Marked, entities: dict[str, tuple[str, str]], text: str) -> None:
    covered = text[mark.start : mark.end]
    where = f"{covered!r} at {mark.start}"
    if not covered or covered != covered.strip():
        raise MarkupError(f"{where} is empty or has white space at its border")
    if mark.key == "$" and not AMOUNT.fullmatch(mark.value):
        raise MarkupError(
            f"{where} has the amount {mark.value!r}; expected [[$57000 USD|…]], [[$~1700000 USD|…]] or [[$? USD|…]]"
        )
    if mark.key == "@" and not MOMENT.fullmatch(mark.value):
        raise MarkupError(
            f"{where} has the date {mark.value!r}; expected [[@2021-05-18|…]], [[@2019/2021|…]] or [[@?|…]]"
        )
    if mark.key not in ("$", "@") and mark.key not in entities:
        raise MarkupError(f"{where} has the key {mark.key!r}, which the header does not list")


def _claim(line: str, text: str, entities: dict[str, tuple[str, str]]) -> Stated:
    """Read `cue | RELATION | head | tail | status | name=value; …`; the cue may end in @2 for its second occurrence."""
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) not in (5, 6):
        raise MarkupError(f"claim {line!r}; expected: cue | RELATION | head | tail | status | name=value; …")
    cue, relation, head, tail, status = cells[:5]
    start = _cue_start(cue, text)
    ends = [head] if tail == "-" else [head, tail]
    for key in ends:
        if key not in entities:
            raise MarkupError(f"claim {line!r} has the key {key!r}, which the header does not list")
    types = [entities[key][0].partition("/")[0] for key in ends]
    if not ontology().relation(relation).accepts(types[0], types[1] if len(types) > 1 else None):
        raise MarkupError(f"claim {line!r} joins {' and '.join(types)}, which {relation} does not")
    attributes = (
        tuple(_attribute(part, line) for part in cells[5].split(";") if part.strip()) if len(cells) == 6 else ()
    )
    bare = cue.rpartition("@")[0] if re.search(r"@\d+$", cue) else cue
    return Stated(start, start + len(bare), relation, head, None if tail == "-" else tail, Status(status), attributes)


def _cue_start(cue: str, text: str) -> int:
    bare, _, count = cue.rpartition("@") if re.search(r"@\d+$", cue) else (cue, "", "1")
    start = -1
    for _ in range(int(count)):
        start = text.find(bare, start + 1)
        if start < 0:
            raise MarkupError(f"cue {cue!r} does not stand in the text")
    return start


def _attribute(part: str, line: str) -> tuple[str, str]:
    name, found, value = part.strip().partition("=")
    if not found or name not in ATTRIBUTES:
        raise MarkupError(f"claim {line!r} has the attribute {part.strip()!r}; known: {', '.join(sorted(ATTRIBUTES))}")
    return name, value
