"""Members of councils and boards, whose body no mention names yet: "Council members Ann Lee and Bo Roe", "gave up her council seat"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extract.claims.officeholders import listed
from graphkit.extract.parse import grammar
from graphkit.extract.spans import MentionSpan, mention_at
from graphkit.extract.status.statements import Statement
from graphkit.extract.tokens import lemmas, plain_words, text_of
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from graphkit.extract.parse.arguments import Arguments

_REASON = "body of its members"
_MEMBERS = frozenset({"member", "members"})


def statements(doc: Doc, arguments: Arguments) -> Iterator[Statement]:
    """Yield who sits or sat on the councils and boards of `doc`, adding these bodies to its mentions."""
    text = text_of(doc).lower()
    if not any(body in text for body in words("public_bodies") | words("council_titles")):
        return
    known = lemmas(doc)
    telling = words("council_titles") | _MEMBERS
    for word in (doc[i] for i, plain in enumerate(plain_words(doc)) if plain in telling or known[i] == "seat"):
        body = _body_of_members(word)
        if body and arguments.covering(word) is None:
            people = listed(word.i + 1, arguments, plural=word.lower_ != "member")
            yield from _seated(people, body, word, arguments)
        elif known[word.i] == "seat" and arguments.covering(word) is None:
            yield from _given_up(word, arguments)


def _body_of_members(word: Token) -> str:
    """Return the body whose members `word` announces: council for "councilmembers" and for "council members"."""
    text = word.lower_
    if text in words("council_titles"):
        return "council"
    before = word.nbor(-1).lower_ if word.i else ""
    return before if text in _MEMBERS and before in words("public_bodies") else ""


def _seated(people: list[MentionSpan], body: str, word: Token, arguments: Arguments) -> Iterator[Statement]:
    if people:
        seat = _body(word if word.lower_ in words("council_titles") else word.nbor(-1), body, arguments)
        for person in people:
            yield Statement("HOLDS_OFFICE", person, seat, word, "body.members", 0.85, role=word.text)


def _given_up(seat: Token, arguments: Arguments) -> Iterator[Statement]:
    """Yield whose seat on which body is given up: "who quit HER council SEAT"."""
    body = next((t for t in grammar.modifiers(seat) if t.lower_ in words("public_bodies")), None)
    verb = grammar.governor(seat)
    if body is None or verb is None or verb.lemma_ not in words("give_up") or arguments.covering(body) is not None:
        return
    people = [m for m in arguments.referents(grammar.possessors(seat)) if m.type == "PERSON"]
    for person in people:
        office = _body(body, body.lower_, arguments)
        yield Statement("HOLDS_OFFICE", person, office, seat, "body.seat", 0.8, anchor=verb, tense="former")


def _body(word: Token, body: str, arguments: Arguments) -> MentionSpan:
    """Return a new mention at `word` of the one body of that kind which the text names, or of a nameless one."""
    known = [m for m in arguments.mentions if m.type == "OFFICE" and m.name.lower().split()[-1:] == [body]]
    clusters = {m.cluster for m in known if m.cluster is not None}
    named = max((m.name for m in known), key=lambda name: (len(name), name), default=body.title())
    mention = replace(
        mention_at(word, "OFFICE", named if len(clusters) == 1 else body.title(), "nominal"),
        subtype="agency",
        cluster=next(iter(clusters)) if len(clusters) == 1 else arguments.new_cluster(),
        score=0.75,
        reason=_REASON,
    )
    arguments.mentions.append(mention)
    arguments.mentions.sort(key=lambda m: (m.start, -m.end))
    return mention
