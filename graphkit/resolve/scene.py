"""What stands around references: how far it speaks for or against two of them being one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, log

from graphkit.model import Reference
from graphkit.places import gazetteer
from graphkit.resolve.references import label_of

WEIGHTS = {
    "person": 1.0,
    "org": 1.0,
    "pac": 1.0,
    "role": 0.8,
    "by": 1.0,
    "of": 0.8,
    "office": 0.7,
    "event": 0.7,
    "place": 0.6,
    "in": 0.3,
}
SAME_DOCUMENT = 2.0
SAME_STORY = 3.0
COMPANY = 0.5
"""What a name counts that two documents share without setting it beside the reference."""
MOST_DIRECT, MOST_COMPANY = 4.0, 2.0
HARDLY = 0.7
"""The share of references with a last name from which on one person is meant by it among the neighbours of others."""
COMMON = 20
"""A name in more than one of so many stories begins to count less."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one or several references."""

    labels: frozenset[str]
    """Named beside them."""
    company: frozenset[str]
    """People, organisations and places named anywhere in their documents."""
    documents: frozenset[str]
    stories: frozenset[str]
    own: frozenset[str]
    """Their own labels, which speak for nothing."""

    def of_kind(self, kind: str) -> frozenset[str]:
        """Return what the labels of one kind name: `of_kind("in")` is the states."""
        start = f"{kind}:"
        return frozenset(label[len(start) :] for label in self.labels if label.startswith(start))


@dataclass(frozen=True, slots=True)
class Setting:
    """In which states something is named, and as what."""

    states: frozenset[str]
    roles: frozenset[str]

    @classmethod
    def of(cls, around: Around) -> Setting:
        """Return the setting that what stands around tells."""
        return cls(around.of_kind("in"), around.of_kind("role") | around.of_kind("office"))

    @property
    def told(self) -> bool:
        """Whether both are known, so that it can speak against another."""
        return bool(self.states and self.roles)

    def conflict(self, other: Setting) -> str:
        """Return what speaks against one thing: two settings and two roles with nothing in common. Empty where nothing does."""
        if not (self.told and other.told) or self.states & other.states or self.roles & other.roles:
            return ""
        return f"{_said(self.states)} and {_said(other.states)}, {_said(self.roles)} and {_said(other.roles)}"


class Scene:
    """The surroundings of every reference, and how rare each name is among the stories."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self._references = references
        own = [label_of(reference.names, reference.type) for reference in references]
        self._full = _full_names(own)
        self._own = [self._full.get(label, label) for label in own]
        company: dict[str, set[str]] = defaultdict(set)
        told: dict[str, set[str]] = defaultdict(set)
        for reference, label in zip(references, self._own, strict=True):
            told[reference.story].update((label, *self._context(reference)))
            if label.startswith(("person:", "org:", "pac:", "place:")):
                company[reference.document].add(label)
        self._company = {document: frozenset(labels) for document, labels in company.items()}
        self._stories = Counter(label for labels in told.values() for label in labels)
        self._weights: dict[str, float] = {}
        self._all = max(len(told), 100)

    def _context(self, reference: Reference) -> Iterable[str]:
        return (self._full.get(label, label) for label in reference.context)

    def around(self, number: int) -> Around:
        """Return what stands around one reference."""
        reference = self._references[number]
        return Around(
            frozenset(self._context(reference)),
            self._company.get(reference.document, frozenset()),
            frozenset((reference.document,)),
            frozenset((reference.story,)),
            frozenset((self._own[number],)),
        )

    def around_all(self, numbers: Iterable[int]) -> Around:
        """Return what stands around several references taken as one."""
        parts = [self.around(number) for number in numbers]
        return Around(*(frozenset().union(*(getattr(part, name) for part in parts)) for name in Around.__slots__))

    def support(self, one: Around, other: Around) -> float:
        """Return how much speaks for two sets of references being one thing: nothing 0, a shared rare neighbour 1."""
        if one.stories & other.stories:
            return SAME_STORY
        own = one.own | other.own
        company = fsum(self._weight(label) for label in (one.company & other.company) - own - one.labels)
        near = SAME_DOCUMENT if one.documents & other.documents else 0.0
        return self.neighbours(one, other) + min(COMPANY * company, MOST_COMPANY) + near

    def neighbours(self, one: Around, other: Around) -> float:
        """Return the part of the support that comes from what is set beside both, wherever their documents overlap."""
        shared = (one.labels & other.labels) - one.own - other.own
        return min(fsum(map(self._weight, shared)), MOST_DIRECT)

    def nearness(self, one: Around, other: Around) -> float:
        """Return what tells namesakes apart: shared neighbours, and places beside one in whose documents the other stands.

        The latter says nothing of two who each belong somewhere, and to nothing in common.
        """
        settings = {label for label in one.labels | other.labels if label.startswith("in:")}
        near = ((one.labels & other.labels) - settings - one.own - other.own) | _same_post(one, other)
        belong = _belonging(one), _belonging(other)
        if near & (belong[0] | belong[1]) or not all(belong):
            near |= (_places(one) & other.company) | (_places(other) & one.company)
        return fsum(map(self._weight, near))

    def _weight(self, label: str) -> float:
        weight = self._weights.get(label)
        if weight is None:
            rarity = log(self._all / self._stories[label]) / log(COMMON) if self._stories[label] else 1.0
            weight = WEIGHTS.get(label.partition(":")[0], 0.0) * min(1.0, max(0.05, rarity))
            self._weights[label] = weight
        return weight


def _full_names(labels: Iterable[str]) -> dict[str, str]:
    """Return "person:mara quill" for "person:quill" where hardly another person is called so."""
    full: dict[str, Counter[str]] = defaultdict(Counter)
    for label in labels:
        words = label.removeprefix("person:").split()
        if label.startswith("person:") and len(words) > 1:
            full[f"person:{words[-1]}"][label] += 1
    best = {short: min(found, key=lambda label: (-found[label], label)) for short, found in full.items()}
    sure = {short: label for short, label in best.items() if full[short][label] >= HARDLY * full[short].total()}
    return sure | {_held_by(short): _held_by(label) for short, label in sure.items()}


def _held_by(label: str) -> str:
    return label.replace("person:", "by:", 1)


def _places(around: Around) -> frozenset[str]:
    """Return the towns and counties; a whole state says nothing of who is meant."""
    return frozenset(
        label for label in around.labels if label.startswith("place:") and not gazetteer().state(label[6:])
    )


def _belonging(around: Around) -> frozenset[str]:
    """Return the offices, posts and organisations beside somebody."""
    return frozenset(label for label in around.labels if label.startswith(("office:", "role:", "org:", "pac:")))


def _same_post(one: Around, other: Around) -> frozenset[str]:
    """Return the offices of one that the other names without their place: "water board" and "water board calder county".

    Two that are named in different states have no office in common: there is a mayor in each.
    """
    if _elsewhere(one.of_kind("in"), other.of_kind("in")):
        return frozenset()
    posts = one.of_kind("office"), other.of_kind("office")
    pairs = ((a, b) for left, right in (posts, posts[::-1]) for a in left for b in right)
    return frozenset(f"office:{b}" for a, b in pairs if b.startswith(f"{a} "))


def _elsewhere(states: frozenset[str], others: frozenset[str]) -> bool:
    return bool(states and others) and not states & others


def _said(words: Iterable[str]) -> str:
    return "/".join(sorted(words)[:3])
