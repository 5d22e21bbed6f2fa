"""What the full names of a document say of its short ones: a surname, a body's first word, an acronym, a county's word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.mentions.makeup import large_town, popular, well_known
from graphkit.extract.mentions.surroundings import local
from graphkit.extract.mentions.told import told_bodies
from graphkit.extract.mentions.votes import Vote, counted, opinion
from graphkit.extract.spans import Name
from graphkit.extract.tokens import HYPHENS, initial, plain, text_between
from graphkit.names import acronyms, first_names, folded
from graphkit.places import place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COUNTY_WORD = "first word of a county's name"
"""Why a bare word is a place."""
_SURE = 0.95
"""Probability from which on a person's full name explains the surname though nobody knows the first name."""
_LIKELY = 0.5
"""Probability from which on a body's full name explains its short forms."""


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
    sites: frozenset[str]
    """Last words of the full names of places that tell what they are."""


def known_of(doc: Doc, names: list[Name]) -> Known:
    """Return what the full names among `names` make known."""
    surnames = _surnames(doc, names)
    return Known(
        surnames,
        _first_words_of_bodies(doc, names, surnames),
        _counties(doc, names, surnames),
        frozenset(key(doc, name) for name in told_bodies(doc, names)),
        _short_forms(doc, names, surnames),
        frozenset(plain(doc[name.end - 1]) for name in names if name.end - name.start > 1) & words("sites"),
    )


def explained(doc: Doc, name: Name, known: Known, here: dict[str, float]) -> Iterator[Vote]:
    """Yield what the full names speak for where `name` is short for one of them and the words around do not say, as `here`, a place."""
    word = doc[name.start].lower_ if name.end - name.start == 1 else ""
    shared = key(doc, name)
    if shared in known.told:
        yield Vote("ORG", 1.2, "called a body elsewhere")
    if shared in known.short:
        yield Vote("ORG", 1.2, "short form of a body's name")
        if word and word not in known.surnames and here["PERSON"] <= 0:
            yield Vote("PERSON", -1.6, "short form of a body's name, and nobody's surname")
    if word in known.sites and name.start and doc[name.start - 1].lower_ == "the":
        yield Vote("PLACE", 2.4, "last word of a place's name")
    if word in known.counties:
        yield Vote("PLACE", 1.2, COUNTY_WORD)
    if word in known.bodies:
        yield Vote("ORG", 1.2, "first word of an organisation's name")
    if (word or _behind_particles(doc, name)) in known.surnames and here["PLACE"] <= max(here["PERSON"], 0):
        yield Vote("PERSON", 2.4, "surname of a full name")


def _behind_particles(doc: Doc, name: Name) -> str:
    """Return the last word of a name before which nothing but particles stands: "al-Kuwari", "van der Lark"."""
    particles = name.end - name.start > 1 and all(_particle(token) for token in doc[name.start : name.end - 1])
    return doc[name.end - 1].lower_ if particles else ""


def _particle(token: Token) -> bool:
    """Whether a word belongs to the surname behind it: "al" and "Al-" do, "Al" does not."""
    joined = token.i + 1 < len(token.doc) and token.nbor().text in HYPHENS
    return token.text in HYPHENS or (token.lower_ in words("particles") and (token.is_lower or joined))


def is_family(doc: Doc, name: Name, known: Known) -> bool:
    """Whether the name is a family's: "the Merrows"."""
    word = doc[name.start].lower_
    return (
        name.end - name.start == 1 and word.endswith("s") and word[:-1] in known.surnames and word not in known.surnames
    )


def key(doc: Doc, name: Name) -> str:
    """Return what the mentions of one name share."""
    return folded(text_between(doc, name.start, name.end))


def _surnames(doc: Doc, names: Iterable[Name]) -> frozenset[str]:
    """Return the last words of full names of people."""
    long = (
        name
        for name in names
        if 1 < name.end - name.start < 5
        and plain(doc[name.end - 1]) not in words("organisations")
        and not _behind_particles(doc, name)
    )
    return frozenset(doc[name.end - 1].lower_ for name in long if _likely_person(doc, name))


def _likely_person(doc: Doc, name: Name) -> bool:
    first = doc[name.start]
    if first.lower_ in first_names() and (name.type == "PERSON" or popular(first.lower_)):
        return place_named(text_between(doc, name.start, name.end)) is None
    told = initial(first) or counted(local(doc, name))["PERSON"] > 0 or _sure_of_person(doc, name)
    return name.type == "PERSON" and told


def _sure_of_person(doc: Doc, name: Name) -> bool:
    return doc._.opinions is not None and opinion(doc, name)["PERSON"] >= _SURE


def _first_words_of_bodies(doc: Doc, names: Iterable[Name], surnames: frozenset[str]) -> frozenset[str]:
    """Return the first words of organisations' full names, those of people and places aside."""
    full = (name for name in names if name.end - name.start > 1 and plain(doc[name.end - 1]) in words("organisations"))
    first = {doc[name.start] for name in full}
    placed = (name for name in names if name.type == "PLACE" and plain(doc[name.end - 1]) in words("sites"))
    apart = surnames | {doc[name.start].lower_ for name in placed}
    told = (token for token in first if token.lower_ not in apart and token.lower_ not in first_names())
    return frozenset(token.lower_ for token in told if place_named(token.text) is None)


def _short_forms(doc: Doc, names: Iterable[Name], surnames: frozenset[str]) -> frozenset[str]:
    """Return what the full names of bodies are shortened to: "Ostrow Farms Always" to "OFA" and "Ostrow Farms", no place's name."""
    full = [name for name in names if name.type == "ORG" and name.end - name.start > 1 and _surely(doc, name)]
    found: set[str] = set()
    for name in full:
        found |= {folded(short) for short in acronyms(text_between(doc, name.start, name.end)) if len(short) > 2}
        if plain(doc[name.start]) not in surnames and not well_known(doc[name.start].lower_):
            openings = (doc[name.start : end].text for end in range(name.start + 1, name.end))
            found |= {folded(opening) for opening in openings if not large_town(opening)}
    return frozenset(found)


def _surely(doc: Doc, name: Name) -> bool:
    return opinion(doc, name)[name.type] >= _LIKELY


def _counties(doc: Doc, names: Iterable[Name], surnames: frozenset[str]) -> frozenset[str]:
    """Return the words before "County" that are no large town's or person's name: "Vidal" alone is Vidal County."""
    named = {doc[name.start] for name in names if name.end - name.start == 2 and plain(doc[name.end - 1]) == "county"}
    told = (token for token in named if token.lower_ not in surnames)
    return frozenset(token.lower_ for token in told if not large_town(token.text))
