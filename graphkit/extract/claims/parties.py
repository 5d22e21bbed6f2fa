"""Party labels on people: "Merrow, a Republican", "Democrat Ann Lee", "Sen. Ann Lee (D-Ohio)" name the party as a mention."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graphkit.extract.spans import MentionSpan, mention_at
from graphkit.extract.status.statements import Statement
from graphkit.extract.tokens import tokens_among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from graphkit.extract.parse.arguments import Arguments

REASON = "party label"
_LABELLING = frozenset({"appos", "attr", "compound", "nmod", "amod", "conj"})
_BEHIND = 4
"""Tokens between a name and the letter of its party: "Lee (D", "Lee, D", "Lee of Ohio, D"."""


def with_parties(doc: Doc) -> None:
    """Add the parties that labels name to the mentions of `doc`."""
    words = _parties()["words"]
    for mention in doc._.mentions:
        if mention.type == "ORG" and mention.kind == "name" and mention.name.casefold() in words:
            mention.subtype, mention.name = "party", words[mention.name.casefold()]
    labelling = (_label(token, doc._.mentions) for token in tokens_among(doc, _telling()))
    labels = [mention for mention in labelling if mention is not None]
    if not labels:
        return
    _join(labels, doc._.mentions)
    taken = {(m.start, m.end) for m in labels}
    kept = [m for m in doc._.mentions if (m.start, m.end) not in taken or m.kind == "name"]
    named = {(m.start, m.end) for m in kept}
    added = [m for m in labels if (m.start, m.end) not in named]
    doc._.mentions = sorted([*kept, *added], key=lambda m: (m.start, -m.end))


def statements(arguments: Arguments) -> Iterator[Statement]:
    """Yield which person the letter of a party stands behind: "Ann Lee, D-Ohio"."""
    yield from _bracketed(arguments)
    for label in arguments.mentions:
        if label.reason == REASON and len(label.root.text) == 1:
            people = [m for m in arguments.mentions if m.type == "PERSON" and 0 < label.start - m.end + 1 <= _BEHIND]
            if people and people[-1].kind == "name" and people[-1].root.sent.start == label.root.sent.start:
                yield Statement("MEMBER_OF", people[-1], label, label.root, "party.letter", 0.9)


def _bracketed(arguments: Arguments) -> Iterator[Statement]:
    """Yield the party in brackets right behind a name: "Ann Lee (Labour Party)"."""
    for person, party in pairwise(arguments.mentions):
        if person.type == "PERSON" and person.kind == "name" and arguments.is_party(party):
            doc = person.root.doc
            if doc[person.end : party.start].text == "(" and doc[party.end : party.end + 1].text in {")", ",", ";"}:
                yield Statement("MEMBER_OF", person, party, party.root, "party.bracketed", 0.88)


def _label(token: Token, mentions: list[MentionSpan]) -> MentionSpan | None:
    word = token.lower_
    words, first = _parties()["words"], token
    party = words.get(word) if token.dep_ in _LABELLING else None
    if _is_anothers(token):
        first = token.nbor(-1)
        party = words.get(f"{first.lower_} {word}")
    elif party is None and token.text in _parties()["letters"] and _is_letter_label(token):
        party = _parties()["letters"][token.text]
    if party is None or any(m.kind == "name" and m.start <= token.i < m.end for m in mentions):
        return None
    label = mention_at(token, "ORG", party)
    return replace(label, start=first.i, start_char=first.idx, subtype="party", score=0.85, reason=REASON)


def _is_anothers(token: Token) -> bool:
    """Return whether the word before `token` makes another party of it: "a CHRISTIAN Democrat"."""
    before = token.nbor(-1) if token.i else token
    return before.text[:1].isupper() and before.lower_ in _parties()["others"]["words"]


def _is_letter_label(token: Token) -> bool:
    """Return whether a single letter stands as in "(D)", "(D-Ohio)" or ", D-Ohio,"."""
    before = token.nbor(-1).text if token.i else ""
    behind = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
    return (before in {"(", "["} and behind in {")", "]", "-", "–"}) or (before == "," and behind in {"-", "–"})


def _join(labels: list[MentionSpan], mentions: list[MentionSpan]) -> None:
    """Give labels of one party one cluster: that of the party's name where the document has it."""
    clusters = {m.name.casefold(): m.cluster for m in mentions if m.type == "ORG" and m.kind == "name"}
    number = max((m.cluster for m in mentions if m.cluster is not None), default=-1)
    for label in labels:
        key = label.name.casefold()
        if clusters.get(key) is None:
            number += 1
            clusters[key] = number
        label.cluster = clusters[key]


@cache
def _telling() -> frozenset[str]:
    """Return the words and letters of parties in lower case."""
    return frozenset([*_parties()["words"], *map(str.lower, _parties()["letters"])])


@cache
def _parties() -> dict[str, dict[str, Any]]:
    source = resources.files("graphkit").joinpath("data", "party_labels.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
