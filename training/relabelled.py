"""The project's own texts once more with other committees in them, and the annotation kept.

No other text marks committees, and these name some hundreds where the federal list has thousands. People, places, firms and
agencies are changed too, so that what is learned is not how one text goes on.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.examples import Example
from training.listed import Name, committees, firms
from training.renamed import Names, Pools, pools, spans

SMALL = frozenset({"of", "the", "and", "for", "de", "on", "&", "'s", "’s"})
BODIES = ("PAC", "AGENCY")
"""Types of the second layer whose names are changed; the first layer calls them ORG."""


def relabelled(found: Sequence[Example], data: Path, order: random.Random) -> list[Example]:
    """Return those of the texts that name a committee, with other names under the labels of the old ones."""
    drawn_from = _pools(found, data)
    named = [example for example in found if any(type_ == "PAC" for _, _, type_ in spans(example.bodies or ()))]
    return [_changed(example, Names(drawn_from, order)) for example in named]


def _pools(found: Sequence[Example], data: Path) -> Pools:
    """Return what is drawn from: no firm is called by the name of a committee or an agency."""
    marked = {type_: {name for example in found for name in _bodies(example, type_)} for type_ in BODIES}
    drawn_from = pools(found, data)
    others = [name for name in drawn_from["ORG"][0] if not any(name in names for names in marked.values())]
    return drawn_from | {
        "ORG": [others, sorted({*firms(data)})],
        "PAC": [sorted(marked["PAC"] | {*committees(data)}), []],
        "AGENCY": [sorted(name for name in marked["AGENCY"] if _is_written_as_name(name)), []],
    }


def _bodies(example: Example, wanted: str) -> Iterator[Name]:
    for start, end, type_ in spans(example.bodies or ()):
        if type_ == wanted and not _is_described(example, start, end):
            yield tuple(example.words[start:end])


def _is_described(example: Example, start: int, end: int) -> bool:
    """Return whether the words are no name: "the committee"."""
    return not any(word[:1].isupper() for word in example.words[start:end])


def _is_written_as_name(name: Name) -> bool:
    return all(word[:1].isupper() or word in SMALL for word in name)


@dataclass(slots=True)
class _Written:
    """A text as it is written anew, with the labels of both layers."""

    words: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)

    def take(self, example: Example, start: int, end: int) -> None:
        """Go on with these words of `example` as they are."""
        self.words += example.words[start:end]
        self.names += example.names[start:end]
        self.bodies += (example.bodies or [])[start:end]

    def put(self, name: Name, type_: str) -> None:
        """Go on with a name of that type."""
        self.words += name
        self.names += _labels(name, "ORG" if type_ in BODIES else type_)
        self.bodies += _labels(name, type_) if type_ in BODIES else ["O"] * len(name)


def _labels(name: Name, type_: str) -> list[str]:
    if len(name) == 1:
        return [f"U-{type_}"]
    return [f"B-{type_}", *[f"I-{type_}"] * (len(name) - 2), f"L-{type_}"]


def _changed(example: Example, names: Names) -> Example:
    written, last = _Written(), 0
    for start, end, type_ in sorted(_changeable(example, names.pools)):
        old = tuple(example.words[start:end])
        new = names.instead_of(old, type_)
        if new != old:
            written.take(example, last, start)
            written.put(new, type_)
            last = end
    written.take(example, last, len(example.words))
    return Example(written.words, written.names, written.bodies)


def _changeable(example: Example, drawn_from: Pools) -> Iterator[tuple[int, int, str]]:
    """Yield the committees and agencies that no name crosses the border of, and the names that no span of the second layer touches."""
    bodies = example.bodies or []
    for start, end, type_ in spans(bodies):
        whole = example.names[start][0] in "BUO-" and example.names[end - 1][0] in "LUO-"
        if type_ in BODIES and whole and not _is_described(example, start, end):
            yield start, end, type_
    for start, end, type_ in spans(example.names):
        free = all(label == "O" for label in bodies[start:end])
        if free and type_ in drawn_from and not _is_described(example, start, end):
            yield start, end, type_
