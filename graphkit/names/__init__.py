"""A name and its variants: parts, titles, nicknames, acronyms, and whether two names may mean one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.ondemand import on_demand

if TYPE_CHECKING:
    from graphkit.names.bodies import BodyName, same_body
    from graphkit.names.comparison import SAME, SURE, Comparison
    from graphkit.names.fold import acronyms, folded, without_accents, without_possessive
    from graphkit.names.grouping import compare_names, group_names
    from graphkit.names.offices import OfficeName, same_office
    from graphkit.names.people import same_person
    from graphkit.names.persons import PersonName
    from graphkit.names.words import are_nicknames, first_names, gender, legal_forms, nicknames

__all__ = [
    "SAME",
    "SURE",
    "BodyName",
    "Comparison",
    "OfficeName",
    "PersonName",
    "acronyms",
    "are_nicknames",
    "compare_names",
    "first_names",
    "folded",
    "gender",
    "group_names",
    "legal_forms",
    "nicknames",
    "same_body",
    "same_office",
    "same_person",
    "without_accents",
    "without_possessive",
]

_HOMES = {
    "fold": ("acronyms", "folded", "without_accents", "without_possessive"),
    "bodies": ("BodyName", "same_body"),
    "comparison": ("SAME", "SURE", "Comparison"),
    "grouping": ("compare_names", "group_names"),
    "offices": ("OfficeName", "same_office"),
    "people": ("same_person",),
    "persons": ("PersonName",),
    "words": ("are_nicknames", "first_names", "gender", "legal_forms", "nicknames"),
}
"""Where each name is defined; a module is imported when one of its names is used: a question needs `folded` alone."""

__getattr__ = on_demand(__name__, _HOMES)
