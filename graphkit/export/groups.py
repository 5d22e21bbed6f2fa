"""The claims of a graph in groups that say the same: of one status, one speaker and one sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graphkit.model import content_id

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Claim = Mapping[str, Any]

SAID = ("asserted", "attributed")
"""What a document, or somebody in it, says to be so. The rest is denied or planned, and never a link."""


@dataclass(frozen=True, slots=True)
class Group:
    """What is claimed of two entities, or of one alone, with one status, speaker and sum; entities by id."""

    head: str
    relation: str
    tail: str | None
    claims: tuple[Claim, ...]

    @property
    def id(self) -> str:
        """The same whatever else is found to say it, and on every machine."""
        said = [self.claims[0].get(key) for key in ("status", "attributed_to", "amount")]
        said += ["backwards"] if self.backwards else []
        return content_id(self.head, self.relation, self.tail or self.words, *said)

    @property
    def words(self) -> str | None:
        """The words in place of a second entity."""
        return self.claims[0].get("subject_text") or self.claims[0].get("object_text")

    @property
    def backwards(self) -> bool:
        """Whether the words stand for the subject, so that the entity is the object."""
        return bool(self.claims[0].get("subject_text"))

    @property
    def said(self) -> bool:
        """Whether it is asserted or attributed."""
        return self.claims[0]["status"] in SAID

    @property
    def common(self) -> dict[str, Any]:
        """What the claims have in common, and of the rest what most of them say."""
        return common(self.claims)


def sorted_edges(graph: MultiDiGraph) -> list[tuple[str, str, str, dict[str, Any]]]:
    """Return the edges in an order that does not depend on how the graph was made."""
    return sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])


def of_edges(graph: MultiDiGraph) -> Iterator[Group]:
    """Yield the groups of every edge."""
    for head, tail, key, data in sorted_edges(graph):
        for claims in alike(data.get("claims", ())):
            yield Group(head, data.get("relation", key), tail, tuple(claims))


def of_nodes(graph: MultiDiGraph) -> Iterator[Group]:
    """Yield the groups of claims about one entity alone ("raised $2 million")."""
    for node, data in sorted(graph.nodes(data=True)):
        told = sorted(data.get("facts", ()), key=_what)
        for (relation, *_), claims in groupby(told, key=_what):
            for each in alike(claims):
                yield Group(node, relation, None, tuple(each))


def _what(fact: Claim) -> tuple[str, str, str]:
    return fact["relation"], fact.get("subject_text") or "", fact.get("object_text") or ""


def alike(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Return the claims of one status, speaker and amount together; those that name no sum stand with the only one named."""
    groups: dict[tuple[str, str, float], list[Claim]] = {}
    for claim in claims:
        amount = claim.get("amount")
        key = (claim["status"], claim.get("attributed_to") or "", -1.0 if amount is None else float(amount))
        groups.setdefault(key, []).append(claim)
    for status, speaker, amount in sorted(groups):
        sums = [key for key in groups if key[:2] == (status, speaker) and key[2] >= 0]
        if amount < 0 and len(sums) == 1:
            groups[sums[0]] += groups.pop((status, speaker, amount))
    return [groups[key] for key in sorted(groups)]


def common(claims: Iterable[Claim]) -> dict[str, Any]:
    """Return what claims that are alike say: of details in which they differ, what most of them have."""
    said = list(claims)
    return {
        "status": said[0]["status"],
        "attributed_to": said[0].get("attributed_to"),
        "attribution": _most_frequent(said, "attribution"),
        "amount": said[0].get("amount"),
        "currency": _most_frequent(said, "currency"),
        "date": _most_frequent(said, "date") or _most_frequent(said, "date_text"),
        "role": _most_frequent(said, "role"),
        "tense": _most_frequent(said, "tense"),
    }


def _most_frequent(claims: list[Claim], key: str) -> Any:
    """Return the value that most of the claims have, the first in order among equals."""
    counts = Counter(claim[key] for claim in claims if claim.get(key) is not None)
    return min(counts, key=lambda value: (-counts[value], str(value)), default=None)
