"""Recalls told without a name of their own: "an effort to recall Ann Lee", "the Recall Ann Lee page" become events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.spans import MentionSpan, mention_at
from graphkit.extract.status.statements import Statement
from graphkit.extract.tokens import text_of
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from graphkit.extract.parse.arguments import Arguments

_REASON = "recall of somebody"
_TARGETS = frozenset({"PERSON", "OFFICE"})


def statements(doc: Doc, arguments: Arguments) -> Iterator[Statement]:
    """Add the recalls that `doc` tells of to its mentions, and yield whom they concern."""
    for word in doc if "recall" in text_of(doc).lower() else ():
        if word.lower_ != "recall" or arguments.covering(word) not in _persons(word, arguments):
            continue
        anchor, targets = _told(word, arguments)
        for target in targets:
            event = _event(word, target, arguments)
            yield Statement("CONCERNS", event, target, word, "recall.told", 0.82, anchor=anchor)


def _persons(word: Token, arguments: Arguments) -> tuple[MentionSpan | None, ...]:
    """Return what may cover the word: nothing, a description, or the name of the one to be recalled."""
    covering = arguments.covering(word)
    hides = covering is not None and covering.type != "PERSON" and covering.kind == "name"
    return (None,) if hides else (None, covering)


def _told(word: Token, arguments: Arguments) -> tuple[Token, list[MentionSpan]]:
    """Return the word that carries the recall, and who is to be recalled."""
    if word.pos_ == "VERB" and word.dep_ in {"acl", "xcomp"} and _carrier(word) is not None:
        found = [m for m in arguments.referents(grammar.objects(word)) if m.type in _TARGETS]
        return _carrier(word) or word, found
    behind = arguments.opening(word.nbor(1)) if word.i + 1 < len(word.doc) else None
    if word.is_title and behind is not None and behind.type == "PERSON" and _is_called(behind):
        return behind.root.head, [behind]
    if word.pos_ in {"NOUN", "PROPN"}:
        carried = word.head if word.dep_ in {"compound", "nmod"} and word.head.lemma_ in words("drives") else word
        of = [*grammar.complements(word, "of"), *grammar.complements(carried, "against"), *grammar.possessors(carried)]
        return carried, [m for m in arguments.referents(of) if m.type == "PERSON"]
    return word, []


def _carrier(verb: Token) -> Token | None:
    """Return the noun or verb of trying on which "to recall" hangs."""
    head = verb.head
    return head if head.lemma_.lower() in words("drives") else None


def _is_called(person: MentionSpan) -> bool:
    """Return whether the words around a name make it the name of a group or page: "the Recall Ann Lee committee"."""
    behind = [t.lower_ for t in person.root.doc[person.end : person.end + 4]]
    return any(word in words("drives") for word in behind)


def _event(word: Token, target: MentionSpan, arguments: Arguments) -> MentionSpan:
    known = [m for m in arguments.mentions if m.reason == _REASON]
    name = f"recall of {_full_name(target, arguments)}"
    cluster = next((m.cluster for m in known if m.name == name), None)
    if cluster is None:
        cluster = arguments.new_cluster()
    event = replace(mention_at(word, "EVENT", name), subtype="recall", cluster=cluster, score=0.8, reason=_REASON)
    arguments.mentions.append(event)
    arguments.mentions.sort(key=lambda m: (m.start, -m.end))
    return event


def _full_name(target: MentionSpan, arguments: Arguments) -> str:
    """Return the longest name that the document gives the one to be recalled."""
    named = [m.name for m in arguments.mentions if m.kind == "name" and arguments.same(m, target)]
    return max(named, key=lambda name: (len(name), name), default=target.name)
