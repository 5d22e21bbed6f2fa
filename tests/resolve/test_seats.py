"""A bare office takes the place that its document is about, where the document says so plainly."""

from __future__ import annotations

from itertools import count

import pytest

from graphkit.model import Extraction, Mention, MentionKind, Sentence, content_id
from graphkit.resolve import references, resolve

_numbers = count()


def office(name, cluster, *, type_="OFFICE", subtype="post"):
    """Return a mention of a document "d"; the types of places have no subtype."""
    start = next(_numbers) * 10
    own = subtype if type_ == "OFFICE" else None
    id_ = content_id("d", start)
    return Mention(id_, "d", 0, start, start + 5, name, name, type_, MentionKind.NAME, own, cluster)


def shown(*mentions, head=(), kind="paragraph"):
    """Return the names of the offices of a document that opens with these sentences."""
    sentences = tuple(Sentence("d", i, i, i + 1, text, kind) for i, text in enumerate(head))
    found = resolve(references(Extraction("d", sentences, mentions, ()), story="s")).entities
    return sorted(entity.name for entity in found if entity.type in {"OFFICE", "ORG"})


def test_a_dateline_tells_whose_mayor_and_whose_auditor():
    """The city of the dateline is the mayor's, its state the state auditor's."""
    head = ["OSTROW FALLS, Neb. — The mayor spoke on Monday."]
    assert shown(office("Mayor", "0.1"), office("state auditor", "0.2"), head=head) == [
        "Mayor of Ostrow Falls",
        "State Auditor of Nebraska",
    ]


def test_a_heading_tells_whose_council():
    """Minutes open with the city; the members of its council hold no office apart from it."""
    head = ["CITY OF QUILL FALLS, MICHIGAN", "MINUTES OF THE CITY COUNCIL"]
    members = (office("City Council", "0.1", subtype="agency"), office("Councilmember", "0.2"))
    assert shown(*members, office("City Clerk", "0.3"), head=head, kind="heading") == [
        "City Clerk of Quill Falls",
        "City Council of Quill Falls",
    ]


def test_one_office_with_its_place_tells_the_others():
    """A board and a mayor of one document are of one town, unless two towns are named."""
    board = office("Quill Falls Board of Education", "0.1", subtype="agency")
    assert shown(board, office("Mayor", "0.2")) == ["Mayor of Quill Falls", "Quill Falls Board of Education"]
    other = office("Mayor of Ostrow Falls", "0.3")
    clerk = office("city clerk", "0.4")
    assert shown(board, other, clerk) == ["City clerk", "Mayor of Ostrow Falls", "Quill Falls Board of Education"]


def test_the_only_county_is_the_sheriffs():
    """A sheriff belongs to the one county of the document; of two counties to neither."""
    one, two = office("Vidal County", "0.1", type_="PLACE"), office("Lark County", "0.2", type_="PLACE")
    assert shown(office("Sheriff", "0.3"), one) == ["Sheriff of Vidal County"]
    assert shown(office("Sheriff", "0.3"), one, two) == ["Sheriff"]


def test_a_dateline_of_washington_tells_nothing():
    """Everybody reports from there."""
    assert shown(office("Mayor", "0.1"), head=["WASHINGTON — The mayor came."]) == ["Mayor"]


@pytest.mark.parametrize("name", ["Judge", "Public defender", "Chair", "Vidal County deputy", "Writer"])
def test_a_post_that_many_hold_is_no_office(name):
    """Without a place nobody knows whose it is; a deputy's is a job."""
    assert shown(office(name, "0.1")) == []


def test_a_temporary_holder_holds_the_same_post():
    """A manager pro tem is the manager for a while, a mayor pro tem is somebody else than the mayor."""
    posts = [office("Ostrow Falls city manager", "0.1"), office("city manager pro tem", "0.2")]
    assert shown(*posts) == ["Ostrow Falls city manager"]
    assert shown(office("Mayor of Ostrow Falls", "0.1"), office("mayor pro tem", "0.2")) == [
        "Mayor of Ostrow Falls",
        "Mayor pro tem of Ostrow Falls",
    ]
