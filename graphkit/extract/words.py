"""Closed lists of words that the claim rules look up, read from data/claim_words.toml."""

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
    source = resources.files("graphkit").joinpath("data", "claim_words.toml").read_text(encoding="utf-8")
    return {name: frozenset(row["words"]) for name, row in tomllib.loads(source).items()}
