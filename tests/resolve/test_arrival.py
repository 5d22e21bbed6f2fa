"""References come in any order; their numbers are those of their documents and ids."""

from __future__ import annotations

import random

from graphkit.model import Judgement, Reference, Verdict, content_id
from graphkit.resolve import resolve
from graphkit.resolve.arrival import Arrived
from graphkit.resolve.called import Called
from graphkit.resolve.kinds import people


def reference(document: str, id_: str, *names: str) -> Reference:
    """Return a person of a document."""
    return Reference(id_, document, document, "PERSON", None, tuple((name, 1) for name in names), (id_,), ("in:OH",))


def test_numbers_are_those_of_documents_and_ids():
    """Whatever comes first, a reference is numbered by its document and then by its id."""
    came = [reference("d2", "b", "Mara Quill"), reference("d1", "z", "Ada Holt"), reference("d2", "a", "Toby Reck")]
    arrived = Arrived.of(came)
    assert arrived.by_number(came) == [came[1], came[2], came[0]]
    assert [arrived.numbers[place] for place in range(3)] == [2, 0, 1]


def test_what_is_kept_for_the_next_decision_does_not_hang_on_the_order():
    """References that come in another order leave the same memory, before and after a decision."""
    names = ("Mara Quill", "Mr. Mara Quill", "Mara Quil", "Quill", "Toby Reck", "Tobias Reck", "Reck")
    came = [reference(f"d{n % 9}", content_id(n), names[n % len(names)]) for n in range(40)]
    shuffled = random.Random(3).sample(came, len(came))  # noqa: S311 - no secret hangs on it
    decided = [Judgement("Mara Quill", "Toby Reck", Verdict.SAME, "ann", "2026-01-01T00:00:00.000+00:00")]
    for judgements in ([], decided):
        here, there = resolve(came, judgements), resolve(shuffled, judgements)
        assert here == there
        assert here.memory
        assert there.memory
        assert here.memory() == there.memory()


def test_names_are_read_once():
    """Full names, parts of names, and the sexes that titles tell are found by number, in order."""
    came = [
        reference("d2", "b", "Mrs. Ada Holt"),
        reference("d1", "a", "Ada Holt", "Holt"),
        reference("d3", "c", "Reck"),
    ]
    called = Called.of(came, (1, 0, 2), people())
    assert called.full == {"ada holt": [0, 1]}
    assert called.named == {1: (("ada holt",), ("ada holt", "holt")), 0: (("ada holt",), ("mrs ada holt",))}
    assert called.partial == {2: ("reck",)}
    assert called.sexes == {0: "f"}
