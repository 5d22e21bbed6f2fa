"""Third-person pronouns, joined to the most salient entity before them that agrees; left alone below a threshold.

A scored version of Lappin and Leass (1994): recency by sentences, subjects before objects, how often an entity is named,
agreement in sex and number, and no pronoun means the other argument of its own verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster, Clusters
from graphkit.extract.lexicon import codes
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import tokens_among

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FAR = 4
"""Sentences before which nothing is looked for."""
_LEAST = 1.0
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TYPES = {"m": ("PERSON",), "f": ("PERSON",), "n": ("PAC", "ORG", "OFFICE"), "p": ("PAC", "ORG")}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands."""

    token: Token
    sentence: int
    kind: str
    owns: bool


def pronouns(doc: Doc) -> Iterator[MentionSpan]:
    """Yield the third-person pronouns of `doc`."""
    for token in tokens_among(doc, codes("pronouns")):
        kind = codes("pronouns")[token.lower_]
        if token.pos_ in {"PRON", "DET"} and token.dep_ not in {"expl", "det"}:
            yield mention_of_pronoun(token, "PERSON" if kind in {"m", "f"} else "ORG")


def mention_of_pronoun(token: Token, type_: str) -> MentionSpan:
    """Return `token` as a mention that refers to something else."""
    return MentionSpan(
        start=token.i,
        end=token.i + 1,
        start_char=token.idx,
        end_char=token.idx + len(token),
        type=type_,
        kind="pronoun",
        name=token.text,
        root=token,
        score=0.0,
        reason="pronoun",
    )


def resolve_pronoun(mention: MentionSpan, clusters: Clusters, sentences: list[int]) -> None:
    """Join `mention` to the best entity before it, if its score is good enough."""
    token = mention.root
    place = Place(token, sentences[token.i], codes("pronouns")[token.lower_], token.dep_ == "poss")
    scored = [
        (score, one)
        for one in clusters.typed(_TYPES[place.kind])
        if (score := _score(place, one, sentences)) is not None
    ]
    if not scored:
        return
    best, cluster = max(scored, key=lambda pair: (pair[0], -pair[1].number))
    rival = max((score for score, one in scored if one is not cluster), default=0.0)
    if best >= _LEAST + (1.5 if place.kind in {"n", "p"} else 0):
        mention.type = cluster.type
        cluster.add(
            mention, round(min(0.9, 0.5 + (best - max(rival, 0)) / 8), 2), "most salient entity before that agrees"
        )


def _score(place: Place, cluster: Cluster, sentences: list[int]) -> float | None:
    last = cluster.before(place.token.i)
    if last is None or (distance := place.sentence - sentences[last.start]) > _FAR or not _agrees(place, cluster):
        return None
    near = [m for m in cluster.mentions if m.end <= place.token.i and place.sentence - sentences[m.start] <= _FAR]
    if all(_same_clause(place, m.root) for m in near[-1:]) and distance == 0:
        return None
    score = 3.0 - distance
    score += max((_prominence(m) - 0.5 * (place.sentence - sentences[m.start]) for m in near), default=0.0)
    score += min(len(near), 5) * 0.3 + min(len(cluster.mentions), 10) * 0.1
    if place.kind in {"m", "f"}:
        score += 1.0 if cluster.sex == place.kind else -0.5
    return score


def _agrees(place: Place, cluster: Cluster) -> bool:
    return place.kind not in {"m", "f"} or cluster.sex in {None, place.kind}


def _prominence(mention: MentionSpan) -> float:
    role = mention.root.dep_
    if role in _SUBJECTS:
        return 1.5
    return 0.8 if role in {"dobj", "dative"} else 0.0 if role == "compound" else 0.4


def _same_clause(place: Place, root: Token) -> bool:
    """Whether the name is another argument of the pronoun's own verb, so that the two cannot be one."""
    if place.owns or place.token.lower_.endswith("self"):
        return False
    verb = place.token.head
    governor = root.head
    if place.token.dep_ == "pobj":
        verb = verb.head
    return governor == verb and root.dep_ in {*_SUBJECTS, "dobj", "dative", "attr"}
