"""Closed lists of words that the claim rules look up, read from data/claim_words.toml and data/status_words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def words(name: str) -> frozenset[str]:
    """Return the list called `name`, in lower case. Raises KeyError for a list that does not exist."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    folder = resources.files("graphkit").joinpath("data")
    files = (folder.joinpath(name).read_text(encoding="utf-8") for name in ("claim_words.toml", "status_words.toml"))
    return {name: frozenset(row["words"]) for source in files for name, row in tomllib.loads(source).items()}
