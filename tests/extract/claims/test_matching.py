"""Which mention fills which role of a pattern, where the parse alone would say another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "After winning the 2019 general election, Maria Lopez appointed John Becker.",
            "Maria Lopez WON 2019 general election asserted",
        ),
        (
            "Elected to the Boston City Council in 2019, Maria Lopez resigned.",
            "Maria Lopez WON Boston City Council asserted",
        ),
        (
            "The 30th president of the United States, Maria Lopez, was born in Boston.",
            "Maria Lopez LIVES_IN Boston asserted",
        ),
        ("A Boston native, Lopez helped to write it.", "Lopez LIVES_IN Boston asserted"),
        (
            "A professor at Harvard University, Maria Lopez has written two books.",
            "Maria Lopez WORKS_FOR Harvard University asserted",
        ),
        (
            "Maria Lopez of Boston's Harvard University spoke first.",
            "Maria Lopez WORKS_FOR Harvard University asserted",
        ),
    ],
)
def test_the_subject_is_found_where_it_stands(text: str, claim: str, stated: Callable[[str], list[str]]) -> None:
    """Clauses before the subject, names between commas and possessors do not hide who is meant."""
    assert claim in stated(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "After winning the 2019 general election, Maria Lopez appointed John Becker.",
            "John Becker WON 2019 general election asserted",
        ),
        ("Maria Lopez and John Becker were born in Boston.", "Maria Lopez FAMILY_OF John Becker asserted"),
        (
            "Maria Lopez named John Becker, a former aide, to be the new Foreign Minister.",
            "Maria Lopez HOLDS_OFFICE Foreign Minister planned",
        ),
        (
            "He served on the boards of Apex Industries, Harvard University, and the Fenway Alliance of Boston.",
            "Apex Industries AFFILIATED_WITH Harvard University asserted",
        ),
        ("A briefing was held in Rockville, Md., Boston said.", "Md. LOCATED_IN Boston asserted"),
        (
            "The head of the Fenway Alliance in England and Wales made the comments on the radio and will repeat them.",
            "Wales LOCATED_IN England asserted",
        ),
        ("The bay has the Isle of Man, the islands of Malta and Tasmania.", "Isle of Man LOCATED_IN Malta asserted"),
        (
            "Apex Industries managers Maria Lopez and Ann Lee, and Harvard University managers John Becker and Bo Roe left.",
            "John Becker WORKS_FOR Apex Industries asserted",
        ),
        (
            "The court granted bail to Maria Lopez in a case of embezzling $2 million.",
            "court FUNDED Maria Lopez asserted",
        ),
        (
            "Apex Industries, Maria Lopez's management company, said so.",
            "Maria Lopez OWNS Apex Industries asserted",
        ),
    ],
)
def test_the_wrong_end_is_not_taken(text: str, claim: str, stated: Callable[[str], list[str]]) -> None:
    """Whoever is only near does nothing."""
    assert claim not in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Apex Industries has 16 nominations.",
        "Maria Lopez's £1m bid for the club failed.",
        "Maria Lopez must fight the fire.",
    ],
)
def test_a_thing_is_nobody_who_is_supported_or_opposed(text: str, stated: Callable[[str], list[str]]) -> None:
    """Only people and bodies that no node stands for are kept as words: 31 prosecutors, a candidate."""
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Eve Dunn grew up in Dunmore, where Maria Lopez lives.", "Maria Lopez LIVES_IN Dunmore asserted"),
        (
            "The firm that Maria Lopez worked for, Apex Industries, closed.",
            "Maria Lopez WORKS_FOR Apex Industries asserted",
        ),
        ("Maria Lopez founded and later ran Apex Industries.", "Maria Lopez FOUNDED Apex Industries asserted"),
        ("Maria Lopez lived and worked in Dunmore.", "Maria Lopez LIVES_IN Dunmore asserted"),
    ],
)
def test_a_verb_takes_what_stands_in_another_clause(text: str, claim: str, stated: Callable[[str], list[str]]) -> None:
    """A relative clause has its noun for "where" and for a bare preposition; two verbs and an "and" share what is behind them."""
    assert claim in stated(text)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The Harbour Party's leaders include Maria Lopez and John Becker.", "RUNS Harbour Party"),
        ("Critics of the Harbour Party, including Maria Lopez and John Becker, left.", "OPPOSES Harbour Party"),
        ("John Becker succeeded Maria Lopez as chairman of Apex Industries.", "RUNS Apex Industries"),
    ],
)
def test_a_role_is_of_all_whom_it_names(text: str, people: str, stated: Callable[[str], list[str]]) -> None:
    """Examples of those who have it, and both who had it and who took it over."""
    assert {f"Maria Lopez {people} asserted", f"John Becker {people} asserted"} <= set(stated(text))


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez is one of the founders of Apex Industries.",
        "One of Apex Industries' founders is Maria Lopez.",
        "Maria Lopez, one of the founders of Apex Industries, resigned.",
    ],
)
def test_one_of_several_is_what_they_are(text: str, stated: Callable[[str], list[str]]) -> None:
    """A part of a group has the role of the group."""
    assert "Maria Lopez FOUNDED Apex Industries asserted" in stated(text)


def test_whoever_comes_along_does_the_same(stated: Callable[[str], list[str]]) -> None:
    """What stands behind "along with" is joined to the name before it."""
    claims = stated("Maria Lopez, along with John Becker and Eve Dunn, founded the Harbour Alliance.")
    assert claims == [
        f"{name} FOUNDED Harbour Alliance asserted" for name in ("Maria Lopez", "John Becker", "Eve Dunn")
    ]


def test_a_verb_that_is_complete_alone_shares_nothing(stated: Callable[[str], list[str]]) -> None:
    """Who left and joined a union left another place."""
    assert stated("Maria Lopez quit and joined the Harbour Party.") == ["Maria Lopez MEMBER_OF Harbour Party asserted"]


def test_an_owner_counts_for_all_whom_a_list_names(stated: Callable[[str], list[str]]) -> None:
    """Apex Industries' Lee and Roe are both of Apex Industries."""
    found = stated("Apex Industries' Maria Lopez and John Becker now run the sales.")
    assert [claim for claim in found if "WORKS_FOR" in claim] == [
        "Maria Lopez WORKS_FOR Apex Industries asserted",
        "John Becker WORKS_FOR Apex Industries asserted",
    ]


def test_a_later_member_with_an_article_has_no_owner(stated: Callable[[str], list[str]]) -> None:
    """Her lawyer and the mayor: the mayor is nobody's."""
    found = stated("Maria Lopez's lawyer and the spokesman, John Becker, left.")
    assert "John Becker REPRESENTS Maria Lopez asserted" not in found


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Sen. Maria Lopez, D-Ohio, the owner of Apex Industries, agreed.",
            "Maria Lopez OWNS Apex Industries asserted",
        ),
        (
            "Maria Lopez, an inspector at the Coast Guard's research centre, agreed.",
            "Maria Lopez WORKS_FOR Coast Guard asserted",
        ),
        (
            "Maria Lopez runs the Apex Industries leather factory in Boston.",
            "Apex Industries LOCATED_IN Boston asserted",
        ),
    ],
)
def test_words_that_stand_between_a_name_and_its_description(
    text: str, claim: str, stated: Callable[[str], list[str]]
) -> None:
    """A party and a state, an owner of the place of work and a noun for a site leave the description with its name."""
    assert any(line.startswith(claim) for line in stated(text))
