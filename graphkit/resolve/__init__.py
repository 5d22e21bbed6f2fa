"""Mentions become entities: compare, cluster, obey judgements. Pure: records in, records out."""

from graphkit.resolve.entities import Resolution, resolve
from graphkit.resolve.judgements import Idle
from graphkit.resolve.references import references

__all__ = ["Idle", "Resolution", "references", "resolve"]
