"""Cases named by their parties: "Lee v. Apex Mills" is an event, says who sued whom, and whom the case is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.extract.spans import Name
from graphkit.extract.statements import Statement
from graphkit.extract.tokens import capital, lemmas, tokens_among
from graphkit.extract.words import words
from graphkit.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_AGAINST = re.compile(r",?\s+(?:Appellants?|Plaintiffs?|Petitioners?)?,?\s*\bvs?\.?\s+(?=\S)", re.IGNORECASE)
_AMONG = re.compile(r"\s*(?:,| and | & |\bet al\b\.?)\s*")
_VERSUS = frozenset({"v", "vs"})
_WITHIN = frozenset({"of", "for", "&", "'s", "’s", "-"})
"""What stands between the capitals of one party's name."""
_LOOSE = frozenset({"ADP", "DET", "SCONJ", "CCONJ", "ADV"})
_PARTIES = frozenset({"PERSON", "PAC", "ORG", "OFFICE"})


def cases(doc: Doc) -> Iterator[Name]:
    """Yield the cases that `doc`, where it tells of courts, names by their parties."""
    versus = list(tokens_among(doc, _VERSUS))
    for token in versus if versus and _tells_of_courts(doc) else ():
        start, end = token.i, token.i + 1
        while start and _is_of_party(doc[start - 1]) and not doc[start].is_sent_start:
            start -= 1
        while end < len(doc) and _is_of_party(doc[end]) and (end == token.i + 1 or not doc[end].is_sent_start):
            end += 1
        while start < token.i and (doc[start].lower_ in _WITHIN or doc[start].pos_ in _LOOSE):
            start += 1
        while doc[end - 1].lower_ in _WITHIN:
            end -= 1
        if start < token.i < end - 1:
            yield Name(start, end, "EVENT", "case by its parties", 0.9, subtype="lawsuit")


def _tells_of_courts(doc: Doc) -> bool:
    return not words("courts_of_law").isdisjoint(lemmas(doc))


def _is_of_party(token: Token) -> bool:
    return capital(token) or token.text[:1].isdigit() or token.lower_ in _WITHIN


def statements(doc: Doc, arguments: Arguments) -> Iterator[Statement]:
    """Yield who sued whom by the names of cases in `doc`; where the state itself prosecutes, only whom the case concerns."""
    named = [m for m in arguments.mentions if m.type == "EVENT" and m.kind == "name" and _AGAINST.search(m.name)]
    for case in named if named and _tells_of_courts(doc) else ():
        plaintiffs, defendants = _AGAINST.split(case.name, maxsplit=1)
        accused = _named(defendants, case, arguments)
        for defendant in accused:
            yield Statement("CONCERNS", case, defendant, case.root, "case.concerns", 0.88)
        if plaintiffs.strip().lower() not in words("prosecutions"):
            for plaintiff in _named(plaintiffs, case, arguments):
                for defendant in accused:
                    if not arguments.same(plaintiff, defendant):
                        yield Statement("SUED", plaintiff, defendant, case.root, "case.sued", 0.85)


def _named(side: str, case: MentionSpan, arguments: Arguments) -> list[MentionSpan]:
    """Return the parties on one side of a case: the only entities of the document of these names."""
    whole = _called(side, case, arguments)
    parts = [side] if whole is not None else _AMONG.split(side)
    found = (_called(part, case, arguments) for part in parts if part.strip())
    return [mention for mention in found if mention is not None]


def _called(name: str, case: MentionSpan, arguments: Arguments) -> MentionSpan | None:
    """Return the mention nearest to `case` of the one party that bears `name`, in full or for short."""
    wanted = folded(name).split()
    known = [m for m in arguments.mentions if m.type in _PARTIES and m.kind == "name" and m.cluster is not None]
    fitting = [m for m in known if _is_called(m, wanted)]
    whole = [m for m in fitting if folded(m.name).split() == wanted and len(wanted) > 1]
    found = whole or fitting
    return min(found, key=lambda m: abs(m.start - case.start)) if len({m.cluster for m in found}) == 1 else None


def _is_called(party: MentionSpan, wanted: list[str]) -> bool:
    """Return whether a case may name a party so: by the whole name, a person's surname, a body's first words or last ones."""
    known, size = folded(party.name).split(), len(wanted)
    return known[-size:] == wanted or (party.type != "PERSON" and known[:size] == wanted)
