"""Nouns that refer: "the PAC", "the senator", "his wife", "a farmer", found and joined to the entity that they mean, where that is clear.

A noun that means nobody who is named begins an entity without a name, so that what takes it up is not taken for somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import log1p
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster, Clusters
from graphkit.extract.descriptions import FORMER, is_past, role_of, same_role
from graphkit.extract.lexicon import codes, person_nouns, words
from graphkit.extract.scene import SUBJECTS
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import POSSESSIVES, plain
from graphkit.extract.votes import body_belief

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_LEFT = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod"})
_LIKELY = 0.4
"""Probability from which on a noun such as "board" is a public body's."""
_NEAR = 250
"""Tokens within which a body may be meant by a plain noun such as "the group"."""
_SENTENCE = 25
"""Tokens in a sentence, more or less."""
_TOLD, _ACTING = 0.6, 0.5
"""How much it counts how often a body was mentioned, and as a subject; chosen on the train part of the corpus."""
_REMEMBERED = 400
"""Tokens within which "the girl" is the girl that was spoken of."""


def nominals(doc: Doc, taken: set[int]) -> Iterator[MentionSpan]:
    """Yield the nouns of `doc` that may refer to people, a body or a place, but for the tokens that are `taken`."""
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN"} or token.i in taken or _is_part(token):
            continue
        type_ = type_of(token)
        if type_ and (is_definite(token) or (type_ == "PERSON" and _refers(token)) or _is_owned(token)):
            yield mention_of_noun(doc, token, type_)


def is_definite(noun: Token) -> bool:
    """Whether "the" or its like stands before a noun, or the noun is "PAC" without an article."""
    determiners = [child.lower_ for child in noun.lefts if child.dep_ in {"det", "poss"}]
    return not DEFINITE.isdisjoint(determiners) or (
        plain(noun) == "pac" and not any(one in {"a", "an", "another"} for one in determiners)
    )


def _refers(noun: Token) -> bool:
    """Whether an indefinite noun speaks of somebody, rather than saying what somebody is: not "she is a lawyer"."""
    if noun.dep_ in {"attr", "oprd"} or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        return False
    return noun.tag_ in {"NNS", "NNPS"} or any(child.dep_ in {"det", "nummod"} for child in noun.lefts)


def _is_owned(noun: Token) -> bool:
    return noun.tag_ == "NN" and any(child.dep_ == "poss" for child in noun.lefts)


def type_of(noun: Token) -> str | None:
    """Return the type of what a noun refers to, None where it refers to no node of the graph."""
    word = noun.lemma_.lower() if noun.tag_ == "NNS" else plain(noun)
    bodies = codes("nominal_bodies")
    if word in bodies:
        types = bodies[word][0].split()
        return "OFFICE" if "OFFICE" in types and _public(noun) else str(types[0])
    if word in codes("nominal_places"):
        return "PLACE"
    return "PERSON" if word in person_nouns() or word.endswith(("woman", "women")) else None


def _public(noun: Token) -> bool:
    """Whether the recogniser's second layer takes a noun for a public body: not the board of a firm."""
    doc = noun.doc
    return doc._.opinions is not None and body_belief(doc, noun.i, noun.i + 1, "AGENCY") >= _LIKELY


def mention_of_noun(doc: Doc, noun: Token, type_: str) -> MentionSpan:
    """Return the phrase that ends with `noun` as a mention."""
    start = min((child.i for child in noun.lefts if child.dep_ in _LEFT), default=noun.i)
    owned = any(token.text in POSSESSIVES for token in doc[start : noun.i])
    if owned or any(token.is_punct and token.text not in {"-", "–"} for token in doc[start : noun.i]):
        start = noun.i
    first = start + 1 if doc[start].lower_ in DEFINITE and start < noun.i else start
    span = doc[start : noun.i + 1]
    return MentionSpan(
        start=start,
        end=noun.i + 1,
        start_char=span.start_char,
        end_char=span.end_char,
        type=type_,
        kind="nominal",
        name=" ".join(doc[first : noun.i + 1].text.split()),
        root=noun,
        subtype="agency" if type_ == "OFFICE" else None,
        score=0.5,
        reason="noun that refers",
    )


def resolve_nominal(mention: MentionSpan, clusters: Clusters) -> None:
    """Join `mention` to the entity before it that its noun fits, if there is a clear one, else let it begin one."""
    noun = mention.root
    plural = noun.tag_ in {"NNS", "NNPS"}
    definite = is_definite(noun)
    found = _named(mention, clusters) if definite and not plural else None
    if found:
        cluster, score, reason = found
        mention.type, mention.subtype = cluster.type, mention.subtype or cluster.mentions[0].subtype
        cluster.add(mention, score, reason)
    else:
        _nameless(mention, clusters, plural=plural, definite=definite)


Found = tuple[Cluster, float, str]


def _is_part(noun: Token) -> bool:
    """Whether a noun only modifies the next one: "the committee chair"."""
    return noun.dep_ == "compound" and noun.i + 1 < len(noun.doc) and noun.head.i == noun.i + 1


def _named(mention: MentionSpan, clusters: Clusters) -> Found | None:
    if mention.type == "PERSON":
        return None if _unrelated(mention) else _person(mention, clusters)
    return _place(mention, clusters) if mention.type == "PLACE" else _body(mention, clusters)


def _nameless(mention: MentionSpan, clusters: Clusters, *, plural: bool, definite: bool) -> None:
    """Join `mention` to an entity without a name that was called so, or let it begin one."""
    owner = _owner(mention, clusters)
    noun = mention.root.lemma_.lower()
    key = f"{noun} of {owner.number}" if owner else noun
    known = _called(key, mention, clusters) if definite or owner else None
    cluster = known or clusters.new(mention.type)
    cluster.key, cluster.plural = key, plural
    cluster.add(mention, 0.5, "noun that refers" if known is None else f"the {noun} spoken of before")
    sex = codes("sexes").get(noun)
    if sex and not plural:
        cluster.sexes[sex] += 1


def _called(key: str, mention: MentionSpan, clusters: Clusters) -> Cluster | None:
    for cluster in reversed(clusters.all):
        if cluster.key == key and cluster.plural == (mention.root.tag_ in {"NNS", "NNPS"}):
            last = cluster.before(mention.start)
            return cluster if last is not None and mention.start - last.end < _REMEMBERED else None
    return None


def _owner(mention: MentionSpan, clusters: Clusters) -> Cluster | None:
    """Return whose wife, lawyer or firm it is."""
    owners = [child for child in mention.root.lefts if child.dep_ == "poss"]
    if not owners:
        return None
    return clusters.at(owners[0].i)


def _person(mention: MentionSpan, clusters: Clusters) -> Found | None:
    role = role_of(mention.root)
    owners = [one for one in clusters.typed({"PERSON"}) if any(same_role(role, known) for known in one.roles)]
    holding = [one for one in owners if one.before(mention.start) and _holds(one, role)]
    latest = _latest(owners if is_past(mention.root) else holding or owners, mention.start)
    if latest is None:
        return None
    score = 0.8 if len(owners) == 1 else 0.6
    return latest, score, f"called {role} in the document"


def _unrelated(mention: MentionSpan) -> bool:
    """Whether "no relation to" stands before: a namesake is meant, who is not the last one called so."""
    before = [plain(token) for token in mention.root.doc[max(0, mention.start - 4) : mention.start + 1]]
    return "relation" in before


def _holds(cluster: Cluster, role: str) -> bool:
    return any(same_role(role, known) and not known.startswith(FORMER) for known in cluster.roles)


def _is_post(cluster: Cluster) -> bool:
    return any(mention.subtype == "post" for mention in cluster.mentions)


def _body(mention: MentionSpan, clusters: Clusters) -> Found | None:
    word = plain(mention.root)
    types, *parts = codes("nominal_bodies")[word]
    known = [one for one in clusters.typed(types.split()) if one.names and not _is_post(one)]
    fitting = [one for one in known if any(part in one.full_name.lower().split() for part in parts)] if parts else []
    called = [one for one in known if word in one.roles]
    if fitting or called:
        likeliest = _likeliest(fitting + called, mention.start)
        return (likeliest, 0.8, f"its name or the text says {word}") if likeliest else None
    if parts:
        return None
    known = [one for one in known if _may_be_called(word, one) and (word == "pac" or _is_near(one, mention.start))]
    likeliest = _likeliest([one for one in known if one.type == "PAC"] or known, mention.start)
    return (likeliest, 0.6, f"the likeliest body before that {word} may mean") if likeliest else None


def _may_be_called(word: str, body: Cluster) -> bool:
    """Whether a plain noun may mean a body: neither "University of Ostrow" nor "Bakers Union" is the company."""
    name = body.full_name.lower().split()
    if word in words("firms") and not words("no_firms").isdisjoint(name):
        return False
    return words("bodies_apart").isdisjoint({*name[:1], *name[-1:]})


def _is_near(body: Cluster, token: int) -> bool:
    last = body.before(token)
    return last is not None and token - last.end <= _NEAR


def _likeliest(candidates: list[Cluster], token: int) -> Cluster | None:
    """Return the one of `candidates` named before that is nearest, the more so the more the text was about it."""
    known = [one for one in candidates if one.before(token)]
    return max(known, key=lambda one: (_standing(one, token), -one.number), default=None)


def _standing(body: Cluster, token: int) -> float:
    before = [one for one in body.mentions if one.end <= token]
    acting = sum(one.root.dep_ in SUBJECTS for one in before)
    away = (token - before[-1].end) / _SENTENCE
    return _TOLD * log1p(len(before)) + _ACTING * log1p(acting) - log1p(away)


def _place(mention: MentionSpan, clusters: Clusters) -> Found | None:
    kind = codes("nominal_places")[plain(mention.root)]
    known = [one for one in clusters.typed({"PLACE"}) if one.names and _place_kind(one.full_name) == kind]
    latest = _latest(known, mention.start)
    return (latest, 0.6, f"the last {kind} named") if latest else None


@cache
def _place_kind(name: str) -> str | None:
    from graphkit.places import place_named

    if name.split()[-1:] == ["County"]:
        return "county"
    place = place_named(name)
    return place.subtype if place else None


def _latest(candidates: list[Cluster], token: int) -> Cluster | None:
    dated = [(last.start, one) for one in candidates if (last := one.before(token))]
    return max(dated, key=lambda pair: pair[0])[1] if dated else None
