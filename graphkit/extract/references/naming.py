"""Names of one entity: full names in their forms, surnames and first names alone, places by any of their names, elections."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster, Clusters
from graphkit.extract.lexicon import codes, words
from graphkit.extract.mentions.makeup import popular
from graphkit.extract.mentions.one_type import agree_on_types
from graphkit.extract.references.aliases import ALIAS, Aliases, aliases
from graphkit.extract.references.apart import strangers
from graphkit.extract.references.counties import counties_for_short
from graphkit.extract.references.descriptions import note_roles, nouns_of, same_role
from graphkit.extract.references.elections import one_election
from graphkit.extract.references.relatives import meant
from graphkit.extract.references.short_forms import cluster_bodies
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import plain
from graphkit.names import PersonName, are_nicknames, folded
from graphkit.names.forms import bare_last
from graphkit.names.people import same_person
from graphkit.places import place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ONE_PERSON = 0.9
_INITIALS = re.compile(r"(?:[A-Z]\.\s?)+[A-Z]\.?")
_LETTER = re.compile(r"[A-Z]")


def cluster_names(doc: Doc, mentions: Iterable[MentionSpan]) -> Clusters:
    """Return the clusters that the names of `doc` make; a name that fits nobody makes its own."""
    clusters = Clusters()
    named = [mention for mention in mentions if mention.kind == "name" or mention.type == "OFFICE"]
    agree_on_types(doc, named)
    people = [mention for mention in named if mention.type == "PERSON"]
    parts = _parts_of_several_words(people)
    full = [mention for mention in people if _full(mention) and folded(mention.name) not in parts]
    told = aliases(doc, named)
    _full_names(clusters, doc, full, told)
    note_roles(doc, clusters)
    _parts_of_names(doc, clusters, people, {id(mention) for mention in full}, told)
    cluster_bodies(doc, clusters, [mention for mention in named if _is_body(mention)], told)
    alike = [mention for mention in named if mention.type != "PERSON" and not _is_body(mention)]
    _same_names(clusters, alike, counties_for_short(doc, named))
    for cluster in clusters.all:
        cluster.mentions.sort(key=lambda mention: mention.start)
    return clusters


def _full(mention: MentionSpan) -> bool:
    return PersonName.parse(_unnumbered(mention.name)).full and not _initialled(mention.name)


def _initialled(name: str) -> bool:
    """Whether a single initial stands for the first name: "R. Marlow"."""
    parsed = PersonName.parse(name)
    return parsed.full and len(parsed.first) == 1 and len(parsed.tokens) == 2


def _full_names(clusters: Clusters, doc: Doc, mentions: Iterable[MentionSpan], told: Aliases) -> None:
    found = list(mentions)
    apart = strangers(doc, found)
    known: dict[str, Cluster] = {}
    by_surname: defaultdict[str, list[Cluster]] = defaultdict(list)
    by_first: defaultdict[str, list[Cluster]] = defaultdict(list)
    for mention in found:
        stranger = mention.start in apart
        key = f"{folded(mention.name)}{' apart' if stranger else ''}"
        parsed = PersonName.parse(mention.name)
        if key not in known:
            sharing = [*by_surname[parsed.last], *by_first[parsed.last]]
            alike = [one for one in sharing if not (stranger or one.stranger)]
            same = _same_full_name(mention.name, alike) or known.get(told.names.get(key, ""))
            known[key] = same or clusters.new("PERSON")
            known[key].stranger = stranger
        _list_once(by_surname[parsed.last], known[key])
        _list_once(by_first[parsed.first], known[key])
        known[key].add(mention, 0.95, mention.reason)
        _note_sex(doc, known[key], mention)


def _list_once(clusters: list[Cluster], cluster: Cluster) -> None:
    if cluster not in clusters:
        clusters.append(cluster)


def _same_full_name(name: str, candidates: list[Cluster]) -> Cluster | None:
    return next((one for one in candidates if same_person(name, one.full_name).score >= _ONE_PERSON), None)


def _note_sex(doc: Doc, cluster: Cluster, mention: MentionSpan) -> None:
    for token in doc[max(0, mention.start - 2) : mention.start]:
        sex = codes("sexes").get(plain(token))
        if sex and (token.i == mention.start - 1 or plain(token) in words("titles")):
            cluster.sexes[sex] += 1


def _parts_of_several_words(people: Iterable[MentionSpan]) -> frozenset[str]:
    """Return names that are a part of a longer one: surnames that open with no first name ("al-Kuwari", "Pérez de la Cuesta"),
    and first names and surnames with a hyphen ("Jae-won", "Asante-Boadi").
    """
    names: dict[str, str] = {}
    for mention in people:
        names.setdefault(folded(mention.name), mention.name)
    divided = list(map(str.split, names))
    ends = {" ".join(parts[i:]) for parts in divided for i in range(1, len(parts) - 1)}
    opens = {" ".join(parts[:2]) for parts in divided if len(parts) > 2}
    surnames = {name for name in ends.intersection(names) if _is_surname(name, names[name])}
    return frozenset(surnames | {name for name in opens.intersection(names) if " " not in names[name]})


def _is_surname(key: str, name: str) -> bool:
    return name[:1].islower() or " " not in name or not _opens_with_first_name(key)


def _opens_with_first_name(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    return popular(first) and first not in words("particles")


def _parts_of_names(doc: Doc, clusters: Clusters, people: list[MentionSpan], full: set[int], told: Aliases) -> None:
    """Join surnames and first names alone to full names; those of nobody make clusters of their own."""
    alone: dict[_Bare, Cluster] = {}
    parts = (mention for mention in people if id(mention) not in full)
    for mention in sorted(parts, key=lambda mention: mention.start):
        owner, score, reason = _called(clusters, told.told.get(mention.start, "")), 0.9, ALIAS
        if owner is None:
            owner, score, reason = _owner(doc, clusters, mention, people)
        if owner is None:
            owner, score, reason = _called(clusters, told.names.get(folded(mention.name), "")), 0.9, ALIAS
        if owner is None:
            bare = _bare(mention.name)
            owner = alone[bare] = _alike(bare, alone) or clusters.new("PERSON")
            score, reason = mention.score, mention.reason
        owner.add(mention, score, reason)
        owner.mentions.sort(key=lambda other: other.start)
        _note_sex(doc, owner, mention)


def _called(clusters: Clusters, name: str) -> Cluster | None:
    """Return the person of a folded name."""
    people = clusters.typed({"PERSON"}) if name else ()
    return next((one for one in people if name in map(folded, one.names)), None)


_Bare = tuple[str, str]
"""A surname without its particles, and the number behind it."""


def _bare(name: str) -> _Bare:
    """Return what tells one-word names apart: "St. Quill" and "Quill" are one, "Quill I" and "Quill II" two."""
    parsed = PersonName.parse(_unnumbered(name))
    return (bare_last(parsed) or folded(name)), parsed.suffix or ("i" if _first_of_name(name) else "")


def _alike(bare: _Bare, known: dict[_Bare, Cluster]) -> Cluster | None:
    """Return the one of `known` that a one-word name means: a king may go by his number and without."""
    if bare in known:
        return known[bare]
    name, number = bare
    alike = {id(one): one for (other, two), one in known.items() if other == name and not (number and two)}
    return next(iter(alike.values())) if len(alike) == 1 else None


def _first_of_name(name: str) -> bool:
    """Whether a name of one word has the number one behind it: "Emperor Quill I"."""
    bare, _, number = name.rpartition(" ")
    return number == "I" and bool(bare) and not PersonName.parse(bare).full


def _unnumbered(name: str) -> str:
    return name.removesuffix(" I") if _first_of_name(name) else name


def _owner(
    doc: Doc, clusters: Clusters, mention: MentionSpan, people: list[MentionSpan]
) -> tuple[Cluster | None, float, str]:
    name = _unnumbered(mention.name)
    key = folded(name)
    full = [one for one in clusters.typed({"PERSON"}) if len(one.full_name.split()) > 1]
    last = PersonName.parse(name).last or key
    sharing = [one for one in full if _ends(one, key)] if " " in key and " " not in name else []
    sharing = sharing or [one for one in full if last in _surnames(one) and _initial_fits(name, one)]
    sharing = [one for one in sharing if _number_fits(mention.name, one)]
    fitting = [one for one in sharing if _agrees(doc, mention, one) and not _named_beside(doc, mention, one)]
    fitting = _holders(doc, mention, fitting) or fitting
    if len(fitting) == 1:
        return fitting[0], 0.9, "surname of the one full name that has it"
    if fitting:
        return meant(doc, mention, fitting, people), 0.65, "surname of the relative who is likeliest meant"
    first = [one for one in full if not one.stranger and _first_name_fits(key, one)]
    if len(first) == 1:
        return first[0], 0.8, "first name of the one full name that has it"
    if first:
        return _latest(first, mention), 0.55, "first name of the person named last"
    middle = [one for one in full if not one.stranger and _is_middle_name(key, one) and _number_fits(mention.name, one)]
    return (middle[0], 0.75, "name inside the one full name that has it") if len(middle) == 1 else (None, 0.0, "")


def _ends(cluster: Cluster, key: str) -> bool:
    """Whether a full name ends with the words of a surname: "Asante-Boadi" is not whoever is called Boadi."""
    return any(folded(name).endswith(f" {key}") for name in cluster.names)


def _is_middle_name(key: str, cluster: Cluster) -> bool:
    """Whether a word stands inside a full name: of two surnames the first is used alone, and so are names behind a father's."""
    return any(key in folded(name).split()[1:-1] for name in cluster.names)


def _surnames(cluster: Cluster) -> set[str]:
    parsed = [PersonName.parse(_unnumbered(name)) for name in cluster.names]
    return {name.last for name in parsed if name.full} | {name.last.split()[-1] for name in parsed if name.full}


def _initial_fits(name: str, cluster: Cluster) -> bool:
    """Whether the initial of "R. Marlow", if it has one, opens a first name of `cluster`."""
    if not _initialled(name):
        return True
    letter = PersonName.parse(name).first
    return any(PersonName.parse(known).first.startswith(letter) for known in cluster.names)


def _number_fits(name: str, cluster: Cluster) -> bool:
    """Whether no other number stands behind a name of `cluster` than behind `name`: "Quill I" is not Elector Quill III."""
    _, number = _bare(name)
    return not number or {PersonName.parse(known).suffix for known in cluster.names} <= {number, ""}


def _first_name_fits(key: str, cluster: Cluster) -> bool:
    parsed = [PersonName.parse(_unnumbered(name)) for name in cluster.names]
    if " " in key:
        return any(folded(name).startswith(f"{key} ") for name in cluster.names)
    return any(name.full and (key in (name.first, name.nickname) or are_nicknames(key, name.first)) for name in parsed)


def _agrees(doc: Doc, mention: MentionSpan, cluster: Cluster) -> bool:
    """Whether the title before a surname fits: "Ms. Merrow" is not Martin."""
    if not mention.start:
        return True
    title = plain(doc[mention.start - 1])
    sex = codes("sexes").get(title)
    told = {sex} | {codes("sexes").get(plain(noun)) for noun in nouns_of(doc, mention.start, mention.end, mention.root)}
    return not (cluster.sex and ({"m", "f"} - {cluster.sex}) & told)


def _holders(doc: Doc, mention: MentionSpan, candidates: list[Cluster]) -> list[Cluster]:
    """Return those of `candidates` who are said to hold the post that stands before the surname."""
    title = plain(doc[mention.start - 1]) if mention.start else ""
    role = codes("post_forms").get(title, title)
    if title not in words("posts"):
        return []
    return [one for one in candidates if any(same_role(role, known) for known in one.roles)]


def _named_beside(doc: Doc, mention: MentionSpan, cluster: Cluster) -> bool:
    """Whether the sentence gives the full name after the surname, or a kinsman's before it: then they are two."""
    sentence = mention.root.sent
    for other in cluster.mentions:
        if other.kind == "name" and sentence.start <= other.start < sentence.end and len(other.name.split()) > 1:
            if other.start >= mention.end:
                return True
            if any(plain(token) in words("kin") for token in doc[other.end : mention.start]):
                return True
    return False


def _latest(candidates: list[Cluster], mention: MentionSpan) -> Cluster:
    def position(cluster: Cluster) -> tuple[int, int]:
        last = cluster.before(mention.start)
        return (last.start if last else -1), -cluster.number

    return max(candidates, key=position)


def _is_body(mention: MentionSpan) -> bool:
    return mention.type in {"ORG", "PAC"} or (mention.type == "OFFICE" and mention.subtype == "agency")


def _same_names(clusters: Clusters, named: Sequence[MentionSpan], counties: Mapping[str, str]) -> None:
    places = {folded(mention.name) for mention in named if mention.type == "PLACE"}
    elections = one_election(mention.name for mention in named if mention.subtype == "election")
    known: dict[tuple[str, str | None, str], Cluster] = {}
    for mention in named:
        name = folded(mention.name)
        if mention.subtype == "election":
            name = elections.get(name, name)
        if mention.type == "PLACE":
            name = _place_key(counties.get(name, mention.name), counties.get(name, name), places)
        key = (mention.type, mention.subtype, name)
        if key not in known:
            known[key] = clusters.new(mention.type)
        known[key].add(mention, mention.score, mention.reason)


def _place_key(name: str, key: str, places: set[str]) -> str:
    """Return what all names of a place are told by: "Karelia" stands for "Republic of Karelia" where both are named."""
    if longer := _site(key, places):
        return _known_place(longer) or longer
    form, _, bare = name.partition(" of ")
    if form.lower().split()[-1:] and form.lower().split()[-1] in words("forms_of_state") and folded(bare) in places:
        name, key = bare, folded(bare)
    return (_known_place(name) if key == folded(name) else None) or key


def _site(key: str, places: set[str]) -> str | None:
    """Return the one place whose name ends with a word that alone tells what it is: "the Yards" for Riverside Yards."""
    found = [place for place in places if place.endswith(f" {key}")] if key in words("sites") else []
    return found[0] if len(found) == 1 else None


@cache
def _known_place(name: str) -> str | None:
    """Return what the gazetteer calls a place, which may go by several names: "U.S.", "America"."""
    place = place_named(name) or place_named(_pointed(name))
    return f"{place.subtype} {place.id}" if place is not None else None


def _pointed(name: str) -> str:
    """Return initials as they are printed: "U. S." and "U.S" as "U.S."."""
    return f"{'.'.join(_LETTER.findall(name))}." if _INITIALS.fullmatch(name) else name
