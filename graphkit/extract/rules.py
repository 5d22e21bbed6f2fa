"""What made a claim, in words: a pattern with its example, a rule with its example, or the learned classifier."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from graphkit.extract.patterns import ANY, Pattern, patterns

LEARNED = "learned"
"""The rule of what the classifier found."""

_LISTED = 8
"""Words of a pattern that are shown."""
_SUFFIXES = {
    ".so": "said again of somebody else",
    ".too": "said of the elections listed behind it too",
    ".deed": "told by the noun that names the deed",
    ".joined": "joined by a hyphen to who did it",
}
_TRIGGERS = {
    "verb": "the verb",
    "noun": "the noun",
    "person": "a description of somebody as",
    "mention": "a name and what is joined to it",
    "hyphen": "the hyphened word",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's id, what it looks for, and a sentence that it was written for."""

    id: str
    about: str
    example: str = ""


def rule(id: str) -> Rule:  # noqa: A002
    """Return what is known of the rule of a claim; one of another graphkit is known by its id alone."""
    for suffix, more in _SUFFIXES.items():
        if id.endswith(suffix):
            base = rule(id.removesuffix(suffix))
            return Rule(id, f"{base.about}, {more}", base.example)
    if id == LEARNED:
        return Rule(id, "learned from annotated sentences: the words and the grammar between the two")
    return _rules().get(id) or Rule(id, "a rule that this graphkit does not have")


@cache
def _rules() -> dict[str, Rule]:
    source = resources.files("graphkit").joinpath("data", "rules.toml").read_text(encoding="utf-8")
    told = {id_: Rule(id_, **row) for id_, row in tomllib.loads(source).items()}
    return told | {pattern.id: Rule(pattern.id, _about(pattern), pattern.example) for pattern in patterns()}


def _about(pattern: Pattern) -> str:
    trigger = _TRIGGERS[pattern.trigger]
    if pattern.lemmas == (ANY,):
        return trigger if pattern.trigger == "mention" else f"{trigger} anything"
    listed = ", ".join(pattern.lemmas[:_LISTED]) + (", …" if len(pattern.lemmas) > _LISTED else "")
    return f"{trigger} {listed}"
