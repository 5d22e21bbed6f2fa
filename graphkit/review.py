"""Doubts answered one after the other: each answer is kept at once, the graph obeys them when the review ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from graphkit import mirror
from graphkit.decide import appended, moment
from graphkit.derive import is_current, renew
from graphkit.errors import JudgementConflict, NotFound
from graphkit.model import Judgement, Verdict
from graphkit.query import entity
from graphkit.query.doubtful import Question
from graphkit.query.telling import telling
from graphkit.resolve.clusters import Clusters
from graphkit.resolve.judgements import Ties, told
from graphkit.store import Store, judgements
from graphkit.store.dump import sealed
from graphkit.store.judgements import decider


@dataclass(slots=True)
class Review:
    """A round of answers about the graph at `graph`, told by the entities that it had when the round began."""

    graph: Path
    answers: list[tuple[Question, Judgement]] = field(default_factory=list)
    ties: Ties | None = None
    """What the decisions and the answers so far say of the entities, once it was asked for."""

    def answer(self, question: Question, verdict: Verdict, *, reason: str = "") -> Judgement:
        """Keep an answer. Raises JudgementConflict where it contradicts decisions, and then keeps nothing."""
        with Store.open(self.graph, write=True) as store:
            mirror.read(store, user=decider())
            one, two = entity(store, question.left.id), entity(store, question.right.id)
            left, right = telling(store, one), telling(store, two)
            self.ties = self.ties or _ties(store)
            _refuse_conflict(self.ties, one.row, two.row, Judgement(left, right, verdict, decider(), moment()))
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


def apply(graph: Path) -> bool:
    """Let the graph obey what was decided since it was made; return whether there was anything."""
    with Store.open(graph) as store:
        if is_current(store):
            return False
    with Store.open(graph, write=True) as store, store.transaction(), sealed(store):
        renew(store)
    return True


def _refuse_conflict(ties: Ties, left: int, right: int, judgement: Judgement) -> None:
    """Raise JudgementConflict where what was decided so far says otherwise."""
    chain: tuple[Judgement, ...] = ()
    if judgement.verdict is Verdict.SAME:
        chain = ties.tied(judgement, {left, right})
    elif judgement.verdict is Verdict.DIFFERENT:
        chain = ties.parted(judgement, (left,), (right,))
    if chain:
        raise JudgementConflict(
            f"{judgement.left!r} and {judgement.right!r} cannot be judged {judgement.verdict}: it contradicts: {told(chain)}."
        )


def _ties(store: Store) -> Ties:
    """Return what the decisions that stand say of the entities that there are."""
    ties = Ties(Clusters(int((store.one("SELECT coalesce(max(id), 0) + 1 FROM entities") or (1,))[0])))
    for judgement in judgements.active(store):
        if judgement.verdict in (Verdict.SAME, Verdict.DIFFERENT):
            try:
                left, right = entity(store, judgement.left).row, entity(store, judgement.right).row
            except NotFound:
                continue
            if left != right and judgement.verdict is Verdict.SAME:
                ties.tied(judgement, {left, right})
            elif left != right:
                ties.parted(judgement, (left,), (right,))
    return ties
