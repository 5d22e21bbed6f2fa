"""Roles told without their body: "the chairman, Ann Lee" where the text before says of what, or Lee's name does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar, roles
from graphkit.extract.status.statements import Statement
from graphkit.extract.tokens import tokens_of_lemma
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_NEAR = 3
"""Sentences back in which the committee of a treasurer or founder must be named."""
_BODIES = frozenset({"ORG", "PAC"})
_BELONGING = frozenset({"of", "for", "at", "with", "in", "to"})
_VAGUE = frozenset({"director", "manager", "officer"})
"""Roles that say nothing of a body alone: a director may direct films, a manager a singer."""
_TOLD = frozenset({"RUNS", "WORKS_FOR", "FOUNDED", "OWNS"})


def statements(sentence: Span, arguments: Arguments, found: Iterable[Statement]) -> Iterator[Statement]:
    """Yield of which body somebody is the chairman, coach or treasurer whose body `sentence` does not tell, nor `found`."""
    for noun in tokens_of_lemma(sentence, words("bare_roles")):
        people = [m for m in arguments.referents(roles.described(noun)) if m.type == "PERSON"]
        if len(people) == 1 and people[0].kind == "name" and _is_bare(noun, arguments):
            person = people[0]
            body = _body(person, noun, arguments)
            if body is not None and not any(s.relation in _TOLD and arguments.same(s.head, person) for s in found):
                yield Statement(_relation(noun), person, body, noun, "role.of-body", 0.7, role=roles.phrase(noun))


def _is_bare(noun: Token, arguments: Arguments) -> bool:
    """Return whether a noun tells a role of today: "the chairman", "managing director", not "a former chairman"."""
    mention = arguments.covering(noun)
    if noun.tag_ in {"NNS", "NNPS"} or (mention is not None and (mention.kind == "name" or mention.type == "OFFICE")):
        return False
    articles = {t.lower_ for t in grammar.children(noun, "det")}
    before = {t.lower_ for t in grammar.modifiers(noun)}
    vague = noun.lemma_.lower() in _VAGUE and not before
    plain = articles <= {"the"} and before <= words("role_modifiers")
    return plain and not vague and not _is_owned(noun)


def _is_owned(noun: Token) -> bool:
    """Return whether words around `noun` tell whose role it is: "chairman OF THE CLUB", "HIS coach", "director GENERAL"."""
    behind = any(t.lower_ in _BELONGING for t in grammar.children(noun, "prep"))
    joined = noun.doc[noun.i + 1 : noun.i + 2].text.lower() in {"general", "-"}
    return behind or joined or bool(grammar.possessors(noun)) or _is_of_which(noun)


def _is_of_which(noun: Token) -> bool:
    """Return whether a relative clause tells whose the role is: "the club OF WHICH Lee was chairman"."""
    return any(t.dep_ == "pobj" and t.tag_ in {"WP", "WDT"} for t in noun.head.subtree)


def _relation(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    if lemma in words("founders"):
        return "FOUNDED"
    if lemma in {"owner", "co-owner"}:
        return "OWNS"
    before = {t.lower_ for t in grammar.modifiers(noun)}
    leads = lemma in words("leaders") | words("sole_heads") or before & (words("heading") | {"campaign"})
    return "RUNS" if leads and not before & words("seconds") else "WORKS_FOR"


def _body(person: MentionSpan, noun: Token, arguments: Arguments) -> MentionSpan | None:
    """Return the body called after the person, else the only one that the text or the sentence before tells of."""
    bodies = [m for m in arguments.mentions if m.type in _BODIES and m.cluster is not None]
    before = [m for m in bodies if m.end <= noun.sent.start]
    named = [m for m in bodies if m.kind == "name"]
    choices = (
        [m for m in named if _is_called_after(m, person)],
        named if before else [],
        _subjects(before, noun.sent),
    )
    for several in choices if not _is_label(noun) else ():
        if len({m.cluster for m in several}) == 1:
            return several[-1]
    return _committee(before, noun)


def _is_label(noun: Token) -> bool:
    """Return whether `noun` only labels a name on a form or list, whose subject it belongs to: "Treasurer: Ann Lee", "Lee (Chair)"."""
    return noun.doc[noun.i + 1 : noun.i + 2].text in {":", ")"}


def _is_called_after(body: MentionSpan, person: MentionSpan) -> bool:
    parts = person.name.split()
    return len(parts) > 1 and parts[-1] in body.name.replace("'s", "").replace("’s", "").split()


def _subjects(bodies: Sequence[MentionSpan], sentence: Span) -> list[MentionSpan]:
    """Return those of `bodies` that are subjects of the sentence before."""
    start = sentence.doc[sentence.start - 1].sent.start if sentence.start else 0
    return [m for m in bodies if m.root.i >= start and m.root.dep_ in grammar.SURFACE_SUBJECTS]


def _committee(bodies: Sequence[MentionSpan], noun: Token) -> MentionSpan | None:
    """Return the only committee named before, where it was named shortly before a treasurer or founder."""
    committees = [m for m in bodies if m.type == "PAC"] if noun.lemma_.lower() in words("committee_roles") else []
    if len({m.cluster for m in committees}) != 1 or committees[-1].start < _shortly_before(noun):
        return None
    return next((m for m in reversed(committees) if m.kind == "name"), committees[-1])


def _shortly_before(noun: Token) -> int:
    """Return the token at which the sentences shortly before `noun` begin."""
    start = noun.sent.start
    for _ in range(_NEAR):
        if start:
            start = noun.doc[start - 1].sent.start
    return start
