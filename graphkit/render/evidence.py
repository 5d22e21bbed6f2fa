"""The claims of a page and the sentences behind them, as columns."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from graphkit.model import Status
from graphkit.ontology import ontology

Record = Mapping[str, Any]

UNSURE = 0.6
"""A claim read with less confidence is shown with that remark."""
STATUS_NUMBERS = {str(status): number for number, status in enumerate(Status)}
DETAILS = (
    "amount",
    "amount_high",
    "currency",
    "amount_text",
    "approximate",
    "date",
    "date_end",
    "date_text",
    "role",
    "tense",
    "purpose",
    "object_text",
)
WORDS = frozenset(("amount_text", "date_text", "role", "purpose", "object_text"))
"""Details in the words of the document."""
PLAIN_DETAILS = tuple(name for name in DETAILS if name not in WORDS)
PARTS = ("cue", "subject", "object")
NOWHERE = (0, 0)
COLUMNS = ("of", "id", "status", "sentence", "marks", "by", "rule", "more")
ID = 10
"""Digits of a claim's id: enough to name it."""


class Sentences:
    """Every quoted sentence once, by number. With `redact`, its place but not its words."""

    def __init__(self, documents: dict[str, int], *, redact: bool) -> None:
        self.documents = documents
        self.redact = redact
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._texts: list[str] = []
        self._documents: list[int] = []
        self._spans: list[int] = []

    def number(self, evidence: Record) -> int:
        """Return the number of the sentence that `evidence` points at, adding it where it is new."""
        place = (evidence["document"], evidence["start"], evidence["end"])
        if place not in self._numbers:
            self._numbers[place] = len(self._texts)
            self._texts.append("" if self.redact else str(evidence["quote"]))
            self._documents.append(self.documents.get(evidence["document"], -1))
            self._spans += [evidence["start"], evidence["end"]]
        return self._numbers[place]

    def marks(self, evidence: Record) -> list[int]:
        """Return where cue, subject and object stand in the quote: start and end by turns, 0 and 0 where unknown."""
        return [] if self.redact else quote_marks(evidence)

    def columns(self) -> dict[str, list[Any]]:
        """Return the sentences in the order of their numbers."""
        return {"text": self._texts, "document": self._documents, "span": self._spans}


def claim_columns(
    claims: Iterable[tuple[int, Record]], sentences: Sentences, entities: dict[str, int]
) -> dict[str, list[Any]]:
    """Return (number of the link or entity, claim) pairs as columns, `of` first."""
    rules: dict[str, int] = {}
    # Row by row, since a claim is far apart from the next in memory.
    rows = [
        (
            owner,
            str(claim.get("id") or "")[:ID],
            STATUS_NUMBERS.get(claim["status"], 0),
            sentences.number(claim["evidence"]),
            sentences.marks(claim["evidence"]) or 0,
            _speaker(claim, entities),
            rules.setdefault(claim.get("rule") or "", len(rules)),
            _details(claim, redact=sentences.redact) or 0,
        )
        for owner, claim in claims
    ]
    columns = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    return {name: list(column) for name, column in zip(COLUMNS, columns, strict=True)} | {"rules": list(rules)}


def quote_marks(evidence: Record) -> list[int]:
    """Return where cue, subject and object stand in the quote, in UTF-16 units as a browser counts.

    Start and end by turns, 0 and 0 where unknown. The quote is the cleaned sentence, the offsets count in the source:
    where the two differ, the cleaned words are looked for, nearest to the same relative place.
    """
    exact, quote, first = evidence["exact"], evidence["quote"], evidence["start"]
    last = first + len(exact)
    plain = exact == quote and quote.isascii()
    marks: list[int] = []
    for part in PARTS:
        start, end = evidence.get(part) or NOWHERE
        if not first <= start < end <= last:
            marks += NOWHERE
        elif plain:
            marks += (start - first, end - first)
        else:
            marks += _in_quote(exact, quote, start - first, end - first)
    return marks


def _in_quote(exact: str, quote: str, start: int, end: int) -> tuple[int, int]:
    if exact != quote:
        start, end = _found(exact[start:end], quote, start / len(exact))
    return _utf16(quote, start), _utf16(quote, end)


def _found(raw: str, quote: str, near: float) -> tuple[int, int]:
    words = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^<>]*>", "", raw))).strip()
    starts = [match.start() for match in re.finditer(re.escape(words), quote)] if words else []
    if not starts:
        return 0, 0
    start = min(starts, key=lambda start: abs(start - near * len(quote)))
    return start, start + len(words)


def _utf16(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def _speaker(claim: Record, entities: dict[str, int]) -> int | str:
    """Return who says so: the entity's number, else the words, else 0."""
    known = entities.get(str(claim.get("attributed_to")))
    if known is not None:
        return known + 1
    return str(claim.get("attribution") or "") or 0


def _phrase(fact: Record) -> str:
    """Return how a fact reads from the entity it is about, which may be its object."""
    known = ontology().relations.get(fact["relation"])
    if known is None:
        return str(fact["relation"])
    return known.inverse if fact.get("subject_text") else known.phrase


def _details(claim: Record, *, redact: bool) -> dict[str, Any]:
    details = {key: value for key in (PLAIN_DETAILS if redact else DETAILS) if (value := claim.get(key))}
    if claim.get("relation"):
        details |= {"relation": claim["relation"], "phrase": _phrase(claim)}
    if claim.get("subject_text") and not redact:
        details["object_text"] = claim["subject_text"]
    if claim.get("confidence", 1) < UNSURE:
        details["doubtful"] = 1
    return details
