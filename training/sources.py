"""The open annotated sets, read into samples of one shape. Only sets whose licence lets weights be shipped are read.

Documents that corpus/real annotates for dev or test are left out, so that nothing is measured on what was learned.
Documents of GROBID-NER and GAP that it annotates for train count once, as the project's own.

| set | licence | read |
|---|---|---|
| GUM: news, interview, court | CC BY 2.5 / CC BY 4.0 | the train parts; names by their core |
| ECB+ | CC BY 3.0 | the train part; only its annotated sentences |
| GROBID-NER | Apache-2.0 | the documents that are not in the fixed sample of the evaluation |
| GAP | Apache-2.0 | the train part; the text only, labelled by agreement of two models |
| State of the Union addresses | US government | the text only, labelled likewise |
| graphkit's own corpus | CC BY 4.0 | the train part, and its annotations of the texts above |
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training import standoff
from training.markup import Annotated
from training.standoff import held_back, taken
from training.verify import documents

GROBID_HELD_BACK = 150
"""How many documents of GROBID-NER the evaluation samples: the first by the SHA-256 of their id."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with gold spans (start, end, type in characters). In `annotated` stretches nothing of the `types` is missing.

    `bodies` are the spans of offices, events and committees, where those are annotated.
    """

    id: str
    text: str
    spans: tuple[tuple[int, int, str], ...] = ()
    annotated: tuple[tuple[int, int], ...] = ()
    types: frozenset[str] = frozenset()
    bodies: tuple[tuple[int, int, str], ...] | None = None


NAMES = frozenset({"PERSON", "ORG", "PLACE"})
OWN = {"PERSON": "PERSON", "ORG": "ORG", "PAC": "ORG", "PLACE": "PLACE", "OFFICE/agency": "ORG", "EVENT": "EVENT"}
"""The model finds the borders of committees and agencies; what is one, rules decide on the name."""
BODIES = {"OFFICE/post": "POST", "OFFICE/agency": "AGENCY", "EVENT": "EVENT", "PAC": "PAC"}
GUM = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
ECB = {"HUMAN_PART_PER": "PERSON", "HUMAN_PART_ORG": "ORG", "LOC_GEO": "PLACE", "LOC_FAC": "PLACE"}
GROBID = {
    "PERSON": "PERSON",
    "ORGANISATION": "ORG",
    "INSTITUTION": "ORG",
    "BUSINESS": "ORG",
    "MEDIA": "ORG",
    "SPORT_TEAM": "ORG",
    "LOCATION": "PLACE",
    "INSTALLATION": "PLACE",
}


def samples(data: Path) -> Iterator[Sample]:
    """Yield every sample of the open sets below `data`."""
    for genre in ("news", "interview", "court"):
        yield from map(_gum, _free(data / f"gum-{genre}.train.jsonl"))
    yield from map(_ecb, _free(data / "ecbplus.train.jsonl"))
    yield from map(_grobid, _untaken(data / "grobid-ner.other.jsonl", _beyond_sample))


def plain_texts(data: Path) -> Iterator[Sample]:
    """Yield texts without annotation that may be used freely."""
    yield from (Sample(row["id"], row["text"]) for row in _untaken(data / "gap.train.jsonl", _rows))
    speeches = Path("corpora", "state_union")
    held = {source for source, document in held_back() if document is None}
    for path in sorted((data / speeches).glob("*.txt")):
        if (speeches / path.name).as_posix() in held:
            continue
        yield Sample(path.stem, path.read_text(encoding="utf-8", errors="replace"))


def _free(path: Path) -> Iterator[dict]:
    """Yield the rows that are not kept for measuring."""
    held = held_back()
    yield from (row for row in _rows(path) if (path.name, row["id"]) not in held)


def _untaken(path: Path, rows: Callable[[Path], Iterable[dict]]) -> Iterator[dict]:
    """Yield those of the `rows` that the project has not annotated itself."""
    annotated = taken()
    yield from (row for row in rows(path) if (path.name, row["id"]) not in annotated)


def _rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _gum(row: dict) -> Sample:
    spans = [
        (*entity["core"], GUM[entity["type"]])
        for entity in row["entities"]
        if entity["named"] and entity["type"] in GUM
    ]
    return Sample(row["id"], row["text"], _outermost(spans), ((0, len(row["text"])),), NAMES)


def _ecb(row: dict) -> Sample:
    """A mention counts as a name when it opens with a capital that does not merely open a sentence, or goes on with one."""
    named = [
        (entity["start"], entity["end"], ECB[entity["type"]])
        for entity in row["entities"]
        if entity["type"] in ECB and _is_name(row["text"][entity["start"] : entity["end"]])
    ]
    return Sample(row["id"], row["text"], _outermost(named), tuple(map(tuple, row["annotated"])), NAMES)


def _grobid(row: dict) -> Sample:
    spans = [(e["start"], e["end"], GROBID[e["type"]]) for e in row["entities"] if e["type"] in GROBID]
    return Sample(row["id"], row["text"], _outermost(spans), ((0, len(row["text"])),), NAMES)


def own(data: Path) -> Iterator[Sample]:
    """Yield the train part of the project's own corpus, and of its annotations of texts below `data`."""
    for document in (*documents("train"), *standoff.documents("train", data)):
        yield _own(document)


def _own(document: Annotated) -> Sample:
    marked = [(mark, document.entities[mark.key][0]) for mark in document.marked if mark.key in document.entities]
    names = [(m.start, m.end, name) for m, type_ in marked if m.kind == "name" and (name := _own_type(type_))]
    bodies = [(m.start, m.end, name) for m, type_ in marked if (name := _body(type_, m.kind))]
    return Sample(
        document.id,
        document.text,
        _outermost(names),
        ((0, len(document.text)),),
        NAMES | {"EVENT"},
        _outermost(bodies),
    )


def _body(type_: str, kind: str) -> str | None:
    """Return what the second layer calls a mention: offices and events also where they are described, not named."""
    if kind == "pronoun" or (type_ == "PAC" and kind != "name"):
        return None
    return BODIES.get(type_) or BODIES.get(type_.partition("/")[0])


def _own_type(spelled: str) -> str | None:
    return OWN.get(spelled) or OWN.get(spelled.partition("/")[0])


def _beyond_sample(path: Path) -> list[dict]:
    rows = sorted(_rows(path), key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest())
    return rows[GROBID_HELD_BACK:]


def _is_name(text: str) -> bool:
    words = text.split()
    return all(
        word[0].isupper() or not word[0].isalpha() or word in ("of", "the", "and", "for", "de", "&") for word in words
    )


def _outermost(spans: list[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Return the spans that no longer one holds, in order, none overlapping."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if all(span[1] <= start or end <= span[0] for start, end, _ in kept):
            kept.append(span)
    return tuple(sorted(kept))
