"""Join offices: the same post or agency over the same place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.model import Reference
from graphkit.names import OfficeName, folded
from graphkit.places import gazetteer, place_named
from graphkit.resolve.crowd import Crowd
from graphkit.resolve.places import setting

NEEDED = 1.0
_LOCAL = ("city ", "county ", "town ", "village ")


@dataclass(frozen=True, slots=True)
class Office:
    """What a reference to an office says: the post, the place it governs by its id or folded name, as read and as named."""

    post: str
    place: str
    spoken: str
    agency: bool


def join_offices(crowd: Crowd, numbers: Iterable[int]) -> dict[int, Office]:
    """Join offices and return what each reference says; one without a place goes where its holder or company point."""
    offices = {number: office_of(crowd.references[number]) for number in numbers}
    placed: dict[tuple[str, bool, str], list[int]] = defaultdict(list)
    bare: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for number, office in sorted(offices.items()):
        if office.place:
            placed[office.post, office.agency, office.place].append(number)
        else:
            bare[office.post, office.agency].append(number)
    for together in placed.values():
        crowd.clusters.merge_all(together)
    for (post, agency), together in sorted(bare.items()):
        homes = [group for (a, b, _), group in sorted(placed.items()) if (a, b) == (post, agency)]
        _join_bare(crowd, together, homes)
    return offices


def office_of(reference: Reference) -> Office:
    """Return the post and jurisdiction that the names of a reference tell, or else the claims around it."""
    parsed = [(OfficeName.parse(name), count) for name, count in reference.names]
    posts: Counter[str] = Counter()
    for office, count in parsed:
        posts[_standard(office.post)] += count
    post = min(posts, key=lambda one: (-len(one.split()), -posts[one], one))
    told = sorted(
        {office.jurisdiction for office, _ in parsed if office.jurisdiction}, key=lambda one: (-len(one), one)
    )
    said = told or [label[3:] for label in reference.context if label.startswith("of:")]
    spoken = said[0] if said else _federal(post)
    agency = reference.subtype == "agency" or any(office.agency for office, _ in parsed)
    return Office(post, _place_key(spoken, reference), spoken, agency)


def _standard(post: str) -> str:
    """Return the post without a word that its place tells anyway: "county administrator" of Sable County."""
    local = next((word for word in _LOCAL if post.startswith(word)), "")
    rest = post.removeprefix(local)
    return rest if local and rest not in ("attorney", "manager", "council", "commission", "board") else post


def _federal(post: str) -> str:
    return "united states" if post.split()[:1] in (["us"], ["federal"]) else ""


def _place_key(name: str, reference: Reference) -> str:
    if not name:
        return ""
    spoken = name.title()
    place = place_named(spoken, setting(reference)) or gazetteer().home(spoken)
    return place.id if place else folded(name)


def _join_bare(crowd: Crowd, numbers: list[int], homes: list[list[int]]) -> None:
    """Join a bare "district attorney" to the one of its document, or to the one whose holder it shares."""
    left: list[int] = []
    for number in numbers:
        home = _home(crowd, number, homes)
        if home is None or not crowd.clusters.merge(home, number):
            left.append(number)
    for i, a in enumerate(left):
        for b in left[:i]:
            if crowd.clusters.root(a) != crowd.clusters.root(b) and crowd.support(a, b) >= NEEDED:
                crowd.clusters.merge(a, b)


def _home(crowd: Crowd, number: int, homes: list[list[int]]) -> int | None:
    document = crowd.references[number].document
    here = [group[0] for group in homes if any(crowd.references[one].document == document for one in group)]
    if len(here) == 1:
        return here[0]
    around = crowd.scene.around(number)
    scores = sorted(
        ((-crowd.scene.support(around, crowd.around(group[0])), group[0]) for group in homes), key=lambda row: row
    )
    if scores and -scores[0][0] >= NEEDED and (len(scores) == 1 or scores[0][0] < 1.5 * scores[1][0]):
        return scores[0][1]
    if scores:
        crowd.doubt(number, scores[0][1], 0.5, "one post, but nothing says where")
    return None
