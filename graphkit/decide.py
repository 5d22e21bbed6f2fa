"""A person's decisions: appended, obeyed at once and at every build, undone one by one."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from graphkit import mirror
from graphkit.derive import renew
from graphkit.errors import JudgementConflict, NotFound, UsageError
from graphkit.mirror import Line
from graphkit.model import Judgement, Verdict
from graphkit.names import folded
from graphkit.names.told import parsed
from graphkit.ontology import ontology
from graphkit.query import entity
from graphkit.query.telling import called, telling
from graphkit.resolve import Idle
from graphkit.resolve.naming import group_of
from graphkit.settings import graph_argument
from graphkit.store import Store, anchors, judgements
from graphkit.store.dump import sealed
from graphkit.store.judgements import decider
from graphkit.store.packing import storable
from graphkit.store.views import EntityView

CHAIN_SHOWN = 5
"""Decisions of a chain that are named in the advice how to undo one."""


def decide(store: Store, left: str, right: str, verdict: Verdict, *, reason: str = "") -> Judgement:
    """Append a decision about two entities, told by names or ids, and let the graph obey it.

    `store` is open for writing. Where both names mean one entity, the decision that they are different parts it.
    Raises UnknownEntity, AmbiguousName, UsageError for a decision that says nothing new or makes one thing of a place and an office,
    JudgementConflict; then nothing has changed.
    """
    if verdict is Verdict.SAME:
        _refuse_two_kinds(store, left, right)
    one, other = told_apart(store, left, right, verdict)
    _refuse_again(store, one, other, verdict)
    return _decided(store, one, other, verdict, reason)


def rename(store: Store, name: str, new: str, *, reason: str = "") -> Judgement:
    """Append the decision that an entity is shown as `new`; its other names stay aliases. Raises as `decide` does."""
    known, shown = entity(store, name), " ".join(new.split())
    if not folded(shown):
        raise UsageError(f"{new!r} is no name.", hint="Give a name with letters or digits.")
    if known.name == shown:
        raise UsageError(f"It is called {shown!r} already.")
    return _decided(store, telling(store, known, name), shown, Verdict.RENAME, reason)


def retype(store: Store, name: str, type: str, *, reason: str = "") -> Judgement:  # noqa: A002
    """Append the decision that an entity is of a type, "PAC" or "OFFICE/agency". Raises as `decide` does, and UnknownType."""
    known, wanted = entity(store, name), known_type(type)
    if wanted in (known.type, f"{known.type}/{known.subtype}"):
        raise UsageError(f"{known.name!r} is of type {wanted} already.")
    return _decided(store, telling(store, known, name), wanted, Verdict.RETYPE, reason)


def ignore(store: Store, name: str, *, reason: str = "") -> Judgement:
    """Append the decision that a name is no entity's; what is said of it leaves the graph. Raises as `decide` does."""
    return _decided(store, telling(store, entity(store, name), name), "", Verdict.IGNORE, reason)


def undo(store: Store, number: int | None = None) -> Judgement:
    """Take back a decision, by default the last that stands, and return it. Raises NotFound where there is none."""
    mirror.read(store, user=decider())
    with store.transaction(), sealed(store):
        judgement = judgements.delete(store, number, moment())
        if judgement is None:
            raise _nothing_to_undo(store, number)
        renew(store)
    mirror.write(store)
    return judgement


def merged(store: Store, lines: Sequence[Line], path: Path) -> list[Line]:
    """Append the decisions of a file that are new, and let the graph obey them; all or none. Return those that were added.

    Raises JudgementConflict with the lines that contradict others.
    """
    mirror.read(store, user=decider())
    with store.transaction(), sealed(store):
        added = mirror.merge(store, lines, user=decider(), created=moment())
        idle = {one.judgement: one for one in renew(store) if one.chain}
        refused = [(line.number, idle[line.judgement].reason) for line in added if line.judgement in idle]
        if refused:
            raise JudgementConflict(
                f"{path} contradicts earlier decisions.",
                hint="\n".join(f"line {number}: {reason}" for number, reason in refused),
            )
    mirror.write(store)
    return added


def told_apart(store: Store, left: str, right: str, verdict: Verdict) -> tuple[str, str]:
    """Return how a decision tells two entities: by what was observed or, where they are one, by two of its names.

    Raises UsageError for a decision that says nothing new.
    """
    listed = _in_list(store, left, right) or _in_list(store, right, left)
    if listed:
        return listed
    one, two = entity(store, left), entity(store, right)
    if one.row != two.row:
        return telling(store, one, left), telling(store, two, right)
    if verdict is not Verdict.DIFFERENT or folded(left) == folded(right):
        see = f"See it with: graphkit show {one.id}{graph_argument(store.path)}"
        apart = f"Where two documents mean two things, say which: {left} @ DOCUMENT."
        raise UsageError(
            f"{left!r} and {right!r} are already one entity: {one.name}.",
            hint=apart if verdict is Verdict.DIFFERENT else see,
        )
    return _name_of(store, one, left), _name_of(store, one, right)


def known_type(type_: str) -> str:
    """Return a type as the ontology writes it, "PAC" or "OFFICE/agency". Raises UnknownType, and UsageError for a subtype."""
    name, _, subtype = type_.partition("/")
    known = ontology().entity(name)
    if subtype and subtype not in known.subtypes:
        hint = f"Available: {', '.join(known.subtypes)}." if known.subtypes else f"Give the type alone: {known.id}."
        raise UsageError(f"There is no {known.label.lower()} of type {subtype!r}.", hint=hint)
    return f"{known.id}/{subtype}" if subtype else known.id


def moment(after: str = "") -> str:
    """Return this millisecond, in UTC, as ISO 8601 writes it; later than `after`, so that decisions keep their order."""
    now = datetime.now(UTC)
    last = datetime.fromisoformat(after) if after else now
    soon = last < now + timedelta(minutes=1)  # a clock may have gone wrong when it was made
    return (max(now, last + timedelta(milliseconds=1)) if after and soon else now).isoformat(timespec="milliseconds")


def appended(store: Store, left: str, right: str, verdict: Verdict, *, reason: str = "") -> Judgement:
    """Append a decision in the words in which it is kept; the graph obeys it when it is next renewed."""
    last = max((one.created for one in judgements.every(store)), default="")
    judgement = Judgement(
        storable(left), storable(right), verdict, decider(), moment(last), storable(" ".join(reason.split()))
    )
    judgements.append(store, judgement)
    return judgement


def _refuse_again(store: Store, left: str, right: str, verdict: Verdict) -> None:
    """Raise UsageError where the same was decided before."""
    for number, one in judgements.numbered(store):
        if not one.deleted and (one.verdict, {one.left, one.right}) == (verdict, {left, right}):
            raise UsageError(
                f"{left!r} and {right!r} are judged {verdict} already.",
                hint=f"Take it back with: graphkit undo {number}{graph_argument(store.path)}",
            )


def _refuse_two_kinds(store: Store, left: str, right: str) -> None:
    """Raise UsageError where two names mean things of types that nobody confuses, with what they would become."""
    if anchors.told(store, (left, right)):
        return
    one, two = entity(store, left), entity(store, right)
    if group_of(one.type) == group_of(two.type):
        return
    fewer, more = sorted((one, two), key=lambda each: (each.mentions, each.type))
    name = left if fewer.row == one.row else right
    wanted = f"{more.type}/{more.subtype}" if more.subtype in ontology().entity(more.type).subtypes else more.type
    raise UsageError(
        f"{one.name!r} is of type {one.type}, {two.name!r} of type {two.type}: as one, both would be of type {more.type}.",
        hint=f"If that is meant, say it first: graphkit retype {shlex.quote(name)} {wanted}{graph_argument(store.path)}",
    )


def _in_list(store: Store, name: str, row: str) -> tuple[str, str] | None:
    """Return how a decision tells an entity and the row of a list ("fec:C00000059"), None where `row` is no such row."""
    if not anchors.told(store, [row]):
        return None
    return telling(store, entity(store, name), name), row


def _decided(store: Store, left: str, right: str, verdict: Verdict, reason: str) -> Judgement:
    mirror.read(store, user=decider())
    with store.transaction(), sealed(store):
        judgement = appended(store, left, right, verdict, reason=reason)
        idle = next((one for one in renew(store) if one.judgement == judgement), None)
        if idle:
            raise _conflict(store, idle)
    mirror.write(store)
    return judgement


def _conflict(store: Store, idle: Idle) -> JudgementConflict:
    numbers = {judgement: number for number, judgement in judgements.numbered(store)}
    undoing = [f"graphkit undo {numbers[one]}{graph_argument(store.path)}" for one in idle.chain if one in numbers]
    one = idle.judgement
    if one.verdict is Verdict.DIFFERENT and not idle.chain:
        return JudgementConflict(
            f"{one.left!r} and {one.right!r} mean one thing in every document that uses them.",
            hint=f"Where two documents mean two things, say which: {parsed(one.left).name} @ DOCUMENT.",
        )
    return JudgementConflict(
        f"{one.left!r} and {one.right!r} cannot be judged {one.verdict}: {idle.reason}.",
        hint=f"Undo one of these first: {', or '.join(undoing[:CHAIN_SHOWN])}" if undoing else "",
    )


def _nothing_to_undo(store: Store, number: int | None) -> NotFound:
    here = graph_argument(store.path)
    if number is None:
        return NotFound(
            "There is no decision to undo.",
            hint=f"Decide with: graphkit same A B{here}, or graphkit different A B{here}",
        )
    taken = next((one for row, one in judgements.numbered(store) if row == number), None)
    if taken:
        return NotFound(
            f"Decision {number} was taken back on {(taken.deleted or '')[:10]}.",
            hint=f"List all with: graphkit judgements --all{here}",
        )
    return NotFound(f"There is no decision {number} to undo.", hint=f"List them with: graphkit judgements{here}")


def _name_of(store: Store, known: EntityView, text: str) -> str:
    """Return how one of the names of an entity is told, or its name in one document. Raises UsageError for another text."""
    if folded(text) in {folded(name) for name in (known.name, *known.aliases)}:
        return text
    document = called(store, text)
    if document:
        return str(document)
    raise UsageError(
        f"{text!r} is no name that a document uses.",
        hint=f"Use two of: {', '.join((known.name, *known.aliases))}; or one name in two documents: {parsed(known.name)} @ DOCUMENT.",
    )
