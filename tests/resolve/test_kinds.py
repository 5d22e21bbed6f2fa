"""What equal, alike and part of a name mean for each kind of names."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.names import BodyName, same_body
from graphkit.resolve.kinds import bodies

WORDS = (
    "Calder",
    "Caldor",
    "Paving",
    "Company",
    "Inc",
    "Fund",
    "of",
    "the",
    "PAC",
    "United",
    "Untied",
    "2",
    "3",
    "Bank",
)


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), min_size=2, max_size=8))
def test_a_glance_at_the_letters_loses_no_variant(made):
    """Whatever two names the comparison takes for one body's stand among the pairs that are compared."""
    names = sorted({" ".join(BodyName.parse(" ".join(words)).words) for words in made})
    same = {pair for pair in combinations(names, 2) if same_body(*pair).same}
    assert same <= set(bodies().pairs(names))


@pytest.mark.parametrize(
    ("left", "right"), [("calder legal fund", "calder regal fund"), ("parks trust", "ports trust")]
)
def test_two_words_of_the_language_are_no_slip(left, right):
    """A document that writes another word means another body; a slip makes no word."""
    assert not bodies().compare(left, right).same
    assert bodies().compare("calder legal fund", "calder legel fund").same
