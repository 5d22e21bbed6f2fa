"""Entries about somebody: titles and clauses without a subject are about who opens them, or stands in the heading above."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ENTRY = (
    "Marta Zagorska. Polish economist. Born Lublin 1951. Graduate of the University of Lublin. "
    "Reporter for Polish Radio until 1982; minister of trade, 1993–94. Owner, Zagorska Seeds Ltd.\n"
)


def test_titles_of_an_entry_are_those_of_who_opens_it(stated: Callable[[str], list[str]]) -> None:
    """In a who's who, "owner, Apex" and "born Boston" stand without a subject and without a preposition."""
    found = stated(f"WHO WAS WHO\n\n{ENTRY}\nPaul Becker. German painter. Born Bonn 1930.\n")
    whom = "Marta Zagorska"
    assert {line.removeprefix(whom).split(" asserted")[0] for line in found if line.startswith(whom)} >= {
        " LIVES_IN Lublin",
        " STUDIED_AT University of Lublin",
        " WORKS_FOR Polish Radio",
        " HOLDS_OFFICE minister of trade",
        " OWNS Zagorska Seeds Ltd.",
    }


def test_titles_below_a_name_are_its_bearers(stated: Callable[[str], list[str]]) -> None:
    """Below a heading that is a name, "Occupation: owner of Apex" says what its bearer is."""
    found = stated("# Voter guide\n\n## Maria Lopez (Labour)\n\nOccupation: nurse; mayor of Boston 2012–2017\n")
    assert any(line.startswith("Maria Lopez HOLDS_OFFICE mayor of Boston asserted") for line in found)


def test_a_title_that_somebody_bears_is_theirs(stated: Callable[[str], list[str]]) -> None:
    """A name beside the title comes before the one that opens the entry."""
    found = stated("Maria Lopez. Mexican singer. Founder Paul Becker of Becker Records found her in 1990.\n")
    assert not any(line.startswith("Maria Lopez FOUNDED") for line in found)


def test_items_behind_labels_are_nobody_s_speech(stated: Callable[[str], list[str]]) -> None:
    """Labels that recur look like speakers before what they say; items below them are entries all the same."""
    found = stated(
        "Filed: May 2\n\nTotal: $900\n\nFiled: May 9\n\nCANDIDATES\n"
        "• Maria Lopez, a nurse of Local 12: raised $9,000. Endorsed by Eve Dunn.\n"
        "• Paul Becker, who gave up his seat in June: raised $11,000. Endorsed by Ann Moss.\n"
    )
    assert "Eve Dunn SUPPORTS Maria Lopez asserted" in found
    assert "Ann Moss SUPPORTS Paul Becker asserted" in found
