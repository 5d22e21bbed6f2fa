"""What stands around references: how far it speaks for or against two of them being one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
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
_IN = "in:"
"""How the label of a state begins."""
SAME_DOCUMENT = 2.0
SAME_STORY = 3.0
COMPANY = 0.5
"""What a name counts that two documents share without setting it beside the reference."""
MOST_DIRECT, MOST_COMPANY = 4.0, 2.0
HARDLY = 0.7
"""The share of references with a last name from which on one person is meant by it among the neighbours of others."""
COMMON = 20
"""A name in more than one of so many stories begins to count less."""


@dataclass(frozen=True)
class Around:
    """What stands around one or several references. It has no slots: what is asked of it for every pair is found once."""

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
        return self._kinds.get(kind, NONE)

    @cached_property
    def _kinds(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for label in self.labels:
            kind, _, name = label.partition(":")
            found[kind].add(name)
        return {kind: frozenset(names) for kind, names in found.items()}

    @cached_property
    def near(self) -> frozenset[str]:
        """The labels without the states, which are no neighbours."""
        return frozenset(label for label in self.labels if not label.startswith("in:"))

    @cached_property
    def belonging(self) -> frozenset[str]:
        """The offices, posts and organisations beside somebody."""
        return frozenset(label for label in self.labels if label.startswith(("office:", "role:", "org:", "pac:")))

    @cached_property
    def states(self) -> frozenset[str]:
        """The states of the United States that their documents name."""
        return self.of_kind("in")

    @cached_property
    def posts(self) -> frozenset[str]:
        """The offices beside them."""
        return self.of_kind("office")

    @cached_property
    def places(self) -> frozenset[str]:
        """The towns and counties; a whole state says nothing of who is meant."""
        return frozenset(f"place:{name}" for name in self.of_kind("place") if not gazetteer().state(name))


NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """In which states something is named, and as what."""

    states: frozenset[str]
    roles: frozenset[str]

    @classmethod
    def of(cls, around: Around) -> Setting:
        """Return the setting that what stands around tells."""
        return cls(around.states, around.of_kind("role") | around.posts)

    @property
    def told(self) -> bool:
        """Whether both are known, so that it can speak against another."""
        return bool(self.states and self.roles)

    def conflict(self, other: Setting) -> str:
        """Return what speaks against one thing: two settings and two roles with nothing in common. Empty where nothing does."""
        if not (self.told and other.told) or self.states & other.states or self.roles & other.roles:
            return ""
        return f"{_said(self.states)} and {_said(other.states)}, {_said(self.roles)} and {_said(other.roles)}"


@dataclass(frozen=True, slots=True)
class Scene:
    """The surroundings of references, told by number, and how much each label counts. Labels are kept once each."""

    documents: Sequence[str]
    stories: Sequence[str]
    own: Sequence[str]
    """Each one's own label."""
    contexts: Sequence[tuple[str, ...]] | Mapping[int, tuple[str, ...]]
    company: Mapping[str, frozenset[str]]
    """The people, organisations and places of every document."""
    weights: Mapping[str, float] = field(repr=False)
    full: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The label that stands for a shorter one: "person:mara quill" for "person:quill"."""

    @classmethod
    def of(cls, references: Sequence[Reference]) -> Scene:
        """Return the scene of all references; a label counts by how rare it is among the stories."""
        own = [label_of(reference.names, reference.type) for reference in references]
        full = _full_names(own)
        known = dict(full)
        for label in list(known.values()):
            known.setdefault(label, label)
        one = known.setdefault
        own = [one(label, label) for label in own]
        contexts = [tuple(map(one, reference.context, reference.context)) for reference in references]
        documents = [one(reference.document, reference.document) for reference in references]
        stories = [one(reference.story, reference.story) for reference in references]
        return cls(
            documents, stories, own, contexts, company_of(documents, own), _weights(stories, own, contexts), full
        )

    def part(self, numbers: Sequence[int]) -> Scene:
        """Return the scene of some references, numbered anew in the order given.

        It shares the company and the weights of the whole: to pick its own of a million labels out takes longer than to join them.
        """
        documents, stories, own = (
            [column[number] for number in numbers] for column in (self.documents, self.stories, self.own)
        )
        contexts = [self.contexts[number] for number in numbers]
        return Scene(documents, stories, own, contexts, self.company, self.weights)

    def states(self, number: int) -> set[str]:
        """Return the states that stand around one reference."""
        return {label[len(_IN) :] for label in self.contexts[number] if label.startswith(_IN)}

    def around(self, number: int) -> Around:
        """Return what stands around one reference."""
        document = self.documents[number]
        return Around(
            frozenset(self.contexts[number]),
            self.company.get(document, NONE),
            frozenset((document,)),
            frozenset((self.stories[number],)),
            frozenset((self.own[number],)),
        )

    def around_all(self, numbers: Sequence[int]) -> Around:
        """Return what stands around several references taken as one."""
        if len(numbers) == 1:
            return self.around(numbers[0])
        documents = frozenset(map(self.documents.__getitem__, numbers))
        return Around(
            frozenset(chain.from_iterable(map(self.contexts.__getitem__, numbers))),
            NONE.union(*(self.company.get(document, NONE) for document in documents)),
            documents,
            frozenset(map(self.stories.__getitem__, numbers)),
            frozenset(map(self.own.__getitem__, numbers)),
        )

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
        near = ((one.near & other.near) - one.own - other.own) | same_posts(one, other)
        if not (one.belonging and other.belonging) or near & one.belonging or near & other.belonging:
            near |= (one.places & other.company) | (other.places & one.company)
        return fsum(map(self._weight, near))

    def _weight(self, label: str) -> float:
        weight = self.weights.get(label)
        return WEIGHTS.get(label.partition(":")[0], 0.0) if weight is None else weight


def company_of(documents: Sequence[str], own: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return the people, organisations and places of every document, by the labels of its references."""
    found: dict[str, set[str]] = defaultdict(set)
    for document, label in zip(documents, own, strict=True):
        if label.startswith(("person:", "org:", "pac:", "place:")):
            found[document].add(label)
    return {document: frozenset(labels) for document, labels in found.items()}


def _weights(stories: Sequence[str], own: Sequence[str], contexts: Sequence[tuple[str, ...]]) -> dict[str, float]:
    """Return what each label counts: by its kind, and less in more stories."""
    of: dict[str, list[int]] = defaultdict(list)
    for number, story in enumerate(stories):
        of[story].append(number)
    told: Counter[str] = Counter()
    for numbers in of.values():
        told.update({own[number] for number in numbers}.union(*(contexts[number] for number in numbers)))
    many = max(len(of), 100)
    rarities = {count: min(1.0, max(0.05, log(many / count) / log(COMMON))) for count in set(told.values())}
    return {label: WEIGHTS.get(label.partition(":")[0], 0.0) * rarities[count] for label, count in told.items()}


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


def same_posts(one: Around, other: Around) -> frozenset[str]:
    """Return the offices of one that the other names without their place: "water board" and "water board calder county".

    Two that are named in different states have no office in common: there is a mayor in each.
    """
    if not (one.posts and other.posts) or _elsewhere(one.states, other.states):
        return NONE
    sides = (one.posts, other.posts), (other.posts, one.posts)
    pairs = ((a, b) for left, right in sides for a in left for b in right)
    return frozenset(f"office:{b}" for a, b in pairs if b.startswith(f"{a} "))


def _elsewhere(states: frozenset[str], others: frozenset[str]) -> bool:
    return bool(states and others) and not states & others


def _said(words: Iterable[str]) -> str:
    return "/".join(sorted(words)[:3])
