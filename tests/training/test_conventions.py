"""The conventions of the corpus that a script can check."""

from __future__ import annotations

import pytest

from training.conventions import breaches
from training.markup import parsed

HEADER = """+++
id = "a"
world = "w"
genre = "note"
[entities]
p1 = "PERSON Ann Lee"
g1 = "ORG Tarvin Courier"
o1 = "OFFICE/post Mayor of Tarvin"
o2 = "OFFICE/agency Tarvin Council"
l1 = "PLACE/city Tarvin"
l2 = "PLACE/state Ohio"
e1 = "EVENT/election Tarvin election of 2019"
e2 = "EVENT/ballot measure Proposition 12"
+++
"""
HOLDS = "Mayor | HOLDS_OFFICE | p1 | o1 | asserted"


def found(text: str, *claims: str) -> list[str]:
    """Return what breaks a convention in `text`."""
    return breaches(parsed("\n".join([f"{HEADER}{text}", "--- claims", *claims, ""])))


def test_a_public_title_before_a_name_is_marked() -> None:
    """The title is a mention of the office; a military rank is none."""
    assert found("Mayor [[p1|Lee]] met Colonel [[p1|Lee]].") == ["a title is not marked: 'Mayor' before 'Lee'"]
    assert found("[[o1~|Mayor]] [[p1|Lee]] left.", HOLDS) == []


def test_a_marked_title_says_who_holds_the_office() -> None:
    """The claim may not be left out; a line break separates."""
    assert found("[[o1~|Mayor]] [[p1|Lee]] left.") == ["Ann Lee HOLDS_OFFICE Mayor of Tarvin is not claimed"]
    assert found("Deputy [[o1~|mayor]]\n[[p1|Lee]] left.") == []


def test_a_name_leaves_its_article_out() -> None:
    """Only The Hague and its like keep it."""
    assert found("[[g1|The Tarvin Courier]] saw [[l1|The Hague]].") == [
        "a name holds its article: 'The Tarvin Courier'"
    ]


def test_nothing_is_marked_inside_the_name_of_a_body() -> None:
    """In a described body a place is marked."""
    problem = "a place is marked inside the name 'Tarvin Courier'"
    assert found("[[g1|[[l1|Tarvin]] Courier]] and [[o2|[[l1|Tarvin]] town hall]].") == [problem]


def test_a_described_event_is_no_name() -> None:
    """A case, a measure and a capitalised head are names."""
    problem = "an event is described, not named: '2019 election'"
    assert found("the [[e1|2019 election]], [[e2|Proposition 12]], [[e1|Lee v. tarvin]]") == [problem]


def test_what_is_said_of_a_subject_is_no_mention_of_it() -> None:
    """Somebody else, or an apposition, is one."""
    assert found("[[p1|Lee]] is still [[p1~|a grocer]].") == ["a predicate is marked: is still 'a grocer'"]
    assert found("[[g1|It]] is [[p1~|the grocer]]’s; [[p1|Lee]], [[p1~|a grocer]].") == []


def test_a_place_at_the_start_of_a_post_is_its_jurisdiction() -> None:
    """A place elsewhere in it may be a seat."""
    problem = "Mayor of Tarvin JURISDICTION Tarvin is not claimed"
    assert found("[[o1~|[[l1|Tarvin]] mayor]]") == [problem]
    assert found("[[o1~|judge in [[l1|Tarvin]]]]") == []


def test_a_town_lies_in_the_state_that_follows_it() -> None:
    """Places of one level are only listed."""
    assert found("[[l1|Tarvin]], [[l2|Ohio]]") == ["Tarvin LOCATED_IN Ohio is not claimed"]
    assert found("[[l2|Ohio]], [[l1|Tarvin]]") == []


@pytest.mark.parametrize(
    ("claim", "problem"),
    [
        ("cue | WORKS_FOR | p1 | g1 | asserted | role=spokeswoman", "a spokeswoman represents the body: 'cue'"),
        ("cue | WORKS_FOR | p1 | g1 | asserted | role=chief executive", "a chief executive runs the body: 'cue'"),
        ("cue | RUNS | p1 | g1 | asserted | role=treasurer", "a treasurer works for the body: 'cue'"),
        ("cue | PART_OF | l1 | l2 | asserted", "a place is located in another: 'cue'"),
        ("cue | OPPOSES | e1 | p1 | asserted", "an event takes no side: 'cue'"),
        (
            "According to | REPORTED_ON | g1 | p1 | asserted",
            "who is only a claim's source reports on nobody: 'According to'",
        ),
    ],
)
def test_relations_follow_the_guidelines(claim: str, problem: str) -> None:
    """The role and the ends decide which relation it is."""
    assert found("cue. According to them.", claim) == [problem]


def test_the_head_of_an_office_is_not_asked_to_run_it() -> None:
    """A body that is an office has holders and staff."""
    assert found("cue", "cue | WORKS_FOR | p1 | o2 | asserted | role=editor") == []
