"""Make stories, entities and edges anew from what was observed and decided."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from graphkit import __version__
from graphkit.edges import edges, pairs
from graphkit.resolve import resolve
from graphkit.store import Store, derived, files, judgements, observed
from graphkit.store.dump import derived_digest
from graphkit.stories import group


def derive(store: Store, *, least_confidence: float = 0.0, gone: Iterable[bytes] = ()) -> None:
    """Forget the files at the locations of `gone` and make all that is derived anew, in one transaction.

    Readers see the graph as it was until then. Raises JudgementConflict, and then nothing has changed.
    """
    with store.transaction():
        derived.clear_stories(store)
        files.remove_files(store, gone)
        files.remove_orphans(store)
        derived.write_stories(store, _stories(store))
        renew(store, least_confidence=least_confidence)


def renew(store: Store, *, least_confidence: float) -> None:
    """Make entities and edges anew, inside the caller's transaction. Raises JudgementConflict."""
    derived.clear(store)
    found = resolve(observed.references(store), judgements.active(store))
    derived.write_entities(store, found.entities)
    derived.write_doubts(store, found.doubts)
    derived.write_edges(store, edges(derived.links(store, least_confidence=least_confidence)))
    derived.write_co_mentions(store, pairs(derived.named(store)))
    derived.write_counts(store)
    store.set("idle", json.dumps([[one.left, str(one.verdict), one.right] for one in found.idle]))
    store.set("least_confidence", repr(least_confidence))
    store.set("derived_digest", derived_digest(store))
    store.set("derived", state(store, least_confidence=least_confidence))


def is_current(store: Store, *, least_confidence: float = 0.0) -> bool:
    """Whether what is derived follows from what is now observed and decided."""
    return store.setting("derived") == state(store, least_confidence=least_confidence)


def state(store: Store, *, least_confidence: float) -> str:
    """Return a digest of all that the derived part depends on."""
    known = hashlib.sha256(json.dumps([__version__, least_confidence]).encode())
    for row in store.rows("SELECT key, digest FROM documents ORDER BY key"):
        known.update(json.dumps(row).encode())
    for judgement in judgements.active(store):
        known.update(repr(judgement).encode())
    return known.hexdigest()


def _stories(store: Store) -> dict[str, str]:
    return group(observed.signatures(store), lambda key: observed.sentence_text(store, key))
