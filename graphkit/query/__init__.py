"""Questions put to the graph file, answered with records; neither networkx nor spaCy is imported.

Every function takes an open Store first: `with Store.open(path) as store: neighbors(store, "Jane Roe")`.
"""

from graphkit.query.finding import find
from graphkit.query.listings import (
    ORDERS,
    counts,
    documents,
    doubts,
    entities,
    failures,
    relations,
    runs,
    stories,
)
from graphkit.query.lookup import entity, nearest
from graphkit.query.neighbors import Filters, neighbors
from graphkit.query.portrait import show
from graphkit.query.records import (
    Connection,
    DocumentName,
    DoubtRow,
    EntityRow,
    EvidenceRow,
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
    "Connection",
    "DocumentName",
    "DoubtRow",
    "EntityRow",
    "EvidenceRow",
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
    "check",
    "counts",
    "documents",
    "doubts",
    "entities",
    "entity",
    "evidence",
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
]
