"""What the recogniser's second layer adds to the names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.tokens import Span

from graphkit.extract.mentions.bodies import REASON, described_events, whole, with_bodies
from graphkit.extract.network.decoding import Labelled
from graphkit.extract.spans import Name

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def doc_with(nlp: Language, text: str, *bodies: Labelled) -> Doc:
    """Return the tokens of `text` with what the second layer saw."""
    doc = nlp.make_doc(text)
    doc._.bodies = list(bodies)
    return doc


def test_a_sure_agency_is_no_firm(nlp: Language) -> None:
    """An organisation with the same end becomes the agency, an unsure one stays."""
    text = "The Bureau of Mines reopened."
    name = Name(1, 4, "ORG")
    sure = with_bodies(doc_with(nlp, text, Labelled(1, 4, "AGENCY", 0.9)), [name])
    assert [(one.type, one.subtype) for one in sure] == [("OFFICE", "agency")]
    assert with_bodies(doc_with(nlp, text, Labelled(1, 4, "AGENCY", 0.45)), [name]) == [name]


def test_who_polices_or_guards_is_no_office(nlp: Language) -> None:
    """A force is a body like others, however sure the second layer is of an agency."""
    for last, type_ in (("Probation Service", "ORG"), ("Weather Service", "OFFICE")):
        doc = doc_with(nlp, f"the Zelvik {last} met", Labelled(1, 4, "AGENCY", 0.9))
        assert [one.type for one in with_bodies(doc, [Name(1, 4, "ORG")])] == [type_]


def test_a_committee_is_one_wherever_it_is_named(nlp: Language) -> None:
    """What is called a committee once is none of the organisations the next time."""
    doc = doc_with(nlp, "Better Roads Now paid. Better Roads Now lost.", Labelled(0, 3, "PAC", 0.9))
    found = with_bodies(doc, [Name(0, 3, "ORG"), Name(5, 8, "ORG")])
    assert [one.type for one in found] == ["PAC", "PAC"]


def test_a_place_and_its_post_for_short_are_an_office(nlp: Language) -> None:
    """Philly DA is no committee, whatever the recogniser says; a committee's own acronym is none of these."""
    found = with_bodies(doc_with(nlp, "Police take aim at Philly DA."), [Name(4, 6, "ORG")])
    assert [(one.type, one.subtype) for one in found] == [("OFFICE", "post")]
    assert with_bodies(doc_with(nlp, "Police take aim at Philly BR."), [Name(4, 6, "ORG")])[0].type == "ORG"


def test_a_described_event_is_beside_what_it_names(nlp: Language) -> None:
    """A strike at a mill is an event; the mill stays a name, and a lone "board" waits for the board that is named."""
    doc = doc_with(
        nlp, "The strike at Marlow Mill ended the board.", Labelled(0, 5, "EVENT", 0.9), Labelled(6, 8, "AGENCY", 0.9)
    )
    assert with_bodies(doc, [Name(3, 5, "ORG")]) == [Name(3, 5, "ORG")]
    assert [(one.start, one.end, one.subtype) for one in described_events(doc, [])] == [(0, 5, "protest")]


def test_only_a_proper_name_of_an_event_leaves_its_article_out(nlp: Language) -> None:
    """The 1983 strike is described, though its year tells it from others; the Marlow Strike is a name."""
    for text, start in (("In the 1983 strike she lost.", 1), ("In the Marlow Strike she lost.", 2)):
        found = with_bodies(doc_with(nlp, text, Labelled(1, 4, "EVENT", 0.9)), [])
        assert [(one.start, one.end, one.kind) for one in found] == [(start, 4, "name")]


def test_a_pattern_takes_the_wider_borders_of_the_second_layer(nlp: Language) -> None:
    """An election goes on to what it is for, a body's name leaves its article out; a narrower body changes nothing."""
    doc = doc_with(
        nlp,
        "the 1994 election for governor and the Board of Mines",
        Labelled(0, 5, "EVENT", 0.9),
        Labelled(6, 10, "AGENCY", 0.9),
    )
    assert [
        (one.start, one.end)
        for one in (whole(doc, Name(1, 3, "EVENT"), "EVENT"), whole(doc, Name(7, 8, "OFFICE"), "AGENCY"))
    ] == [(0, 5), (7, 10)]
    assert whole(doc, Name(6, 11, "OFFICE"), "AGENCY") == Name(6, 11, "OFFICE")


def test_a_list_of_elections_is_not_one(nlp: Language) -> None:
    """What the second layer saw as one event holds two that patterns found."""
    doc = doc_with(nlp, "the 1992 election and 1997 election", Labelled(0, 6, "EVENT", 0.9))
    assert whole(doc, Name(1, 3, "EVENT"), "EVENT") == Name(1, 3, "EVENT")


def test_the_second_layer_calls_a_committee_on_average(nlp: Language) -> None:
    """One doubtful mention makes no committee of an organisation, and a firm's last word asks for more."""
    for last, shares, types in (
        ("Ahead", (0.6, 0.05), ["ORG", "ORG"]),
        ("Ahead", (0.6, 0.2), ["PAC", "PAC"]),
        ("Disposal", (0.6, 0.2), ["ORG", "ORG"]),
    ):
        doc = doc_with(nlp, f"Zelvik {last} paid. Zelvik {last} lost.", Labelled(0, 2, "PAC", 0.6))
        rows = [shares[0]] * 2 + [0.0] * 2 + [shares[1]] * 2 + [0.0] * 2
        doc._.opinions = np.array([[0, 0.9, 0, 0, 0, 0, share] for share in rows])
        assert [one.type for one in with_bodies(doc, [Name(0, 2, "ORG"), Name(4, 6, "ORG")])] == types


def test_a_doubtful_committee_needs_another_in_the_document(nlp: Language) -> None:
    """Few documents speak of committees: what may be one is none where the second layer sees no other."""
    for other, types in (([], ["ORG"]), ([Labelled(4, 6, "PAC", 0.9)], ["PAC", "PAC"])):
        doc = doc_with(nlp, "Zelvik Ahead paid. Quorn First lost.", *other)
        doc._.opinions = np.array([[0, 0.9, 0, 0, 0, 0, share] for share in (0.4, 0.4, 0, 0, 0.9, 0.9, 0, 0)])
        assert sorted(one.type for one in with_bodies(doc, [Name(0, 2, "ORG")])) == types


def test_a_body_and_its_members_title_are_two(nlp: Language) -> None:
    """A title that the second layer takes in is no part of the body's name: the whole describes, the body is named."""
    doc = doc_with(nlp, "Zelvik Court Judge Ada Quorn spoke", Labelled(0, 3, "AGENCY", 0.9))
    found = with_bodies(doc, [Name(0, 2, "ORG")])
    assert sorted((one.start, one.end, one.type, one.kind) for one in found) == [
        (0, 2, "OFFICE", "name"),
        (0, 3, "OFFICE", "nominal"),
    ]


def test_a_bare_kind_of_body_refers_and_a_chamber_does_not(nlp: Language) -> None:
    """Whichever board the text names is "the Board", while "the House" is a body of its own beside a "Zelvik House"."""
    for kind, types in (("Board", ["OFFICE", "ORG"]), ("House", ["ORG", "OFFICE"])):
        doc = doc_with(nlp, f"Zelvik {kind} met and {kind} voted")
        sure = 0.9 if kind == "Board" else 0.0
        doc._.opinions = np.array([[0, 0.9, 0, 0, share, 0, 0] for share in (sure, sure, 0, 0, 0.9, 0)])
        found = with_bodies(doc, [Name(0, 2, "ORG"), Name(4, 5, "ORG")])
        assert [one.type for one in found] == types


def test_a_part_of_a_public_body_is_none(nlp: Language) -> None:
    """Of what the second layer is sure that it is one body, no part is an organisation."""
    doc = doc_with(nlp, "the Zelvik Government fell", Labelled(1, 3, "AGENCY", 0.9))
    assert [(one.start, one.end, one.type) for one in with_bodies(doc, [Name(1, 2, "ORG")])] == [(1, 3, "OFFICE")]


def test_a_person_of_whom_a_government_is_called_is_no_body(nlp: Language) -> None:
    """Who stands before "administration" as a person is none of its names, whatever the words beside it make of the name."""
    doc = doc_with(nlp, "the Zelvik administration fell", Labelled(1, 3, "AGENCY", 0.5))
    doc.ents = [Span(doc, 1, 2, label="PERSON")]
    assert [(one.start, one.end, one.kind) for one in with_bodies(doc, [Name(1, 2, "ORG")])] == [(1, 3, "nominal")]


def test_the_holder_is_no_office(nlp: Language) -> None:
    """The mayor is who holds the office that the text names elsewhere, unless the second layer is sure of the post."""
    title = Name(0, 1, "OFFICE", "title before a name", subtype="post")
    for sure, found in ((0.6, [title]), (0.9, [title, Name(5, 6, "OFFICE", REASON, 0.9, "post", "nominal")])):
        doc = nlp("Mayor Zelvik spoke. The mayor left.")
        doc._.opinions = None
        doc._.bodies = [Labelled(5, 6, "POST", sure)]
        assert with_bodies(doc, [title]) == found
