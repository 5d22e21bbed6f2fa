"""What a reader is given and told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read. Column names are those of CSV headers and JSON keys; None takes the usual ones."""

    text: str | None = None
    id: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    encoding: str | None = None
    """Overrides whatever a file says of itself."""
    max_bytes: int = 1 << 31


DEFAULTS = ReadOptions()


HIDDEN = "hidden: its name begins with a dot"
"""Why a file or folder of a folder is not read unless it is given by name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a folder and the folder it was found in; `problem` says why it is not to be read."""

    path: Path
    root: Path
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes and how they are called."""

    path: str
    """Relative to the root, with forward slashes, printable."""
    data: bytes
    sha256: str
    media_type: str = "text/plain"
    part: str = ""
    """Names the row or message, in a file that holds several."""
    content: str = ""
    """What tells the part from others of the same name, where the file's digest would change with its neighbours."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself. `published` is an ISO date."""

    title: str | None = None
    author: str | None = None
    published: str | None = None

    def or_else(self, other: Facts) -> Facts:
        """Return these facts, with those of `other` where there are none."""
        return Facts(self.title or other.title, self.author or other.author, self.published or other.published)


NOTHING = Facts()
