"""graphkit: who is connected to whom, through what, and which sentence says so."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import (
    AmbiguousName,
    GraphkitError,
    InputError,
    JudgementConflict,
    ModelError,
    NewerStore,
    NoConnection,
    NoStore,
    NotAStore,
    NotFound,
    ReadError,
    StoreBusy,
    StoreError,
    UnknownEntity,
    UnknownFormat,
    UnknownType,
    UsageError,
)
from graphkit.model import (
    Claim,
    Document,
    Doubt,
    Entity,
    Evidence,
    Extraction,
    Judgement,
    Mention,
    MentionKind,
    Money,
    Reference,
    Sentence,
    Status,
    Verdict,
    When,
)

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__version__ = "0.1.0"

__all__ = [
    "AmbiguousName",
    "Claim",
    "Document",
    "Doubt",
    "Entity",
    "Evidence",
    "Extraction",
    "GraphkitError",
    "InputError",
    "Judgement",
    "JudgementConflict",
    "Mention",
    "MentionKind",
    "ModelError",
    "Money",
    "NewerStore",
    "NoConnection",
    "NoStore",
    "NotAStore",
    "NotFound",
    "ReadError",
    "Reference",
    "Sentence",
    "Status",
    "StoreBusy",
    "StoreError",
    "UnknownEntity",
    "UnknownFormat",
    "UnknownType",
    "UsageError",
    "Verdict",
    "When",
    "open_graph",
]


def open_graph(path: str | PathLike[str] = "output/graph.db") -> MultiDiGraph:
    """Return the graph that a build wrote to `path`, with all its evidence, as a networkx.MultiDiGraph.

    Raises NoStore, NotAStore or NewerStore.
    """
    from graphkit import graph

    return graph.open_graph(Path(path))
