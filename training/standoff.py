"""Annotations of texts that are not in the repository: offsets, keys and types and the text's hash, never its words.

`python -m training.standoff pack --data FOLDER FILE…` turns working files in inline markup into JSON in corpus/real/,
`unpack --data FOLDER ID…` prints the inline markup again, from the JSON and the text,
`split ID…` tells the part that a document belongs to.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.model import MentionKind, Status
from training.markup import CLAIMS, FENCE, Annotated, Marked, MarkupError, Stated, header, parsed

PROJECT = Path(__file__).resolve().parent.parent
REAL = PROJECT / "corpus" / "real"
SECOND = "second"
DATA = PROJECT.parent / "shared" / "data"
"""Where the texts are looked for unless a folder is named."""
WORDS = frozenset({"source", "role", "purpose", "to"})
"""Attributes of a claim whose value is words of the text, kept as offsets."""
KEY = re.compile(r"[a-z]{1,2}\d{1,3}")
SUFFIXES = {MentionKind.NAME: "", MentionKind.NOMINAL: "~", MentionKind.PRONOUN: "^"}

Record = dict[str, Any]
"""What the JSON of one document holds; see corpus/README.md."""


def split_of(name: str) -> str:
    """Return the part that the document with this id belongs to: a tenth is dev, a fifth test."""
    tenth = int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 10
    return "dev" if tenth == 0 else "test" if tenth <= 2 else "train"


def records(part: str) -> Iterator[Record]:
    """Yield the records of train, dev, test or second in the order of their file names."""
    for path in sorted((REAL / part).glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def documents(part: str, data: Path = DATA) -> Iterator[Annotated]:
    """Yield the documents of one part whose text is below `data`. Raises MarkupError where it is not what was annotated."""
    for record in records(part):
        text = verified_text(record, data)
        if text is not None:
            yield annotated(record, text)


def held_back() -> frozenset[tuple[str, str | None]]:
    """Return file and id of the texts that are annotated for dev or test: nothing may be trained on them."""
    return _texts("dev", "test")


def taken() -> frozenset[tuple[str, str | None]]:
    """Return file and id of every text that is annotated: its own annotation stands for what else is known of it."""
    return _texts("train", "dev", "test")


def _texts(*parts: str) -> frozenset[tuple[str, str | None]]:
    return frozenset((record["source"], record.get("document")) for part in parts for record in records(part))


def verified_text(record: Record, data: Path) -> str | None:
    """Return the stretch that was annotated, or None where its file is absent. Raises MarkupError where it differs."""
    if not (data / record["source"]).exists():
        return None
    text = _whole(data, record["source"], record.get("document"))[record["start"] : record["end"]]
    if _sha256(text) != record["sha256"]:
        raise MarkupError(f"{record['id']}: the text in {record['source']} is not the one that was annotated")
    return text


def annotated(record: Record, text: str = "") -> Annotated:
    """Return the document that `record` and its text make. Without the text, names and words of attributes are empty."""
    marked = tuple(
        Marked(start, end, key, MentionKind(kind), value) for start, end, key, kind, value in record["marks"]
    )
    entities = {key: (spelled, _name(key, marked, text)) for key, spelled in record["entities"].items()}
    claims = tuple(_stated(row, text) for row in record["claims"])
    ending = "\n" if text else ""
    return Annotated(
        record["id"], record["source"], record["genre"], record["published"], text + ending, entities, marked, claims
    )


def _name(key: str, marked: tuple[Marked, ...], text: str) -> str:
    """Return the longest name that is marked with `key`, else its first mention, else the key."""
    own = [mark for mark in marked if mark.key == key]
    names = [text[mark.start : mark.end] for mark in own if mark.kind == MentionKind.NAME] or [
        text[mark.start : mark.end] for mark in own[:1]
    ]
    return _on_one_line(max(names, key=len, default="")) or key


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _stated(row: list[Any], text: str) -> Stated:
    start, end, relation, head, tail, status, attributes = row
    spelled = tuple((name, _words(value, text) if name in WORDS else value) for name, value in attributes)
    return Stated(start, end, relation, head, tail, Status(status), spelled)


def _words(span: list[int], text: str) -> str:
    return _on_one_line(text[span[0] : span[1]])


@cache
def _rows(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


def _whole(data: Path, source: str, document: str | None) -> str:
    """Return the text of a row or of a file below `data`. Raises MarkupError."""
    path = data / source
    if not path.exists():
        raise MarkupError(f"{source} is not in {data}; name the folder of the texts with --data")
    if document is None:
        return path.read_text(encoding="utf-8", errors="replace")
    if document not in _rows(path):
        raise MarkupError(f"{source} has no document {document!r}")
    return _rows(path)[document]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def packed(source: str, data: Path) -> Record:
    """Return the record of a working file in inline markup. Raises MarkupError where its text is not that of the data."""
    document, head = parsed(source), header(source)
    whole = _whole(data, head["source"], head.get("document"))
    start = head.get("start", len(whole) - len(whole.lstrip("\n")))
    end = head.get("end", len(whole.rstrip("\n")))
    text = document.text.rstrip("\n")
    end = start + len(whole[start:end].rstrip("\n"))
    _check_same(text, whole[start:end])
    _check_keys(document)
    record = {name: head[name] for name in ("id", "source", "document") if name in head}
    return record | {
        "start": start,
        "end": end,
        "sha256": _sha256(text),
        "genre": document.genre,
        "published": document.published,
        "entities": {key: spelled for key, (spelled, _) in document.entities.items()},
        "marks": [[mark.start, mark.end, mark.key, mark.kind.value, mark.value] for mark in document.marked],
        "claims": [_row(claim, text) for claim in document.claims],
    }


def _check_same(text: str, real: str) -> None:
    if text == real:
        return
    at = next((at for at, (left, right) in enumerate(zip(text, real, strict=False)) if left != right), None)
    at = min(len(text), len(real)) if at is None else at
    before, line = real[max(0, at - 30) : at], real.count("\n", 0, at) + 1
    raise MarkupError(
        f"the text differs from the source at character {at}, line {line}, after {before!r}: "
        f"{text[at : at + 30]!r} is marked up where the source has {real[at : at + 30]!r}"
    )


def _check_keys(document: Annotated) -> None:
    for key in document.entities:
        if not KEY.fullmatch(key):
            raise MarkupError(f"the key {key!r} may tell a name; expected letters and a number, such as p1")


def _row(claim: Stated, text: str) -> list[Any]:
    attributes = [
        [name, _span(value, claim.start, text) if name in WORDS else value] for name, value in claim.attributes
    ]
    return [claim.start, claim.end, claim.relation, claim.head, claim.tail, claim.status.value, attributes]


def _span(words: str, cue: int, text: str) -> list[int]:
    """Return where `words` stand next to the cue. Raises MarkupError where they are not the text's."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [list(match.span()) for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]
    if not found:
        raise MarkupError(f"{words!r} does not stand in the text, as the value of source, role, purpose and to must")
    return min(found, key=lambda span: abs(span[0] - cue))


def spelled(record: Record) -> str:
    """Return the JSON of a record, a mark or claim a line, so that changes can be read."""
    lines = []
    for name, value in record.items():
        if isinstance(value, list):
            rows = ",\n".join(f"  {_compact(row)}" for row in value)
            lines.append(f' "{name}": [\n{rows}\n ]' if rows else f' "{name}": []')
        else:
            lines.append(f' "{name}": {_compact(value)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def unpacked(record: Record, data: Path) -> str:
    """Return the inline markup of a record. Raises MarkupError where its text is absent or another."""
    text = verified_text(record, data)
    if text is None:
        raise MarkupError(f"{record['source']} is not in {data}; name the folder of the texts with --data")
    document = annotated(record, text)
    parts = [FENCE, *_head(record, document), FENCE, _inline(text, document.marked), CLAIMS]
    return "\n".join([*parts, *(_line(claim, text) for claim in document.claims)]) + "\n"


def _head(record: Record, document: Annotated) -> list[str]:
    lines = [f"{name} = {_compact(record[name])}" for name in ("id", "source", "document") if name in record]
    lines += [f"start = {record['start']}", f"end = {record['end']}", f"genre = {_compact(record['genre'])}"]
    if record["published"]:
        lines.append(f"published = {record['published']}")
    entities = [f"{key} = {_compact(f'{type_} {name}')}" for key, (type_, name) in document.entities.items()]
    return [*lines, "[entities]", *entities]


def _inline(text: str, marked: tuple[Marked, ...]) -> str:
    """Write the marks into the text; they stand in the order of their ends, inner before outer."""
    opening: dict[int, str] = {}
    closing: dict[int, int] = {}
    for mark in marked:
        opening[mark.start] = f"[[{_label(mark)}|" + opening.get(mark.start, "")
        closing[mark.end] = closing.get(mark.end, 0) + 1
    places = sorted({0, len(text), *opening, *closing})
    written = []
    for place, after in zip(places, [*places[1:], len(text)], strict=True):
        written += ["]]" * closing.get(place, 0), opening.get(place, ""), text[place:after]]
    return "".join(written)


def _label(mark: Marked) -> str:
    if mark.key == "$":
        return f"${mark.value}"
    return f"@{mark.value}" if mark.key == "@" else mark.key + SUFFIXES[mark.kind]


def _line(claim: Stated, text: str) -> str:
    bare = text[claim.start : claim.end]
    count = sum(text.startswith(bare, at) for at in range(claim.start + 1))
    cells = [
        f"{bare}@{count}" if count > 1 else bare,
        claim.relation,
        claim.head,
        claim.tail or "-",
        claim.status.value,
    ]
    if claim.attributes:
        cells.append("; ".join(f"{name}={value}" for name, value in claim.attributes))
    return " | ".join(cells)


def main(arguments: list[str]) -> None:
    """Pack, unpack or tell the split; exit with 1 where anything is wrong."""
    options = _parser().parse_args(arguments)
    try:
        for name in options.names:
            print(ACTIONS[options.action](name, options))
    except MarkupError as error:
        sys.exit(str(error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=sorted(ACTIONS))
    parser.add_argument("names", nargs="+", help="working files to pack; ids to unpack or to tell the split of")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the texts")
    parser.add_argument("--second", action="store_true", help="an independent second annotation")
    return parser


def _pack(name: str, options: argparse.Namespace) -> str:
    """Write the JSON of the working file `name` and return where."""
    try:
        record = packed(Path(name).read_text(encoding="utf-8"), options.data)
    except (MarkupError, KeyError) as error:
        raise MarkupError(f"{Path(name).name}: {error}") from error
    path = REAL / (SECOND if options.second else split_of(record["id"])) / f"{record['id']}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(spelled(record), encoding="utf-8")
    return str(path.relative_to(PROJECT))


def _unpack(name: str, options: argparse.Namespace) -> str:
    path = REAL / (SECOND if options.second else split_of(name)) / f"{name}.json"
    if not path.exists():
        raise MarkupError(f"{path.relative_to(PROJECT)} does not exist")
    return unpacked(json.loads(path.read_text(encoding="utf-8")), options.data).rstrip("\n")


def _split(name: str, _: argparse.Namespace) -> str:
    return f"{name}: {split_of(name)}"


ACTIONS = {"pack": _pack, "unpack": _unpack, "split": _split}

if __name__ == "__main__":
    main(sys.argv[1:])
