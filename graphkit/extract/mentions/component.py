"""Names: what the model found, repaired, typed, completed, and what patterns find that no model was taught."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extract.labels import TYPES
from graphkit.extract.lexicon import words
from graphkit.extract.mentions.bodies import with_bodies
from graphkit.extract.mentions.borders import opens_with_first_name, parts, trimmed, without_verb
from graphkit.extract.mentions.bridges import bridged
from graphkit.extract.mentions.cases import cases
from graphkit.extract.mentions.committees import (
    as_committee,
    called_committee,
    committees,
    in_committee,
    named_committee,
)
from graphkit.extract.mentions.completed import completed
from graphkit.extract.mentions.elsewhere import whole_as_elsewhere
from graphkit.extract.mentions.events import events
from graphkit.extract.mentions.initials import SPELT_OUT, spelt_out
from graphkit.extract.mentions.kinds import typed
from graphkit.extract.mentions.makeup import built_like_a_person, is_nationality, shouted_words
from graphkit.extract.mentions.monitored import monitored
from graphkit.extract.mentions.posts import agencies, posts
from graphkit.extract.mentions.rejects import is_name, with_support
from graphkit.extract.mentions.repeats import introduced, repeats
from graphkit.extract.mentions.votes import thinkable
from graphkit.extract.mentions.wholes import extended
from graphkit.extract.spans import MentionSpan, Name
from graphkit.extract.tokens import plain, text_between
from graphkit.names import folded

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_MISTAKEN = frozenset({"NORP", "PRODUCT", "LANGUAGE"})
"""Labels that the recogniser gives to people whose names it does not know."""
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


def with_mentions(doc: Doc) -> Doc:
    """Set the names of `doc`."""
    doc._.mentions = [mention_of(doc, name) for name in names_of(doc)]
    return doc


def names_of(doc: Doc) -> list[Name]:
    """Return the names of `doc` in order; only an OFFICE and an EVENT may hold another name (its place, what ends it)."""
    names = _repaired(doc, recognised(doc))
    patterns = (*committees(doc, names), *events(doc), *cases(doc))
    names = overridden(names, [name for name in patterns if thinkable(doc, name)])
    names = overridden(names, spelt_out(doc, names))
    names = with_support(doc, [name for name in names if is_name(doc, name)])
    names = [_chamber(doc, name) for name in names]
    found = (name for name in completed(doc, names) if is_name(doc, name))
    public = [name for name in agencies(doc) if thinkable(doc, name) and not in_committee(doc, name, names)]
    names = typed(doc, _beside(overridden(names, public), found))
    names = [name for name in names if name.type == "PERSON" or not _is_word(doc, name)]
    names = [as_committee(name) if name.type == "ORG" and _is_committee(doc, name) else name for name in names]
    people = frozenset(i for name in names if name.type == "PERSON" for i in (name.start, -name.end))
    held = [name for name in posts(doc, people) if thinkable(doc, name)]
    names = _beside(_beside(names, held), introduced(doc, names))
    names = with_bodies(doc, overridden(names, monitored(doc)))
    at = _by_token(names)
    names = [_without_office(doc, name, at) for name in names]
    names += [name for name in repeats(doc, sorted(names, key=_order)) if is_name(doc, name)]
    return sorted(names, key=_order)


def recognised(doc: Doc) -> Iterator[Name]:
    """Yield what the model takes for names."""
    for span in doc.ents:
        if span.label_ in TYPES:
            yield Name(span.start, span.end, TYPES[span.label_])
        elif span.label_ in _MISTAKEN and built_like_a_person(span):
            yield Name(span.start, span.end, "PERSON", "built like a person's name", 0.7)


def overridden(names: list[Name], stronger: Iterable[Name]) -> list[Name]:
    """Return `stronger`, and those of `names` that none of them overlaps or that are nested: the place in an office's name."""
    chosen = _without_overlaps(stronger)
    held = _by_token(chosen)
    kept = [name for name in names if all(_nested(name, s) or _nested(s, name) for s in _touching(name, held))]
    return kept + chosen


def _beside(names: list[Name], weaker: Iterable[Name]) -> list[Name]:
    """Return `names`, and those of `weaker` that overlap none of them but what is nested."""
    held = _by_token(names)
    free = [name for name in weaker if all(_nested(o, name) or _nested(name, o) for o in _touching(name, held))]
    return names + _without_overlaps(free)


def _by_token(names: Iterable[Name]) -> dict[int, list[Name]]:
    """Return the names at each token, so that a look at every other name is spared."""
    held: dict[int, list[Name]] = {}
    for name in names:
        for i in range(name.start, name.end):
            held.setdefault(i, []).append(name)
    return held


def _touching(name: Name, held: dict[int, list[Name]]) -> Iterator[Name]:
    """Yield the names that share a token with `name`."""
    return (other for i in range(name.start, name.end) for other in held.get(i, ()))


def _nested(name: Name, holder: Name) -> bool:
    """Whether a name is the place or body in an office's, or ends what describes a post or an event: "election in Marlow"."""
    inside = holder.start <= name.start and name.end <= holder.end and name.end - name.start < holder.end - holder.start
    ends = name.end == holder.end and (holder.type == "EVENT" or holder.subtype == "post")
    body = name.subtype == "agency" and name.end < holder.end
    return inside and (ends or (holder.type == "OFFICE" and (name.type == "PLACE" or body)))


def _is_word(doc: Doc, name: Name) -> bool:
    """Whether what was taken for a place or a body is a word of nationality or shouted words."""
    shouted = name.type == "ORG" and shouted_words(doc, name.start, name.end)
    return shouted or is_nationality(text_between(doc, name.start, name.end))


def _is_committee(doc: Doc, name: Name) -> bool:
    return named_committee(doc, name) or called_committee(doc, name)


def _chamber(doc: Doc, name: Name) -> Name:
    """Return "the Senate" and its like as an agency."""
    if name.type == "ORG" and plain(doc[name.end - 1]) in words("chambers") and name.end - name.start < 3:
        agency = replace(name, type="OFFICE", subtype="agency")
        return agency if thinkable(doc, agency) else name
    return name


def _without_office(doc: Doc, name: Name, held: dict[int, list[Name]]) -> Name:
    """Return a place in an office's name without the office's own words: "Marlow", not "Marlow District"."""
    if name.type != "PLACE" or not any(_nested(name, other) for other in _touching(name, held)):
        return name
    end = name.end
    while end > name.start + 1 and plain(doc[end - 1]) in words("posts") | words("agencies") | {"district"}:
        end -= 1
    return replace(name, end=end)


def _without_overlaps(names: Iterable[Name]) -> list[Name]:
    chosen: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: (-(name.end - name.start), name.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            chosen.append(name)
            taken.update(range(name.start, name.end))
    return chosen


def _repaired(doc: Doc, names: Iterable[Name]) -> list[Name]:
    found = list(names)
    known = frozenset(folded(text_between(doc, name.start, name.end)) for name in found)
    divided = (part for name in found for part in parts(doc, name, known))
    cut = [name for name in (trimmed(doc, name) for name in divided) if name]
    surnames = frozenset(
        doc[name.end - 1].lower_ for name in cut if name.type == "PERSON" and opens_with_first_name(doc, name)
    )
    cut = [without_verb(doc, name, surnames) for name in cut]
    taken = {i: name for name in cut for i in range(name.start, name.end)}
    grown = [extended(doc, name, taken) for name in cut]
    return whole_as_elsewhere(doc, bridged(doc, _without_overlaps(grown)))


def mention_of(doc: Doc, name: Name) -> MentionSpan:
    """Return `name` as a mention."""
    span = doc[name.start : name.end]
    return MentionSpan(
        start=name.start,
        end=name.end,
        start_char=span.start_char,
        end_char=span.end_char,
        type=name.type,
        kind=name.kind,
        name=surface(_written(span) if name.reason == SPELT_OUT else span.text),
        root=span.root,
        subtype=name.subtype,
        score=name.score,
        reason=name.reason,
    )


def _written(span: Span) -> str:
    """Return a name with capitals, where a shouted heading was read in small letters."""
    return " ".join(token.text[:1].upper() + token.text[1:] for token in span)


def surface(text: str) -> str:
    """Return `text` on one line, with no leading article and no possessive ending."""
    line = " ".join(text.split())
    return _POSSESSIVE.sub("", _ARTICLE.sub("", line, count=1) if _ARTICLE.match(line) else line)


def _order(name: Name) -> tuple[int, int, str]:
    return name.start, -name.end, name.type
