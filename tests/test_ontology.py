"""The vocabulary says which types a relation may join, and knows its words however they are spelt."""

from __future__ import annotations

import pytest

from graphkit.errors import UnknownType
from graphkit.ontology import ontology


@pytest.mark.parametrize(
    ("relation", "head", "tail", "joined"),
    [
        ("HOLDS_OFFICE", "PERSON", "OFFICE", True),
        ("HOLDS_OFFICE", "OFFICE", "PERSON", False),
        ("HOLDS_OFFICE", "PERSON", "PLACE", False),
        ("HOLDS_OFFICE", "PLACE", "OFFICE", False),
    ],
)
def test_a_relation_joins_its_types_and_no_others(relation: str, head: str, tail: str, joined: bool) -> None:  # noqa: FBT001
    """Both ends must fit: nobody is held by an office, and no place holds one."""
    assert ontology().relation(relation).accepts(head, tail) is joined


def test_a_claim_without_a_second_end_asks_for_a_relation_that_allows_it() -> None:
    """Such relations are few, and their head must fit all the same."""
    alone = next(one for one in ontology().relations.values() if one.tail_optional)
    assert alone.accepts(alone.heads[0], None)
    assert not alone.accepts("MONEY", None)
    assert not ontology().relation("HOLDS_OFFICE").accepts("PERSON", None)


@pytest.mark.parametrize("told", ["HOLDS_OFFICE", "holds_office", " Holds-Office ", "holds office"])
def test_a_relation_is_known_however_it_is_spelt(told: str) -> None:
    """People type small letters, blanks and hyphens."""
    assert ontology().relation(told).id == "HOLDS_OFFICE"


def test_a_word_that_is_no_type_names_the_nearest() -> None:
    """Where none is near, all are named."""
    with pytest.raises(UnknownType) as near:
        ontology().relation("FOUNDER")
    assert near.value.hint == "Did you mean FOUNDED, FUNDED, CONCERNS?"
    with pytest.raises(UnknownType) as far:
        ontology().entity("ZZZ")
    assert far.value.hint == f"Available: {', '.join(ontology().entities)}."
