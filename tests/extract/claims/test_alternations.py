"""What the pattern of a verb states is read from other shapes of the verb too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extract.claims.alternations import of_nouns, of_participles
from graphkit.extract.patterns import indexed
from graphkit.extract.rules import rule

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Maria Lopez's acquisition of Apex Industries was approved.", "Maria Lopez OWNS Apex Industries asserted"),
        ("The acquisition of Apex Industries by Maria Lopez was news.", "Maria Lopez OWNS Apex Industries asserted"),
        ("Apex Industries' acquisition by Maria Lopez was approved.", "Maria Lopez OWNS Apex Industries asserted"),
        ("Maria Lopez's criticism of John Becker grew louder.", "Maria Lopez ACCUSED John Becker asserted"),
        ("Maria Lopez's attack on John Becker was answered.", "Maria Lopez OPPOSES John Becker asserted"),
        ("The Lopez-founded Apex Industries grew.", "Lopez FOUNDED Apex Industries asserted"),
    ],
)
def test_a_deed_is_read_from_its_noun_and_its_participle(
    text: str, claim: str, stated: Callable[[str], list[str]]
) -> None:
    """Who did it stands before the noun or behind "by", or before a hyphen; what it was done to behind "of" or before the noun."""
    assert claim in stated(text)


def test_a_planned_deed_is_no_fact(stated: Callable[[str], list[str]]) -> None:
    """A noun has the status of what is said of it."""
    assert "Maria Lopez OWNS Apex Industries asserted" not in stated(
        "Maria Lopez denied the acquisition of Apex Industries."
    )


def test_every_noun_is_of_a_verb_with_a_pattern() -> None:
    """A noun whose verb states nothing would be read for nothing."""
    assert all(of_nouns().values())
    assert set(of_participles()) <= set(indexed("verb"))


def test_a_derived_rule_is_told_by_its_verb() -> None:
    """Its id ends in what was derived."""
    assert rule("owns.verb.deed").about.endswith("told by the noun that names the deed")
