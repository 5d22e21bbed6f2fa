"""The word lists are read as they are written, and none of them lies idle."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

import graphkit
from graphkit.extract import lexicon, words

DATA = resources.files("graphkit").joinpath("data")
FILES = ("claim_words.toml", "mention_words.toml", "status_words.toml", "value_words.toml")


@pytest.mark.parametrize("name", FILES)
def test_every_list_is_asked_for(name: str) -> None:
    """By its name in the code, by the beginning of its name where the code makes the rest, or by a condition of a pattern."""
    code = "\n".join(path.read_text("utf-8") for path in sorted(Path(graphkit.__file__).parent.rglob("*.py")))
    asked = "\n".join(file.read_text("utf-8") for file in DATA.iterdir() if file.name.startswith("patterns"))
    lists = tomllib.loads(DATA.joinpath(name).read_text("utf-8"))
    idle = [one for one in lists if not _is_asked_for(one, code, asked)]
    assert idle == []


def _is_asked_for(name: str, code: str, patterns: str) -> bool:
    quoted = re.search(rf"[\"']{name}[\"']", code)
    return bool(quoted or f'"{name.rpartition("_")[0]}_{{' in code or re.search(rf":{name}\b", patterns))


def test_a_list_that_is_not_there_is_an_error() -> None:
    """A slip of the pen in the code must not pass for an empty list."""
    for ask in (words.words, lexicon.words, lexicon.phrases, lexicon.codes):
        with pytest.raises(KeyError):
            ask("no such list")


def test_of_two_phrases_the_longer_one_is_tried_first() -> None:
    """Else "New York" would cut "New York City"."""
    lengths = [len(phrase) for phrase in lexicon.phrases("agencies")]
    assert lengths == sorted(lengths, reverse=True)
