"""Make stories, entities and edges anew from what was observed and decided."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace

from graphkit import __version__
from graphkit.edges import edges, pairs
from graphkit.model import Anchor, Judgement, Reference
from graphkit.names.told import parsed
from graphkit.resolve import Idle, Memory, Resolution, State, Told, again, resolve_as_told
from graphkit.store import Store, anchors, changes, derived, files, judgements, memory, observed
from graphkit.store.dump import derived_digest
from graphkit.stories import group

FEW, SOME = 1_000, 0.2
"""So many entities that are different, or this share of all, are written one by one; more are quicker written anew with all others."""


def derive(store: Store, *, least_confidence: float = 0.0, gone: Iterable[bytes] = ()) -> None:
    """Forget the files at the locations of `gone` and make all that is derived anew, in one transaction.

    Readers see the graph as it was until then.
    """
    with store.transaction():
        store.forget("derived")
        derived.clear_stories(store)
        files.remove_files(store, gone)
        files.remove_orphans(store)
        derived.write_stories(store, _stories(store))
        renew(store, least_confidence=least_confidence)


def renew(store: Store, *, least_confidence: float | None = None) -> tuple[Idle, ...]:
    """Make entities and edges anew, inside the caller's transaction; return the decisions that could not be obeyed.

    Without `least_confidence` that of the last build holds. Where only decisions have changed, only what they change is written.
    """
    last = store.setting("least_confidence")
    if least_confidence is None:
        least_confidence = float(last or 0.0)
    told = _told_now(store)
    known = memory.read(store) if store.setting("derived") and last == repr(least_confidence) else None
    idle = _changed(store, *known, told, least_confidence) if known else None
    if idle is None:
        idle = _all_anew(store, told, least_confidence, known[0] if known else None)
    store.set("idle", json.dumps([_told(one) for one in idle]))
    store.set("least_confidence", repr(least_confidence))
    if not store.one(_WITHOUT_STORY):  # else a build was stopped before its end, and has to make the stories yet
        store.set("derived", state(store, least_confidence=least_confidence))
    return idle


def _told_now(store: Store) -> Told:
    decided = judgements.active(store)
    return Told(decided, _documents(store, decided), tuple(_anchors(store, decided)))


def _all_anew(store: Store, told: Told, least_confidence: float, kept: Memory | None) -> tuple[Idle, ...]:
    """Resolve everything and write what is different; return the decisions that could not be obeyed.

    Where `kept` tells what was found before anybody decided, that is not found out again.
    """
    found = resolve_as_told(observed.references(store), told, kept.undecided if kept else None)
    gone = frozenset(derived.ids(store)) if kept else frozenset[str]()
    if not kept or not _replaced(store, changes.Change(gone, found.entities, found.doubts), least_confidence):
        _written_anew(store, found, least_confidence)
    if found.memory:
        known = found.memory()
        entity_of = [found.assignments.get(id_, "") for id_ in known.undecided.ids]
        memory.write(store, known, State(told, entity_of, found.found, found.plain))
    return found.idle


def _written_anew(store: Store, found: Resolution, least_confidence: float) -> None:
    """Write all entities and edges in place of those that were there."""
    derived.clear(store)
    derived.write_entities(store, found.entities)
    derived.write_doubts(store, found.doubts)
    derived.write_edges(store, edges(derived.links(store, least_confidence=least_confidence)))
    alone = derived.sentences_naming(store)
    derived.write_co_mentions(store, pairs(derived.named(store)), alone)
    derived.write_counts(store)
    store.set(derived.SENTENCES, str(alone.sentences))
    store.set("derived_digest", derived_digest(store))


def _changed(store: Store, kept: Memory, before: State, told: Told, least_confidence: float) -> tuple[Idle, ...] | None:
    """Write what decisions change and return those that could not be obeyed; None where everything is to be made anew."""

    def load(numbers: Iterable[int]) -> dict[int, Reference]:
        wanted = {kept.undecided.ids[number]: number for number in numbers}
        return {wanted[one.id]: one for one in observed.references(store, wanted)} if wanted else {}

    found = again(kept, before, told, load)
    if found is None:
        return None
    if not _replaced(store, changes.Change(found.gone, found.made, found.doubts), least_confidence):
        return None
    memory.write_state(store, found.state)
    return found.idle


def _replaced(store: Store, change: changes.Change, least_confidence: float) -> bool:
    """Write the entities that are not as they were; False, and nothing written, where all is to be written anew."""
    known = derived.entities(store, change.gone)
    made = tuple(entity for entity in change.made if known.get(entity.id) != entity)
    if len(made) > max(FEW, len(known) * SOME):
        return False
    stay = {entity.id for entity in change.made} - {entity.id for entity in made}
    try:
        changes.write(store, replace(change, gone=change.gone - stay, made=made), least_confidence=least_confidence)
    except changes.NoRoom:
        return False
    return True


_WITHOUT_STORY = "SELECT 1 FROM documents WHERE id NOT IN (SELECT document FROM document_stories)"


def is_current(store: Store, *, least_confidence: float | None = None) -> bool:
    """Whether what is derived follows from what is now observed and decided."""
    if least_confidence is None:
        least_confidence = float(store.setting("least_confidence") or 0.0)
    return store.setting("derived") == state(store, least_confidence=least_confidence)


def state(store: Store, *, least_confidence: float) -> str:
    """Return a digest of all that the derived part depends on."""
    known = hashlib.sha256(json.dumps([__version__, least_confidence]).encode())
    for row in store.rows("SELECT key, digest FROM documents ORDER BY key"):
        known.update(json.dumps(row).encode())
    for judgement in judgements.active(store):
        known.update(repr(judgement).encode())
    for anchor in _anchors(store, judgements.active(store)):
        known.update(repr(anchor).encode())
    return known.hexdigest()


def _told(idle: Idle) -> list[str]:
    one = idle.judgement
    return [one.left, str(one.verdict), one.right, idle.reason, "contradicts" if idle.chain else ""]


def _documents(store: Store, decided: Iterable[Judgement]) -> dict[str, frozenset[str]]:
    """Return the ids of the documents that decisions tell entities by: of all that have such a name."""
    told = (parsed(side).document for one in decided for side in (one.left, one.right))
    wanted = {document for document in told if document}
    return {name: frozenset(observed.keys_of_document(store, name)) for name in sorted(wanted)}


def _anchors(store: Store, decided: Iterable[Judgement]) -> list[Anchor]:
    """Return the rows of lists that decisions name."""
    return anchors.told(store, (one.right for one in decided if one.verdict.joins))


def _stories(store: Store) -> dict[str, str]:
    return group(observed.signatures(store), lambda key: observed.sentence_text(store, key))
