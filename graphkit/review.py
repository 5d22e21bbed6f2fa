"""Doubts answered one after the other: each answer is kept at once, the graph obeys them when the review ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from graphkit import mirror
from graphkit.anchors import Suggestion, suggestions
from graphkit.decide import appended, moment, told_apart
from graphkit.derive import is_current, renew
from graphkit.errors import JudgementConflict, NotFound
from graphkit.model import Judgement, Verdict
from graphkit.names.comparison import SAME
from graphkit.ontology import ontology
from graphkit.query import entity
from graphkit.query.doubtful import Question, Side, questions, side
from graphkit.query.records import EntityRow
from graphkit.resolve.clusters import Clusters
from graphkit.resolve.judgements import Ties, told
from graphkit.store import Store, anchors, judgements
from graphkit.store.dump import sealed
from graphkit.store.judgements import decider


@dataclass(slots=True)
class Review:
    """A round of answers about the graph at `graph`, told by the entities that it had when the round began."""

    graph: Path
    answers: list[tuple[Question, Judgement]] = field(default_factory=list)
    ties: _Known | None = None
    """What the decisions and the answers so far say of the entities, once it was asked for."""

    def answer(self, question: Question, verdict: Verdict, *, reason: str = "") -> Judgement:
        """Keep an answer. Raises JudgementConflict where it contradicts decisions, and then keeps nothing."""
        with Store.open(self.graph, write=True) as store:
            mirror.read(store, user=decider())
            self.ties = self.ties or _Known(store)
            left, right = told_apart(store, question.left.id, question.right.id, verdict)
            self.ties.refuse_conflict(Judgement(left, right, verdict, decider(), moment()), question)
            with store.transaction():
                store.forget("sealed")
                kept = appended(store, left, right, verdict, reason=reason)
            mirror.write(store)
        self.answers.append((question, kept))
        return kept

    def take_back(self) -> Question | None:
        """Take back the last answer of this round, and return its question; None where there is none."""
        if not self.answers:
            return None
        question, kept = self.answers.pop()
        self.ties = None
        with Store.open(self.graph, write=True) as store:
            number = next((number for number, one in judgements.numbered(store) if one == kept), None)
            with store.transaction():
                store.forget("sealed")
                judgements.delete(store, number or 0, moment())
            mirror.write(store)
        return question


def asked(store: Store, *, unsure: bool = False, type: str | None = None) -> list[Question]:  # noqa: A002
    """Return what a person should look at: pairs of entities, and entities that may be in a list; see `questions`."""
    pairs = questions(store, unsure=unsure, type=type)
    wanted = ontology().entity(type).id if type else None
    listed = [_listed(one) for one in suggestions(store, unsure=unsure) if wanted in (None, one.entity.type)]
    return sorted([*pairs, *listed], key=lambda one: (-one.weight, one.left.id, one.right.id))


def seen(store: Store, row: EntityRow) -> Side:
    """Return what a person needs to see of an entity, or of the row of a list."""
    listed = anchors.told(store, [row.id])
    return Side(row, (), (), (*listed[0].ids, *listed[0].notes)) if listed else side(store, row)


def _listed(found: Suggestion) -> Question:
    """Return the question whether an entity is a row of a list."""
    entity_, anchor = found.entity, found.anchor
    row = EntityRow(anchor.told, anchor.type, None, anchor.name, anchor.aliases, 0, 0, 0, 0)
    weight = (entity_.stories + entity_.degree) * (1 - abs(found.score - SAME))
    reason = f"in the list {anchor.list}? {found.reason}"
    return Question(
        entity_, row, found.score, reason, entity_.stories, entity_.degree, 0.0, round(weight, 4), unsure=False
    )


def apply(graph: Path) -> bool:
    """Let the graph obey what was decided since it was made; return whether there was anything."""
    with Store.open(graph) as store:
        if is_current(store):
            return False
    with Store.open(graph, write=True) as store, store.transaction(), sealed(store):
        renew(store)
    return True


class _Known:
    """What the decisions that stand, and the answers so far, say of the entities that there are and the rows of lists."""

    def __init__(self, store: Store) -> None:
        known = [key for (key,) in store.rows("SELECT key FROM entities ORDER BY id")]
        first = len(known) + 1
        rows = {key: number for number, key in enumerate(known, start=1)}
        listed = {anchor.told: number for number, anchor in enumerate(anchors.rows(store), start=first)}
        clusters = Clusters(first + len(listed))
        for told_, number in listed.items():
            clusters.label(number, told_.partition(":")[0], told_)
        self._numbers = rows | listed
        self._ties = Ties(clusters)
        for judgement in judgements.active(store):
            left, right = (self._number(store, side_) for side_ in (judgement.left, judgement.right))
            if left and right and left != right:
                self._chain(judgement, left, right)

    def refuse_conflict(self, judgement: Judgement, question: Question) -> None:
        """Take an answer in. Raises JudgementConflict where what was decided so far says otherwise."""
        left, right = self._numbers[question.left.id], self._numbers[question.right.id]
        if chain := self._chain(judgement, left, right):
            raise JudgementConflict(
                f"{judgement.left!r} and {judgement.right!r} cannot be judged {judgement.verdict}: it contradicts: {told(chain)}."
            )

    def _chain(self, judgement: Judgement, left: int, right: int) -> tuple[Judgement, ...]:
        if judgement.verdict is Verdict.SAME:
            return self._ties.tied(judgement, {left, right})
        if judgement.verdict is Verdict.DIFFERENT:
            return self._ties.parted(judgement, (left,), (right,))
        return ()

    def _number(self, store: Store, told_: str) -> int:
        try:
            return self._numbers.get(told_) or self._numbers[entity(store, told_).id]
        except NotFound:
            return 0
