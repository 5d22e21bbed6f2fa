"""The claims of a page and the sentences behind them, as columns."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from graphkit.model import Status

Record = Mapping[str, Any]

STATUS_NUMBERS = {str(status): number for number, status in enumerate(Status)}
DETAILS = (
    "amount",
    "currency",
    "amount_text",
    "approximate",
    "date",
    "date_end",
    "date_text",
    "role",
    "tense",
    "purpose",
)


class Sentences:
    """Every quoted sentence once, by number. With `redact`, its place but not its words."""

    def __init__(self, documents: dict[str, int], *, redact: bool) -> None:
        self.documents = documents
        self._redact = redact
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._texts: list[str] = []
        self._documents: list[int] = []
        self._spans: list[int] = []

    def number(self, evidence: Record) -> int:
        """Return the number of the sentence that `evidence` points at, adding it where it is new."""
        place = (evidence["document"], evidence["start"], evidence["end"])
        if place not in self._numbers:
            self._numbers[place] = len(self._texts)
            self._texts.append("" if self._redact else str(evidence["quote"]))
            self._documents.append(self.documents.get(evidence["document"], -1))
            self._spans += [evidence["start"], evidence["end"]]
        return self._numbers[place]

    def marks(self, evidence: Record) -> list[int]:
        """Return where cue, subject and object stand in the quote: start and end by turns, 0 and 0 where unknown."""
        if self._redact:
            return []
        return [offset for part in ("cue", "subject", "object") for offset in quote_span(evidence, part)]

    def columns(self) -> dict[str, list[Any]]:
        """Return the sentences in the order of their numbers."""
        return {"text": self._texts, "document": self._documents, "span": self._spans}


def claim_columns(
    claims: Iterable[tuple[int, Record]], sentences: Sentences, entities: dict[str, int]
) -> dict[str, list[Any]]:
    """Return (number of the link or entity, claim) pairs as columns, `of` first."""
    columns: dict[str, list[Any]] = {
        "of": [],
        "status": [],
        "sentence": [],
        "marks": [],
        "by": [],
        "rule": [],
        "more": [],
    }
    for owner, claim in claims:
        columns["of"].append(owner)
        columns["status"].append(STATUS_NUMBERS.get(str(claim["status"]), 0))
        columns["sentence"].append(sentences.number(claim["evidence"]))
        columns["marks"].append(sentences.marks(claim["evidence"]) or 0)
        columns["by"].append(_speaker(claim, entities))
        columns["rule"].append(f"{claim.get('rule') or ''}")
        columns["more"].append(_details(claim, redact=not columns["marks"][-1]) or 0)
    return columns


def quote_span(evidence: Record, part: str) -> tuple[int, int]:
    """Return where `part` stands in the quote, in UTF-16 units as a browser counts; (0, 0) where it does not.

    The quote is the cleaned sentence, the offsets count in the source: where the two differ,
    the cleaned words are looked for, nearest to the same relative place.
    """
    span, exact, quote = evidence.get(part), evidence["exact"], evidence["quote"]
    if not span:
        return 0, 0
    start, end = span[0] - evidence["start"], span[1] - evidence["start"]
    if not 0 <= start < end <= len(exact):
        return 0, 0
    if exact != quote:
        start, end = _found(exact[start:end], quote, start / len(exact))
    return (start, end) if quote.isascii() else (_utf16(quote, start), _utf16(quote, end))


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


def _details(claim: Record, *, redact: bool) -> dict[str, Any]:
    hidden = ("amount_text", "purpose", "date_text") if redact else ()
    details = {key: claim[key] for key in DETAILS if claim.get(key) and key not in hidden}
    if claim.get("amount") == 0:
        details["amount"] = 0
    if claim.get("relation"):
        details["relation"] = claim["relation"]
    if claim.get("confidence", 1) < 0.6:
        details["doubtful"] = 1
    return details
