"""Whose somebody is: who was introduced as "his wife, Ann" or as "president of Apex" is "his wife" and "its president" later on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster, Clusters
from graphkit.extract.lexicon import codes
from graphkit.extract.parse import grammar
from graphkit.extract.references.descriptions import is_past, nouns_of, role_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OWNING = ("of", "to", "for")
_NAMES = frozenset({"compound", "nmod", "poss"})


class Ties:
    """The nouns that a document ties to a name, and to whom or what else: "Ann, his WIFE", "Apex PRESIDENT Ann Lee"."""

    def __init__(self, doc: Doc, clusters: Clusters) -> None:
        self._clusters = clusters
        self._named = {
            i: one.number
            for one in clusters.all
            for mention in one.mentions
            if mention.kind == "name"
            for i in range(mention.start, mention.end)
        }
        self._told: defaultdict[str, list[tuple[Token, Cluster]]] = defaultdict(list)
        for noun, cluster in _told(doc, clusters):
            self._told[role_of(noun)].append((noun, cluster))

    def meant(self, noun: Token) -> Cluster | None:
        """Return the one entity that is said to be what `noun` says of whom it belongs to."""
        owner = self.owner(noun)
        if owner is None:
            return None
        role = role_of(noun)
        found = {one.number: one for one in (*self._called(role, owner), *self._conversely(role, owner))}
        fitting = [one for one in found.values() if one is not owner and _agrees(one, noun)]
        return fitting[0] if len(fitting) == 1 else None

    def owner(self, noun: Token) -> Cluster | None:
        """Return whose wife, lawyer or president it is."""
        return next(iter(self._owners(noun)), None)

    def _called(self, role: str, owner: Cluster) -> Iterator[Cluster]:
        for noun, cluster in self._told.get(role, ()):
            if any(one is owner for one in self._owners(noun)):
                yield cluster

    def _conversely(self, role: str, owner: Cluster) -> Iterator[Cluster]:
        """Yield whom `owner` is said to be the wife of, where `role` is husband."""
        for other in codes("converse").get(role, ()):
            for noun, cluster in self._told.get(other, ()):
                if cluster is owner:
                    yield from self._owners(noun)

    def _owners(self, noun: Token) -> Iterator[Cluster]:
        tokens = [child for child in noun.children if child.dep_ in _NAMES and child.i < noun.i]
        if noun.dep_ in _NAMES and noun.head.i > noun.i:
            tokens += [child for child in noun.head.children if child.dep_ == "poss" and child.i < noun.i]
        tokens += [one for preposition in _OWNING for one in grammar.complements(noun, preposition)]
        for token in tokens:
            number = self._named.get(token.i, self._clusters.places.get(token.i))
            if number is not None:
                yield self._clusters.all[number]


def _told(doc: Doc, clusters: Clusters) -> Iterator[tuple[Token, Cluster]]:
    for cluster in clusters.typed({"PERSON"}):
        for mention in cluster.mentions:
            if mention.kind == "name":
                for noun in nouns_of(doc, mention.start, mention.end, mention.root):
                    if not is_past(noun):
                        yield noun, cluster


def _agrees(cluster: Cluster, noun: Token) -> bool:
    sex = codes("sexes").get(noun.lower_)
    return cluster.type == "PERSON" and (sex is None or cluster.sex in {None, sex})
