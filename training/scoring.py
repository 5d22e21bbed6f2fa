"""Compare two annotations of one text: mentions, values, references and claims, each as counts that add up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graphkit.model import MentionKind
from graphkit.ontology import ontology
from training.markup import AMOUNT, Annotated, Marked, Stated

VALUES = ("$", "@")
"""The keys of money and dates."""
COMMON = ("OFFICE", "EVENT")
"""Types that are called by common nouns as often as by a name."""
HALF = 0.5
"""Two marks of different kinds are the same mention where they share at least half of the longer one."""

Typed = tuple[int, int, str]
"""Start, end and type of a mention."""
Fact = tuple[str, str, str | None]
"""Relation, head and tail of a claim; the ends of a symmetric relation in alphabetical order."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the gold ones and of the said ones are right."""

    right: int = 0
    said: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.said + other.said, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        """The share of what was said that is right; None where nothing was said."""
        return self.right / self.said if self.said else None

    @property
    def recall(self) -> float | None:
        """The share of gold that was found; None without gold."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there is neither gold nor anything said."""
        return 2 * self.right / (self.said + self.gold) if self.said + self.gold else None


def typed(document: Annotated, types: frozenset[str], kinds: frozenset[MentionKind]) -> list[Typed]:
    """Return the mentions of these types and kinds, each place once; a subtype counts as its type."""
    found = {
        (mark.start, mark.end, name)
        for mark in mentions(document)
        if mark.kind in kinds and (name := type_of(document, mark.key)) in types
    }
    return sorted(found)


def mentions(document: Annotated) -> list[Marked]:
    """Return the marks that are no values."""
    return [mark for mark in document.marked if mark.key not in VALUES]


def type_of(document: Annotated, key: str) -> str:
    """Return the type of an entity without its subtype."""
    return document.entities[key][0].partition("/")[0]


def exact(gold: Sequence[Typed], said: Sequence[Typed]) -> Counts:
    """Count mentions with the same start, end and type."""
    return Counts(len(set(gold) & set(said)), len(said), len(gold))


def relaxed(gold: Sequence[Typed], said: Sequence[Typed]) -> Counts:
    """Count mentions of the same type that share a character, one to one."""
    pairs = paired(gold, said, same_type)
    return Counts(len(pairs), len(said), len(gold))


Likeness = Callable[[Typed, Typed, float], int]


def same_type(one: Typed, other: Typed, _: float) -> int:
    """Return 1 where two mentions are of one type."""
    return int(one[2] == other[2])


def paired(left: Sequence[Typed], right: Sequence[Typed], likeness: Likeness = lambda *_: 1) -> list[tuple[int, int]]:
    """Return places in `left` and `right` that overlap, one to one, the most alike first and of those the largest overlap.

    An overlap is measured by the longer of the two; `likeness` is asked with it, and 0 keeps them apart.
    """
    overlaps = [
        (likeness(one, other, share), share, i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if (share := _share(one, other)) > 0
    ]
    pairs: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for alike, _, i, j in sorted(overlaps, key=lambda found: (-found[0], -found[1], found[2:])):
        if alike and i not in taken[0] and j not in taken[1]:
            pairs.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return pairs


def _share(one: Typed, other: Typed) -> float:
    return (min(one[1], other[1]) - max(one[0], other[0])) / max(one[1] - one[0], other[1] - other[0])


def same_mentions(gold: Annotated, said: Annotated) -> list[tuple[Marked, Marked]]:
    """Return the mentions that both have: they overlap and are of one kind, or share half of the longer one.

    Those of one type are paired first: "the mayor" may be a person and, within, the office.
    """
    left, right = mentions(gold), mentions(said)
    return [(left[i], right[j]) for i, j in sorted(paired(_labelled(gold), _labelled(said), _same_mention))]


def _labelled(document: Annotated) -> list[Typed]:
    return [(mark.start, mark.end, _label(document, mark)) for mark in mentions(document)]


def _label(document: Annotated, mark: Marked) -> str:
    """Return type and kind. Offices and events are called by common nouns so often that a name of one is no kind of its own."""
    name = type_of(document, mark.key)
    kind = MentionKind.NOMINAL if name in COMMON and mark.kind is MentionKind.NAME else mark.kind
    return f"{name} {kind.value}"


def _same_mention(one: Typed, other: Typed, share: float) -> int:
    (type_, _, kind), (other_type, _, other_kind) = one[2].partition(" "), other[2].partition(" ")
    return 0 if kind != other_kind and share < HALF else 1 + (type_ == other_type)


def values(gold: Annotated, said: Annotated, key: str) -> tuple[Counts, Counts]:
    """Count the values of money (`$`) or dates (`@`) that were found, and those that are right as well.

    A time that nobody can put a date to ("recently") is asked of nobody and counts neither way.
    """
    left, right = ([mark for mark in side.marked if mark.key == key] for side in (gold, said))
    vague = [mark for mark in left if mark.value == "?"]
    left = [mark for mark in left if mark not in vague]
    right = [mark for mark in right if not any(mark.start < one.end and one.start < mark.end for one in vague)]
    found = paired([(one.start, one.end, key) for one in left], [(one.start, one.end, key) for one in right])
    equal = sum(same_value(key, left[i].value, right[j].value) for i, j in found)
    return Counts(len(found), len(right), len(left)), Counts(equal, len(right), len(left))


def same_value(key: str, one: str, other: str) -> bool:
    """Return whether two amounts or dates are the same; "about" an amount is that amount."""
    return _amount(one) == _amount(other) if key == "$" else one == other


def _amount(spelled: str) -> tuple[float | None, float | None, str]:
    match = AMOUNT.fullmatch(spelled)
    if match is None:
        return None, None, spelled
    low, high = (float(part) if part else None for part in match.group(2, 3))
    return low, high, match[4]


@dataclass(frozen=True, slots=True)
class Clustered:
    """B-cubed over mentions: sums of each mention's precision and recall, and how many there are."""

    precision: float = 0.0
    recall: float = 0.0
    mentions: int = 0

    def __add__(self, other: Clustered) -> Clustered:
        return Clustered(self.precision + other.precision, self.recall + other.recall, self.mentions + other.mentions)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two averages; None without mentions."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both / self.mentions if both else None


def bcubed(labels: Sequence[tuple[object, object]]) -> Clustered:
    """Return B-cubed of mentions that are labelled with their gold cluster and the one they were put into (Bagga and Baldwin 1998)."""
    both = Counter(labels)
    gold, said = Counter(one for one, _ in labels), Counter(other for _, other in labels)
    precision = sum(count * count / said[other] for (_, other), count in both.items())
    recall = sum(count * count / gold[one] for (one, _), count in both.items())
    return Clustered(precision, recall, len(labels))


def references(gold: Annotated, said: Annotated, kinds: frozenset[MentionKind]) -> Clustered:
    """Return B-cubed over the gold mentions of `kinds`; one that was not found is alone."""
    put = {one: other.key for one, other in same_mentions(gold, said)}
    return bcubed([(mark.key, put.get(mark, mark)) for mark in mentions(gold) if mark.kind in kinds])


def shared_references(first: Annotated, second: Annotated) -> Clustered:
    """Return B-cubed over the mentions that both have."""
    return bcubed([(one.key, other.key) for one, other in same_mentions(first, second)])


def counterparts(gold: Annotated, said: Annotated) -> dict[str, str]:
    """Map each entity of `said` to the gold one that most of its names are, or of its mentions where it has none."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for one, other in same_mentions(gold, said):
        votes[other.key][one.key] += 1000 if MentionKind.NAME in (one.kind, other.kind) else 1
    return {key: min(found, key=lambda name: (-found[name], name)) for key, found in votes.items()}


def facts(document: Annotated, keys: dict[str, str] | None = None) -> dict[Fact, list[Stated]]:
    """Return the claims of each fact; `keys` renames its ends, and one that it lacks is nobody's."""
    found: dict[Fact, list[Stated]] = defaultdict(list)
    for claim in document.claims:
        head, tail = (_renamed(end, keys) for end in (claim.head, claim.tail))
        found[_fact(claim.relation, head or "", tail)].append(claim)
    return found


def _renamed(key: str | None, keys: dict[str, str] | None) -> str | None:
    return key if key is None or keys is None else keys.get(key, f"nobody {key}")


def _fact(relation: str, head: str, tail: str | None) -> Fact:
    """The tail of money that somebody has is optional and does not count."""
    kind = ontology().relation(relation)
    if kind.tail_optional or tail is None:
        return relation, head, None
    head, tail = sorted((head, tail)) if kind.symmetric else (head, tail)
    return relation, head, tail


def stated(gold: Annotated, said: Annotated) -> Counts:
    """Count the facts, each once a document: relation, direction and both ends."""
    left, right = facts(gold), facts(said, counterparts(gold, said))
    return Counts(len(left.keys() & right.keys()), len(right), len(left))


def stated_by_relation(gold: Annotated, said: Annotated) -> dict[str, Counts]:
    """Count the facts of each relation that either side states."""
    left, right = facts(gold), facts(said, counterparts(gold, said))
    both, one, other = (Counter(fact[0] for fact in found) for found in (left.keys() & right.keys(), left, right))
    return {name: Counts(both[name], other[name], one[name]) for name in sorted(one | other)}


def linked(gold: Annotated, said: Annotated) -> Counts:
    """Count the pairs of entities that any claim joins, whatever it says."""
    left, right = _links(facts(gold)), _links(facts(said, counterparts(gold, said)))
    return Counts(len(left & right), len(right), len(left))


def _links(found: Iterable[Fact]) -> set[frozenset[str]]:
    return {frozenset((head, tail)) for _, head, tail in found if tail is not None}


def same_claims(gold: Annotated, said: Annotated) -> list[tuple[Stated, Stated]]:
    """Return each gold claim of a fact that was found, with the claim of it that stands nearest."""
    right = facts(said, counterparts(gold, said))
    return [
        (claim, min(right[fact], key=lambda other: abs(other.start - claim.start)))
        for fact, claims in facts(gold).items()
        if fact in right
        for claim in claims
    ]


def agreeing(pairs: Iterable[tuple[Stated, Stated]], attribute: str) -> Counts:
    """Count claims of one fact with the same status, or the same amount or date where gold has one."""
    if attribute == "status":
        same = [one.status == other.status for one, other in pairs]
    else:
        same = [
            same_value("$" if attribute == "amount" else "@", value, dict(other.attributes).get(attribute, ""))
            for one, other in pairs
            if (value := dict(one.attributes).get(attribute))
        ]
    return Counts(sum(same), len(same), len(same))


def sources(gold: Annotated, said: Annotated) -> Counts:
    """Count the attributed claims of facts that were found whose source is right: the entity, or its words."""
    keys = counterparts(gold, said)
    same = [
        _same_source(gold, dict(one.attributes), dict(other.attributes), keys)
        for one, other in same_claims(gold, said)
        if one.status == "attributed"
    ]
    return Counts(sum(same), len(same), len(same))


def _same_source(gold: Annotated, one: dict[str, str], other: dict[str, str], keys: dict[str, str]) -> bool:
    if "by" in one and "by" in other:
        return one["by"] == keys.get(other["by"])
    words = other.get("source", "").casefold()
    if "by" in one:
        names = (gold.text[mark.start : mark.end].casefold() for mark in gold.marked if mark.key == one["by"])
        return bool(words) and any(name in words for name in names)
    wanted = one.get("source", "").casefold()
    return bool(words) and (words in wanted or wanted in words)


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of two labels for each thing; None without any, 1 where only one label is ever used."""
    if not pairs:
        return None
    total = len(pairs)
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = sum(one == other for one, other in pairs) / total
    expected = sum(left[label] * right[label] for label in left) / total**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)
