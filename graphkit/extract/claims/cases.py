"""What the name of a case says, "Lee v. Apex Mills": who sued whom, and whom it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.extract.mentions.cases import tells_of_courts
from graphkit.extract.status.statements import Statement
from graphkit.extract.words import words
from graphkit.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_AGAINST = re.compile(r",?\s+(?:Appellants?|Plaintiffs?|Petitioners?)?,?\s*\bvs?\.?\s+(?=\S)", re.IGNORECASE)
_AMONG = re.compile(r"\s*(?:,| and | & |\bet al\b\.?)\s*")
_PARTIES = frozenset({"PERSON", "PAC", "ORG", "OFFICE"})


def statements(doc: Doc, arguments: Arguments) -> Iterator[Statement]:
    """Yield who sued whom by the names of cases in `doc`; where the state itself prosecutes, only whom the case concerns."""
    named = [m for m in arguments.mentions if m.type == "EVENT" and m.kind == "name" and _AGAINST.search(m.name)]
    for case in named if named and tells_of_courts(doc) else ():
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
