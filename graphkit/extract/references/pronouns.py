"""Pronouns of the third person, joined to the entity that they most likely mean; left alone where that is not clear."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster, Clusters
from graphkit.extract.lexicon import codes
from graphkit.extract.references.ranker import Ranker, ranker
from graphkit.extract.references.salience import (
    FAR,
    MOST,
    Candidate,
    Memory,
    Numbers,
    Place,
    numbers,
    place_of,
    same_clause,
)
from graphkit.extract.references.scene import Scene
from graphkit.extract.spans import MentionSpan, mention_at
from graphkit.extract.tokens import tokens_among

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEAST = {"m": 0.35, "f": 0.35, "n": 0.4, "p": 0.4}
"""The likelihood below which a pronoun is left alone."""
_BODIES = frozenset({"PAC", "ORG", "OFFICE", "PLACE"})
_TYPES = {
    "m": frozenset({"PERSON"}),
    "f": frozenset({"PERSON"}),
    "n": _BODIES,
    "p": _BODIES | {"PERSON"},
}


Choice = Callable[[Place, list[Candidate], Numbers], tuple[Candidate | None, float]]
"""What decides whom a pronoun means, and how likely that is."""


Description = Callable[[MentionSpan, list[tuple[Cluster, list[MentionSpan]]], Numbers], tuple[Cluster | None, float]]
"""What decides whom a description means, and how likely that is."""


@dataclass(slots=True)
class Past:
    """The mentions before a point of the document, each with its entity, in order."""

    scene: Scene
    clusters: Clusters
    choose: Choice
    describe: Description
    memory: Memory = field(default_factory=Memory)
    mentions: list[tuple[MentionSpan, Cluster]] = field(default_factory=list)

    def note(self, mention: MentionSpan) -> None:
        """Add `mention`, the next one."""
        cluster = self.clusters.of(mention)
        self.clusters.note(mention)
        if cluster is not None:
            self.mentions.append((mention, cluster))
            if self.scene.part(mention).speaks:
                self.memory.speaker = cluster.number


def pronouns(doc: Doc) -> Iterator[MentionSpan]:
    """Yield the third-person pronouns of `doc`."""
    for token in tokens_among(doc, codes("pronouns")):
        kind = codes("pronouns")[token.lower_]
        if token.pos_ in {"PRON", "DET"} and token.dep_ not in {"expl", "det"}:
            yield mention_of_pronoun(token, "PERSON" if kind in {"m", "f"} else "ORG")


def mention_of_pronoun(token: Token, type_: str) -> MentionSpan:
    """Return `token` as a mention that refers to something else."""
    return replace(mention_at(token, type_, token.text, "pronoun"), score=0.0, reason="pronoun")


def resolve_pronoun(mention: MentionSpan, past: Past) -> None:
    """Join `mention` to the entity that it most likely means, if that is likely enough."""
    place = place_of(mention.root, past.scene)
    found = candidates(place, past)
    chosen, likelihood = past.choose(place, found, numbers(place, found, past.scene, past.memory))
    if chosen is not None:
        mention.type = chosen.cluster.type
        chosen.cluster.add(mention, min(0.9, round(likelihood, 2)), "likeliest entity that agrees")
        past.memory.note(place, chosen.cluster)
    elif place.kind != "n":
        past.memory.note(place, _nameless(mention, place, past.clusters))


def _nameless(mention: MentionSpan, place: Place, clusters: Clusters) -> Cluster:
    """Return an entity without a name that begins with a pronoun: whoever is meant, the next one means it as well."""
    cluster = clusters.new("PERSON")
    cluster.plural = place.kind == "p"
    if place.kind != "p":
        cluster.sexes[place.kind] += 1
    cluster.add(mention, 0.0, "pronoun")
    return cluster


def likeliest(place: Place, found: list[Candidate], told: Numbers) -> tuple[Candidate | None, float]:
    """Return which of the candidates is meant and how likely that is; none where it is not clear."""
    return likeliest_by(ranker(), place, found, told)


def likeliest_by(ranked: Ranker, place: Place, found: list[Candidate], told: Numbers) -> tuple[Candidate | None, float]:
    """Return what `likeliest` does, by other weights."""
    if not found:
        return None, 0.0
    *likelihoods, _ = ranked.likelihoods(told)
    best = max(likelihoods)
    return (found[likelihoods.index(best)] if best >= LEAST[place.kind] else None), best


def candidates(place: Place, past: Past) -> list[Candidate]:
    """Return whom the pronoun may mean, the nearest first; who follows as its clause's subject stands last."""
    found: dict[int, Candidate] = {}
    shut: set[int] = set()
    for mention, cluster in reversed(past.mentions):
        part = past.scene.part(mention)
        if place.sentence - part.sentence > FAR:
            break
        if cluster.number in found:
            found[cluster.number].near.append(mention)
        elif len(found) < MOST and not part.caption and _fits(place, cluster):
            found[cluster.number] = Candidate(cluster, [mention])
            if _speaks(place, cluster, past.scene):
                shut.add(cluster.number)
        if part.sentence == place.sentence and same_clause(place, mention, past.scene):
            shut.add(cluster.number)
    open_ = [one for number, one in found.items() if number not in shut]
    return [*open_, *_ahead(place, past, found)]


def _fits(place: Place, cluster: Cluster) -> bool:
    """Whether type, number and sex agree; "they" may mean people only where no single one is named."""
    if cluster.type not in _TYPES[place.kind]:
        return False
    if place.kind in {"m", "f"}:
        return cluster.sex in {None, place.kind} and not cluster.plural
    if cluster.type == "OFFICE":
        return cluster.mentions[0].subtype == "agency"
    return cluster.type != "PERSON" or (place.kind == "p" and cluster.plural)


def _speaks(place: Place, cluster: Cluster, scene: Scene) -> bool:
    """Whether the pronoun stands in the entity's own words, where it would be "I"."""
    if not place.quoted:
        return False
    beside = _sentences_beside(place.token.i, scene)
    near = (m for m in cluster.mentions if scene.sentences[m.start] in beside and m.start not in scene.quoted)
    return any(scene.part(m).speaks for m in near)


def _sentences_beside(token: int, scene: Scene) -> set[int]:
    """Return the sentences that the quotation around `token` begins and ends in, or that lead up to it with a comma or colon."""
    quotation = next(one for one in scene.quotations if one.start <= token < one.end)
    found = {scene.sentences[token], scene.sentences[quotation.start], scene.sentences[quotation.end - 1]}
    opening = quotation.start - 1
    if opening > 0 and scene.doc[opening - 1].text in {":", ","}:
        found.add(scene.sentences[opening - 1])
    return found


def _ahead(place: Place, past: Past, known: dict[int, Candidate]) -> list[Candidate]:
    """Return who follows as the subject of the clause that the pronoun opens: "In his speech, Lee said"."""
    if place.kind not in {"m", "f"}:
        return []
    later = place.later
    found: list[Candidate] = []
    for cluster in past.clusters.typed(("PERSON",)) if later else ():
        if cluster.number not in known and _fits(place, cluster) and not _speaks(place, cluster, past.scene):
            found += [Candidate(cluster, [one], ahead=True) for one in cluster.mentions if one.root.i in later][:1]
    return found
