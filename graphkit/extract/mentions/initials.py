"""Names that the recogniser cut, made whole by the acronym that the text uses for them: "Ostrow Farms Always" and OFA."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graphkit.extract.spans import Name
from graphkit.extract.tokens import text_between, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SPELT_OUT = "its first letters are an acronym of the document"
"""Why words are a name whose last word does not tell."""
_SHORTEST, _LONGEST = 3, 6


def spelt_out(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the words whose first letters are an acronym among `names`: in running text capitalised, in brackets before it."""
    short = {doc[name.start].text for name in names if name.type in {"ORG", "PAC"} and _acronym(doc, name)}
    if not short:
        return
    written = _written(doc)
    letters = "".join(_letter(written, token) for token in doc)
    held = {i: name for name in names if name.type in {"ORG", "PAC"} for i in range(name.start, name.end)}
    whole = {text_between(doc, name.start, name.end) for name in names}
    for acronym in sorted(short):
        start = letters.find(acronym)
        while start >= 0:
            end = start + len(acronym)
            longer = held.get(start) is not None and held[start] is held.get(end - 1)
            if _one_name(doc, written, start, end) and doc[start:end].text not in whole and not longer:
                yield Name(start, end, "ORG", SPELT_OUT, 0.85)
            start = letters.find(acronym, start + 1)


def _acronym(doc: Doc, name: Name) -> bool:
    text = doc[name.start].text
    return name.end - name.start == 1 and _SHORTEST <= len(text) <= _LONGEST and text.isupper() and text.isalpha()


def _written(doc: Doc) -> str:
    """Return the text of `doc` as its document writes it."""
    start: int = doc._.window_start
    text: str = doc._.source.clean.text
    return text[start : start + len(text_of(doc))]


def _letter(written: str, token: Token) -> str:
    """Return the first letter of a capitalised word as its document writes it, a blank for any other token."""
    if not token.is_alpha or len(token) < 2:
        return " "
    first = written[token.idx]
    return first if first.isupper() else " "


def _one_name(doc: Doc, written: str, start: int, end: int) -> bool:
    """Whether no other capitalised word adjoins, and the words stand in one sentence."""
    if any(doc[i].is_sent_start for i in range(start + 1, end)):
        return False
    before = _letter(written, doc[start - 1]) if start else " "
    after = _letter(written, doc[end]) if end < len(doc) else " "
    return (before == " " or bool(doc[start].is_sent_start)) and (after == " " or bool(doc[end].is_sent_start))
