"""What speaks for and against an entity being meant by a pronoun, as numbers: nearness, part played, sex, topic, syntax.

After Lappin and Leass (1994), Mitkov (1998) and the features of Rahman and Ng (2009); how much each counts is learned by
`training.pronouns`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log1p
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster
from graphkit.extract.lexicon import codes, words
from graphkit.extract.references.scene import OBJECTS, SUBJECTS, Scene, above, head_of, role_of
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import dependents

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
_SHARING = 3
"""Verbs in a row at most that share a subject."""


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
    objects: dict[int, int]
    """The objects of these verbs, told likewise."""
    around: frozenset[int]
    """What it is a part of: "his" of "his mother"."""
    doers: frozenset[int]
    """The subject that its own verb shares with the verb that it is joined to: "Lee beat Roe and left HIM poor"."""
    likely_doers: frozenset[int]
    """The subject that its own verb, in a clause below another, most likely shares: "Lee ran again, beating HIM"."""
    relatives: frozenset[int]
    """The nouns in whose relative clause it stands."""
    told: frozenset[int]
    """The subjects above that say what it stands in."""
    clause: str
    """What the clause that it stands in is to the rest: ROOT, advcl, relcl …"""

    @property
    def later(self) -> frozenset[int]:
        """The subjects that follow the pronoun and that it is no part of: "in HIS speech, LEE said"."""
        return frozenset(i for i in self.subjects if i > self.token.i and i not in self.around)


@dataclass(slots=True)
class Candidate:
    """An entity that a pronoun may mean, with its mentions before the pronoun, the nearest first."""

    cluster: Cluster
    near: list[MentionSpan]
    ahead: bool = False
    """Whether it was not mentioned before, but follows as the subject of the clause that the pronoun opens."""


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
    over = list(above(token))
    subjects, objects, told = _arguments_of(over, token)
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
        objects,
        frozenset(one.i for one in over),
        frozenset(_doers(head, "conj")),
        frozenset(_doers(head, "advcl")),
        frozenset(one.head.i for one in over if one.dep_ == "relcl"),
        told,
        next((one.dep_ for one in over if one.dep_ in _CLAUSES), ""),
    )


def _arguments_of(over: Iterable[Token], pronoun: Token) -> tuple[dict[int, int], dict[int, int], frozenset[int]]:
    """Return the subjects and objects of the verbs `over` the pronoun, with how many verbs up they are, and who speaks."""
    subjects: dict[int, int] = {}
    objects: dict[int, int] = {}
    told: set[int] = set()
    for up, verb in enumerate(one for one in over if one.pos_ in {"VERB", "AUX"}):
        for label, child in dependents(verb):
            if label in SUBJECTS and child.i != pronoun.i:
                subjects.setdefault(child.i, up)
                if verb.lemma_ in words("speaking"):
                    told.add(child.i)
            elif label in OBJECTS and child.i != pronoun.i:
                objects.setdefault(child.i, up)
    return subjects, objects, frozenset(told)


def _doers(verb: Token, link: str) -> Iterator[int]:
    """Yield the subjects of the verb above, where `verb` has none of its own and is linked to it so."""
    for _ in range(_SHARING):
        if verb.dep_ != link or any(label in SUBJECTS for label, _ in dependents(verb)):
            return
        verb = verb.head
        subjects = [child.i for label, child in dependents(verb) if label in SUBJECTS]
        if subjects:
            yield from subjects
            return


def same_clause(place: Place, mention: MentionSpan, scene: Scene) -> bool:
    """Whether the mention is another argument of the pronoun's own verb, so that the two cannot be one."""
    if place.role == "owner" or place.reflexive:
        return False
    part = scene.part(mention)
    if part.verb == place.verb and part.role in {"subject", "object"}:
        return True
    return place.role in {"object", "other"} and part.role == "subject" and head_of(mention.root).i in place.doers


@dataclass(frozen=True, slots=True)
class _Field:
    """What the candidates are told apart by when they are seen together."""

    size: int
    most: int
    """The most mentions that one of them has."""
    sure: int
    """How many are known to be of the pronoun's sex."""
    firsts: set[int]
    closest: Candidate | None
    names: int
    """How often all of them are named in the document."""
    best_known: int
    """How often the one is named that is named most."""
    later: frozenset[int]


def numbers(place: Place, candidates: Sequence[Candidate], scene: Scene, memory: Memory) -> Numbers:
    """Return a row of numbers for each candidate, and one for nobody."""
    shared = _of_place(place)
    together = _field(place, candidates, scene)
    rows = [
        [
            *_of_candidate(place, one, scene, rank),
            *_of_memory(place, one.cluster, memory),
            *_of_field(one, together),
            *shared,
        ]
        for rank, one in enumerate(candidates)
    ]
    return rows, _nobody(place, candidates, scene, shared)


def _field(place: Place, candidates: Sequence[Candidate], scene: Scene) -> _Field:
    named = [_times_named(one) for one in candidates]
    return _Field(
        len(candidates),
        max((len(one.near) for one in candidates), default=0),
        sum(one.cluster.sex == place.kind for one in candidates),
        _firsts(candidates, scene),
        _closest_subject(place, candidates, scene),
        sum(named),
        max(named, default=0),
        place.later,
    )


def _times_named(candidate: Candidate) -> int:
    return sum(candidate.cluster.names.values())


def _of_field(candidate: Candidate, among: _Field) -> list[float]:
    """Return how the candidate stands among the others: the most mentioned, the only one, the closest subject."""
    cluster, named = candidate.cluster, _times_named(candidate)
    return [
        float(len(candidate.near) == among.most),
        float(among.size == 1),
        min(among.sure, 4) / 4,
        float(cluster.number in among.firsts),
        float(candidate is among.closest),
        float(bool(named) and named == among.best_known),
        named / (among.names or 1),
        float(bool(among.later) and any(mention.root.i in among.later for mention in cluster.mentions)),
    ]


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


def _closest_subject(place: Place, candidates: Sequence[Candidate], scene: Scene) -> Candidate | None:
    """Return the candidate that was the last subject before the pronoun in its sentence."""
    last: tuple[int, Candidate] | None = None
    for one in candidates:
        for mention in one.near:
            part = scene.part(mention)
            if part.sentence != place.sentence:
                break
            if part.role == "subject" and mention.start < place.token.i and (last is None or mention.start > last[0]):
                last = mention.start, one
    return None if last is None else last[1]


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
        float((nearest.start in scene.bracketed) == (place.token.i in scene.bracketed)),
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
    depths = [depth for i, depth in place.subjects.items() if i in heads and i not in place.around]
    depth = min(depths, default=-1)
    done = [depth for i, depth in place.objects.items() if i in heads and i not in place.around]
    return [
        float(depth == 0),
        float(depth == 0 and place.reflexive),
        float(depth == 1),
        float(depth > 1),
        float(not heads.isdisjoint(place.told)),
        float(not heads.isdisjoint(place.relatives)),
        float(0 in done),
        float(any(done)),
        float(not heads.isdisjoint(place.around)),
        float(place.role in {"object", "other"} and not heads.isdisjoint(place.likely_doers)),
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
        float(nearest.root.dep_ == "conj"),
        float(nearest.root.dep_ == "appos"),
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
