"""What speaks for and against an entity being meant by a pronoun, as numbers: nearness, part played, sex, topic, syntax.

After Lappin and Leass (1994), Mitkov (1998) and the features of Rahman and Ng (2009); how much each counts is learned by
`training.pronouns`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log1p
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster
from graphkit.extract.lexicon import codes, words
from graphkit.extract.scene import SUBJECTS, Scene, above, head_of, role_of
from graphkit.extract.spans import MentionSpan

if TYPE_CHECKING:
    from spacy.tokens import Token

FAR = 6
"""Sentences before which nothing is looked for."""
MOST = 10
"""Entities that are weighed at most, the nearest ones."""
_KINDS = ("m", "f", "n", "p")
_ROLES = ("subject", "object", "owner", "modifier", "other")
_TYPES = ("ORG", "PAC", "OFFICE", "PLACE")
_CLAUSES = ("ROOT", "conj", "advcl", "ccomp", "relcl", "acl", "xcomp", "pcomp")
_PREPOSITIONS = ("of", "by", "with", "to", "for")
_MANY_TOKENS = 120


Numbers = tuple[list[list[float]], list[float]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands."""

    token: Token
    sentence: int
    block: int
    kind: str
    """m, f, n (it) or p (they)."""
    role: str
    reflexive: bool
    quoted: bool
    verb: int
    """The token that governs it, through a preposition."""
    subjects: dict[int, int]
    """The subjects of the verbs above it, and how many verbs up they are."""
    relatives: frozenset[int]
    """The nouns in whose relative clause it stands."""
    told: frozenset[int]
    """The subjects above that say what it stands in."""
    clause: str
    """What the clause that it stands in is to the rest: ROOT, advcl, relcl …"""


@dataclass(slots=True)
class Candidate:
    """An entity that a pronoun may mean, with its mentions before the pronoun, the nearest first."""

    cluster: Cluster
    near: list[MentionSpan]
    ahead: bool = False
    """Whether it follows, as the subject of the clause that the pronoun opens."""


@dataclass(slots=True)
class Memory:
    """What was decided so far in a document."""

    last: dict[str, tuple[int, int]] = field(default_factory=dict)
    """For each kind of pronoun the entity that the last one meant, and its sentence."""
    taken_up: dict[tuple[int, str], int] = field(default_factory=dict)
    """How often a pronoun of a kind meant an entity."""
    speaker: int | None = None
    """The entity that was last said to say something."""

    def note(self, place: Place, cluster: Cluster) -> None:
        """Remember that the pronoun at `place` means `cluster`."""
        self.last[place.kind] = (cluster.number, place.sentence)
        key = (cluster.number, place.kind)
        self.taken_up[key] = self.taken_up.get(key, 0) + 1


def place_of(token: Token, scene: Scene) -> Place:
    """Return where the pronoun `token` stands."""
    subjects: dict[int, int] = {}
    relatives, told = set(), set()
    verbs, clause = 0, ""
    for one in above(token):
        clause = clause or (one.dep_ if one.dep_ in _CLAUSES else "")
        if one.dep_ == "relcl":
            relatives.add(one.head.i)
        if one.pos_ in {"VERB", "AUX"}:
            for child in one.children:
                if child.dep_ in SUBJECTS and child.i != token.i:
                    subjects.setdefault(child.i, verbs)
                    if one.lemma_ in words("speech"):
                        told.add(child.i)
            verbs += 1
    head = token.head.head if token.dep_ == "pobj" else token.head
    return Place(
        token,
        scene.sentences[token.i],
        scene.blocks[token.i],
        codes("pronouns")[token.lower_],
        role_of(head_of(token)),
        token.lower_.endswith(("self", "selves")),
        token.i in scene.quoted,
        head.i,
        subjects,
        frozenset(relatives),
        frozenset(told),
        clause,
    )


def same_clause(place: Place, mention: MentionSpan, scene: Scene) -> bool:
    """Whether the mention is another argument of the pronoun's own verb, so that the two cannot be one."""
    if place.role == "owner" or place.reflexive:
        return False
    part = scene.part(mention)
    return part.verb == place.verb and part.role in {"subject", "object"}


def numbers(place: Place, candidates: Sequence[Candidate], scene: Scene, memory: Memory) -> Numbers:
    """Return a row of numbers for each candidate, and one for nobody."""
    shared = _of_place(place)
    counts = [len(one.near) for one in candidates]
    most = max(counts, default=0)
    sure = sum(one.cluster.sex == place.kind for one in candidates)
    firsts = _firsts(candidates, scene)
    rows = [
        [
            *_of_candidate(place, one, scene, rank),
            *_of_memory(place, one.cluster, memory),
            float(count == most),
            float(len(candidates) == 1),
            min(sure, 4) / 4,
            float(one.cluster.number in firsts),
            *shared,
        ]
        for rank, (one, count) in enumerate(zip(candidates, counts, strict=True))
    ]
    return rows, _nobody(place, candidates, scene, shared)


def _firsts(candidates: Sequence[Candidate], scene: Scene) -> set[int]:
    """Return the entities that of all the candidates are the first ones in the sentence of their last mention."""
    first: dict[int, tuple[int, int]] = {}
    for one in candidates:
        for mention in one.near:
            sentence = scene.part(mention).sentence
            first[sentence] = min(
                first.get(sentence, (mention.start, one.cluster.number)), (mention.start, one.cluster.number)
            )
    return {
        one.cluster.number for one in candidates if first[scene.part(one.near[0]).sentence][1] == one.cluster.number
    }


def _of_place(place: Place) -> list[float]:
    kinds = [float(place.kind == kind) for kind in _KINDS]
    roles = [float(place.role == role) for role in _ROLES]
    clauses = [float(place.clause == clause) for clause in _CLAUSES]
    opens = place.token.is_sent_start or place.token.i == 0
    return [*kinds, *roles, *clauses, float(place.reflexive), float(place.quoted), float(bool(opens))]


def _of_candidate(place: Place, candidate: Candidate, scene: Scene, rank: int) -> list[float]:
    nearest = candidate.near[0]
    part = scene.part(nearest)
    away = 0 if candidate.ahead else place.sentence - part.sentence
    between = abs(place.token.i - nearest.end)
    return [
        float(away == 0),
        float(away == 1),
        float(away == 2),
        float(away > 2),
        log1p(min(between, _MANY_TOKENS)) / 4,
        float(rank == 0),
        float(rank == 1),
        min(rank, 5) / 5,
        float(candidate.ahead),
        float(part.role == place.role),
        float(scene.blocks[nearest.start] != place.block),
        float((nearest.start in scene.quoted) == place.quoted),
        *(float(part.role == role) for role in _ROLES),
        *(float(part.preposition == one) for one in _PREPOSITIONS),
        *_of_syntax(place, candidate),
        *_of_parts(place, candidate.near, scene),
        *_of_cluster(place, candidate.cluster),
        *_of_form(nearest),
    ]


def _of_syntax(place: Place, candidate: Candidate) -> list[float]:
    """Return whether it is a subject above the pronoun, and how far up; one that says it; what its relative clause is of."""
    heads = {head_of(one.root).i for one in candidate.near[:4]} | {one.root.i for one in candidate.near[:4]}
    depths = [depth for i, depth in place.subjects.items() if i in heads]
    depth = min(depths, default=-1)
    return [
        float(depth == 0),
        float(depth == 0 and place.reflexive),
        float(depth == 1),
        float(depth > 1),
        float(not heads.isdisjoint(place.told)),
        float(not heads.isdisjoint(place.relatives)),
    ]


def _of_parts(place: Place, near: Iterable[MentionSpan], scene: Scene) -> list[float]:
    """Return what parts it played in this sentence and in the one before, and how often it was a subject."""
    parts = [scene.part(one) for one in near]
    here = [part for part in parts if part.sentence == place.sentence]
    before = [part for part in parts if part.sentence == place.sentence - 1]
    subjects = sum(part.role == "subject" for part in parts)
    return [
        float(any(part.leads for part in here)),
        float(any(part.role == "subject" for part in here)),
        float(any(part.leads for part in before)),
        float(any(part.role == "subject" for part in before)),
        float(any(part.role == "object" for part in before)),
        subjects / len(parts),
        log1p(len(parts)) / 2,
    ]


def _of_cluster(place: Place, cluster: Cluster) -> list[float]:
    """Return how the entity is known: sex, number of names, whether it opens the document, its type."""
    sex = cluster.sex if place.kind in {"m", "f"} else None
    told = bool(cluster.sexes)
    names = sum(cluster.names.values())
    return [
        float(sex == place.kind and told),
        float(sex == place.kind and not told),
        float(sex is None),
        log1p(names) / 3,
        float(not names),
        log1p(cluster.mentions[0].start) / 6,
        *(float(cluster.type == type_) for type_ in _TYPES),
    ]


def _of_form(nearest: MentionSpan) -> list[float]:
    return [
        float(nearest.kind == "pronoun"),
        float(nearest.kind == "nominal"),
        float(nearest.kind == "name" and " " in nearest.name),
        float(nearest.root.tag_ in {"NNS", "NNPS"}),
    ]


def _of_memory(place: Place, cluster: Cluster, memory: Memory) -> list[float]:
    """Return whether the last such pronoun meant it, how long ago, and how often pronouns of each kind did."""
    last, sentence = memory.last.get(place.kind, (-1, -9))
    again = last == cluster.number
    others = sum(memory.taken_up.get((cluster.number, kind), 0) for kind in _KINDS if kind != place.kind)
    return [
        float(again),
        float(again and sentence == place.sentence),
        float(again and sentence == place.sentence - 1),
        log1p(memory.taken_up.get((cluster.number, place.kind), 0)) / 2,
        log1p(others) / 2,
        float(memory.speaker == cluster.number),
    ]


def _nobody(place: Place, candidates: Sequence[Candidate], scene: Scene, shared: list[float]) -> list[float]:
    """Return the row of nobody: how many are near, whether one agrees in sex, the place, and where the document is."""
    here = sum(scene.part(one.near[0]).sentence == place.sentence for one in candidates)
    sure = any(one.cluster.sex == place.kind for one in candidates)
    told = [1.0, log1p(len(candidates)), float(not candidates), log1p(here), float(sure), log1p(place.sentence) / 4]
    return [*told, *shared]
