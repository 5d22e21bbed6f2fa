"""What people decided, as it is listed: with its number, who, when, why, and whether it can be obeyed now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.store import Store, judgements


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision in a listing; `waits` says why it cannot be obeyed now, "" where it is."""

    number: int
    judgement: str
    left: str
    right: str
    reason: str
    user: str
    created: str
    deleted: str | None
    waits: str


def decisions(store: Store, *, undone: bool = False) -> Iterator[DecisionRow]:
    """Yield the decisions in the order they were made; those taken back only where they are asked for."""
    waiting = {tuple(row[:3]): row[3] if row[3:] else "" for row in json.loads(store.setting("idle") or "[]")}
    for number, one in judgements.numbered(store):
        if undone or not one.deleted:
            why = "" if one.deleted else waiting.get((one.left, str(one.verdict), one.right), "")
            yield DecisionRow(
                number, str(one.verdict), one.left, one.right, one.reason, one.user, one.created, one.deleted, why
            )
