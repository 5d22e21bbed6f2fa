"""One type for a name that was given several in one document, where nothing says that two things bear it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphkit.extract.labels import VOTED
from graphkit.extract.lexicon import words
from graphkit.extract.mentions.makeup import made_up
from graphkit.extract.mentions.surroundings import local
from graphkit.extract.mentions.votes import USUAL, Vote, counted, recognised
from graphkit.extract.spans import MentionSpan, Name
from graphkit.extract.tokens import plain
from graphkit.names import acronyms, folded
from graphkit.places import place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc

_IN_BODY = 1.2
"""How much a longer name of a body that it opens or ends counts."""


def agree_on_types(doc: Doc, mentions: Iterable[MentionSpan]) -> None:
    """Give the mentions of each name that several types share the likeliest of them."""
    named = [mention for mention in mentions if mention.kind == "name" and mention.type in VOTED]
    alike: defaultdict[str, list[MentionSpan]] = defaultdict(list)
    for mention in named:
        alike[folded(mention.name)].append(mention)
    torn = {key: found for key, found in alike.items() if len({one.type for one in found}) > 1}
    parts = _parts(alike) if torn else {}
    short = _acronyms(named) if torn else frozenset()
    for key, found in torn.items():
        one_thing = _one_thing(doc, key, found, parts)
        if key in short and _is_acronym(found[0].name):
            _give(found, "ORG")
        elif len({mention.type for mention in one_thing}) > 1:
            _settle(doc, one_thing, opens_body="ORG" in parts.get(key, ()))


def _parts(alike: dict[str, list[MentionSpan]]) -> dict[str, set[str]]:
    """Return the types of the longer names that each word opens or ends."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, mentions in alike.items():
        whole = key.split()
        if len(whole) > 1:
            for word in {whole[0], whole[-1]}:
                found[word] |= {mention.type for mention in mentions}
    return found


def _acronyms(mentions: Iterable[MentionSpan]) -> frozenset[str]:
    """Return what the names of bodies are abbreviated to, in three letters or more."""
    bodies = {mention.name for mention in mentions if mention.type == "ORG" and " " in mention.name}
    return frozenset(short for name in bodies for short in acronyms(name) if len(short) > 2)


def _is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym, and is no country's or state's."""
    place = place_named(name)
    return name.isupper() and (place is None or place.subtype == "city")


def _one_thing(doc: Doc, key: str, found: list[MentionSpan], parts: dict[str, set[str]]) -> list[MentionSpan]:
    """Return the mentions that may be one thing: without whom the words around call a person, without a body's town."""
    longer = parts.get(key, set())
    if "PERSON" in longer:
        return []
    apart = {"PERSON"} if " " in key or any(_personal(doc, one) for one in found if one.type == "PERSON") else set()
    if "ORG" in longer:
        apart.add("PLACE")
    return [mention for mention in found if mention.type not in apart]


def _personal(doc: Doc, mention: MentionSpan) -> bool:
    """Whether a title or another word around a mention speaks for a person."""
    titled = mention.start > 0 and plain(doc[mention.start - 1]) in words("titles") | words("posts")
    votes = local(doc, Name(mention.start, mention.end, mention.type))
    return titled or counted(votes)["PERSON"] > 0


def _settle(doc: Doc, found: list[MentionSpan], *, opens_body: bool) -> None:
    names = [Name(mention.start, mention.end, mention.type) for mention in found]
    each = (vote for name in names for vote in (*recognised(doc, name), *local(doc, name)))
    votes = [*(vote._replace(weight=vote.weight / len(found)) for vote in each), *made_up(doc, names[0])]
    if opens_body:
        votes.append(Vote("ORG", _IN_BODY, "opens a body's name"))
    sums = counted(votes)
    given = {mention.type for mention in found}
    _give(found, max((kind for kind in VOTED if kind in given), key=lambda kind: sums[kind]))


def _give(found: list[MentionSpan], type_: str) -> None:
    for mention in found:
        if mention.type != type_:
            mention.reason = f"{mention.type} to {type_}, as elsewhere in the document"
            mention.type, mention.subtype, mention.score = type_, None, min(mention.score, USUAL)
