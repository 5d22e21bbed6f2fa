"""Names that were cut here and are whole elsewhere in the document, whose words go on in the same way: "NTF" in "NTF-Orda"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extract.spans import Name
from graphkit.extract.tokens import capitalised, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LISTED = frozenset({",", "and", "or"})


def whole_as_elsewhere(doc: Doc, names: list[Name]) -> list[Name]:
    """Return `names`, those at their whole length that stand in words that are one name elsewhere."""
    longer = _longer(doc, names)
    if not longer:
        return names
    held = {i: name for name in names for i in range(name.start, name.end)}
    for token in capitalised(doc):
        for words, model in longer.get(token.text, ()):
            end = token.i + len(words)
            inside = list(dict.fromkeys(held[i] for i in range(token.i, min(end, len(doc))) if i in held))
            if _cut(inside, token.i, end) and tuple(one.text for one in doc[token.i : end]) == words:
                whole = replace(model, start=token.i, end=end, reason="whole elsewhere in the document", score=0.7)
                names = [name for name in names if name not in inside] + [whole]
                held.update(dict.fromkeys(range(token.i, end), whole))
                break
    return sorted(names, key=lambda name: name.start)


def _longer(doc: Doc, names: Iterable[Name]) -> dict[str, list[tuple[tuple[str, ...], Name]]]:
    """Return, by first word, the names of several words, the longest first; a list of places is none."""
    found: defaultdict[str, dict[tuple[str, ...], Name]] = defaultdict(dict)
    for name in names:
        span = doc[name.start : name.end]
        if (
            len(span) > 1
            and not span[-1].text.islower()
            and (name.type == "ORG" or _LISTED.isdisjoint(map(plain, span)))
        ):
            found[span[0].text].setdefault(tuple(token.text for token in span), name)
    return {first: sorted(wholes.items(), key=lambda one: (-len(one[0]), one[0])) for first, wholes in found.items()}


def _cut(inside: list[Name], start: int, end: int) -> bool:
    """Whether names stand within those borders, and none of them is as long or reaches over them."""
    within = all(start <= name.start and name.end <= end and name.end - name.start < end - start for name in inside)
    return bool(inside) and within
