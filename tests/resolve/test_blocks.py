"""Blocks: each is joined by a pure function."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from graphkit.model import Judgement, Reference, Verdict, content_id
from graphkit.resolve import blocks, resolve
from graphkit.resolve.blocks import Names, cut, joined
from graphkit.resolve.clusters import Clusters
from graphkit.resolve.crowd import Crowd
from graphkit.resolve.kinds import people
from graphkit.resolve.scene import Scene

NAMES = (
    "Mara Quill",
    "Mara J. Quill",
    "Mara Quil",
    "Tobias Reck",
    "Toby Reck",
    "Reck",
    "Ada Holt",
    "Holt",
    "Ada Holtz",
)


def named(count: int) -> list[Reference]:
    """Return people of made-up documents, each with one of the names."""
    found = []
    for number in range(count):
        names = ((NAMES[number % len(NAMES)], 1),)
        near = (f"org:{number % 3}", "in:OH")
        id_ = content_id("d", number)
        found.append(Reference(id_, f"d{number}", f"d{number}", "PERSON", None, names, (id_,), near))
    return found


@pytest.mark.parametrize("size", [1, 5, 10_000])
def test_blocks_may_be_of_any_size(monkeypatch, size):
    """However small the blocks are, the entities and doubts are the same."""
    known = named(40)
    here = resolve(known)
    monkeypatch.setattr(blocks, "SIZE", size)
    assert resolve(known) == here


def test_a_block_is_joined_by_a_pure_function():
    """Joining a block twice gives the same, and leaves it as it was."""
    known = named(12)
    crowd = Crowd(known, Scene.of(known), Clusters(len(known)))
    names = Names.of(known, range(len(known)), people())
    block = cut(crowd, names.parts[0], names, people())
    before = replace(block)
    first, second = joined(block), joined(block)
    assert block == before
    assert (list(first.clusters.sets()), first.doubts) == (list(second.clusters.sets()), second.doubts)


def test_no_name_and_no_variant_lies_in_two_blocks(monkeypatch):
    """Two references that share a full name, or have variants of one, are joined in one block."""
    monkeypatch.setattr(blocks, "SIZE", 1)
    names = Names.of(named(40), range(40), people())
    held = [set(part.full) for part in names.parts]
    assert [sorted(keys) for keys in held if "toby reck" in keys] == [["tobias reck", "toby reck"]]
    assert sum(map(len, held)) == len(names.called.full)


@pytest.mark.parametrize("seed", range(20))
def test_decisions_are_obeyed_whatever_the_blocks(monkeypatch, seed):
    """What is joined once and kept is what joining all of it again would give, whatever somebody decided."""
    chance = random.Random(seed)  # noqa: S311 - no secret hangs on it
    verdicts = [Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE] * 3 + [Verdict.IGNORE]
    told = [(chance.choice(NAMES), chance.choice(NAMES), chance.choice(verdicts)) for _ in range(4)]
    decided = [Judgement(*one, "ines", f"2026-01-0{day}") for day, one in enumerate(told, start=1)]
    known = named(30)
    found = resolve(known, decided)
    monkeypatch.setattr(blocks, "SIZE", 1)
    assert resolve(known, decided) == found
    monkeypatch.setattr(blocks, "SIZE", 10_000)
    assert resolve(known[::-1], decided) == found


def test_a_block_shares_the_scene_of_all():
    """To pick its own company and weights out takes longer than to join it."""
    known = named(40)
    whole = Scene.of(known)
    some = whole.part([3, 5])
    assert some.weights is whole.weights
    assert some.company is whole.company


def test_blocks_follow_the_documents(monkeypatch):
    """Blocks come in the order in which documents name what they hold, not in that of the alphabet: so it lies together in memory."""
    monkeypatch.setattr(blocks, "SIZE", 1)
    known = [
        replace(one, names=((name, 1),))
        for one, name in zip(named(3), ("Zeno Quill", "Ada Holt", "Mara Reck"), strict=True)
    ]
    parts = Names.of(known, range(3), people()).parts
    assert [part.full for part in parts] == [("zeno quill",), ("ada holt",), ("mara reck",)]
