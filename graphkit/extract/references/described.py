"""Whom a description means: "the striker", "the mill", weighed by what is said of each entity, by its name, and by where it stands."""

from __future__ import annotations

from collections import Counter
from math import log1p
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster
from graphkit.extract.lexicon import codes, words
from graphkit.extract.references.descriptions import FORMER, is_past, role_of, same_role
from graphkit.extract.references.ranker import ranker
from graphkit.extract.references.salience import Numbers
from graphkit.extract.references.scene import SUBJECTS
from graphkit.extract.references.scene import role_of as part_of
from graphkit.extract.references.sorts import likeness, sorts
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import plain

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graphkit.extract.references.pronouns import Past

Candidate = tuple[Cluster, list[MentionSpan]]
"""An entity with its mentions before the description, the nearest first."""

MOST = 8
"""Entities that are weighed at most, but for those that match in words."""
LEAST = 0.5
"""The likelihood below which a description is left open."""
_FAR = 300
"""Tokens before which nothing is looked for but what matches in words."""
_LEAST_FIT = 0.03
"""How likely the noun must be to mean what an entity is, for the entity to be weighed."""
_SORT = {"PERSON": 0, "ORG": 1, "PAC": 1, "OFFICE": 1, "PLACE": 2}
_TYPES = ("PERSON", "ORG", "PAC", "OFFICE", "PLACE")
_ROLES = ("subject", "object", "owner", "modifier", "other")
_RECENT = 12
"""Mentions of an entity whose parts in their sentences are looked at."""


def likeliest_described(_: MentionSpan, found: list[Candidate], told: Numbers) -> tuple[Cluster | None, float]:
    """Return which of the candidates is meant and how likely that is; none where it is not clear."""
    *likelihoods, _nobody = ranker("description_weights").likelihoods(told)
    best = max(likelihoods)
    return (found[likelihoods.index(best)][0] if best >= LEAST else None), best


class Described:
    """A description being resolved: its noun, what belongs to it, and the sort of thing that it may mean."""

    def __init__(self, mention: MentionSpan, past: Past) -> None:
        noun = self.noun = mention.root
        self.mention, self.scene = mention, past.scene
        self.word = plain(noun)
        self.role = role_of(noun)
        self.is_past = is_past(noun)
        self.sorts = sorts(self.word)
        self.sex = codes("sexes").get(self.word)
        self.sentence = past.scene.sentences[noun.i]
        self.modifiers = [
            plain(one) for one in noun.doc[mention.start : noun.i] if one.pos_ in {"NOUN", "PROPN", "ADJ"}
        ]
        self.verb = noun.head.i


def candidates(mention: MentionSpan, past: Past) -> list[Candidate]:
    """Return the named entities that a description may mean, each with its mentions before it, the nearest first."""
    noun = mention.root
    word, role = plain(noun), role_of(noun)
    shares = sorts(word)
    found: dict[int, list[MentionSpan] | None] = {}
    count = 0
    for before, cluster in reversed(past.mentions):
        number = cluster.number
        if number not in found and before.end <= mention.start:
            near = mention.start - before.end <= _FAR and count < MOST
            fits = _may_be(cluster, shares, noun) and (near or _matches(cluster, word, role))
            found[number] = [before] if fits else None
            count += fits
        elif (known := found.get(number)) is not None:
            known.append(before)
    weighed = [(past.clusters.all[number], near) for number, near in found.items() if near]
    such = [one for one in weighed if is_said_to_be(one[0], word)]
    here = [one for one in such if past.scene.sentences[one[1][0].start] == past.scene.sentences[noun.i]]
    return here or such or weighed


def is_said_to_be(cluster: Cluster, word: str) -> bool:
    """Whether a body's name, or the text, says that it is what the noun tells: the Gazette a newspaper, Local 5 a union."""
    types, *parts = codes("nominal_bodies").get(word, ("",))
    if types == cluster.type == "PAC":
        return True
    return cluster.type != "PERSON" and (not _words_of(cluster).isdisjoint(parts) or word in cluster.roles)


def _may_be(cluster: Cluster, shares: tuple[float, ...], noun: Token) -> bool:
    if not cluster.names or cluster.plural or cluster.type not in _SORT or _is_post(cluster):
        return False
    sex = codes("sexes").get(noun.lower_)
    if sex and cluster.type == "PERSON" and cluster.sex not in {None, sex}:
        return False
    return shares[_SORT[cluster.type]] >= _LEAST_FIT


def _is_post(cluster: Cluster) -> bool:
    return cluster.type == "OFFICE" and any(mention.subtype == "post" for mention in cluster.mentions)


def _matches(cluster: Cluster, word: str, role: str) -> bool:
    return any(same_role(role, known) for known in cluster.roles) or word in _words_of(cluster)


def calls(cluster: Cluster, noun: Token) -> bool:
    """Whether the text or its name says that an entity is what the noun tells."""
    return _matches(cluster, plain(noun), role_of(noun))


def _words_of(cluster: Cluster) -> set[str]:
    return {word for name in cluster.names for word in name.lower().split()}


def numbers(description: MentionSpan, found: list[Candidate], past: Past) -> Numbers:
    """Return a row of numbers for each candidate, of whom there is one at least, and one for nobody."""
    told = Described(description, past)
    shared = _of_description(told)
    matches = [_match(told, one) for one, _ in found]
    best = [max(column) for column in zip(*matches, strict=True)]
    named = sum(sum(one.names.values()) for one, _ in found) or 1
    ranks: Counter[int] = Counter()
    rows = []
    for (one, near), match in zip(found, matches, strict=True):
        sort = _SORT[one.type]
        firsts = [float(mine == most > 0) for mine, most in zip(match, best, strict=True)]
        share = sum(one.names.values()) / named
        place = _of_place(told, near, ranks[sort])
        rows.append([*match, *firsts, *_of_entity(told, one, near), *place, share, *shared])
        ranks[sort] += 1
    fit = max(told.sorts[_SORT[one.type]] for one, _ in found)
    return rows, [1.0, log1p(len(found)), fit, log1p(told.sentence) / 4, *best, *shared]


def _of_description(told: Described) -> list[float]:
    noun = told.noun
    dets = {child.lower_ for child in noun.lefts if child.dep_ in {"det", "poss"}}
    below = [child.dep_ for child in noun.rights]
    part = part_of(noun)
    return [
        *told.sorts[:3],
        float("the" in dets),
        float(not dets.isdisjoint({"this", "that"})),
        float(any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.rights)),
        float("prep" in below),
        float("relcl" in below or "acl" in below),
        float("appos" in below),
        min(len(told.modifiers), 3) / 3,
        float(told.is_past),
        *(float(part == role) for role in _ROLES),
        float(noun.i in told.scene.quoted),
        float(told.mention.start == noun.sent.start),
        float(noun.dep_ in {"attr", "appos", "ROOT", "conj"}),
    ]


def _match(told: Described, cluster: Cluster) -> list[float]:
    """Return how the noun agrees with what the entity is called: its roles now and once, its name, its modifiers, in likeness."""
    now = once = float(is_said_to_be(cluster, told.word))
    like = 0.0
    for known in cluster.roles:
        bare = known.removeprefix(f"{FORMER} ")
        if same_role(told.role, bare):
            once, now = 1.0, max(now, float(bare == known))
        like = max(like, likeness(told.word, bare.rsplit(" ", 1)[-1]))
    name = _words_of(cluster)
    beside = sum(word in name or any(word in known.split() for known in cluster.roles) for word in told.modifiers)
    likes = [likeness(told.word, word) for word in name] if cluster.type != "PERSON" else []
    last = likeness(told.word, cluster.full_name.lower().split()[-1]) if likes else 0.0
    return [now, once, float(told.word in name), min(beside, 2) / 2, like, last, max(likes, default=0.0)]


def _of_entity(told: Described, cluster: Cluster, near: list[MentionSpan]) -> list[float]:
    fit = told.sorts[_SORT[cluster.type]]
    return [
        float(any(one.kind == "nominal" and plain(one.root) == told.word for one in near)),
        fit,
        *(float(cluster.type == type_) for type_ in _TYPES),
        *(fit * (cluster.type == type_) for type_ in _TYPES),
        float(cluster.type == "PERSON" and told.sex is not None and cluster.sex == told.sex),
        float(_is_apart(told.word, cluster)),
        float(bool(cluster.roles)),
    ]


def _is_apart(word: str, cluster: Cluster) -> bool:
    """Whether the name says that it is another sort of body: no "University of Ostrow" is the company."""
    name = cluster.full_name.lower().split()
    if cluster.type == "PERSON" or word in name or is_said_to_be(cluster, word):
        return False
    firm = word in words("firms") and not words("no_firms").isdisjoint(name)
    return firm or not words("bodies_apart").isdisjoint({*name[:1], *name[-1:]})


def _of_place(told: Described, near: list[MentionSpan], rank: int) -> list[float]:
    scene, last = told.scene, near[0]
    part = scene.part(last)
    away = told.sentence - part.sentence
    parts = [scene.part(one) for one in near[:_RECENT]]
    acting = sum(one.root.dep_ in SUBJECTS for one in near)
    return [
        float(away == 0),
        float(away == 1),
        float(away == 2),
        log1p(away) / 3,
        log1p(told.mention.start - last.end) / 6,
        float(rank == 0),
        float(rank == 1),
        min(rank, 5) / 5,
        log1p(len(near)) / 3,
        log1p(acting) / 2,
        float(part.role == "subject"),
        float(part.verb == told.verb and away == 0),
        float(any(one.sentence == told.sentence - 1 and one.leads for one in parts)),
        float(any(one.sentence == told.sentence - 1 and one.role == "subject" for one in parts)),
        float(any(one.sentence == told.sentence and one.role == "subject" for one in parts)),
        float(last.kind == "name"),
        float(last.kind == "pronoun"),
        float(last.kind == "nominal"),
        float(scene.blocks[last.start] == scene.blocks[told.mention.start]),
        log1p(near[-1].start) / 6,
    ]
