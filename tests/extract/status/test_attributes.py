"""What belongs to a claim besides its ends: which sum of a sentence is that of which payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.model import Money

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.model import Extraction


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        (
            "John Becker raised $9,000, including $500 from Maria Lopez and $200 from Apex Industries.",
            {"Maria Lopez": 500, "Apex Industries": 200},
        ),
        ("John Becker has raised $31,000, of which $1,000 came from Maria Lopez.", {"Maria Lopez": 1000}),
        ("John Becker got $9,000 in gifts, a $600 donation from Maria Lopez among them.", {"Maria Lopez": 600}),
    ],
)
def test_a_sum_beside_the_payer_is_the_payers(
    text: str, paid: dict[str, float], read: Callable[[str], Extraction]
) -> None:
    """Of several sums in a sentence each payer has the one that stands beside the name."""
    extraction = read(text)
    names = {mention.id: mention.name for mention in extraction.mentions}
    sums = {
        names[claim.subject]: claim.amount.value
        for claim in extraction.claims
        if claim.relation == "FUNDED" and isinstance(claim.amount, Money)
    }
    assert sums.items() >= paid.items()


def test_what_the_payee_spends_is_not_what_it_was_given(read: Callable[[str], Extraction]) -> None:
    """The one sum of a sentence belongs to the deed of the group, not to the gift that "-funded" tells of."""
    extraction = read("The Lopez-funded Harbor Forward PAC put $1.4 million behind John Becker.")
    names = {mention.id: mention.name for mention in extraction.mentions}
    sums = {names[c.subject]: c.amount for c in extraction.claims if c.relation == "FUNDED"}
    assert sums["Lopez"] is None
    assert isinstance(sums["Harbor Forward PAC"], Money)


def test_each_payee_has_the_sum_before_it(read: Callable[[str], Extraction]) -> None:
    """Of two sums each belongs to the one it went to."""
    extraction = read("Apex Industries gave $6,200 to Maria Lopez and $3,000 to John Becker.")
    names = {mention.id: mention.name for mention in extraction.mentions}
    sums = {names[c.object or ""]: c.amount.value for c in extraction.claims if c.relation == "FUNDED" and c.amount}
    assert sums == {"Maria Lopez": 6_200, "John Becker": 3_000}


def test_a_price_in_the_next_sentence_is_that_of_the_purchase(read: Callable[[str], Extraction]) -> None:
    """Who bought a firm, and then for how much."""
    extraction = read("Maria Lopez bought Apex Industries in May. The price was $4 million.")
    assert [c.amount.value for c in extraction.claims if c.relation == "OWNS" and c.amount] == [4_000_000]


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("Harbor Kids PAC listed $38,000, most of it from Maria Lopez.", {"Maria Lopez": None}),
        ("Harbor Kids PAC received $38,000, chiefly from Maria Lopez.", {"Maria Lopez": None}),
        ("Harbor Kids PAC got $38,000 in all from Maria Lopez.", {"Maria Lopez": 38000}),
        (
            "Maria Lopez gave $12,000 to Harbor Kids PAC, a committee financed by Apex Industries.",
            {"Apex Industries": None},
        ),
        ("John Becker won $40,000 in court. Maria Lopez gave the money to Harbor Kids PAC.", {"Maria Lopez": 40000}),
    ],
)
def test_a_payment_has_its_own_sum_or_none(
    text: str, paid: dict[str, float | None], read: Callable[[str], Extraction]
) -> None:
    """A part of a total, and what is told of the payee by the way, have no sum; "the money" is that of the sentence before."""
    extraction = read(text)
    names = {mention.id: mention.name for mention in extraction.mentions}
    sums = {
        names[claim.subject]: claim.amount.value if claim.amount else None
        for claim in extraction.claims
        if claim.relation == "FUNDED"
    }
    assert sums.items() >= paid.items()


def test_a_suit_has_the_sum_that_it_is_for(read: Callable[[str], Extraction]) -> None:
    """What a plaintiff wants may stand behind the defendant's name and the court."""
    claims = read("John Becker has sued the mayor, Maria Lopez, in the Boston High Court for $50,000.").claims
    assert [c.amount.value for c in claims if c.relation == "SUED" and c.amount] == [50000]


def test_a_fine_has_its_sum_behind_the_name(read: Callable[[str], Extraction]) -> None:
    """What somebody is fined may stand behind what they are."""
    claims = read("The council fined Maria Lopez, finance director of Apex Industries, $200,000.").claims
    assert {c.amount.value for c in claims if c.relation == "OPPOSES" and c.amount} == {200000}


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_before_the_verb_takes_no_sum_away(dash, nlp):
    """Only a hyphen makes an epithet of a payment: "the Lee-backed group"."""
    doc = nlp(f"Maria Lopez {dash} the treasurer of Apex Industries {dash} paid $300 to John Becker.")
    assert [c.amount.value for c in doc._.claims if c.relation == "FUNDED"] == [300]
