"""Why a claim stands: its words, the rule that made it, what decided its status."""

from __future__ import annotations

import shlex

from graphkit.errors import AmbiguousName, NotFound, UsageError
from graphkit.extract.rules import rule
from graphkit.query.records import EvidenceRow, Explanation
from graphkit.query.sentences import rows_of
from graphkit.settings import graph_argument
from graphkit.store import Store, statements

LISTED = 10
"""Candidates shown of a beginning that several ids have."""


def explain(store: Store, claim: str) -> Explanation:
    """Return why the claim with the id `claim`, or the only one whose id begins so, stands.

    Raises NotFound, AmbiguousName with the candidates, UsageError for what cannot be an id.
    """
    beginning = claim.strip().lower()
    if not beginning or set(beginning) - set("0123456789abcdef"):
        hint = f"Claims and their ids: graphkit evidence NAME --json{graph_argument(store.path)}"
        raise UsageError(f"{claim!r} is no id of a claim.", hint=hint)
    found = rows_of(store, list(statements.of_key(store, beginning)))
    if not found:
        hint = f"See the claims about a name with: graphkit evidence {shlex.quote('NAME')}{graph_argument(store.path)}"
        raise NotFound(f"There is no claim {claim!r}.", hint=hint)
    if len(found) > 1:
        raise AmbiguousName(f"{claim!r} begins the ids of {len(found)} claims.", hint=_choice(found))
    return _explanation(store, found[0])


def _explanation(store: Store, row: EvidenceRow) -> Explanation:
    because, features = statements.reasons(store, row.id)
    made_by = rule(row.rule)
    return Explanation(
        claim=row,
        cue_text=row.exact[row.cue[0] - row.start : row.cue[1] - row.start],
        because=because,
        rule_about=made_by.about,
        rule_example=made_by.example,
        least_confidence=float(store.setting("least_confidence") or 0.0),
        features=tuple(features),
    )


def _choice(found: list[EvidenceRow]) -> str:
    lines = [f"  {row.id}  {row.source} {row.relation} {row.target or ''}".rstrip() for row in found[:LISTED]]
    more = [f"  and {len(found) - LISTED} more"] if len(found) > LISTED else []
    return "\n".join(["Give more of the id:", *lines, *more])
