"""Forms state by labels who filed them, who paid and was paid, and whom they are for or against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract import extract
from graphkit.readers import document_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from graphkit.model import Extraction

REPORT = """REPORT OF RECEIPTS AND DISBURSEMENTS

Committee name: Harbor Kids PAC
Mailing address: 12 Mill Road, Boston
Treasurer: Maria Lopez
Candidate opposed: John Becker
Candidate supported: none

RECEIPTS

Contributor: Apex Industries
Amount: $7,500.00

Contributor: Anna Stein
Amount: $250.00

DISBURSEMENTS

Payee: Summit Corporation
Purpose: radio time
Amount: $600.00

Cash on hand, end of period: $6,950.00
"""

REGISTER = """Registrant: Summit Corporation
Client: Apex Industries
Income: $40,000
Lobbyists: Maria Lopez; John Becker

Registrant: Anna Stein
Client: Harvard University
Contacted: none
"""


def test_a_report_says_who_paid_whom_how_much(nlp: Language) -> None:
    """A contributor or payee has the sum of the line below."""
    extraction = next(extract(nlp, [document_of(REPORT, id="t")]))
    names = {mention.id: mention.name for mention in extraction.mentions}
    paid = {
        (names[c.subject], names[c.object or ""]): c.amount.value if c.amount else None
        for c in extraction.claims
        if c.relation == "FUNDED"
    }
    assert paid == {
        ("Apex Industries", "Harbor Kids PAC"): 7_500,
        ("Anna Stein", "Harbor Kids PAC"): 250,
        ("Harbor Kids PAC", "Summit Corporation"): 600,
    }


def test_a_report_names_officers_opponents_and_the_address(stated: Callable[[str], list[str]]) -> None:
    """Whom it is against is no support, and "none" is nobody."""
    found = stated(REPORT)
    assert "Maria Lopez WORKS_FOR Harbor Kids PAC asserted current" in found
    assert "Harbor Kids PAC OPPOSES John Becker asserted" in found
    assert "Harbor Kids PAC LOCATED_IN Boston asserted" in found
    assert not any("SUPPORTS" in line for line in found)


def test_a_register_says_for_whom_lobbyists_act(stated: Callable[[str], list[str]]) -> None:
    """Each registrant opens a section: the clients and fees of one are not another's."""
    found = stated(REGISTER)
    assert "Summit Corporation REPRESENTS Apex Industries asserted" in found
    assert "Apex Industries FUNDED Summit Corporation asserted" in found
    assert "Maria Lopez WORKS_FOR Summit Corporation asserted" in found
    assert "Anna Stein REPRESENTS Harvard University asserted" in found
    assert not any("Anna Stein REPRESENTS Apex" in line for line in found)


def test_a_line_of_sums_pays_whom_it_names(stated: Callable[[str], list[str]]) -> None:
    """Behind "To" stands who is paid, and each sum is that of the name behind it."""
    found = stated("Late gifts\n\n- To John Becker: $25,000, Apex Industries; $10,000, Summit Corporation\n")
    assert "Apex Industries FUNDED John Becker asserted" in found
    assert "Summit Corporation FUNDED John Becker asserted" in found


def test_prose_is_no_form(stated: Callable[[str], list[str]]) -> None:
    """A label without a section, and a section without a label, state nothing."""
    assert stated("Amount: $500\n\nClient: Apex Industries\n") == []
    assert not any("form" in line for line in stated("Harbor Kids PAC\n\nThe weather was fine: it rained.\n"))


def test_what_was_declined_was_not_paid(stated: Callable[[str], list[str]]) -> None:
    """A line below the payers may say that nothing came."""
    report = "Committee: Harbor Kids PAC\n\nRECEIPTS\n\n- Apex Industries, $500, declined\n- Anna Stein, $20\n"
    assert [line for line in stated(report) if "FUNDED" in line] == ["Anna Stein FUNDED Harbor Kids PAC asserted"]


def test_what_somebody_raised_is_no_gift_of_theirs(stated: Callable[[str], list[str]]) -> None:
    """A name before a sum is not the payer: the words between them say whose it is."""
    text = "Candidates\n\n• Maria Lopez, a nurse: raised $11,400, of which $6,000 from Apex Industries.\n"
    assert not any(line.startswith("Maria Lopez FUNDED") for line in stated(text))


def test_a_second_label_on_a_line_is_not_the_first_ones(stated: Callable[[str], list[str]]) -> None:
    """Whom a committee opposes is not whom it supports."""
    found = stated("Committee: Harbor Kids PAC\nSupports: Maria Lopez   Opposes: John Becker\n")
    assert not any("SUPPORTS John Becker" in line for line in found)


def test_who_lists_candidates_is_on_no_side(stated: Callable[[str], list[str]]) -> None:
    """A guide that a body publishes supports nobody in it."""
    assert not any("SUPPORTS" in line for line in stated("Harvard University\n\nCandidate: Maria Lopez\n"))


def test_a_payment_has_the_day_that_its_lines_give(read: Callable[..., Extraction]) -> None:
    """A form dates a payment in its own row, outside brackets, or on a line of its own below."""
    form = (
        "Committee: Becker Victory Committee\n\nContributor: Apex Industries\n\nAmount: $500\n\nDate received: 07/11/2022\n\n"
        "RECEIPTS\n\n- Maria Lopez; 10/04/2022; $200.00 (returned 10/22/2022)\n"
    )
    extraction = read(form, published="2022-12-01")
    names = {mention.id: mention.name for mention in extraction.mentions}
    paid = {names[c.subject]: c.date.start for c in extraction.claims if c.relation == "FUNDED" and c.date}
    assert paid == {"Apex Industries": "2022-07-11", "Maria Lopez": "2022-10-04"}


def test_cash_is_counted_on_a_day_of_the_period(read: Callable[..., Extraction]) -> None:
    """The cash at the beginning is that of the first day on which the form reports, any other that of the last."""
    text = "Committee: Harbor Kids PAC\nReport: July 1 – September 30, 2022\nCash on hand, beginning: $900\nCash on hand, end: $300\n"
    cash = [claim for claim in read(text, published="2022-10-15").claims if claim.relation == "HAS_FUNDS"]
    assert {c.amount.value: c.date.start for c in cash if c.amount and c.date} == {900: "2022-07-01", 300: "2022-09-30"}
