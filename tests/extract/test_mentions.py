"""Names: their borders, their types, and what is none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Vale-backed group lost again.", "PERSON Vale"),
        ("She met Rosa Vale's lawyers in June.", "PERSON Rosa Vale"),
        ("Cpl. Dean Harrow died on Friday.", "PERSON Dean Harrow"),
        ("The bill of Marsh & Lowry came on Friday.", "ORG Marsh & Lowry"),
        ("She wrote for the Weldon Justice Project.", "ORG Weldon Justice Project"),
    ],
)
def test_borders_hold_the_name_and_nothing_else(named, text, name):
    """Titles, possessives and modifiers stay outside; "&" and the last word of an organisation stay inside."""
    assert name in named("Rosa Vale is a builder. " + text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Blue Harbor PAC bought radio time.", "PAC Blue Harbor PAC"),
        ("He gave $500 to Friends of Rosa Vale in May.", "PAC Friends of Rosa Vale"),
        ("He gave $500 to Vale for Mayor in May.", "PAC Vale for Mayor"),
        ("Rosa Vale spoke. He gave $500 to Vale for Harlow, her committee.", "PAC Vale for Harlow"),
        ("The Committee to Elect Rosa Vale raised $900.", "PAC Committee to Elect Rosa Vale"),
    ],
)
def test_committees_are_known_by_their_parts(named, text, name):
    """No model was taught committees: endings, openings and "for" make them."""
    assert name in named(text)


def test_backing_somebody_for_an_office_is_no_committee(named):
    """To be backed "for the Senate" is to be named, and founds nothing."""
    assert "PERSON Sheila Marsh" in named("The union backed Sheila Marsh for the Senate in 2018.")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Mayor Rosa Vale spoke.", "post Mayor"),
        ("Rosa Vale, the state auditor, spoke.", "post state auditor"),
        ("Rosa Vale is running for mayor.", "post mayor"),
        ("Rosa Vale was elected sheriff of Harlow County in May.", "post sheriff of Harlow County"),
        ("The case went to the district attorney's office on Monday.", "agency district attorney's office"),
        ("The Planning Commission met on Monday.", "agency Planning Commission"),
    ],
)
def test_offices_are_posts_or_agencies(named, text, office):
    """A title before a name, a role that someone holds and a public body are offices of their own."""
    assert office in named(text)


def test_a_defence_lawyer_holds_no_office(named):
    """A trade is no post."""
    assert not [name for name in named("Rosa Vale is a Philadelphia defense attorney.") if name.startswith("post")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("She lost the May 18 primary.", "EVENT May 18 primary"),
        ("She won the 2021 mayoral election.", "EVENT 2021 mayoral election"),
        ("She won the Democratic primary.", "EVENT Democratic primary"),
        ("They vote on Proposal B in the fall.", "EVENT Proposal B"),
    ],
)
def test_elections_and_measures_are_events(named, text, event):
    """They are known by their parts: date, kind, party, number."""
    assert event in named(text)


def test_a_surname_is_a_person_where_the_full_name_stands(named):
    """A town of the same name is a place only where the words around it say so."""
    found = named(
        "Vernon Clayton left office in January. Clayton said he would rest. He lives in Clayton, Neb., with his wife."
    )
    assert found.count("PERSON Clayton") == 1
    assert found.count("PLACE Clayton") == 1


def test_names_in_headlines_in_capitals_are_read(named):
    """A shouted line is read as running text."""
    found = named(
        "ROSA VALE BACKS BLUE HARBOR PAC IN HARLOW RACE\n\nMayor Rosa Vale backs the Blue Harbor PAC, she said."
    )
    assert found.count("PERSON Rosa Vale") == 2
    assert found.count("PAC Blue Harbor PAC") == 2


def test_an_acronym_in_brackets_is_the_name_before_it(together):
    """It stands for it in the rest of the document."""
    assert {"Harlow Education Association", "HEA"} in together(
        "The Harlow Education Association (HEA) met on Monday. On Friday the HEA spoke to reporters."
    )


def test_two_names_taken_for_one_are_divided(named):
    """An outlet and its reporter, joined by a possessive, are two."""
    found = named("Fox News reported it. Fox News’ Dana Wexler contributed to this report.")
    assert "PERSON Dana Wexler" in found


@pytest.mark.parametrize("text", ["Fire Vale", "Recall Rosa Vale"])
def test_slogans_name_the_person_in_them(named, text):
    """The verb of a slogan is no first name."""
    found = named(f"Rosa Vale is the mayor. Rosa Vale spoke on Monday. Vale left. A “{text}” page has many members.")
    assert not [name for name in found if "Fire" in name or "Recall" in name]


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 closed the schools.",
        "Time will tell.",
        "Cops and prosecutors met.",
        "CLICK HERE TO SUBSCRIBE",
        "The PAC is not backing a candidate.",
    ],
)
def test_labels_and_groups_are_no_names(named, text):
    """Sicknesses, links, generic groups and words that open a sentence make no nodes."""
    assert named(text) == []


def test_every_mention_is_its_slice_of_the_source(read):
    """Whatever the cleaning does, offsets point into the text as it was given."""
    text = "BOYD &amp; MARSH SUES CITY\n\nRosa\u00a0Vale of Boyd &amp; Marsh\n paid $3&nbsp;million\u200b on May 3."
    assert all(text[m.start : m.end] == m.text for m in read(text).mentions)
