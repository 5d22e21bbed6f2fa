"""Join offices: the same post or agency over the same place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from graphkit.model import Reference
from graphkit.names import OfficeName, folded
from graphkit.names.offices import office_words, same_post
from graphkit.places import gazetteer, place_named
from graphkit.resolve.crowd import PAIRWISE, Crowd
from graphkit.resolve.places import setting
from graphkit.resolve.scene import Around, same_posts

NEEDED, CLEAR = 1.0, 1.5
SHORT = 3
"""Letters of a name that may be short for a place's: "UK", "NYC"."""
_FOR_A_WHILE = " pro tem"
_DEPUTISED = ("mayor", "president", "speaker")
"""Posts whose "pro tem" is a post of its own."""
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


def posts_apart(crowd: Crowd, numbers: Iterable[int]) -> list[list[int]]:
    """Return the offices in groups that are joined each for itself: of one post."""
    found: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for number in numbers:
        office = office_of(crowd.references[number])
        found[office.post, office.agency].append(number)
    return list(found.values())


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
    said = told or _said(reference, "of:") or _said(reference, "seat:")
    spoken = said[0] if said else _federal(post)
    known = office_words()
    by_words = any(office.agency for office, _ in parsed) or post in known.same.values()
    agency = by_words or (reference.subtype == "agency" and post.rpartition(" ")[2] not in known.posts)
    return Office(post, _place_key(spoken, reference), spoken, agency)


def _said(reference: Reference, kind: str) -> list[str]:
    return [label.removeprefix(kind) for label in reference.context if label.startswith(kind)]


def _standard(post: str) -> str:
    """Return the office that a post belongs to, without a word that its place tells anyway: "county administrator" of Sable County."""
    if post.endswith(_FOR_A_WHILE) and post.removesuffix(_FOR_A_WHILE).split()[-1] not in _DEPUTISED:
        post = post.removesuffix(_FOR_A_WHILE)
    post = same_post(post)
    local = next((word for word in _LOCAL if post.startswith(word)), "")
    rest = post.removeprefix(local)
    return rest if local and rest not in ("attorney", "manager", "council", "commission", "board") else post


def _federal(post: str) -> str:
    return "united states" if post.split()[:1] in (["us"], ["federal"]) else ""


def _place_key(name: str, reference: Reference) -> str:
    if not name:
        return ""
    spoken, short = _with_comma(name), name.upper() if len(name) <= SHORT else ""
    place = gazetteer().home(spoken) or place_named(spoken, setting(reference)) or place_named(short)
    return place.id if place else folded(name)


def _with_comma(name: str) -> str:
    """Return "Omaha, Nebraska" for "omaha ne" or "omaha neb": folding dropped the comma and the full stop."""
    *head, tail = name.split()
    forms = (tail.upper(), f"{tail.capitalize()}.", tail.capitalize())
    state = next((found for form in forms if head and (found := gazetteer().state(form))), None)
    return f"{' '.join(head).title()}, {state.name}" if state else name.title()


def _join_bare(crowd: Crowd, numbers: list[int], homes: list[list[int]]) -> None:
    """Join a bare "district attorney" to the one of its document, or to the one whose holder or company it shares."""
    places = _Neighbours(crowd, homes)
    left = [number for number in numbers if not _joined(crowd, number, places)]
    for one, other in _pairs(crowd, left):
        if crowd.clusters.root(one) == crowd.clusters.root(other):
            continue
        if crowd.support(one, other) >= NEEDED and not _of_two_settings(crowd.around(one), crowd.around(other)):
            crowd.clusters.merge(one, other)


def _pairs(crowd: Crowd, numbers: list[int]) -> Iterable[tuple[int, int]]:
    """Return the pairs to weigh: all of a few, of many those that share a document, a story or a neighbour."""
    if len(numbers) <= PAIRWISE:
        return combinations(numbers, 2)
    near: dict[str, int] = {}
    told = ((label, number) for number in numbers for label in _telling(crowd.references[number]))
    return [(near.setdefault(label, number), number) for label, number in told]


class _Neighbours:
    """Finds the offices that stand in a document, or beside the same people."""

    def __init__(self, crowd: Crowd, homes: list[list[int]]) -> None:
        self._all = [group[0] for group in homes]
        self._found: dict[str, dict[int, None]] = defaultdict(dict)
        for group in homes:
            for number in group:
                for label in _telling(crowd.references[number]):
                    self._found[label][group[0]] = None

    def near(self, reference: Reference) -> list[int]:
        """Return the offices that may be meant: all of a few, of many those beside the same people."""
        return self._all if len(self._all) <= PAIRWISE else self.of(_telling(reference))

    def of(self, labels: Iterable[str]) -> list[int]:
        """Return one member of each office that has one of these labels."""
        return sorted({first for label in labels for first in self._found.get(label, ())})


def _telling(reference: Reference) -> list[str]:
    """Return the document, the story and the people beside an office: where to look for its like."""
    people = [label for label in reference.context if label.startswith("person:")]
    return [f"document:{reference.document}", f"story:{reference.story}", *people]


def _joined(crowd: Crowd, number: int, places: _Neighbours) -> bool:
    reference = crowd.references[number]
    around = crowd.scene.around(number)
    agency = office_of(reference).agency
    here = places.of([f"document:{reference.document}"])
    if len(here) == 1 and (agency or not _held_by_another(around, crowd.around(here[0]))):
        return crowd.clusters.merge(here[0], number)
    homes = [home for home in places.near(reference) if agency or not _elsewhere(around, crowd.around(home))]
    scores = [(-crowd.scene.support(around, crowd.around(home)), home) for home in homes]
    if not scores:
        return False
    (best, home), *others = sorted(scores)
    if -best >= NEEDED and (not others or best < CLEAR * others[0][0]):
        return crowd.clusters.merge(home, number)
    crowd.doubt(number, home, 0.5, "one post, but nothing says where")
    return False


def _elsewhere(bare: Around, home: Around) -> bool:
    """Whether a post without a place has another holder than the one compared, or stands beside other places only.

    Not where it stands beside a body without a place that the one compared stands beside with its own.
    """
    if bare.of_kind("by") and home.of_kind("by"):
        return _held_by_another(bare, home)
    if same_posts(bare, home):
        return False
    places = bare.of_kind("place")
    return bool(places) and not places & (home.of_kind("place") | home.of_kind("of"))


def _of_two_settings(one: Around, other: Around) -> bool:
    """Whether two bare posts have different holders, and no state in common in which one may have followed the other."""
    return _held_by_another(one, other) and not one.of_kind("in") & other.of_kind("in")


def _held_by_another(bare: Around, home: Around) -> bool:
    holders = bare.of_kind("by"), home.of_kind("by")
    return all(holders) and not holders[0] & holders[1]
