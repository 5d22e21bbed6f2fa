"""Names that no recogniser knows: what is said of them, and how they are built, tells what they are."""

from __future__ import annotations

import pytest


def types(read, text):
    """Return the types of the names in a text, by their name."""
    return {m.name: m.type for m in read(text).mentions if m.kind == "name" and m.value is None}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tobias Marlow, a partner at Voss Hartley since 2020, said so.", "Voss Hartley"),
        ("Lark Crossing is not a town. It is a newsletter launched in 2021.", "Lark Crossing"),
        ("He studied at the Ostrow Conservatory in 1990.", "Ostrow Conservatory"),
        ("The Quill Courant endorsed Lee on Monday.", "Quill Courant"),
        ("The campaign paid Ansel & Lark $6,200 for legal services.", "Ansel & Lark"),
        ("Lee gave an interview to The Atlantic, in which he blamed the law.", "Atlantic"),
    ],
)
def test_a_body_is_told_by_what_is_said_of_it(read, text, name):
    """Partners work at firms, a newsletter is no town, a capital "The" opens a title."""
    assert types(read, text)[name] == "ORG"


def test_the_gambia_is_a_country(read):
    """Its article belongs to it."""
    assert types(read, "He flew to The Gambia in 2019.").get("Gambia", "PLACE") == "PLACE"


def test_a_first_name_makes_a_person(read):
    """Recognisers take people whose names they have not seen for nations."""
    found = types(read, "He is represented by Priya Chandran of Boyd & Chandran, who said he followed his training.")
    assert found == {"Priya Chandran": "PERSON", "Boyd & Chandran": "ORG"}


def test_an_acronym_finds_its_words(read):
    """The words whose first letters the text uses as a name are that name, whatever the recogniser cut off."""
    found = types(read, "The local put $18,000 into Ostrow Kids First last month. I signed as OKF's treasurer.")
    assert found == {"Ostrow Kids First": "ORG", "OKF": "ORG"}


def test_a_committees_acronym_is_a_committee(read):
    """The heading says what it is, in capitals; its name is written as a name."""
    text = "OSTROW KIDS FIRST (OKF), committee for Proposal B\n\nTreasurer: Ann Lee\nOKF raised $900 on Monday."
    assert types(read, text) | {"Proposal B": "EVENT"} == {
        "Ostrow Kids First": "PAC",
        "OKF": "PAC",
        "Proposal B": "EVENT",
        "Ann Lee": "PERSON",
    }
