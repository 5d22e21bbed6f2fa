"""What the recogniser's second layer adds to the names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.bodies import described_events, with_bodies
from graphkit.extract.decoding import Labelled
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


def test_a_committee_is_one_wherever_it_is_named(nlp: Language) -> None:
    """What is called a committee once is none of the organisations the next time."""
    doc = doc_with(nlp, "Better Roads Now paid. Better Roads Now lost.", Labelled(0, 3, "PAC", 0.9))
    found = with_bodies(doc, [Name(0, 3, "ORG"), Name(5, 8, "ORG")])
    assert [one.type for one in found] == ["PAC", "PAC"]


def test_a_described_event_is_beside_what_it_names(nlp: Language) -> None:
    """A strike at a mill is an event; the mill stays a name, and a lone "board" waits for the board that is named."""
    doc = doc_with(
        nlp, "The strike at Marlow Mill ended the board.", Labelled(0, 5, "EVENT", 0.9), Labelled(6, 8, "AGENCY", 0.9)
    )
    assert with_bodies(doc, [Name(3, 5, "ORG")]) == [Name(3, 5, "ORG")]
    assert [(one.start, one.end, one.subtype) for one in described_events(doc, [])] == [(0, 5, "protest")]
