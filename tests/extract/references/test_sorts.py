"""A noun on no list is placed by its likes."""

from __future__ import annotations

from graphkit.extract.references.sorts import likeness, sorts


def test_what_a_noun_may_mean_is_told_by_nouns_like_it():
    """A biochemist is a person, a brewery a body, kindness nothing that is a node."""
    likeliest = {noun: max(range(4), key=sorts(noun).__getitem__) for noun in ("biochemist", "brewery", "kindness")}
    assert likeliest == {"biochemist": 0, "brewery": 1, "kindness": 3}


def test_a_gazette_is_more_like_a_newspaper_than_a_river_is():
    """Nouns that are used alike have vectors that are alike."""
    assert likeness("newspaper", "gazette") > likeness("newspaper", "river")


def test_what_has_no_letters_is_no_noun():
    """Nothing has no vector, means nothing and is like nothing."""
    assert sorts("") == (0.0, 0.0, 0.0, 1.0)
    assert likeness("", "river") == 0.0
