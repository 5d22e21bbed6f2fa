"""Questions put to the graph file, answered with records; neither networkx nor spaCy is imported.

Every function takes an open Store first: `with Store.open(path) as store: neighbors(store, "Jane Roe")`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.ondemand import on_demand

if TYPE_CHECKING:
    from graphkit.query.claimed import Wanted, claims
    from graphkit.query.connected import Filters, neighbors
    from graphkit.query.explaining import explain
    from graphkit.query.finding import find
    from graphkit.query.listings import (
        ORDERS,
        Chosen,
        counts,
        documents,
        doubts,
        entities,
        failures,
        relations,
        runs,
        stories,
    )
    from graphkit.query.lookup import entity, nearest, understood
    from graphkit.query.portrait import show
    from graphkit.query.records import (
        Connection,
        DocumentName,
        DoubtRow,
        EntityRow,
        EvidenceRow,
        Explanation,
        FailureRow,
        Found,
        Hop,
        Passage,
        Portrait,
        RelationRow,
        Route,
        RunRow,
        StoryRow,
    )
    from graphkit.query.routes import Search, path
    from graphkit.query.sentences import evidence, timeline
    from graphkit.query.soundness import Soundness, check

__all__ = [
    "ORDERS",
    "Chosen",
    "Connection",
    "DocumentName",
    "DoubtRow",
    "EntityRow",
    "EvidenceRow",
    "Explanation",
    "FailureRow",
    "Filters",
    "Found",
    "Hop",
    "Passage",
    "Portrait",
    "RelationRow",
    "Route",
    "RunRow",
    "Search",
    "Soundness",
    "StoryRow",
    "Wanted",
    "check",
    "claims",
    "counts",
    "documents",
    "doubts",
    "entities",
    "entity",
    "evidence",
    "explain",
    "failures",
    "find",
    "nearest",
    "neighbors",
    "path",
    "relations",
    "runs",
    "show",
    "stories",
    "timeline",
    "understood",
]

_HOMES = {
    "claimed": ("Wanted", "claims"),
    "finding": ("find",),
    "listings": (
        "ORDERS",
        "Chosen",
        "counts",
        "documents",
        "doubts",
        "entities",
        "failures",
        "relations",
        "runs",
        "stories",
    ),
    "lookup": ("entity", "nearest", "understood"),
    "connected": ("Filters", "neighbors"),
    "explaining": ("explain",),
    "portrait": ("show",),
    "routes": ("Search", "path"),
    "sentences": ("evidence", "timeline"),
    "soundness": ("Soundness", "check"),
    "records": (
        "Connection",
        "DocumentName",
        "DoubtRow",
        "EntityRow",
        "EvidenceRow",
        "Explanation",
        "FailureRow",
        "Found",
        "Hop",
        "Passage",
        "Portrait",
        "RelationRow",
        "Route",
        "RunRow",
        "StoryRow",
    ),
}
"""Where each name is defined; a module is imported when one of its names is used."""

__getattr__ = on_demand(__name__, _HOMES)
