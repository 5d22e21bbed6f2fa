"""Clusters of one entity that lie in several windows of a document become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graphkit.model import Mention, MentionKind
from graphkit.names import PersonName, folded


def joined_clusters(mentions: Iterable[Mention]) -> list[Mention]:
    """Return `mentions` with clusters that share a full name joined, and surnames alone joined to the one who bears them."""
    found = list(mentions)
    homes = _homes(found)
    return [replace(one, cluster=homes[one.cluster]) if one.cluster is not None else one for one in found]


def _homes(mentions: list[Mention]) -> dict[str, str]:
    """Return, for every cluster, the first one of the same name."""
    names = _names(mentions)
    owners: dict[tuple[str, str], str] = {}
    homes: dict[str, str] = {}
    surnames = _surnames(names)
    for cluster, (type_, forms) in names.items():
        keys = [
            (type_, form)
            for form in sorted(forms, key=lambda form: (-len(form), form))
            if len(forms) == 1 or " " in form
        ]
        keys += [
            (type_, full) for form in sorted(forms) if type_ == "PERSON" and len(full := surnames.get(form, "")) > 0
        ]
        home = next((owners[key] for key in keys if key in owners), cluster)
        homes[cluster] = home
        for key in keys:
            owners.setdefault(key, home)
    return {
        mention.cluster: homes.get(mention.cluster, mention.cluster)
        for mention in mentions
        if mention.cluster is not None
    }


def _names(mentions: Iterable[Mention]) -> dict[str, tuple[str, set[str]]]:
    names: dict[str, tuple[str, set[str]]] = {}
    for mention in mentions:
        if mention.cluster is not None and (mention.kind == MentionKind.NAME or mention.type == "OFFICE"):
            names.setdefault(mention.cluster, (mention.type, set()))[1].add(folded(mention.name))
    return names


def _surnames(names: dict[str, tuple[str, set[str]]]) -> dict[str, str]:
    """Return each surname that one full name of the document has, with that name."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for type_, forms in names.values():
        for form in forms:
            parsed = PersonName.parse(form)
            if type_ == "PERSON" and parsed.full:
                bearers[parsed.last].add(form)
    return {surname: min(full) for surname, full in bearers.items() if len(full) == 1}
