"""Who says it: the entity that a name means, or the words by which documents name a source that is no entity."""

from __future__ import annotations

import json
from typing import Any

from graphkit.errors import UnknownEntity
from graphkit.names import folded
from graphkit.query.lookup import candidates, entity
from graphkit.store import Store

SAID_BY = """
(:said_by IS NULL OR c.attributed_to IN (SELECT m.id FROM entity_refs er JOIN mentions m ON m.ref = er.ref WHERE er.entity = :speaker)
 OR (c.attributed_to IS NULL AND c.attribution IN (SELECT value FROM json_each(:words))))"""
"""A condition on a claim `c`; `speaker_values` are its values."""

_SPEAKS = """
SELECT 1 FROM entity_refs er JOIN mentions m ON m.ref = er.ref JOIN claims c ON c.attributed_to = m.id WHERE er.entity = ? LIMIT 1"""
_SOURCES = "SELECT DISTINCT attribution FROM claims WHERE attributed_to IS NULL AND attribution IS NOT NULL ORDER BY attribution"


def speaker_values(store: Store, name: str | None) -> dict[str, Any]:
    """Return the values of SAID_BY: everybody where `name` is None.

    Raises AmbiguousName, and UnknownEntity where no entity and no source in words is called so.
    """
    words = _sources_called(store, name) if name else []
    try:
        speaker = _speaker(store, name) if name else None
    except UnknownEntity:
        if not words:
            raise
        speaker = None
    return {"said_by": name, "speaker": speaker, "words": json.dumps(words)}


def _speaker(store: Store, name: str) -> int:
    """Return the number of the entity that `name` means: of several of that name, the only one who is ever quoted."""
    speaking = [each.row for each in candidates(store, name) if store.one(_SPEAKS, each.row)]
    return speaking[0] if len(speaking) == 1 else entity(store, name).row


def _sources_called(store: Store, name: str) -> list[str]:
    """Return the sources in words that have all words of `name`: "the filing" for "filing"."""
    wanted = set(folded(name).split())
    return [source for (source,) in store.rows(_SOURCES) if wanted and wanted <= set(folded(source).split())]
