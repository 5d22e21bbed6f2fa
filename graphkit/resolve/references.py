"""The clusters of one document as References, each with what is said around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations

from graphkit.model import Claim, Extraction, Mention, MentionKind, Reference, content_id
from graphkit.names import OfficeName, PersonName, folded
from graphkit.names.offices import same_post
from graphkit.ontology import ontology
from graphkit.places import gazetteer
from graphkit.resolve.articles import with_articles
from graphkit.resolve.seats import is_nobodys, seat_of, seats

Cluster = list[Mention]
CONTEXT_SIZE = 30
"""Entities named beside a reference that are kept as its context, most frequent first."""
CROWDED = 12
"""A sentence that names more entities than this is a list, and says nothing about who belongs to whom."""
LARGE_CITY = 200_000
_ROLE_RELATIONS = frozenset({"HOLDS_OFFICE", "WORKS_FOR", "MEMBER_OF"})
_HOME_RELATIONS = frozenset({"JURISDICTION", "LOCATED_IN", "PART_OF"})


def references(extraction: Extraction, *, story: str) -> list[Reference]:
    """Return one Reference for each cluster that has a name, in the order of the document.

    Names come from mentions of kind "name"; an office may also be known by a nominal alone ("the district attorney").
    Clusters of the windows of a long document that share type and name are one. A post or body that many places have
    ("Judge", "the board") is none without its place, nor is a body that is described once and of which nothing is said
    ("each with a mayor and city council").
    """
    mentions = with_articles(extraction)
    clusters = [cluster for cluster in _clusters(mentions) if _names(cluster)]
    contexts = _contexts(extraction, clusters)
    claimed = {mention for claim in extraction.claims for mention in (claim.subject, claim.object)}
    made = [
        _reference(story, cluster, context)
        for cluster, context in zip(clusters, contexts, strict=True)
        if not _is_passing(cluster, context, claimed)
    ]
    shared = _shared_surnames(made)
    return [one for one in made if not (is_nobodys(one) or (one.type == "PERSON" and _only_name(one) in shared))]


def _is_passing(cluster: Cluster, context: Iterable[str], claimed: Collection[str | None]) -> bool:
    """Whether a public body is described once, without its place, and nothing is said of it: one of many, or of all."""
    (first, *others) = cluster
    return (
        not others
        and (first.type, first.kind) == ("OFFICE", MentionKind.NOMINAL)
        and first.id not in claimed
        and (office := OfficeName.parse(first.name)).agency
        and not office.jurisdiction
        and not any(label.startswith(("seat:", "of:")) for label in context)
    )


def _shared_surnames(references: Iterable[Reference]) -> frozenset[str]:
    """Return the last names that two people of the document share; who is called by it alone stays open."""
    full = (
        PersonName.parse(max((name for name, _ in one.names), key=lambda name: (len(name.split()), name)))
        for one in references
        if one.type == "PERSON"
    )
    counts = Counter(name.last for name in full if name.full)
    return frozenset(last for last, count in counts.items() if count > 1)


def _only_name(reference: Reference) -> str:
    """Return the one word by which a reference goes, nothing where it has more."""
    names = {folded(name) for name, _ in reference.names}
    return next(iter(names)) if len(names) == 1 else ""


def _clusters(mentions: Iterable[Mention]) -> list[Cluster]:
    """Return the mentions of each cluster; names outside one stand together by type and name."""
    found: dict[str, Cluster] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end, m.id)):
        if mention.type in ontology().entities and (mention.cluster or mention.kind == MentionKind.NAME):
            label = mention.cluster or f"{mention.type} {folded(mention.name)}"
            found.setdefault(label, []).append(mention)
    return _joined_windows(found)


def _joined_windows(found: dict[str, Cluster]) -> list[Cluster]:
    """Unite clusters of different windows that share a name and a type; labels begin with their window's number."""
    joined: dict[str, Cluster] = {}
    owner: dict[tuple[str, str], str] = {}
    for label, cluster in found.items():
        keys = [(m.type, folded(m.name)) for m in cluster if m.kind == MentionKind.NAME]
        known = (owner[key] for key in keys if key in owner)
        first = next((one for one in known if _window(one) != _window(label)), label)
        joined.setdefault(first, []).extend(cluster)
        for key in keys:
            owner.setdefault(key, first)
    return list(joined.values())


def _window(label: str) -> str:
    return label.partition(".")[0]


def _names(cluster: Cluster) -> tuple[tuple[str, int], ...]:
    kind = MentionKind.NAME if any(m.kind == MentionKind.NAME for m in cluster) else MentionKind.NOMINAL
    if kind == MentionKind.NOMINAL and cluster[0].type != "OFFICE":
        return ()
    counts = Counter(m.name for m in cluster if m.kind == kind and folded(m.name))
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _reference(story: str, cluster: Cluster, context: tuple[str, ...]) -> Reference:
    type_, subtype = _type(cluster)
    document = cluster[0].document
    return Reference(
        id=content_id(document, *sorted(m.id for m in cluster)),
        document=document,
        story=story,
        type=type_,
        subtype=subtype,
        names=_names(cluster),
        mentions=tuple(dict.fromkeys(m.id for m in cluster)),
        context=context,
    )


def _type(cluster: Cluster) -> tuple[str, str | None]:
    """Return the type and subtype that the mentions vote for; a name counts ten times a description."""
    types: dict[str, float] = defaultdict(float)
    subtypes: dict[tuple[str, str], float] = defaultdict(float)
    for mention in cluster:
        weight = mention.score * (1.0 if mention.kind == MentionKind.NAME else 0.1)
        types[mention.type] += weight
        if mention.subtype:
            subtypes[mention.type, mention.subtype] += weight
    best = min(types, key=lambda type_: (-types[type_], type_))
    ranked = sorted((-weight, subtype) for (type_, subtype), weight in subtypes.items() if type_ == best)
    return best, ranked[0][1] if ranked else None


def _contexts(extraction: Extraction, clusters: list[Cluster]) -> list[tuple[str, ...]]:
    """Return what each cluster is linked to by claims, named beside in a sentence, and where the document is set."""
    claims = extraction.claims
    at = {mention.id: i for i, cluster in enumerate(clusters) for mention in cluster}
    seated = list(_seated(extraction, clusters))
    bare = (label_of(_names(cluster), _type(cluster)[0]) for cluster in clusters)
    labels = [f"{label} {place}" if place else label for label, place in zip(bare, seated, strict=True)]
    beside: list[Counter[str]] = [_descriptions(cluster) for cluster in clusters]
    for one, other, weight in chain(_claimed(claims, at), _neighbours(clusters)):
        if one != other:
            beside[one][labels[other]] += weight
    for one, said in chain(_roles(claims, at), _homes(claims, at, labels)):
        beside[one][said] += 3
    setting = _setting(clusters)
    seats_ = ((f"seat:{place}",) if place else () for place in seated)
    return [(*seat, *_most_telling(counts), *setting) for seat, counts in zip(seats_, beside, strict=True)]


def _seated(extraction: Extraction, clusters: list[Cluster]) -> Iterator[str | None]:
    """Yield the place of each office that is named without one, where the document tells its city, county or state."""
    found = seats(extraction, clusters)
    for cluster in clusters:
        names = [name for name, _ in _names(cluster)] if cluster[0].type == "OFFICE" else []
        yield seat_of(names, found)


def label_of(names: Sequence[tuple[str, int]], type_: str) -> str:
    """Return "person:mara quill": the type and the fullest folded name, of the fullest the most frequent."""
    bare = [(_bare(name, type_), count) for name, count in names]
    if len(bare) == 1:
        return f"{type_.lower()}:{bare[0][0]}"
    fullest = min(bare, key=lambda item: (-len(item[0].split()), -item[1], item[0]))
    return f"{type_.lower()}:{fullest[0]}"


@lru_cache(maxsize=1 << 16)
def _bare(name: str, type_: str) -> str:
    """Return the folded name by which documents share it: no titles, no state behind a city, a member's post as the council's."""
    if type_ == "PERSON":
        return " ".join(PersonName.parse(name).tokens)
    if type_ == "PLACE":
        plain, _ = gazetteer().divided(name)
        state = gazetteer().state(plain)
        return folded(state.name if state else plain)
    if type_ == "OFFICE":
        office = OfficeName.parse(name)
        return f"{same_post(office.post)} {office.jurisdiction}".strip()
    return folded(name)


def _most_telling(counts: Counter[str]) -> Iterator[str]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return (label for label, _ in ranked[:CONTEXT_SIZE])


def _claimed(claims: Iterable[Claim], at: dict[str, int]) -> Iterator[tuple[int, int, int]]:
    for claim in claims:
        one, other = at.get(claim.subject), at.get(claim.object or "")
        if one is not None and other is not None:
            yield one, other, 5
            yield other, one, 5


def _neighbours(clusters: list[Cluster]) -> Iterator[tuple[int, int, int]]:
    named: dict[int, dict[int, int]] = defaultdict(dict)
    for i, cluster in enumerate(clusters):
        for mention in cluster:
            named[mention.sentence].setdefault(i, mention.start)
    called = [(_type(cluster)[0], frozenset(folded(name) for name, _ in _names(cluster))) for cluster in clusters]
    for together in named.values():
        if len(together) <= CROWDED:
            strange = set(_across_namesakes(together, called))
            for one in sorted(together):
                yield from ((one, other, 1) for other in sorted(together) if (one, other) not in strange)


def _across_namesakes(
    together: dict[int, int], called: Sequence[tuple[str, frozenset[str]]]
) -> Iterator[tuple[int, int]]:
    """Yield who does not stand beside whom in a sentence that names two of one name: what follows the other one is the other's."""
    for one, other in combinations(sorted(together), 2):
        if called[one][0] == called[other][0] and called[one][1] & called[other][1]:
            yield from ((one, other), (other, one))
            for third, place in together.items():
                if third not in (one, other):
                    stranger = max((one, other), key=lambda each: _distance(place, together[each]))
                    yield from ((stranger, third), (third, stranger))


def _distance(place: int, name: int) -> tuple[bool, int]:
    """Return how far a name stands from a place: one before it is nearer than any behind it."""
    return name > place, abs(name - place)


def _roles(claims: Iterable[Claim], at: dict[str, int]) -> Iterator[tuple[int, str]]:
    for claim in claims:
        one = at.get(claim.subject)
        if one is not None and claim.role and claim.relation in _ROLE_RELATIONS:
            yield one, _role(claim.role)


def _homes(claims: Iterable[Claim], at: dict[str, int], labels: list[str]) -> Iterator[tuple[int, str]]:
    """Yield "of:omaha" for what a claim sets in a place, "by:mara quill" for the office that she holds."""
    for claim in claims:
        one, other = at.get(claim.subject), at.get(claim.object or "")
        if one is None or other is None:
            continue
        if claim.relation in _HOME_RELATIONS and labels[other].startswith("place:"):
            yield one, labels[other].replace("place:", "of:", 1)
        elif claim.relation == "HOLDS_OFFICE":
            yield other, labels[one].replace("person:", "by:", 1)


def _descriptions(cluster: Cluster) -> Counter[str]:
    """Return "role:developer" for a person whom the text also calls "the developer", "role:mayor" for "Mayor Quill"."""
    told: Counter[str] = Counter()
    if cluster[0].type == "PERSON":
        told.update(_role(m.name) for m in cluster if m.kind == MentionKind.NOMINAL and folded(m.name))
        told.update(
            _role(title) for m in cluster for title in PersonName.parse(m.name).titles if title not in _COURTESY
        )
    return told


def _role(words: str) -> str:
    return f"role:{OfficeName.parse(words).post or folded(words)}"


_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "mx", "madam"})


def _setting(clusters: list[Cluster]) -> tuple[str, ...]:
    """Return "in:PA" for the states of the United States that the document names, or large cities of theirs."""
    counts: Counter[str] = Counter()
    for cluster in clusters:
        if _type(cluster)[0] == "PLACE":
            counts.update(
                dict.fromkeys((state for name, _ in _names(cluster) for state in _states(name)), len(cluster))
            )
    return tuple(f"in:{state}" for state, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _states(name: str) -> Iterator[str]:
    _, state = gazetteer().divided(name)
    place = state or gazetteer().best(name)
    if place and place.in_state and (place.subtype == "state" or place.population >= LARGE_CITY):
        yield place.in_state
