"""What a script can tell of the conventions in corpus/GUIDELINES.md: `breaches` lists what breaks them in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.model import MentionKind
from training.markup import Annotated, Marked, Stated

BODIES = ("ORG", "PAC", "OFFICE/agency")
SPEAKS_FOR = re.compile(r"spokes(man|woman|person)|press (officer|secretary)", re.IGNORECASE)
HEADS = re.compile(
    r"(acting |interim |national )?(chief executive( officer)?|CEO|president|chair(man|woman|person)?|leader|editor"
    r"|(general|acting) secretary|secretary[ -]general|managing (director|partner)|campaign (manager|director)|principal)",
    re.IGNORECASE,
)
BELOW_HEADS = re.compile(r"(deputy|vice|assistant)[ -].*|treasurer|finance director|COO|CFO", re.IGNORECASE)
TITLES = re.compile(
    r"(?<![\w-])(Mayor|Governor|Gov\.|Senator|Sen\.|Congress(?:wo)?man|Sheriff|Premier|(?:Prime|Foreign|Finance) Minister|Ald(?:erman|\.)"
    r"|Cllrs?\.?|Councillors?|Council(?:wo)?man|Judge|Attorney General|District Attorney) $"
)
IS = re.compile(r" (is|was|are|were|became|remains)( also| now| still| once)? $")
DIPLOMATS = re.compile(r"ambassador|embassy|consul|envoy", re.IGNORECASE)
ARTICLE = re.compile(r"the (?!Hague\b)", re.IGNORECASE)
SMALL_WORDS = frozenset(
    ("of", "the", "for", "in", "on", "v", "vs", "and", "by", "to", "at", "a", "an", "de", "du", "la", "del", "da")
)
LEVELS = {"PLACE/site": 0, "PLACE/city": 1, "PLACE/county": 2, "PLACE/state": 3, "PLACE/country": 4}


def breaches(document: Annotated) -> list[str]:
    """Return what breaks a convention, each with the words it is about."""
    marks = [mark for mark in document.marked if mark.key in document.entities]
    return [
        *_bare_titles(document, marks),
        *_names_with_articles(document, marks),
        *_places_in_names(document, marks),
        *_described_events(document, marks),
        *_predicates(document, marks),
        *_missing_claims(document, marks),
        *(problem for claim in document.claims if (problem := _wrong_relation(document, claim))),
    ]


def _bare_titles(document: Annotated, marks: list[Marked]) -> Iterator[str]:
    for person in _names(document, marks, ("PERSON",)):
        found = TITLES.search(document.text, max(0, person.start - 25), person.start)
        if found and not any(mark.start <= found.start(1) and found.end(1) <= mark.end for mark in marks):
            yield f"a title is not marked: {found[1]!r} before {_text(document, person)!r}"


def _names_with_articles(document: Annotated, marks: list[Marked]) -> Iterator[str]:
    for mark in _names(document, marks, ("PERSON", "PAC", "ORG", "OFFICE", "PLACE")):
        if ARTICLE.match(_text(document, mark)) and _text(document, mark)[0].isupper():
            yield f"a name holds its article: {_text(document, mark)!r}"


def _places_in_names(document: Annotated, marks: list[Marked]) -> Iterator[str]:
    places = _names(document, marks, ("PLACE",))
    for body in _names(document, marks, BODIES):
        if not _is_described(_text(document, body)):
            inside = (place for place in places if _holds(body, place))
            yield from (f"a place is marked inside the name {_text(document, body)!r}" for _ in inside)


def _described_events(document: Annotated, marks: list[Marked]) -> Iterator[str]:
    for mark in _names(document, marks, ("EVENT",)):
        words = _text(document, mark)
        if _is_described(ARTICLE.sub("", words, count=1)) and " v" not in words:
            yield f"an event is described, not named: {words!r}"


def _predicates(document: Annotated, marks: list[Marked]) -> Iterator[str]:
    """What stands after "is" names its subject's quality and is no mention of it."""
    ends = {(mark.key, mark.end) for mark in marks}
    for mark in marks:
        verb = IS.search(document.text, max(0, mark.start - 25), mark.start)
        if verb and mark.kind == MentionKind.NOMINAL and (mark.key, verb.start()) in ends:
            yield f"a predicate is marked: {verb[0].strip()} {_text(document, mark)!r}"


def _missing_claims(document: Annotated, marks: list[Marked]) -> Iterator[str]:
    stated = {(claim.relation, claim.head, claim.tail) for claim in document.claims}
    wanted = {*_held(document, marks), *_governed(document, marks), *_located(document, marks)}
    for relation, head, tail in sorted(wanted - stated):
        yield f"{document.entities[head][1]} {relation} {document.entities[tail][1]} is not claimed"


Fact = tuple[str, str, str]


def _held(document: Annotated, marks: list[Marked]) -> Iterator[Fact]:
    """A title right before a name says who holds the office."""
    persons = {mark.start: mark.key for mark in _names(document, marks, ("PERSON",))}
    for mark in marks:
        beside = persons.get(mark.end + 1) if document.text[mark.end : mark.end + 1] == " " else None
        if beside and _type(document, mark) == "OFFICE/post" and mark.kind == MentionKind.NOMINAL:
            yield "HOLDS_OFFICE", beside, mark.key


def _governed(document: Annotated, marks: list[Marked]) -> Iterator[Fact]:
    """The place right at the start or the end of a post is what it governs."""
    for post in marks:
        if _type(document, post) != "OFFICE/post" or DIPLOMATS.search(document.entities[post.key][1]):
            continue
        for place in _names(document, marks, ("PLACE",)):
            if place.start == post.start and place.end < post.end:
                yield "JURISDICTION", post.key, place.key


def _located(document: Annotated, marks: list[Marked]) -> Iterator[Fact]:
    """Of "Tarvin, Ohio" the first lies in the second."""
    places = _names(document, marks, tuple(LEVELS))
    following = {mark.start: mark for mark in places}
    for mark in places:
        larger = following.get(mark.end + 2)
        if (
            larger
            and document.text[mark.end : larger.start] == ", "
            and _level(document, mark) < _level(document, larger)
        ):
            yield "LOCATED_IN", mark.key, larger.key


def _wrong_relation(document: Annotated, claim: Stated) -> str | None:
    cue = document.text[claim.start : claim.end]
    problem = _wrong_role(document, claim) or _wrong_ends(document, claim, cue)
    return f"{problem}: {cue!r}" if problem else None


def _wrong_role(document: Annotated, claim: Stated) -> str | None:
    """Who speaks for a body represents it, who is its head runs it, everybody else works for it."""
    role = dict(claim.attributes).get("role", "")
    if claim.relation == "WORKS_FOR" and SPEAKS_FOR.fullmatch(role):
        return f"a {role} represents the body"
    if claim.relation == "WORKS_FOR" and HEADS.fullmatch(role) and not _is_office(document, claim.tail):
        return f"a {role} runs the body"
    if claim.relation == "RUNS" and BELOW_HEADS.fullmatch(role):
        return f"a {role} works for the body"
    return None


def _is_office(document: Annotated, key: str | None) -> bool:
    return key is not None and document.entities[key][0].startswith("OFFICE")


def _wrong_ends(document: Annotated, claim: Stated, cue: str) -> str | None:
    head = document.entities[claim.head][0]
    if claim.relation == "PART_OF" and head.startswith("PLACE"):
        return "a place is located in another"
    if claim.relation in ("OPPOSES", "SUPPORTS") and head.startswith("EVENT"):
        return "an event takes no side"
    if claim.relation == "REPORTED_ON" and cue.casefold().startswith("according to"):
        return "who is only a claim's source reports on nobody"
    return None


def _names(document: Annotated, marks: list[Marked], types: tuple[str, ...]) -> list[Marked]:
    return [mark for mark in marks if mark.kind == MentionKind.NAME and _type(document, mark).startswith(types)]


def _type(document: Annotated, mark: Marked) -> str:
    return document.entities[mark.key][0]


def _level(document: Annotated, mark: Marked) -> int:
    return LEVELS[_type(document, mark)]


def _text(document: Annotated, mark: Marked) -> str:
    return document.text[mark.start : mark.end]


def _holds(outer: Marked, inner: Marked) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start


def _is_described(words: str) -> bool:
    """Return whether any word but the small ones is in lower case."""
    return any(word.islower() and word not in SMALL_WORDS for word in re.findall(r"[^\W\d_][\w'’-]*", words))
