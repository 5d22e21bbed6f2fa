"""Mentions become entities: compare, cluster, obey judgements. Pure: records in, records out."""

from graphkit.resolve.again import Redone, again
from graphkit.resolve.entities import Resolution, resolve, resolve_as_told
from graphkit.resolve.judgements import Idle
from graphkit.resolve.memory import Memory
from graphkit.resolve.references import references
from graphkit.resolve.touched import State, Told

__all__ = [
    "Idle",
    "Memory",
    "Redone",
    "Resolution",
    "State",
    "Told",
    "again",
    "references",
    "resolve",
    "resolve_as_told",
]
