"""Lists, tables and labels state relations by their form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

from graphkit.extract import extract
from graphkit.readers import document_of

SUMMARY = """Harbor Kids PAC, committee for Proposal C
Treasurer: Maria Lopez, since May; before her, John Becker
Raised: $40,000
• Apex Industries: $25,000
• Anna Stein: $500
Refunded: $900, to Summit Corporation
"""


def test_items_below_a_label_pay_the_committee_above(stated: Callable[[str], list[str]]) -> None:
    """Under "Raised:", each item that ends in a sum is a gift to the committee of the heading."""
    found = stated(SUMMARY)
    assert "Apex Industries FUNDED Harbor Kids PAC asserted" in found
    assert "Anna Stein FUNDED Harbor Kids PAC asserted" in found


def test_sums_stay_with_their_payer(nlp: Language) -> None:
    """Each gift carries the sum of its own line."""
    extraction = next(extract(nlp, [document_of(SUMMARY, id="t")]))
    names = {mention.id: mention.name for mention in extraction.mentions}
    sums = {names[c.subject]: c.amount.value for c in extraction.claims if c.relation == "FUNDED" and c.amount}
    assert sums == {"Apex Industries": 25_000, "Anna Stein": 500, "Harbor Kids PAC": 900}


def test_labels_name_officers_now_and_before(stated: Callable[[str], list[str]]) -> None:
    """The officer behind a label is current; whoever stands behind "before her" is not."""
    found = stated(SUMMARY)
    assert "Maria Lopez WORKS_FOR Harbor Kids PAC asserted current" in found
    assert "John Becker WORKS_FOR Harbor Kids PAC asserted former" in found


def test_totals_and_refunds(stated: Callable[[str], list[str]]) -> None:
    """A total has no payer; a refund goes out."""
    found = stated(SUMMARY)
    assert "Harbor Kids PAC HAS_FUNDS - asserted" in found
    assert "Harbor Kids PAC FUNDED Summit Corporation asserted" in found


def test_rows_are_read_by_their_heading(stated: Callable[[str], list[str]]) -> None:
    """From and To decide on the direction, whatever the order of the columns."""
    table = "To | From | Amount\nMaria Lopez | Apex Industries | $9,500\nPaul Reed | Summit Corporation | $700\n"
    found = stated(table)
    assert "Apex Industries FUNDED Maria Lopez asserted" in found
    assert "Summit Corporation FUNDED Paul Reed asserted" in found
    assert not any(claim.startswith("Maria Lopez FUNDED") for claim in found)


def test_a_table_without_money_states_nothing(stated: Callable[[str], list[str]]) -> None:
    """Columns called From and To alone are a timetable."""
    assert not any("FUNDED" in claim for claim in stated("From | To\nBoston | Maria Lopez\nDenver | Paul Reed\n"))


def test_a_heading_may_name_only_the_kind_of_the_body(stated: Callable[[str], list[str]]) -> None:
    """Candidates for "the board" stand for the one board of the text, and who did not file stands not."""
    text = (
        "The Weldon Board of Education met.\n\nCANDIDATES FOR THE BOARD\n\n"
        "• Maria Lopez, a nurse: raised $500.\n• John Becker did not file.\n"
    )
    found = stated(text)
    assert "Maria Lopez CANDIDATE_IN Weldon Board of Education asserted" in found
    assert "John Becker CANDIDATE_IN Weldon Board of Education negated" in found
