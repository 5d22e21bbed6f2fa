"""A person's decisions: appended, obeyed at once and at every build, undone one by one."""

from __future__ import annotations

import getpass

from graphkit.derive import renew
from graphkit.errors import JudgementConflict, NotFound, UsageError
from graphkit.model import Judgement, Verdict
from graphkit.names import folded
from graphkit.query import entity
from graphkit.settings import graph_argument
from graphkit.store import Store, judgements
from graphkit.store.dump import sealed
from graphkit.store.runs import now

_REFUTED_BY = {Verdict.SAME: False, Verdict.DIFFERENT: True}
"""What being one entity afterwards says of a decision that could not be obeyed."""


def decide(store: Store, left: str, right: str, verdict: Verdict, *, reason: str = "") -> Judgement:
    """Append a decision about two entities, told by names or ids, and let the graph obey it.

    `store` is open for writing. Where both names mean one entity, the decision that they are different parts it.
    Raises UnknownEntity, AmbiguousName, UsageError for a decision that says nothing new, JudgementConflict; then nothing has changed.
    """
    one, two = _told(store, left, right, verdict)
    judgement = Judgement(one, two, verdict, _user(), now(), reason)
    with store.transaction(), sealed(store):
        judgements.append(store, judgement)
        _obey(store)
        if _is_one(store, one, two) is _REFUTED_BY.get(verdict, ...):
            raise JudgementConflict(
                f"{left!r} and {right!r} cannot be judged {verdict}: an earlier decision says otherwise.",
                hint=f"Undo that one first with: graphkit undo{graph_argument(store.path)}",
            )
    return judgement


def undo(store: Store) -> Judgement:
    """Take back the last decision that stands and return it. Raises NotFound where there is none."""
    with store.transaction(), sealed(store):
        judgement = judgements.delete_last(store, now())
        if judgement is None:
            raise NotFound(
                "There is no decision to undo.", hint="Decide with: graphkit same A B, or graphkit different A B"
            )
        _obey(store)
    return judgement


def _told(store: Store, left: str, right: str, verdict: Verdict) -> tuple[str, str]:
    """Return what stands for the two entities in a decision: their ids or, where they are one, two of its names."""
    one, two = entity(store, left), entity(store, right)
    if one.row != two.row:
        return one.id, two.id
    if verdict is not Verdict.DIFFERENT or folded(left) == folded(right):
        raise UsageError(
            f"{left!r} and {right!r} are already one entity: {one.name}.",
            hint=f"See it with: graphkit show {one.id}{graph_argument(store.path)}",
        )
    known = {folded(name) for name in (one.name, *one.aliases)}
    for name in (left, right):
        if folded(name) not in known:
            raise UsageError(
                f"{name!r} is no name that a document uses.", hint=f"Use two of: {', '.join((one.name, *one.aliases))}."
            )
    return left, right


def _user() -> str:
    """Return who decides; a container may run under a number that has no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # OSError from Python 3.13 on
        return "unknown"


def _is_one(store: Store, left: str, right: str) -> bool | None:
    """Whether two names mean one entity now; None where that cannot be told: an id is gone, a name means several."""
    try:
        return entity(store, left).row == entity(store, right).row
    except NotFound:
        return None


def _obey(store: Store) -> None:
    renew(store, least_confidence=float(store.setting("least_confidence") or 0.0))
