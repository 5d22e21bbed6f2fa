"""Types of names: what the recogniser says, weighed against what the words in and around a name say, over the whole document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.spans import Name
from graphkit.extract.surroundings import Vote, local
from graphkit.extract.tokens import (
    capital,
    common_words,
    initial,
    plain,
)
from graphkit.extract.told import told_bodies
from graphkit.names import acronyms, first_names, folded
from graphkit.places import gazetteer, place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

COUNTY_WORD = "first word of a county's name"
"""Why a bare word is a place."""
_VOTED = ("ORG", "PERSON", "PLACE")
_OWN = 0.5
"""The recogniser's own opinion of the one mention, in votes, to which its probability is added `_BY_SURENESS` times."""
_BY_SURENESS = 2.0
_USUAL = 0.6
"""Probability of what another recogniser or a rule found."""
_LIKELY = 0.5
"""Probability from which on a body's full name explains its short forms."""
_ELSEWHERE = 3.0
"""What the recogniser's labels for all mentions of the name count together, each by its share."""
_ENOUGH = 6.0
"""Mentions from which on they count in full."""
_AROUND = 2.0
"""At most so much count the words around the other mentions."""
_POPULAR = 1_000
"""Children of that name, so that it speaks for a person."""
_BETTER_KNOWN = 20_000
"""Children of that name, so that it is a name before it is a word."""
_HUGE = 500_000
_LARGE = 50_000
"""Inhabitants of a town whose name alone speaks for a place."""
_MARGIN = 1.5
"""So much stronger must another type be before a recogniser that is wholly sure is overruled."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What the mentions of one name speak for: the recogniser's labels, and the words around them."""

    labels: dict[str, float]
    around: dict[str, float]

    def votes(self) -> Iterator[Vote]:
        """Yield both, as they count for each mention."""
        total = sum(self.labels.values())
        weight = _ELSEWHERE * min(total, _ENOUGH) / _ENOUGH
        for kind in _VOTED:
            yield kind, weight * self.labels[kind] / total
            yield kind, max(-_AROUND, min(_AROUND, self.around[kind] / 2))


_MARGIN_OF_MANY = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """Words that stand in full names of the document: surnames, the first words of organisations, and those of counties."""

    surnames: frozenset[str]
    bodies: frozenset[str]
    counties: frozenset[str]
    told: frozenset[str]
    """Whole names that are said to be a body's."""
    short: frozenset[str]
    """Acronyms and openings of the full names of bodies, folded."""


def typed(doc: Doc, names: list[Name]) -> list[Name]:
    """Return `names` with the types that the document as a whole speaks for."""
    said = {name: tuple(local(doc, name)) for name in names if name.type in _VOTED}
    ballots = _ballots(doc, said)
    known = Known(
        _surnames(doc, names),
        _first_words_of_bodies(doc, names),
        _counties(doc, names),
        frozenset(_key(doc, name) for name in told_bodies(doc, names)),
        _short_forms(doc, names),
    )
    names = [name for name in names if not _family(doc, name, known)]
    return [_decided(doc, name, ballots, known, said[name]) if name.type in _VOTED else name for name in names]


def _ballots(doc: Doc, said: dict[Name, tuple[Vote, ...]]) -> dict[str, Ballot]:
    """Return, for each name, what its mentions and the words around them speak for."""
    labels: defaultdict[str, list[Vote]] = defaultdict(list)
    around: defaultdict[str, list[Vote]] = defaultdict(list)
    for name, votes in said.items():
        key = _key(doc, name)
        labels[key].append((name.type, _sure(doc, name)))
        around[key] += votes
    return {key: Ballot(_counted(labels[key]), _counted(around[key])) for key in labels}


def _counted(votes: Iterable[Vote]) -> dict[str, float]:
    sums = dict.fromkeys(_VOTED, 0.0)
    for kind, weight in votes:
        sums[kind] += weight
    return sums


def _surnames(doc: Doc, names: Iterable[Name]) -> frozenset[str]:
    """Return the last words of full names of people."""
    long = (
        name
        for name in names
        if 1 < name.end - name.start < 5 and plain(doc[name.end - 1]) not in words("organisations")
    )
    return frozenset(doc[name.end - 1].lower_ for name in long if _likely_person(doc, name))


def _first_words_of_bodies(doc: Doc, names: Iterable[Name]) -> frozenset[str]:
    """Return the first words of organisations' full names, those of people and places aside."""
    full = (name for name in names if name.end - name.start > 1 and plain(doc[name.end - 1]) in words("organisations"))
    first = {doc[name.start] for name in full}
    placed = (name for name in names if name.type == "PLACE" and plain(doc[name.end - 1]) in words("sites"))
    apart = _surnames(doc, names) | {doc[name.start].lower_ for name in placed}
    told = (token for token in first if token.lower_ not in apart and token.lower_ not in first_names())
    return frozenset(token.lower_ for token in told if place_named(token.text) is None)


def _short_forms(doc: Doc, names: Iterable[Name]) -> frozenset[str]:
    """Return what the full names of bodies are shortened to: "Ostrow Farms Always" to "OFA" and "Ostrow Farms", no place's name."""
    full = [name for name in names if name.type == "ORG" and name.end - name.start > 1 and _sure(doc, name) >= _LIKELY]
    apart = _surnames(doc, names)
    found: set[str] = set()
    for name in full:
        found |= {folded(short) for short in acronyms(doc[name.start : name.end].text) if len(short) > 2}
        if plain(doc[name.start]) not in apart and doc[name.start].lower_ not in first_names():
            openings = (doc[name.start : end].text for end in range(name.start + 1, name.end))
            found |= {folded(opening) for opening in openings if not _large_town(opening)}
    return frozenset(found)


def _sure(doc: Doc, name: Name) -> float:
    """Return the recogniser's probability for a name; of one that it did not find, what is usual."""
    probability: float = doc._.sureness.get((name.start, name.end), _USUAL)
    return probability


def _counties(doc: Doc, names: Iterable[Name]) -> frozenset[str]:
    """Return the words before "County" that are no large town's or person's name: "Vidal" alone is Vidal County."""
    named = {doc[name.start] for name in names if name.end - name.start == 2 and plain(doc[name.end - 1]) == "county"}
    apart = _surnames(doc, names)
    told = (token for token in named if token.lower_ not in apart)
    return frozenset(token.lower_ for token in told if not _large_town(token.text))


def _large_town(text: str) -> bool:
    place = place_named(text)
    return place is not None and (place.population >= _LARGE or place.subtype != "city")


def _likely_person(doc: Doc, name: Name) -> bool:
    first = doc[name.start]
    if first.lower_ in first_names() and (name.type == "PERSON" or first_names()[first.lower_][1] >= _POPULAR):
        return place_named(doc[name.start : name.end].text) is None
    return name.type == "PERSON" and (initial(first) or _counted(local(doc, name))["PERSON"] > 0)


def _decided(doc: Doc, name: Name, ballots: dict[str, Ballot], known: Known, said: tuple[Vote, ...]) -> Name:
    here, ballot = _counted(said), ballots[_key(doc, name)]
    told = _by_full_names(doc, name, ballot, known, here)
    if told is not None:
        return told
    votes = _counted(
        [(name.type, _OWN + _BY_SURENESS * _sure(doc, name)), *here.items(), *_inside(doc, name), *ballot.votes()]
    )
    best = max(_VOTED, key=lambda kind: votes[kind])
    margin = _sure(doc, name) * (_MARGIN if sum(ballot.labels.values()) < 2 else _MARGIN_OF_MANY)
    if best == name.type or votes[best] < votes[name.type] + margin:
        return name
    return replace(name, type=best, reason=f"{name.type} to {best} by the words in and around it", score=0.7)


def _by_full_names(doc: Doc, name: Name, ballot: Ballot, known: Known, here: dict[str, float]) -> Name | None:
    """Return `name` with the type that full names of the document give it, None where they give none."""
    word = doc[name.start].lower_ if name.end - name.start == 1 else ""
    if name.type != "ORG" and _key(doc, name) in known.told and here["PERSON"] <= 0:
        return replace(name, type="ORG", reason="said to be a body", score=0.75)
    if name.type == "PLACE" and _key(doc, name) in known.short and here["PLACE"] <= 0:
        return replace(name, type="ORG", reason="short form of a body's name", score=0.75)
    if word in known.counties and here["PERSON"] <= 0:
        return replace(name, type="PLACE", reason=COUNTY_WORD, score=0.75)
    if name.type != "ORG" and word in known.bodies and not _rather(here, ballot):
        return replace(name, type="ORG", reason="first word of an organisation's name", score=0.75)
    if word in known.surnames and not _rather_place(here, ballot.around):
        return (
            name if name.type == "PERSON" else replace(name, type="PERSON", reason="surname of a full name", score=0.8)
        )
    return None


def _family(doc: Doc, name: Name, known: Known) -> bool:
    """Whether the name is a family's: "the Merrows"."""
    word = doc[name.start].lower_
    return (
        name.end - name.start == 1 and word.endswith("s") and word[:-1] in known.surnames and word not in known.surnames
    )


def _rather(here: dict[str, float], ballot: Ballot) -> bool:
    """Whether the words around a name speak for a person or a place."""
    return max(here["PERSON"], here["PLACE"]) > 0 or max(ballot.around["PERSON"], ballot.around["PLACE"]) > 2


def _rather_place(here: dict[str, float], everywhere: dict[str, float]) -> bool:
    """Whether a surname is a place in this spot: by the words around it, or for want of them by the document's use."""
    if here["PLACE"] != here["PERSON"]:
        return here["PLACE"] > here["PERSON"]
    return everywhere["PLACE"] > everywhere["PERSON"] + 1


def _key(doc: Doc, name: Name) -> str:
    return folded(doc[name.start : name.end].text)


def _inside(doc: Doc, name: Name) -> Iterator[Vote]:
    """Yield what the words of the name itself speak for."""
    first, last = doc[name.start], plain(doc[name.end - 1])
    length = name.end - name.start
    if length > 1 and last in words("organisations"):
        yield "ORG", 4
    elif length > 1 and last in words("sites"):
        yield "PLACE", 2
    elif 1 < length < 5 and first.lower_ in first_names():
        yield "PERSON", _first_name_weight(doc, name)
    place = place_named(doc[name.start : name.end].text)
    if place and place.subtype in {"country", "state"}:
        yield "PLACE", 3
    elif place and place.population > _HUGE:
        yield "PLACE", 3.5
    elif place and (length > 1 or place.population > _LARGE):
        yield "PLACE", 1.5
    elif length == 1 and first.is_upper and 2 <= len(first) <= 6:
        yield "ORG", 1


def _first_name_weight(doc: Doc, name: Name) -> float:
    """Return how strongly a first name at the head of a name speaks for a person: "Ray Delacroix", not "West Germany"."""
    first, last = doc[name.start], doc[name.end - 1]
    common = common_words(doc.vocab)
    if not all(token.is_alpha and capital(token) for token in doc[name.start : name.end]):
        return 1.0
    children = first_names()[first.lower_][1]
    if (
        (first.lower_ in common and children < _BETTER_KNOWN)
        or _known_place(first.text)
        or gazetteer().home(first.text)
    ):
        return 1.0
    if children < _POPULAR or plain(last) in words("never_names"):
        return 1.5
    return 3.0 if last.lower_ in common else 4.0


def _known_place(text: str) -> bool:
    place = place_named(text)
    return place is not None and (place.subtype in {"country", "state"} or place.population > _HUGE)


def built_like_a_person(span: Span) -> bool:
    """Whether two or three capitalised words open with a first name that many bear: "Priya Lark"."""
    first = span[0].lower_
    if not 1 < len(span) < 4 or first not in first_names() or first_names()[first][1] < _POPULAR:
        return False
    telling = words("organisations") | words("sites") | words("never_names")
    return (
        all(t.is_alpha and capital(t) for t in span) and plain(span[-1]) not in telling and not _known_place(span.text)
    )
