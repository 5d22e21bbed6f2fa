"""Every claim can say in words what made it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import graphkit.extract
from graphkit.extract.patterns import patterns
from graphkit.extract.rules import rule

FILES = {
    *(
        "rules.toml",
        "deeds.toml",
        "relations.npz",
        "embeddings.npz",
        "encoder.onnx",
        "grammar.onnx",
        "labels.json",
        "vocabulary.txt",
    ),
}


def test_every_rule_of_the_code_is_told_in_words():
    """An id that a component gives its claims stands in the file of rules, with an example."""
    package = Path(graphkit.extract.__file__).parent
    sources = "\n".join(path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py")))
    ids = set(re.findall(r'"((?!object\.|on\.|for\.|of\.)[a-z]+(?:-[a-z]+)?\.[a-z]+(?:-[a-z]+)*)"', sources))
    assert len(ids) > 30
    assert [one for one in sorted(ids - FILES) if not rule(one).example] == []


def test_every_pattern_is_told_by_its_words():
    """The words that fire it, and its own example."""
    told = rule("opposes.my-enemy")
    assert told.about == "a description of somebody as enemy, foe, adversary"
    assert all(rule(pattern.id).example == pattern.example for pattern in patterns())


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("founded.set-up.so", "the verb set, said again of somebody else"),
        ("gone.rule", "a rule that this graphkit does not have"),
    ],
)
def test_a_derived_rule_is_told_by_the_one_it_derives_from(name, about):
    """What is repeated says so; an id of another version is no error."""
    assert rule(name).about == about
