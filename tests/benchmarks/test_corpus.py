"""What graphkit finds, compared with the project's own corpus."""

from __future__ import annotations

import pytest

from benchmarks import corpus
from graphkit.model import Money, When
from training.markup import parsed

DOCUMENT = """+++
id = "a"
world = "w"
genre = "news report"
published = 2021-05-20
[entities]
p1 = "PERSON Dana Pike"
c1 = "PAC Fair Water PAC"
p2 = "PERSON Ruth Hale"
+++
[[p1|Dana Pike]] gave [[$500 USD|$500]] to the [[c1|Fair Water PAC]] on [[@2021-05-18|Tuesday]], [[p2|Ruth Hale]] said.
--- claims
gave | FUNDED | p1 | c1 | attributed | by=p2; amount=500 USD; date=2021-05-18
"""


@pytest.mark.parametrize(
    ("money", "expected"),
    [
        (Money("$57K", 57000.0, "USD"), "57000 USD"),
        (Money("nearly $1.7 million", 1_700_000.0, "USD", approximate=True), "~1700000 USD"),
        (Money("$5 to $10", 5.0, "USD", 10.0), "5-10 USD"),
        (Money("six figures", None, "USD"), "? USD"),
    ],
)
def test_an_amount_is_spelled_as_in_the_corpus(money: Money, expected: str) -> None:
    """Values are compared as the corpus writes them."""
    assert corpus.amount(money) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When("2019", "2019", "2019"), "2019"),
        (When("from 2019 to 2021", "2019", "2021"), "2019/2021"),
        (When("recently", None), "?"),
    ],
)
def test_a_date_is_spelled_as_in_the_corpus(when: When, expected: str) -> None:
    """A point is one date, a stretch two."""
    assert corpus.moment(when) == expected


def test_what_is_found_reads_like_an_annotation() -> None:
    """Dates are anchored on the document's, claims keep amount, date and source."""
    gold = parsed(DOCUMENT)
    (said,) = corpus.observed([gold])
    (claim,) = said.claims
    assert [(said.text[m.start : m.end], m.value) for m in said.marked if m.value] == [
        ("$500", "500 USD"),
        ("Tuesday", "2021-05-18"),
    ]
    assert (claim.relation, claim.status, dict(claim.attributes)["amount"]) == ("FUNDED", "attributed", "500 USD")
    assert list(corpus.errors(gold, said)) == []


def test_errors_name_what_is_missed_and_what_is_invented() -> None:
    """A line each, with the words of the text."""
    gold = parsed(DOCUMENT)
    said = parsed(
        DOCUMENT.replace("PAC Fair Water PAC", "ORG Fair Water PAC")
        .replace("$500 USD", "$50 USD")
        .replace("FUNDED | p1 | c1", "OPPOSES | p1 | c1")
    )
    assert list(corpus.errors(gold, said)) == [
        "a: missed PAC 'Fair Water PAC' at 27",
        "a: invented ORG 'Fair Water PAC' at 27",
        "a: missed '$500' at 15: 500 USD, read as 50 USD",
        "a: missed Dana Pike FUNDED Fair Water PAC: 'gave'",
        "a: invented Dana Pike OPPOSES Fair Water PAC: 'gave'",
    ]


def test_the_test_part_is_not_read() -> None:
    """Its figures may be asked for, its errors not."""
    with pytest.raises(SystemExit):
        corpus.figures(["--split", "test", "--errors"])
