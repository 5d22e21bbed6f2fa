"""Blocks: each is joined by a pure function, here or elsewhere."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from graphkit.model import Judgement, Reference, Verdict, content_id
from graphkit.resolve import blocks, resolve
from graphkit.resolve.blocks import Block, Joined, Names, cut, joined, portable
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


def elsewhere(does, given: Iterable[Block]) -> Iterator[Joined]:
    """Do what another process does: everything it is sent, and sends back, is written out and read again."""
    for block in given:
        sent = pickle.loads(pickle.dumps(portable(block)))  # noqa: S301 - written in the line itself
        yield pickle.loads(pickle.dumps(does(sent)))  # noqa: S301


@pytest.mark.parametrize("size", [1, 5, 10_000])
def test_blocks_can_be_joined_anywhere(monkeypatch, size):
    """However small the blocks are and wherever they are joined, the entities and doubts are the same."""
    known = named(40)
    here = resolve(known)
    monkeypatch.setattr(blocks, "SIZE", size)
    assert resolve(known, mapped=elsewhere) == here


def test_what_somebody_decided_is_obeyed_in_blocks_joined_elsewhere():
    """A decision holds wherever the blocks are joined that it does not touch."""
    decided = [Judgement("Ada Holt", "Tobias Reck", Verdict.SAME, "ines", "2026-01-01")]
    known = named(40)
    assert resolve(known, decided, mapped=elsewhere) == resolve(known, decided)


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
    assert sum(map(len, held)) == len(names.full)


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


def test_a_block_is_sent_with_no_more_than_it_takes():
    """Here it shares the scene of all; what is sent elsewhere holds the company and the weights of its own references alone."""
    known = named(40)
    crowd = Crowd(known, Scene.of(known), Clusters(len(known)))
    some = Scene.part(crowd.scene, [3, 5])
    assert some.weights is crowd.scene.weights
    assert some.company is crowd.scene.company
    assert set(some.alone().company) == {"d3", "d5"}
    assert set(some.alone().weights) == {"org:0", "org:2", "in:OH", crowd.scene.own[3], crowd.scene.own[5]}
