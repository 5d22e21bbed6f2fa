"""graphkit: who is connected to whom, through what, and which sentence says so."""

from __future__ import annotations

from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from graphkit.build import build
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
        Anchor,
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

__version__ = "0.1.0"

__all__ = [
    "AmbiguousName",
    "Anchor",
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
    "build",
    "open_graph",
]


def open_graph(path: str | PathLike[str] = "output/graph.db") -> MultiDiGraph:
    """Return the graph that a build wrote to `path`, with all its evidence, as a networkx.MultiDiGraph.

    In a notebook it shows itself as a page. Raises NoStore, NotAStore or NewerStore.
    """
    from graphkit import graph
    from graphkit.notebook import Graph

    return graph.open_graph(Path(path), kind=Graph)


def __getattr__(name: str) -> Any:
    """Load what is wanted when it is wanted: the shell starts in half the time."""
    if name == "build":
        return import_module("graphkit.build")
    homes = ("graphkit.errors", "graphkit.model") if name in __all__ else ()
    for home in map(import_module, homes):
        if hasattr(home, name):
            return getattr(home, name)
    raise AttributeError(f"module 'graphkit' has no attribute {name!r}")
