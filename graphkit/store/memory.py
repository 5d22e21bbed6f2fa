"""Keep what a resolution found, so that the next decision need not derive everything anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Any

from graphkit import __version__
from graphkit.errors import NotAStore
from graphkit.model import Anchor, Judgement, Verdict
from graphkit.names import Comparison
from graphkit.resolve import Memory, State, Told
from graphkit.resolve.crowd import Found
from graphkit.resolve.meaning import Found as Known
from graphkit.resolve.meaning import Undecided
from graphkit.resolve.memory import Parts
from graphkit.store import Store, derived
from graphkit.store.packing import packed, unpacked

_WIDTH = 16
"""Characters of an id."""


def forget(store: Store) -> None:
    """Keep nothing."""
    store.db.execute("DELETE FROM memory")


def write(store: Store, memory: Memory, state: State) -> None:
    """Keep what a resolution found, and how it was left."""
    _write(store, "resolution", _packed_memory(memory))
    write_state(store, state)


def write_state(store: Store, state: State) -> None:
    """Keep how a resolution was left; which entity each reference belongs to is told by the graph itself."""
    _write(store, "state", _packed_state(state))


def read(store: Store) -> tuple[Memory, State] | None:
    """Return what was kept; None where nothing was, another graphkit kept it, or it was damaged since."""
    try:
        found = {name: json.loads(unpacked(told)) for name, told in store.rows("SELECT name, told FROM memory")}
    except NotAStore:
        return None
    if len(found) < 2 or any(told["version"] != __version__ for told in found.values()):
        return None
    memory = _memory(found["resolution"])
    return memory, _state(found["state"], _entities(store, memory.undecided.ids))


def _write(store: Store, name: str, told: Mapping[str, Any]) -> None:
    text = json.dumps({"version": __version__, **told}, ensure_ascii=False, separators=(",", ":"))
    store.db.execute("INSERT OR REPLACE INTO memory VALUES (?, ?)", (name, packed(text)))


def _entities(store: Store, ids: Iterable[str]) -> list[str]:
    known = derived.entity_of_refs(store)
    return [known.get(id_, "") for id_ in ids]


def _packed_memory(memory: Memory) -> dict[str, Any]:
    known = memory.undecided
    types = sorted(set(known.types))
    places = zip(known.documents, memory.stories, strict=True)
    return {
        "ids": "".join(known.ids),
        "types": [types, [types.index(type_) for type_ in known.types]],
        "documents": [(*place, len(list(group))) for place, group in groupby(places)],
        "named": known.named,
        "entities": [(one.id, one.type, one.shown, one.numbers) for one in known.entities],
        "typed": [(number, *told) for number, told in memory.types.items()],
        "changed": sorted(memory.changed),
        "reasons": list(memory.reasons.items()),
        "own": memory.own,
        "full": memory.full,
        "weights": memory.weights,
        "blocks": memory.blocks,
        "variants": {
            kind: [(one, other, found.score, found.reason) for one, other, found in told]
            for kind, told in memory.variants.items()
        },
        "parts": {kind: (told.of, told.reached) for kind, told in memory.parts.items()},
    }


def _memory(told: Mapping[str, Any]) -> Memory:
    types, numbers = told["types"]
    ids = [told["ids"][place : place + _WIDTH] for place in range(0, len(told["ids"]), _WIDTH)]
    documents = [document for document, _, count in told["documents"] for _ in range(count)]
    entities = [Known(id_, type_, shown, tuple(own)) for id_, type_, shown, own in told["entities"]]
    return Memory(
        undecided=Undecided(ids, [types[number] for number in numbers], documents, told["named"], entities),
        types={number: (type_, subtype) for number, type_, subtype in told["typed"]},
        changed=frozenset(told["changed"]),
        reasons=dict(told["reasons"]),
        stories=[story for _, story, count in told["documents"] for _ in range(count)],
        own=told["own"],
        full=told["full"],
        weights=told["weights"],
        blocks=told["blocks"],
        variants={
            kind: [(one, other, Comparison(score, reason)) for one, other, score, reason in found]
            for kind, found in told["variants"].items()
        },
        parts={kind: Parts(*found) for kind, found in told["parts"].items()},
    )


def _packed_state(state: State) -> dict[str, Any]:
    return {
        "judgements": [asdict(one) for one in state.told.judgements],
        "documents": {name: sorted(keys) for name, keys in state.told.documents.items()},
        "anchors": [asdict(one) for one in state.told.anchors],
        "found": [(one.left, one.right, one.score, one.reason) for one in state.found],
        "plain": state.plain,
    }


def _state(told: Mapping[str, Any], entities: list[str]) -> State:
    judgements = (Judgement(**{**one, "verdict": Verdict(one["verdict"])}) for one in told["judgements"])
    documents = {name: frozenset(keys) for name, keys in told["documents"].items()}
    anchors = (Anchor(**{name: _frozen(value) for name, value in one.items()}) for one in told["anchors"])
    found = tuple(Found(*one) for one in told["found"])
    return State(Told(tuple(judgements), documents, tuple(anchors)), entities, found, told["plain"])


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
