"""The training texts once more with other names in them, so that a student meets more names than the texts hold.

Nobody annotated what comes out, and it need not make sense: the teacher says what is a name in it. The names are those of
the texts themselves and of open lists.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.examples import Example, Examples
from training.labels import UNKNOWN
from training.listed import Name, cities, firms, people, registered

Pools = dict[str, list[list[Name]]]
"""For each type the names of the texts and those of the lists."""
KEPT = 0.25
"""Share of the names that stay."""
FROM_TEXTS = 0.6
"""Share of the new names that come from the texts where there is a list too."""
TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT")
TRIES = 20


def renamed(found: Examples, data: Path, order: random.Random) -> list[Example]:
    """Return each text in which a name could be changed, without labels."""
    texts = [*found.gold, *found.own, *found.plain, *found.further]
    drawn_from = pools(texts, data)
    changed = (_changed(example, Names(drawn_from, order)) for example in texts)
    return [example for example, before in zip(changed, texts, strict=True) if example.words != before.words]


@dataclass(slots=True)
class Names:
    """What the names of one text are changed to: the same name always to the same one, a surname to that of its bearer."""

    pools: Pools
    order: random.Random
    chosen: dict[Name, Name] = field(default_factory=dict)

    def instead_of(self, name: Name, type_: str) -> Name:
        """Return the name that stands for `name`."""
        if name not in self.chosen:
            self.chosen[name] = self._surname(name, type_) or self._drawn(name, type_)
        return self.chosen[name]

    def _surname(self, name: Name, type_: str) -> Name | None:
        if type_ != "PERSON" or len(name) > 1:
            return None
        return next((new[-1:] for old, new in self.chosen.items() if len(old) > 1 and old[-1] == name[0]), None)

    def _drawn(self, name: Name, type_: str) -> Name:
        if self.order.random() < KEPT:
            return name
        texts, lists = self.pools[type_]
        names = texts if not lists or self.order.random() < FROM_TEXTS else lists
        drawn = (self.order.choice(names) for _ in range(TRIES))
        new = next((one for one in drawn if type_ != "PERSON" or (len(one) > 1) == (len(name) > 1)), name)
        return tuple(word.upper() for word in new) if _shouted(name) else new


def _shouted(name: Name) -> bool:
    return name[-1].isupper() and len("".join(name)) > 4


def _changed(example: Example, names: Names) -> Example:
    words: list[str] = []
    last = 0
    for start, end, type_ in spans(example.names):
        if type_ in names.pools:
            words += [*example.words[last:start], *names.instead_of(tuple(example.words[start:end]), type_)]
            last = end
    words += example.words[last:]
    return Example(words, [UNKNOWN] * len(words), None)


def pools(texts: Sequence[Example], data: Path) -> Pools:
    """Return for each type of the first layer the names that `texts` mark and those of the lists."""
    marked: dict[str, set[Name]] = {type_: set() for type_ in TYPES}
    for example in texts:
        for start, end, type_ in spans(example.names):
            if type_ in marked:
                marked[type_].add(tuple(example.words[start:end]))
    listed = {"PERSON": {*people(data)}, "ORG": {*registered(data), *firms(data)}, "GPE": {*cities()}}
    return {type_: [sorted(names), sorted(listed.get(type_, ()))] for type_, names in marked.items() if names}


def spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the first word, the word behind the last and the type of each span."""
    start = 0
    for place, label in enumerate(labels):
        if label[0] in "BU":
            start = place
        if label[0] in "LU":
            yield start, place + 1, label[2:]
