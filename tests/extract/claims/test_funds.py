"""Money that somebody has or raised, with no payer named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Lopez has $88,000 on hand.", {("Maria Lopez", 88_000)}),
        ("The Summit PAC has taken in $18,600.", {("Summit PAC", 18_600)}),
        ("Roe for Sheriff raised $61,500 by June.", {("Roe for Sheriff", 61_500)}),
        ("Maria Lopez is launching a campaign with $50,000 behind it.", {("Maria Lopez", 50_000)}),
        (
            "Maria Lopez still had about twice the cash of John Becker: $300,000 to $150,000.",
            {("Maria Lopez", 300_000), ("John Becker", 150_000)},
        ),
        ("Maria Lopez had twice the cash of her challenger: $300,000 to $150,000.", {("Maria Lopez", 300_000)}),
        ("Maria Lopez raised $61,500 and has $20,000 in the bank.", {("Maria Lopez", 61_500), ("Maria Lopez", 20_000)}),
        ("Maria Lopez raised $500 for John Becker.", set()),
        ("Maria Lopez has a $20,000 car.", set()),
        ("Maria Lopez raised $500 from Apex Industries.", set()),
    ],
)
def test_money_that_somebody_has(text: str, expected: set[tuple[str, float]], nlp: Language) -> None:
    """A sum is the subject's own where it was raised or lies in cash, unless another payer or receiver is named."""
    claims = [c for c in nlp(text)._.claims if c.relation == "HAS_FUNDS"]
    assert {(c.subject.name, c.amount.value) for c in claims} == expected
