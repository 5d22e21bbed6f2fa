"""The word lists of data/mention_words.toml and data/value_words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def words(name: str) -> frozenset[str]:
    """Return the list called `name`."""
    return frozenset(_lists()[name]["words"])


@cache
def phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the list called `name` as tuples of words, the longest first."""
    return tuple(sorted((tuple(phrase.split()) for phrase in words(name)), key=lambda words: (-len(words), words)))


@cache
def codes(name: str) -> dict[str, Any]:
    """Return the table called `name`: what each word stands for."""
    table: dict[str, Any] = _lists()[name]["codes"]
    return table


@cache
def committee_cues() -> frozenset[tuple[str, str]]:
    """Return the words, folded, that open or close names of political committees, each with "opens" or "closes"."""
    table = resources.files("graphkit").joinpath("data", "committee_cues.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return frozenset((row[0], row[1]) for row in rows)


@cache
def person_nouns() -> frozenset[str]:
    """Return the common nouns that mean a person, those of data/person_nouns.txt and those of the lists."""
    table = resources.files("graphkit").joinpath("data", "person_nouns.txt").read_text(encoding="utf-8")
    listed = words("posts") | words("person_nouns") | words("nominal_people") | words("kin")
    return listed.union(table.split()) - words("no_person_nouns")


@cache
def _lists() -> dict[str, dict[str, Any]]:
    folder = resources.files("graphkit").joinpath("data")
    files = (folder.joinpath(name).read_text(encoding="utf-8") for name in ("mention_words.toml", "value_words.toml"))
    return {name: table for source in files for name, table in tomllib.loads(source).items()}
