"""Names that no recogniser knows: what is said of them, and how they are built, tells what they are."""

from __future__ import annotations

import pytest


def types(read, text):
    """Return the types of the names in a text, by their name."""
    return {m.name: m.type for m in read(text).mentions if m.kind == "name" and m.value is None}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nora Quill, a partner at Trask Hollin for ten years, drew up the will.", "Trask Hollin"),
        ("Lark Hollow is no village. It is a newsletter for beekeepers.", "Lark Hollow"),
        ("He studied at the Ostrow Conservatory in 1990.", "Ostrow Conservatory"),
        ("The Quill Courant endorsed Lee on Monday.", "Quill Courant"),
        ("The campaign paid Ansel & Lark $6,200 for legal services.", "Ansel & Lark"),
        ("Lee wrote a long piece for The Atlantic, which ran in May.", "Atlantic"),
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
    found = types(read, "She was defended by Priya Lodhar of Quill & Lodhar, who called no witness.")
    assert found == {"Priya Lodhar": "PERSON", "Quill & Lodhar": "ORG"}


def test_an_acronym_finds_its_words(read):
    """The words whose first letters the text uses as a name are that name, whatever the recogniser cut off."""
    found = types(read, "A dairy wrote a check to Ostrow Farms Always on Friday. Whoever runs OFA cashed it.")
    assert found == {"Ostrow Farms Always": "ORG", "OFA": "ORG"}


def test_a_committees_acronym_is_a_committee(read):
    """The heading says what it is, in capitals; its name is written as a name."""
    text = "OSTROW FARMS ALWAYS (OFA), committee for Proposal B\n\nTreasurer: Ann Lee\nOFA raised $900 on Monday."
    assert types(read, text) | {"Proposal B": "EVENT"} == {
        "Ostrow Farms Always": "PAC",
        "OFA": "PAC",
        "Proposal B": "EVENT",
        "Ann Lee": "PERSON",
    }
