"""Payments whose receiver stands in a sentence before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.model import Extraction

RAISED = "Lopez for Boston raised $312,000 through May."


def test_who_chips_in_gives_to_whose_money_was_told_of(stated: Callable[[str], list[str]]) -> None:
    """A gift without a receiver goes to the only one whose money the last sentences tell of, past a question too."""
    found = stated(f"{RAISED} Where did it come from? Apex PAC put in $50,000.")
    assert any(line.startswith("Apex PAC FUNDED Lopez for Boston") for line in found)


def test_each_of_a_list_gives_the_sum_behind_it(read: Callable[[str], Extraction]) -> None:
    """Behind "the largest gifts came from", each name has its own sum in brackets."""
    list_ = "Apex PAC ($50,000), Apex Mills ($25,000) and Paul Becker ($10,000)"
    found = read(f"{RAISED} The largest gifts came from {list_}.")
    gifts = [claim for claim in found.claims if claim.relation == "FUNDED"]
    assert [claim.amount.value for claim in gifts if claim.amount] == [50000, 25000, 10000]


def test_with_two_who_have_money_the_receiver_is_open(stated: Callable[[str], list[str]]) -> None:
    """Where two committees raised money, nobody is given what the next sentence tells of."""
    found = stated("Lopez for Boston raised $312,000 and the Moss Committee raised $90,000. Apex PAC gave $5,000.")
    assert not any("Apex PAC FUNDED" in line for line in found)


def test_money_of_somebody_else_between_leaves_it_open(stated: Callable[[str], list[str]]) -> None:
    """A sentence on another one's money in between takes the gift away."""
    found = stated(f"{RAISED} Paul Becker owes his bank $90,000. Apex PAC gave $5,000.")
    assert not any("Apex PAC FUNDED Lopez" in line for line in found)
