"""Cases named by their parties say who sued whom, and whom they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_case_says_who_sued_whom(stated: Callable[[str], list[str]]) -> None:
    """The first party sued the second one, whom the case concerns; short forms stand for the only one of that name."""
    found = stated("Maria Lopez and Apex Mills met in court. The judge threw out Lopez v. Apex Mills in June.")
    assert "Maria Lopez SUED Apex Mills asserted" in found
    assert "Lopez v. Apex Mills CONCERNS Apex Mills asserted" in found


def test_who_prosecutes_is_no_plaintiff(stated: Callable[[str], list[str]]) -> None:
    """In the name of the state nobody is sued: the case only concerns whoever is accused."""
    found = stated("Ann Roe was in court. The judge opened State v. Roe on Monday.")
    assert "State v. Roe CONCERNS Ann Roe asserted" in found
    assert not any("SUED" in line for line in found)


def test_a_party_of_two_namesakes_is_nobody(stated: Callable[[str], list[str]]) -> None:
    """Where two people of the text bear the surname, neither is taken for the party."""
    found = stated("Ann Roe and Paul Roe were in court. The judge opened State v. Roe on Monday.")
    assert not any("CONCERNS" in line for line in found)


def test_players_are_no_parties(named: Callable[[str], list[str]]) -> None:
    """Without a word on courts, "v." stands between players."""
    assert not any("v." in name for name in named("On Sunday it was Lopez v. Becker. The tennis was good."))


def test_a_case_opens_behind_its_preposition(named: Callable[[str], list[str]]) -> None:
    """The word that leads to a case is none of its name."""
    assert "EVENT Lopez v. Apex Mills" in named("In Lopez v. Apex Mills, the court ruled for her.")
