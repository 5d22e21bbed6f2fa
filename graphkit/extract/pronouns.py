"""Third-person pronouns, joined to the most salient entity before them that agrees; left alone below a threshold.

A scored version of Lappin and Leass (1994): recency by sentences, subjects before objects, how often an entity is named,
agreement in sex and number, and no pronoun means the other argument of its own verb.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster, Clusters
from graphkit.extract.lexicon import codes, words
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import tokens_among

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FAR = 4
"""Sentences before which nothing is looked for."""
_LEAST = 1.0
"""The score below which a pronoun is left alone; more for a body, which "it" seldom means."""
_BASE = 3.0
# The weights below were climbed to on 700 passages of the training part of GAP (Webster et al. 2018, Apache-2.0).
_RECENCY = 2.65
"""Lost for each sentence between."""
_DISTANCE = 0.03
"""Lost for each ten words between."""
_SUBJECT = 1.5
_OBJECT = 2.25
_NAMED = 0.9
_TAKEN_UP = 0.47
_SEX = 1.0
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TYPES = {"m": ("PERSON",), "f": ("PERSON",), "n": ("PAC", "ORG", "OFFICE"), "p": ("PAC", "ORG")}


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence of every token, and which tokens are quoted."""

    sentences: list[int]
    quoted: frozenset[int]


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


def resolve_pronoun(mention: MentionSpan, clusters: Clusters, scene: Scene) -> None:
    """Join `mention` to the best entity before it, if its score is good enough."""
    token = mention.root
    place = Place(token, scene.sentences[token.i], codes("pronouns")[token.lower_], token.dep_ == "poss")
    scored = [
        (score, one) for one in clusters.typed(_TYPES[place.kind]) if (score := _score(place, one, scene)) is not None
    ]
    likeliest = max((score for score, _ in scored), default=0.0)
    ahead = _ahead(place, clusters) if place.owns or likeliest < _LEAST else None
    if ahead is not None:
        mention.type = ahead.type
        ahead.add(mention, 0.6, "subject of the clause that the pronoun opens")
        ahead.mentions.sort(key=lambda one: one.start)
    if ahead is not None or not scored:
        return
    best, cluster = max(scored, key=lambda pair: (pair[0], -pair[1].number))
    rival = max((score for score, one in scored if one is not cluster), default=0.0)
    if best >= _LEAST + (1.5 if place.kind in {"n", "p"} else 0):
        mention.type = cluster.type
        cluster.add(
            mention, round(min(0.9, 0.5 + (best - max(rival, 0)) / 8), 2), "most salient entity before that agrees"
        )


def _ahead(place: Place, clusters: Clusters) -> Cluster | None:
    """Return who follows as the subject of the clause that the pronoun opens: "In his speech, Lee said"."""
    if place.kind not in {"m", "f"}:
        return None
    token = place.token
    found = (
        (mention.start, cluster)
        for cluster in clusters.typed(("PERSON",))
        for mention in cluster.mentions
        if token.i < mention.start < token.sent.end
        and mention.root.dep_ in _SUBJECTS
        and mention.root.head in token.ancestors
        and _agrees(place, cluster)
    )
    return min(found, key=lambda pair: pair[0], default=(0, None))[1]


def _score(place: Place, cluster: Cluster, scene: Scene) -> float | None:
    sentences = scene.sentences
    near = _near(cluster, place, sentences)
    if not near or not _agrees(place, cluster) or _speaks(place, cluster, scene):
        return None
    distance = place.sentence - sentences[near[-1].start]
    if distance == 0 and _same_clause(place, near[-1].root):
        return None
    score = max(_prominence(m) - _RECENCY * (place.sentence - sentences[m.start]) for m in near)
    score += _NAMED * min(sum(m.kind == "name" for m in near), 4) + _TAKEN_UP * min(len(near), 6)
    score -= _DISTANCE * min(place.token.i - near[-1].end, 60) / 10
    if place.kind in {"m", "f"}:
        score += _SEX if cluster.sex == place.kind else 0.0
    return score + _BASE


def _speaks(place: Place, cluster: Cluster, scene: Scene) -> bool:
    """Whether the pronoun stands in the entity's own words, where it would be "I"."""
    if place.token.i not in scene.quoted:
        return False
    beside = (m for m in cluster.mentions if scene.sentences[m.start] == place.sentence and m.start not in scene.quoted)
    return any(m.root.dep_ == "nsubj" and m.root.head.lemma_ in words("speech") for m in beside)


def _near(cluster: Cluster, place: Place, sentences: Sequence[int]) -> list[MentionSpan]:
    """Return the mentions of `cluster` that stand before a pronoun, not too far."""
    last, first = place.token.i, place.sentence - _FAR
    before = (mention for mention in cluster.mentions if mention.end <= last and sentences[mention.start] >= first)
    return [mention for mention in before if not _in_caption(mention)]


def _in_caption(mention: MentionSpan) -> bool:
    """Whether the mention stands in a picture's caption, which no running text takes up."""
    doc = mention.root.doc
    position = mention.start_char + doc._.window_start
    blocks = doc._.blocks
    found = bisect_right(blocks, position, key=lambda block: block.start) - 1
    return found >= 0 and position < blocks[found].end and blocks[found].kind == "caption"


def _agrees(place: Place, cluster: Cluster) -> bool:
    return place.kind not in {"m", "f"} or cluster.sex in {None, place.kind}


def _prominence(mention: MentionSpan) -> float:
    role = mention.root.dep_
    if role in _SUBJECTS:
        return _SUBJECT
    return _OBJECT if role in {"dobj", "dative"} else 0.0


def _same_clause(place: Place, root: Token) -> bool:
    """Whether the name is another argument of the pronoun's own verb, so that the two cannot be one."""
    if place.owns or place.token.lower_.endswith("self"):
        return False
    verb = place.token.head
    governor = root.head
    if place.token.dep_ == "pobj":
        verb = verb.head
    return governor == verb and root.dep_ in {*_SUBJECTS, "dobj", "dative", "attr"}
