"""Two people of one full name, where the text sets them apart: "a Ramon Vidal in Omaha", "Ramon Vidal (no relation to the councilman)"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphkit.extract.references.descriptions import nouns_of, role_of, same_role
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import plain
from graphkit.names import folded

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ONE_OF_SEVERAL = frozenset({"a", "another"})
_POINTED_AT = frozenset({"that", "this"})
_REACH = 14
"""Words behind a name in which "no relation to" may stand."""


def strangers(doc: Doc, mentions: Iterable[MentionSpan]) -> frozenset[int]:
    """Return where the full names start that mean another person than the one who is usually called so in `doc`."""
    found: set[int] = set()
    known: dict[str, list[MentionSpan]] = defaultdict(list)
    apart: set[str] = set()
    for mention in sorted(mentions, key=lambda one: one.start):
        key = folded(mention.name)
        if (
            _is_stranger(doc, mention, again=key in apart)
            or _no_relation(doc, mention, known[key])
            or _denied(doc, mention, known[key])
        ):
            found.add(mention.start)
            apart.add(key)
        known[key].append(mention)
    return frozenset(found)


def _is_stranger(doc: Doc, mention: MentionSpan, *, again: bool) -> bool:
    """Whether "a" or "another" stands before a name that heads its phrase, or "that" once one was told."""
    if not mention.start or mention.root.dep_ in {"compound", "amod", "nmod", "poss"}:
        return False
    before = plain(doc[mention.start - 1])
    following = doc[mention.end] if mention.end < len(doc) else None
    if following is not None and (following.pos_ in {"NOUN", "PROPN", "ADJ"} or following.text in {"-", "’s", "'s"}):
        return False
    return before in _ONE_OF_SEVERAL or (again and before in _POINTED_AT)


def _no_relation(doc: Doc, mention: MentionSpan, namesakes: list[MentionSpan]) -> bool:
    """Whether "no relation to the councilman" follows, and an earlier bearer of the name was called councilman."""
    for token in doc[mention.end : mention.end + _REACH]:
        if token.is_sent_start:
            return False
        if plain(token) == "no" and [plain(t) for t in doc[token.i + 1 : token.i + 3]] == ["relation", "to"]:
            told = [t for t in doc[token.i + 3 : token.i + 7] if t.pos_ in {"NOUN", "PROPN"}]
            return bool(told) and any(_called(doc, one, role_of(told[-1])) for one in namesakes)
    return False


def _denied(doc: Doc, mention: MentionSpan, namesakes: list[MentionSpan]) -> bool:
    """Whether "is not the Ramon Vidal who …" says that another of the name is meant than in "The Ramon Vidal who …" before."""
    if not namesakes or not _is_pointed_out(doc, mention):
        return False
    before = namesakes[-1]
    between = [plain(token) for token in doc[before.end : mention.start]]
    one_sentence = not any(token.is_sent_start for token in doc[before.end : mention.end])
    return one_sentence and "not" in between and _is_pointed_out(doc, before)


def _is_pointed_out(doc: Doc, mention: MentionSpan) -> bool:
    """Whether a full name has "the" before it and a clause behind it that says which one is meant."""
    return (
        mention.start > 0
        and mention.end < len(doc)
        and plain(doc[mention.start - 1]) == "the"
        and plain(doc[mention.end]) == "who"
    )


def _called(doc: Doc, mention: MentionSpan, role: str) -> bool:
    nouns = nouns_of(doc, mention.start, mention.end, mention.root)
    nouns += [t for t in doc[mention.end : mention.end + 4] if t.pos_ == "NOUN" and not t.is_sent_start]
    return any(same_role(role, role_of(noun)) for noun in nouns)
