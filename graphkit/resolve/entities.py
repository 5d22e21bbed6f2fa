"""References become entities: each kind is joined on its own, judgements first, and every entity gets its name and id."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType

from graphkit.garbage import uncollected
from graphkit.model import Anchor, Doubt, Entity, Judgement, Reference
from graphkit.names import folded
from graphkit.ontology import TYPE_REASON
from graphkit.places import Place, gazetteer
from graphkit.resolve import naming
from graphkit.resolve.arrival import Arrived
from graphkit.resolve.blocks import Names
from graphkit.resolve.clusters import Clusters
from graphkit.resolve.crowd import Crowd, Found
from graphkit.resolve.doubts import doubts, in_order
from graphkit.resolve.joining import join
from graphkit.resolve.judgements import Decisions, Idle, checked, decisions
from graphkit.resolve.kinds import KINDS
from graphkit.resolve.meaning import Documents, Meaning, Undecided, entity_id
from graphkit.resolve.memory import Memory, memory
from graphkit.resolve.offices import Office, join_offices, office_of
from graphkit.resolve.places import join_places, located_in
from graphkit.resolve.retyping import retyped
from graphkit.resolve.scene import Scene
from graphkit.resolve.touched import Told


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities, and the pairs that may be one but were kept apart, the most consequential first."""

    entities: tuple[Entity, ...]
    doubts: tuple[Doubt, ...]
    assignments: dict[str, str]
    """Reference id to entity id."""
    found: tuple[Found, ...] = ()
    """The pairs of references that were kept apart, whatever became of them."""
    plain: Mapping[str, str] = field(default_factory=dict)
    """Of entities that have a namesake, the id that they would have without one."""
    idle: tuple[Idle, ...] = ()
    """Decisions that could not be obeyed: what they name is gone, or they contradict earlier ones."""
    memory: Callable[[], Memory] | None = field(default=None, compare=False, repr=False)
    """Makes what is kept so that the next decision need not resolve everything again."""


NO_DOCUMENTS: Documents = MappingProxyType({})


def resolve(
    references: Iterable[Reference],
    judgements: Iterable[Judgement] = (),
    *,
    documents: Documents = NO_DOCUMENTS,
    anchors: Iterable[Anchor] = (),
) -> Resolution:
    """Return the entities that `references` speak of, whatever their order.

    `judgements` are obeyed before anything is compared; `documents` and `anchors` are those that judgements name.
    """
    return resolve_as_told(references, Told(tuple(judgements), documents, tuple(anchors)))


@uncollected()
def resolve_as_told(references: Iterable[Reference], told: Told, undecided: Undecided | None = None) -> Resolution:
    """Return the entities that `references` speak of, as somebody has told them.

    `undecided` is what was found of the same references when nothing was told: it need not be found out again.
    """
    standing = checked(told.judgements)
    arrived = Arrived.of(references)
    typed, why = retyped(arrived.references)
    given, ordered = arrived.by_number(arrived.references), arrived.by_number(typed)
    reasons = {arrived.numbers[place]: reason for place, reason in why.items()}
    scene = Scene.of(typed)
    scene = replace(scene.part(arrived.places), full=scene.full)
    crowd, known = _crowd(given, ordered, scene), _Known(reasons, arrived.numbers)
    if undecided is None or not standing:
        found = _resolved(crowd, Decisions(Clusters(0)), known)
        by_itself = partial(Undecided.of, ordered, found.entities)
        if not standing:
            return replace(found, memory=lambda: memory(given, crowd, reasons, by_itself()))
        undecided = by_itself()
    meaning = Meaning(undecided, told.documents, standing)
    decided = decisions(standing, meaning, {anchor.told: anchor for anchor in told.anchors})
    if decided.types or decided.ignored:
        known = _Known(reasons, arrived.numbers)
    again = crowd.afresh()
    if decided.types:
        ordered = decided.retyped(ordered)
        again = _crowd(given, ordered, Scene.of(ordered))
    again.clusters, again.kept_apart = decided.seeded(len(ordered)), frozenset(decided.kept_apart)
    found = _resolved(again, decided, known)
    return replace(found, idle=tuple(decided.idle), memory=lambda: memory(given, again, reasons, undecided))


@dataclass(slots=True)
class _Known:
    """What is found of references once and is so again when they are joined as somebody has decided."""

    reasons: Mapping[int, str]
    """Why references have another type than their documents gave them."""
    arrived: Sequence[int]
    """The references in the order in which they came."""
    names: dict[str, Names] = field(default_factory=dict)
    """Of each kind."""
    drafts: dict[tuple[int, ...], Draft] = field(default_factory=dict)
    """What the references of a cluster make of it."""


def _crowd(given: Sequence[Reference], typed: Sequence[Reference], scene: Scene) -> Crowd:
    """Return the references, ready to be joined; `given` are the same with the types that their documents gave them."""
    changed = frozenset(i for i, (old, new) in enumerate(zip(given, typed, strict=True)) if old.type != new.type)
    return Crowd(typed, scene, Clusters(len(typed)), changed)


def _resolved(crowd: Crowd, decided: Decisions, known: _Known) -> Resolution:
    """Return what becomes of a crowd, and keep in `known` what is so the next time."""
    places, offices = _joined(crowd, decided.ignored, known)
    drafts = []
    for numbers in crowd.clusters.sets():
        if numbers[0] not in decided.ignored:
            if (held := tuple(numbers)) not in known.drafts:
                draft = _draft(crowd, numbers, places, offices)
                known.drafts[held] = _with_reason(draft, numbers, crowd, known.reasons)
            drafts.append(_decided(known.drafts[held], numbers, crowd, decided))
    found = identified(drafts)
    entities = tuple(found[id_][0] for id_ in sorted(found))
    assignments = {reference: entity.id for entity in entities for reference in entity.references}
    weights = {id_: draft.mentions for id_, (_, draft) in found.items()}
    plain = {id_: draft.plain for id_, (_, draft) in found.items() if draft.plain != id_}
    kept = doubts(crowd.doubts, decided, lambda number: assignments.get(crowd.references[number].id, ""), weights)
    return Resolution(entities, kept, assignments, in_order(crowd.doubts), plain)


def drafted(crowd: Crowd, numbers: list[int], decided: Decisions, reasons: Mapping[int, str]) -> Draft:
    """Return what becomes of some references that are one thing, whatever else there is."""
    typed = {number: crowd.references[number] for number in numbers}
    found = {number: located_in(one) for number, one in typed.items() if one.type == "PLACE"}
    places = {number: place for number, place in found.items() if place}
    offices = {number: office_of(one) for number, one in typed.items() if one.type == "OFFICE"}
    draft = _with_reason(_draft(crowd, numbers, places, offices), numbers, crowd, reasons)
    return _decided(draft, numbers, crowd, decided)


def _joined(crowd: Crowd, ignored: Collection[int], known: _Known) -> tuple[dict[int, Place], dict[int, Office]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for number in known.arrived:
        if number not in ignored:
            groups[naming.group_of(crowd.references[number].type)].append(number)
    places = join_places(crowd, sorted(groups["PLACE"]))
    for group, name in (("PERSON", "people"), ("BODY", "bodies"), ("EVENT", "events")):
        kind = KINDS[name]()
        if name not in known.names:
            known.names[name] = Names.of(crowd.references, groups[group], kind)
        join(crowd, known.names[name], kind)
    return places, join_offices(crowd, sorted(groups["OFFICE"]))


@dataclass(frozen=True, slots=True)
class Draft:
    """An entity without its id."""

    type: str
    subtype: str | None
    name: str
    aliases: tuple[str, ...]
    references: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    key: str
    mentions: int

    @property
    def plain(self) -> str:
        """The id that it has where it has no namesake."""
        return entity_id(self.type, self.key)


def _draft(crowd: Crowd, numbers: list[int], places: dict[int, Place], offices: dict[int, Office]) -> Draft:
    members = [crowd.references[number] for number in numbers]
    type_, subtype = naming.voted_type(members)
    names = naming.counted(members)
    ids = tuple(sorted(reference.id for reference in members))
    name, key = naming.shown_name(names, type_), ""
    properties: dict[str, str] = {}
    if type_ == "PLACE":
        place = next((places[number] for number in numbers if number in places), None)
        name, subtype, properties, key = _place_facts(place, name, subtype)
    elif type_ == "OFFICE":
        office = _fullest_office([offices[number] for number in numbers if number in offices])
        name, subtype, properties = _office_facts(office, names)
    elif type_ == "PERSON":
        name = naming.person_shown(name)
    aliases = tuple(sorted(set(names) - {name}))
    mentions = sum(len(reference.mentions) for reference in members)
    return Draft(type_, subtype, name, aliases, ids, tuple(sorted(properties.items())), key or folded(name), mentions)


def _with_reason(draft: Draft, numbers: Sequence[int], crowd: Crowd, reasons: Mapping[int, str]) -> Draft:
    """Return an entity with the reason why it is not of the type that some of its documents gave it, the commonest of several."""
    changed = [number for number in numbers if number in reasons] if reasons else []
    if not changed:
        return draft
    told = Counter(reasons[number] for number in changed)
    reason = min(told, key=lambda one: (-told[one], one))
    some, all_ = (len({crowd.references[number].document for number in each}) for each in (changed, numbers))
    whose = (
        f"{some} of {all_} documents say" if some < all_ else "its documents say" if all_ > 1 else "its document says"
    )
    return replace(draft, properties=(*draft.properties, (TYPE_REASON, f"{reason}; {whose} otherwise")))


def _decided(draft: Draft, numbers: list[int], crowd: Crowd, decided: Decisions) -> Draft:
    """Return an entity with the name and type that somebody gave it, and the ids of lists; its own id stays that of its name."""
    type_, subtype = decided.type_of(numbers) or (draft.type, draft.subtype)
    name = decided.name_of(numbers) or draft.name
    aliases = tuple(sorted({draft.name, *draft.aliases} - {name}))
    ids = {id_ for anchor in decided.anchors_of(crowd.clusters, numbers) for id_ in anchor.ids}
    known = dict(draft.properties)
    if reason := decided.type_reason(numbers):
        known[TYPE_REASON] = reason
    properties = tuple(sorted({*known.items(), *ids}))
    return replace(draft, type=type_, subtype=subtype, name=name, aliases=aliases, properties=properties)


def _place_facts(place: Place | None, name: str, subtype: str | None) -> tuple[str, str | None, dict[str, str], str]:
    if place is None:
        county = folded(name).endswith((" county", " parish"))
        return naming.place_shown(name), subtype or ("county" if county else None), {}, ""
    facts = {"gazetteer": place.id, "country": place.country, "admin": place.admin}
    if place.id.startswith("geonames:"):
        facts["geonames"] = place.id.partition(":")[2]
    if place.latitude is not None and place.longitude is not None:
        facts |= {"latitude": f"{place.latitude:.4f}", "longitude": f"{place.longitude:.4f}"}
    if place.population:
        facts["population"] = str(place.population)
    return place.name, place.subtype, {key: value for key, value in facts.items() if value}, place.id


def _fullest_office(offices: list[Office]) -> Office:
    return min(offices, key=lambda office: (not office.place, -len(office.post), office.spoken, office.post))


def _office_facts(office: Office, names: Counter[str]) -> tuple[str, str | None, dict[str, str]]:
    place = gazetteer().place(office.place) if ":" in office.place else None
    spoken = place.name if place else office.spoken
    facts = {"post": office.post, "jurisdiction": spoken}
    name = naming.office_shown(office.post, spoken, names, agency=office.agency)
    told = {key: value for key, value in facts.items() if value}
    return name, "agency" if office.agency else "post", told


def identified(drafts: Iterable[Draft]) -> dict[str, tuple[Entity, Draft]]:
    """Return the entities by their ids.

    An id is that of its group and name, and where several share both, of its first reference too. The one with most mentions
    keeps the plain id, so that a namesake who turns up later does not rename it.
    """
    found: dict[str, tuple[Entity, Draft]] = {}
    for draft in sorted(drafts, key=lambda one: (-one.mentions, one.references)):
        plain = draft.plain
        id_ = plain if plain not in found else entity_id(draft.type, draft.key, draft.references[0])
        entity = Entity(id_, draft.type, draft.name, draft.aliases, draft.references, draft.subtype, draft.properties)
        found[id_] = entity, draft
    return found
