"""Nouns that refer: "the PAC", "the senator", "his wife", "a farmer", found and joined to the entity that they mean, where that is clear.

A noun that means nobody who is named begins an entity without a name, so that what takes it up is not taken for somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster, Clusters
from graphkit.extract.lexicon import codes, person_nouns
from graphkit.extract.mentions.votes import body_belief
from graphkit.extract.references.described import calls, candidates, is_said_to_be, numbers
from graphkit.extract.references.sorts import sorts
from graphkit.extract.references.ties import Ties
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import POSSESSIVES, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from graphkit.extract.references.pronouns import Past

GUESSED = "noun that may refer"
"""The reason of a mention whose noun is on no list: it is one only where it turns out what it means."""
_GUESSED = 0.1
"""Probability from which on a noun on no list may be a person, a body or a place."""
_TYPES = ("PERSON", "ORG", "PLACE")
"""What each sort of noun is taken for until it is known what it means."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SAID = frozenset({"attr", "oprd"})
"""What somebody is said to be names nobody."""
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_LEFT = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod"})
_LIKELY = 0.4
"""Probability from which on a noun such as "board" is a public body's."""
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
        elif not type_ and token.tag_ in {"NN", "NNP"} and is_definite(token) and (likely := _likely_type(token)):
            yield replace(mention_of_noun(doc, token, likely), reason=GUESSED)


def is_definite(noun: Token) -> bool:
    """Whether "the" or its like stands before a noun, or the noun is "PAC" without an article."""
    determiners = [child.lower_ for child in noun.lefts if child.dep_ in {"det", "poss"}]
    return not DEFINITE.isdisjoint(determiners) or (
        plain(noun) == "pac" and not any(one in {"a", "an", "another"} for one in determiners)
    )


def _likely_type(noun: Token) -> str | None:
    """Return the type of what a noun on no list most likely means, None where that is hardly a node of the graph."""
    shares = dict(zip(_TYPES, sorts(plain(noun)), strict=False))
    likeliest = max(shares, key=lambda one: shares[one])
    return likeliest if shares[likeliest] >= _GUESSED else None


def _refers(noun: Token) -> bool:
    """Whether an indefinite noun speaks of somebody, rather than saying what somebody is: not "she is a lawyer"."""
    if noun.dep_ in _SAID or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        return False
    return noun.tag_ in {"NNS", "NNPS"} or any(child.dep_ in {"det", "nummod"} for child in noun.lefts)


def is_somebodys(mention: MentionSpan) -> bool:
    """Whether a noun means somebody by whose he is: "her mother", "Lee's driver"."""
    return mention.type == "PERSON" and _is_owned(mention.root) and mention.root.dep_ not in _SAID


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


def resolve_nominal(mention: MentionSpan, past: Past, ties: Ties) -> None:
    """Join `mention` to the entity before it that its noun fits, if there is a clear one, else let it begin one."""
    noun = mention.root
    plural = noun.tag_ in {"NNS", "NNPS"}
    definite = is_definite(noun)
    found = None if plural else _tied(mention, ties) or (_described(mention, past) if definite else None)
    if found:
        cluster, score, reason = found
        mention.type, mention.subtype = cluster.type, mention.subtype or cluster.mentions[0].subtype
        cluster.add(mention, score, reason)
    elif mention.reason != GUESSED:
        _nameless(mention, past.clusters, plural=plural, definite=definite)


Found = tuple[Cluster, float, str]


def _described(mention: MentionSpan, past: Past) -> Found | None:
    """Return whom a definite description most likely means."""
    if mention.type == "PERSON" and _unrelated(mention):
        return None
    if mention.root.dep_ in _SAID:
        return _said_of(mention, past)
    found = candidates(mention, past)
    if not found or (_is_taken_up(mention, past.clusters) and not any(calls(one, mention.root) for one, _ in found)):
        return None
    cluster, likelihood = past.describe(mention, found, numbers(mention, found, past))
    if cluster is None and len(found) == 1 and is_said_to_be(found[0][0], plain(mention.root)):
        return found[0][0], 0.6, "the one of which name or text say so"
    return (
        None
        if cluster is None
        else (cluster, min(0.9, round(likelihood, 2)), "likeliest entity of whom the text may say so")
    )


def _said_of(mention: MentionSpan, past: Past) -> Found | None:
    """Return the subject of which a predicate is said: "Lee is THE FIRST WOMAN to hold it"."""
    subjects = (child for child in mention.root.head.children if child.dep_ == "nsubj")
    found = (past.clusters.at(child.i) for child in subjects)
    same = (one for one in found if one is not None and one.names and one.type == mention.type)
    return next(((one, 0.7, "said of the subject") for one in same), None)


def _tied(mention: MentionSpan, ties: Ties) -> Found | None:
    """Return who is said elsewhere to be that of the same one: "his wife"."""
    noun = mention.root
    if mention.type != "PERSON" or noun.dep_ in _SAID or any(child.lower_ in _INDEFINITE for child in noun.lefts):
        return None
    tied = ties.meant(noun)
    return None if tied is None else (tied, 0.75, f"said to be the {plain(noun)} of the same one")


def _is_part(noun: Token) -> bool:
    """Whether a noun only modifies the next one: "the committee chair"."""
    return noun.dep_ == "compound" and noun.i + 1 < len(noun.doc) and noun.head.i == noun.i + 1


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


def _is_taken_up(mention: MentionSpan, clusters: Clusters) -> bool:
    """Whether somebody without a name was called so before."""
    return _called(mention.root.lemma_.lower(), mention, clusters) is not None


def _owner(mention: MentionSpan, clusters: Clusters) -> Cluster | None:
    """Return whose wife, lawyer or firm it is."""
    owners = [child for child in mention.root.lefts if child.dep_ == "poss"]
    if not owners:
        return None
    return clusters.at(owners[0].i)


def _unrelated(mention: MentionSpan) -> bool:
    """Whether "no relation to" stands before: a namesake is meant, who is not the last one called so."""
    before = [plain(token) for token in mention.root.doc[max(0, mention.start - 4) : mention.start + 1]]
    return "relation" in before
