"""Where the annotated data and scorers stand, which are not part of the project."""

from __future__ import annotations

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
GRAPHKIT = str(Path(sys.executable).with_name("graphkit"))
"""The command as it is installed beside the Python that runs the benchmark."""


def present(*parts: str) -> Path | None:
    """Return the path below the shared folder, or None with a word about it where it is absent."""
    path = SHARED.joinpath(*parts)
    if path.exists():
        return path
    print(f"skipped: {path.name} is not beside the project", file=sys.stderr)
    return None
