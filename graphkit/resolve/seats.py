"""Where a document is set, as far as it says so plainly: the city, the county and the state whose offices it leaves bare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graphkit.model import Extraction, Mention, Reference, Sentence
from graphkit.names import OfficeName, folded
from graphkit.names.offices import level_of, office_words
from graphkit.places import gazetteer

Seats = dict[str, str]
"""The folded name of the one place of each level: {"city": "calder", "county": "sable county", "state": "ohio"}."""

_DATELINE = re.compile(
    r"(?P<city>[A-Z][A-Z.'’ -]+[A-Z])(?:, (?P<state>[A-Z][A-Za-z.]+(?: [A-Z][a-z.]+)?))?(?: \([^)]{2,20}\))? ?(?:—|–|--)"
)
_HEADING = re.compile(
    r"(?P<level>city|town|township|village|borough|county) of (?P<city>[^\W\d_][^,:;]{1,40}?)(?:, (?P<state>[^,]+))?",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"heading", "headline", "title"})
_HEAD = 8
"""Sentences at the head of a document among which its heading and its dateline stand."""
_LONGEST = 4
"""Words that the name of a place has at most."""
_EVERYBODY_WRITES_FROM = "washington"
"""A dateline that says nothing of whose mayor is meant."""


def seats(extraction: Extraction, clusters: Iterable[Sequence[Mention]]) -> Seats:
    """Return the place of each level; none where the document names offices of two places, or none plainly."""
    told = list(_told(clusters))
    head = list(_head(extraction.sentences[:_HEAD]))
    found: Seats = {}
    for level in ("city", "county", "state"):
        places = {place for kind, place in told if kind == level}
        said = [place for kind, place in head if kind == level][:1]
        if len(places | set(said)) == 1:
            found[level] = next(iter(places or said))
    if "county" not in found and not any(level == "county" for level, _ in told):
        found |= _only_county(clusters)
    return found


def seat_of(names: Iterable[str], found: Seats) -> str | None:
    """Return the place that completes the names of a bare office: "mayor" the city, "sheriff" the county."""
    offices = [OfficeName.parse(name) for name in names]
    if any(office.jurisdiction for office in offices):
        return None
    levels = (level_of(office.post) for office in offices)
    return next((found[level] for level in levels if level in found), None)


def is_nobodys(reference: Reference) -> bool:
    """Whether a reference names a post or body that many places have, and nothing says whose it is: "Judge", "the board"."""
    if reference.type not in ("OFFICE", "ORG"):
        return False
    offices = [OfficeName.parse(name) for name, _ in reference.names]
    known = office_words()
    if reference.type == "OFFICE" and all(
        office.post.split()[-1:] and office.post.split()[-1] in known.jobs for office in offices
    ):
        return True
    placed = any(office.jurisdiction for office in offices) or any(
        label.startswith(("seat:", "of:")) for label in reference.context
    )
    generic = all(office.post in known.generic for office in offices)
    return (
        generic and not placed and (reference.type == "OFFICE" or all(" " not in folded(n) for n, _ in reference.names))
    )


def _head(sentences: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    """Yield the places of the heading and the dateline."""
    for sentence in sentences:
        found = _HEADING.fullmatch(sentence.text) if sentence.kind in _HEADINGS else _DATELINE.match(sentence.text)
        if found is None or len(found["city"].split()) > _LONGEST:
            continue
        if folded(found["city"]) == _EVERYBODY_WRITES_FROM:
            continue
        county = found.groupdict().get("level", "").lower() == "county"
        yield ("county", f"{folded(found['city'])} county") if county else ("city", folded(found["city"]))
        state = gazetteer().state(found["state"].title()) if found["state"] else None
        if state:
            yield "state", folded(state.name)


def _told(clusters: Iterable[Sequence[Mention]]) -> Iterator[tuple[str, str]]:
    """Yield the level and place of every office that is named with its place."""
    for cluster in clusters:
        if cluster[0].type != "OFFICE":
            continue
        for name in {mention.name for mention in cluster}:
            office = OfficeName.parse(name)
            level = level_of(office.post)
            if level and office.jurisdiction:
                yield level, office.jurisdiction


def _only_county(clusters: Iterable[Sequence[Mention]]) -> Seats:
    named = {folded(m.name) for cluster in clusters for m in cluster if m.type == "PLACE" and m.kind == "name"}
    counties = [name for name in named if name.endswith((" county", " parish"))]
    return {"county": counties[0]} if len(counties) == 1 else {}
