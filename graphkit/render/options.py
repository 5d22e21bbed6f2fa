"""What a page shows, and what writing it reports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SHOWN = 300
"""Entities drawn at first; above that a picture says nothing."""
DRAWN = 1_200
"""Entities that a browser draws fluently on a canvas."""
HELD = 20_000
"""Entities that one file holds."""
LARGEST = 25_000_000
"""Bytes of the largest file that opens without a long wait."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What the page holds and how it looks at first.

    `around` is an entity id; `hops` counts stated links from there. `top` keeps the most connected entities;
    `relations`, `min_stories` and `since`, an ISO date, say which links to keep. `theme` is auto, light or dark.
    `shown` is how many entities are drawn at first.
    """

    title: str = ""
    around: str | None = None
    hops: int = 2
    top: int | None = None
    redact: bool = False
    theme: str = "auto"
    min_stories: int = 1
    relations: tuple[str, ...] = ()
    since: str | None = None
    shown: int = SHOWN


DEFAULTS = RenderOptions()


@dataclass(frozen=True, slots=True)
class RenderReport:
    """What was written, in numbers. `excerpt` says in words why the file holds less than the graph, or is empty."""

    path: Path
    size: int
    """Bytes of the file."""
    entities: int
    links: int
    sentences: int
    excerpt: str = ""
