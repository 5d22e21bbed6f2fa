"""Nouns that refer: "the PAC", "the senator", "his firm", found and joined to the entity that they mean, where that is clear."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster, Clusters
from graphkit.extract.descriptions import FORMER, is_past, role_of, same_role
from graphkit.extract.lexicon import codes, words
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import POSSESSIVES, plain, tokens_among

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DEFINITE = frozenset({"the", "this", "that"})
_NEAR = 120
"""Tokens within which a body may be meant by a plain noun such as "the group"."""


def nominals(doc: Doc, taken: set[int]) -> Iterator[MentionSpan]:
    """Yield the definite nouns of `doc` that refer to a person, a body or a place."""
    for token in tokens_among(doc, _nouns()):
        if token.i in taken or token.tag_ not in {"NN", "NNP"} or not _definite(token):
            continue
        type_ = _type(token)
        if type_:
            yield _mention(doc, token, type_)


def resolve_nominal(mention: MentionSpan, clusters: Clusters) -> None:
    """Join `mention` to the entity before it that its noun fits, if there is a clear one."""
    if mention.type == "PERSON" and not _unrelated(mention):
        found = _person(mention, clusters)
    elif mention.type == "PERSON":
        found = None
    elif mention.type == "PLACE":
        found = _place(mention, clusters)
    else:
        found = _body(mention, clusters)
    if found:
        cluster, score, reason = found
        mention.type, mention.subtype = cluster.type, mention.subtype or cluster.mentions[0].subtype
        cluster.add(mention, score, reason)


def _definite(noun: Token) -> bool:
    if noun.dep_ == "compound" and noun.i + 1 < len(noun.doc) and noun.head.i == noun.i + 1:
        return False
    determiners = [child for child in noun.lefts if child.dep_ in {"det", "poss"}]
    return any(child.lower_ in _DEFINITE for child in determiners if child.dep_ == "det") or (
        plain(noun) == "pac" and not any(child.lower_ in {"a", "an", "another"} for child in determiners)
    )


def _type(noun: Token) -> str | None:
    word = plain(noun)
    bodies = codes("nominal_bodies")
    if word in bodies:
        return str(bodies[word][0].split()[0])
    if word in codes("nominal_places"):
        return "PLACE"
    people = words("posts") | words("person_nouns") | words("nominal_people")
    return "PERSON" if word in people and word not in {"house", "cabinet", "chief"} else None


def _mention(doc: Doc, noun: Token, type_: str) -> MentionSpan:
    start = min((child.i for child in noun.lefts if child.dep_ in {"det", "compound", "amod", "poss"}), default=noun.i)
    if any(token.is_punct or token.text in POSSESSIVES for token in doc[start : noun.i]):
        start = noun.i
    first = start + 1 if doc[start].lower_ in _DEFINITE and start < noun.i else start
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
        score=0.5,
        reason="noun that refers",
    )


@cache
def _nouns() -> frozenset[str]:
    people = words("posts") | words("person_nouns") | words("nominal_people")
    return people | codes("nominal_bodies").keys() | codes("nominal_places").keys()


Found = tuple[Cluster, float, str]


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


def _body(mention: MentionSpan, clusters: Clusters) -> Found | None:
    word = plain(mention.root)
    types, *parts = codes("nominal_bodies")[word]
    known = [one for one in clusters.typed(types.split()) if one.names]
    fitting = [one for one in known if any(part in one.full_name.lower().split() for part in parts)] if parts else []
    called = [one for one in known if word in one.roles]
    if fitting or called:
        latest = _latest(fitting + called, mention.start)
        return (latest, 0.8, f"its name or the text says {word}") if latest else None
    if parts:
        return None
    known = [one for one in known if not set(one.full_name.lower().split()[-1:]) & words("bodies_apart")]
    latest = _latest([one for one in known if one.type == "PAC"] or known, mention.start)
    if latest is None:
        return None
    last = latest.before(mention.start)
    if last is None or (mention.start - last.end > _NEAR and word != "pac"):
        return None
    return latest, 0.6, f"the last body before that {word} may mean"


def _place(mention: MentionSpan, clusters: Clusters) -> Found | None:
    kind = codes("nominal_places")[plain(mention.root)]
    known = [one for one in clusters.typed({"PLACE"}) if _place_kind(one) == kind]
    latest = _latest(known, mention.start)
    return (latest, 0.6, f"the last {kind} named") if latest else None


def _place_kind(cluster: Cluster) -> str | None:
    from graphkit.places import place_named

    name = cluster.full_name
    if name.split()[-1:] == ["County"]:
        return "county"
    place = place_named(name)
    return place.subtype if place else None


def _latest(candidates: list[Cluster], token: int) -> Cluster | None:
    dated = [(last.start, one) for one in candidates if (last := one.before(token))]
    return max(dated, key=lambda pair: pair[0])[1] if dated else None
