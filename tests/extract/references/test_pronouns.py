"""Whom a pronoun means is weighed; who cannot be meant is no candidate."""

from __future__ import annotations

import pytest

from graphkit.extract.references.ranker import Ranker, ranker


def names_of(extraction, text, nth=0):
    """Return the names of the entity that the nth mention with that text belongs to, None where it has none."""
    cluster = [m for m in extraction.mentions if m.text == text][nth].cluster
    return cluster and {m.name for m in extraction.mentions if m.cluster == cluster and m.kind == "name"}


def test_likelihoods_add_up(tmp_path):
    """The candidates and nobody share 1."""
    weights = {"inner": [[1.0], [0.0]], "bias": [0.0], "outer": [1.0], "nobody": [0.0]}
    assert Ranker(weights).likelihoods(([[0.0, 1.0], [0.0, 2.0]], [5.0])) == [0.3333, 0.3333, 0.3333]
    assert Ranker(weights).likelihoods(([], [5.0])) == [1.0]


def test_the_weights_fit_the_numbers(read):
    """What is shipped was learned for as many numbers as are asked."""
    assert ranker().likelihoods is not None
    read("Toby Marlow came. He sang.")


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("Toby Marlow met Paul Quill in June. He blamed himself.", "himself", {"Toby Marlow"}),
        ("Toby Marlow praised him.", "him", None),
        ("Toby Marlow said he would run.", "he", {"Toby Marlow"}),
        ("“He is a thief,” Toby Marlow said.", "He", None),
        ("When he came home, Toby Marlow slept.", "he", {"Toby Marlow"}),
        ("Toby Marlow sold the farm. He moved to Ohio. His sons left him.", "him", {"Toby Marlow"}),
        ("Paul Quill met Toby Marlow in May. Besides his farm, Marlow owns a mill.", "his", {"Toby Marlow", "Marlow"}),
        ("Toby Marlow found Paul Quill and took him home.", "him", {"Paul Quill"}),
        ("Paul Quill came. Toby Marlow answered, “He is late.”", "He", {"Paul Quill"}),
    ],
)
def test_syntax_decides(read, text, pronoun, meant):
    """A reflexive is its clause's subject; a plain object and who is quoted are not; a clause before its subject looks ahead."""
    assert names_of(read(text), pronoun) == meant


def test_who_takes_up_a_pronoun_of_nobody_is_the_same_nobody(read):
    """An unnamed he, told twice, is one entity without a name."""
    found = read("He came late. He was tired.")
    first, second = [m.cluster for m in found.mentions]
    assert first == second is not None
    assert names_of(found, "He") == set()
