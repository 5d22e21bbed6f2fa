"""A name and its variants: parts, titles, nicknames, acronyms, and whether two names may mean one thing."""

from graphkit.names.fold import acronyms, folded, without_accents, without_possessive
from graphkit.names.persons import PersonName
from graphkit.names.words import are_nicknames, first_names, gender, legal_forms, nicknames, words

__all__ = [
    "PersonName",
    "acronyms",
    "are_nicknames",
    "first_names",
    "folded",
    "gender",
    "legal_forms",
    "nicknames",
    "without_accents",
    "without_possessive",
    "words",
]
