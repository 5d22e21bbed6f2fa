"""Each pattern finds what its example states, and does not take its counter-example for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extract.claims.conditions import is_condition
from graphkit.extract.patterns import TRIGGERS, Pattern, patterns
from graphkit.ontology import ontology

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.id)
def test_pattern_finds_its_example(pattern: Pattern, nlp: Language) -> None:
    """The example states exactly the claims that are listed beside it."""
    found = {
        f"{c.subject.name} > {c.object.name}"
        for c in nlp(pattern.example)._.claims
        if c.rule == pattern.id and c.object
    }
    assert found == set(pattern.claims)


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.id)
def test_pattern_passes_over_its_counter_example(pattern: Pattern, nlp: Language) -> None:
    """The counter-example yields no asserted or attributed claim of the pattern."""
    assert [c.rule for c in nlp(pattern.counter)._.claims if c.rule == pattern.id and c.status.links] == []


def test_patterns_are_well_formed() -> None:
    """Ids are unique; relations, triggers and conditions exist."""
    ids = [pattern.id for pattern in patterns()]
    assert len(ids) == len(set(ids))
    for pattern in patterns():
        assert ontology().relation(pattern.relation)
        assert pattern.trigger in TRIGGERS
        assert all(is_condition(need) for need in pattern.needs)
