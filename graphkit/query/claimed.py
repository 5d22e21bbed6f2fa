"""The claims themselves, sentence by sentence: of one entity, one speaker, one document, one relation, a time, a range of sums."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from graphkit.errors import NotFound
from graphkit.model import Status
from graphkit.ontology import ontology
from graphkit.query.lookup import entity
from graphkit.query.records import EvidenceRow
from graphkit.query.sentences import rows_of
from graphkit.query.speakers import SAID_BY, speaker_values
from graphkit.settings import graph_argument
from graphkit.store import Store, statements, views

CHUNK = 500

_FIRST_DAY = "coalesce(json_extract(c.date, '$.start'), d.published)"
_LAST_DAY = f"coalesce(json_extract(c.date, '$.end'), {_FIRST_DAY})"

_WANTED = f"""
(:about IS NULL OR sr.entity = :about OR tr.entity = :about)
AND (:relation IS NULL OR c.relation = :relation) AND (:status IS NULL OR c.status = :status)
AND (:documents IS NULL OR d.key IN (SELECT value FROM json_each(:documents)))
AND (:least IS NULL OR json_extract(c.amount, '$.value') >= :least)
AND (:most IS NULL OR json_extract(c.amount, '$.value') <= :most)
AND (:since IS NULL OR substr({_LAST_DAY}, 1, length(:since)) >= substr(:since, 1, length({_LAST_DAY})))
AND (:until IS NULL OR substr({_FIRST_DAY}, 1, length(:until)) <= :until)
AND {SAID_BY}"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are listed. Dates are ISO; an undated claim counts by its document. Sums whatever their currency."""

    about: str | None = None
    """The entity that is one of the ends, by any name of it."""
    said_by: str | None = None
    document: str | None = None
    relation: str | None = None
    status: Status | None = None
    since: str | None = None
    until: str | None = None
    min_amount: float | None = None
    max_amount: float | None = None


def claims(store: Store, *, wanted: Wanted = Wanted(), limit: int | None = None) -> Iterator[EvidenceRow]:
    """Yield the claims that make connections and those about one entity alone, document by document, as they stand there.

    Raises UnknownType, UnknownEntity and AmbiguousName for an entity or a speaker, NotFound for a document.
    """
    told = statements.chosen(store, _WANTED, {**_values(store, wanted), "limit": -1 if limit is None else limit})
    while chunk := list(islice(told, CHUNK)):
        yield from rows_of(store, chunk)


def _values(store: Store, wanted: Wanted) -> dict[str, Any]:
    return {
        **asdict(wanted),
        "about": entity(store, wanted.about).row if wanted.about else None,
        "relation": wanted.relation and ontology().relation(wanted.relation).id,
        "documents": json.dumps(_documents_called(store, wanted.document)) if wanted.document else None,
        "least": wanted.min_amount,
        "most": wanted.max_amount,
        **speaker_values(store, wanted.said_by),
    }


def _documents_called(store: Store, name: str) -> list[str]:
    """Return the ids of the documents of that name, path or id; else of those whose path ends so. Raises NotFound."""
    known = list(views.documents(store))
    found = [each.id for each in known if name in (each.name, each.path, each.id)]
    found = found or [each.id for each in known if f"/{each.name}".endswith(f"/{name}")]
    if not found:
        raise NotFound(
            f"There is no document {name!r}.", hint=f"See them with: graphkit documents{graph_argument(store.path)}"
        )
    return found
