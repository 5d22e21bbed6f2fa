"""The words and forms of data/reading.toml, as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def reading() -> dict[str, Any]:
    """Return the tables of data/reading.toml."""
    return tomllib.loads(files("graphkit").joinpath("data/reading.toml").read_text("utf-8"))


def alternatives(name: str) -> str:
    """Return the words of a table as the inside of a pattern, longest first."""
    return "|".join(re.escape(word) for word in sorted(reading()[name], key=lambda word: (-len(word), word)))
