"""Names: their borders, their types, and what is none."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Span

from graphkit.extract.mentions.borders import parts, trimmed
from graphkit.extract.mentions.committees import committees
from graphkit.extract.mentions.rejects import is_name, with_support
from graphkit.extract.mentions.wholes import extended
from graphkit.extract.spans import Name


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


def cut(nlp, text, span, type_):
    """Return the words that are left of those from `span` once trimmed."""
    doc = nlp(text)
    name = trimmed(doc, Name(*span, type_))
    return doc[name.start : name.end].text if name else ""


@pytest.mark.parametrize(
    ("text", "span", "type_", "left"),
    [
        ("Kenyan Tom Ordway won.", (0, 3), "PERSON", "Tom Ordway"),
        ("German Ordway won.", (0, 2), "PERSON", "German Ordway"),
        ("Historian Mara Voss spoke.", (0, 3), "PERSON", "Mara Voss"),
        ("They saw Su-min Pae there.", (2, 6), "PERSON", "Su-min Pae"),
        ("They saw Dave manger Gough there.", (2, 5), "PERSON", "Gough"),
        ("They saw Dave mangenner Gough there.", (2, 5), "PERSON", "Dave mangenner Gough"),
        ("They want to liberate Norland.", (3, 5), "PLACE", "Norland"),
        ("The war reached eastern Norway.", (3, 5), "PLACE", "eastern Norway"),
        ("The centre (Nord) Forest Unit grew.", (3, 7), "ORG", "Forest Unit"),
        ("The Non-Aligned Movement met.", (1, 5), "ORG", "Non-Aligned Movement"),
        ("The Vale-backed Movement met.", (1, 5), "ORG", "Vale"),
        ("The Vale State College 12 Hall Road", (1, 7), "ORG", "Vale State College"),
    ],
)
def test_what_describes_a_name_is_no_part_of_it(nlp, text, span, type_, left):
    """Nationality, calling, a verb and what a bracket before it holds are cut off; unknown words in lower case are part of a name."""
    assert cut(nlp, text, span, type_) == left


@pytest.mark.parametrize(
    ("text", "start", "type_", "whole"),
    [
        ("the Marlow airport burned", 1, "PLACE", "Marlow airport"),
        ("the Marlow military airport burned", 1, "PLACE", "Marlow military airport"),
        ("a Marlow airport burned", 1, "PLACE", "Marlow"),
        ("the Norway prison burned", 1, "PLACE", "Norway"),
        ("the Marlow 76ers lost", 1, "PLACE", "Marlow 76ers"),
        ("in Washington, D.C., they met", 1, "PLACE", "Washington, D.C."),
    ],
)
def test_what_makes_another_thing_of_a_place_is_part_of_its_name(nlp, text, start, type_, whole):
    """An airport is no town, and a team neither; any airport of a town, and any prison of a country, has no name."""
    doc = nlp(text)
    name = extended(doc, Name(start, start + 1, type_), {start: Name(start, start + 1, type_)})
    assert doc[name.start : name.end].text == whole


def test_a_number_belongs_to_a_body_where_the_recogniser_says_so(nlp):
    """Ordinals stand before a unit, numbers behind it."""
    doc = nlp.make_doc("the 407th Signal Group and Task Force 50 left")
    doc._.opinions = np.zeros((len(doc), 7), dtype=np.float32)
    doc._.opinions[:, 1] = 0.3
    names = [extended(doc, Name(*span, "ORG"), {}) for span in ((2, 4), (5, 7))]
    assert [doc[name.start : name.end].text for name in names] == ["407th Signal Group", "Task Force 50"]
    doc._.opinions[:, 1] = 0.1
    assert [extended(doc, Name(*span, "ORG"), {}).start for span in ((2, 4), (5, 7))] == [1, 5]
    assert extended(doc, Name(5, 7, "ORG"), {}) == Name(5, 7, "ORG")


def test_a_number_belongs_to_an_acronym_that_has_it_again(nlp):
    """A unit is called by it throughout; once, it may count what follows."""
    for text, whole in (("NTF 50 sailed. He left NTF 50.", "NTF 50"), ("NTF 50 sailed. He left NTF 40.", "NTF")):
        doc = nlp.make_doc(text)
        name = extended(doc, Name(0, 1, "ORG"), {})
        assert doc[name.start : name.end].text == whole


@pytest.mark.parametrize(
    ("text", "span", "type_", "is_one"),
    [
        ("the Marlow Pact", (1, 3), "ORG", False),
        ("the Marlow Pact Party", (1, 4), "ORG", True),
        ("the PACT", (1, 2), "ORG", True),
        ("the HMS Marlow", (1, 3), "PLACE", False),
        ("the INS Service", (1, 3), "ORG", True),
        ("Operation Marlow", (0, 2), "PLACE", False),
        ("Ann Lowry, MD, spoke", (3, 4), "PLACE", False),
        ("Dover, MD, grew", (2, 3), "PLACE", True),
        ("Spc. Isa Booker", (0, 1), "PERSON", False),
        ("off the FS Marlow", (3, 4), "PLACE", False),
        ("the Marlow Institute of Tourism", (1, 5), "ORG", True),
        ("they left Zionism behind", (2, 3), "ORG", False),
        ("Harl's Jr. grew", (2, 3), "PERSON", False),
        ("near S. F., they said", (1, 3), "PERSON", False),
        ("the First Battle of the Marra began", (5, 6), "PLACE", False),
        ("the battle of Marra began", (3, 4), "PLACE", True),
        ("after Operation Marra ended", (2, 3), "PLACE", False),
        ("the Government and", (1, 2), "ORG", False),
        ("on a DUI charge", (2, 3), "ORG", False),
    ],
)
def test_laws_ships_degrees_and_titles_are_no_names(nlp, text, span, type_, is_one):
    """They act nowhere and are nobody; a party may be called after a pact, and MD is Maryland behind a town.

    The place that a battle is called after is no place of the text, and what a body works for is no doctrine.
    """
    doc = nlp.make_doc(text)
    doc.ents = [Span(doc, i, i + 1, "PERSON") for i, token in enumerate(doc) if token.text in {"Lowry", "Isa"}]
    assert is_name(doc, Name(*span, type_)) is is_one


def test_a_word_that_the_document_writes_small_is_no_name(nlp):
    """At the head of a sentence any word has a capital; a name has it elsewhere too."""
    doc = nlp("Iodine is lost. They add iodine to milk.")
    assert with_support(doc, [Name(0, 1, "PERSON")]) == []
    doc = nlp("Iodine sang. They love iodine and the band Iodine in Dover.")
    names = [Name(0, 1, "ORG"), Name(9, 10, "ORG")]
    doc._.opinions = np.full((len(doc), 7), 0.9, dtype=np.float32)
    assert with_support(doc, names) == names


def test_a_mere_first_word_goes_on_with_the_name_behind_it(nlp):
    """The recogniser gave "Al" and "Salim" as two places."""
    doc = nlp.make_doc("the Al Salim clinic")
    names = {1: Name(1, 2, "PLACE"), 2: Name(2, 3, "PLACE")}
    assert extended(doc, names[1], names) == Name(1, 3, "PLACE")


def test_places_in_a_list_are_no_place(nlp):
    """A country that is called by two names stays whole."""
    doc = nlp.make_doc("Norway, Peru and Chile")
    assert [doc[one.start : one.end].text for one in parts(doc, Name(0, 5, "PLACE"), frozenset())] == [
        "Norway",
        "Peru",
        "Chile",
    ]
    doc = nlp.make_doc("Bosnia and Herzegovina")
    assert parts(doc, Name(0, 3, "PLACE"), frozenset()) == [Name(0, 3, "PLACE")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("left Norland.[3][4] He", ["left", "Norland", ".", "[3]", "[4", "]", "He"]),
        ("the U.S.[12] army", ["the", "U.S.", "[12", "]", "army"]),
        ("in 1942Norland fell", ["in", "1942", "Norland", "fell"]),
        ("the 1920sVale spoke", ["the", "1920s", "Vale", "spoke"]),
        ("On 3 AugustVale spoke", ["On", "3", "August", "Vale", "spoke"]),
        ("over 600,000Norlanders left", ["over", "600,000", "Norlanders", "left"]),
        ("AugustaBank and MayBank", ["AugustaBank", "and", "MayBank"]),
    ],
)
def test_what_a_page_glues_to_a_word_is_no_part_of_it(nlp, text, words):
    """The mark of a footnote stands behind the full stop, and a figure or a date before a name loses its blank."""
    assert [token.text for token in nlp.make_doc(text)] == words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Blue Harbor PAC bought radio time.", "PAC Blue Harbor PAC"),
        ("He gave $500 to Friends of Rosa Vale in May.", "PAC Friends of Rosa Vale"),
        ("He gave $500 to Vale for Mayor in May.", "PAC Vale for Mayor"),
        ("Rosa Vale spoke. He gave $500 to Vale for Harlow, her committee.", "PAC Vale for Harlow"),
        ("The Committee to Elect Rosa Vale raised $900.", "PAC Committee to Elect Rosa Vale"),
        ("The Committee to Save the Marsh raised $900.", "PAC Committee to Save the Marsh"),
        ("Vale-Orrick for Sheriff raised $900.", "PAC Vale-Orrick for Sheriff"),
        ("And Vale for Sheriff? It ended with $318.", "PAC Vale for Sheriff"),
        ("He gave $500 to Friends of Rosa Vale-Orrick in May.", "PAC Friends of Rosa Vale-Orrick"),
        ("The mailer was paid by the Millers Local 12 COPE in May.", "PAC Millers Local 12 COPE"),
        ("Rosa Vale spoke. Vale for State Senate returned $900.", "PAC Vale for State Senate"),
        ("Blue Harbor Fund and Tall Ship PAC returned $900.", "PAC Tall Ship PAC"),
        ("Nobody knows Bright Harbour, the committee that sent the mailers.", "PAC Bright Harbour"),
    ],
)
def test_committees_are_known_by_their_parts(named, text, name):
    """No model was taught committees: endings, openings and "for" make them."""
    assert name in named(text)


def test_a_word_in_capitals_may_end_as_a_committee_does(nlp):
    """The names of many are one word."""
    doc = nlp.make_doc("He gave $500 to BEETPAC in May.")
    assert [doc[name.start : name.end].text for name in committees(doc, [])] == ["BEETPAC"]


@pytest.mark.parametrize(("belief", "found"), [(0.1, []), (0.4, ["Mothers for Harlow"])])
def test_what_charities_are_called_too_asks_for_the_second_layer(nlp, belief, found):
    """An opening such as "Mothers for" alone makes no committee of what the second layer takes for something else."""
    doc = nlp("He gave $500 to Mothers for Harlow in May.")
    doc._.opinions = np.array([[0, 0, 0, 0, 0, 0, belief]] * len(doc))
    assert [doc[name.start : name.end].text for name in committees(doc, [])] == found


@pytest.mark.parametrize("seat", ["the 31st", "the Supreme Court"])
def test_a_seat_may_have_an_article(nlp, seat):
    """What somebody runs for is a ward by its number or a court."""
    doc = nlp(f"Rosa Vale spoke. Vale for {seat} returned $900.")
    assert [doc[name.start : name.end].text for name in committees(doc, [Name(0, 2, "PERSON")])] == [f"Vale for {seat}"]


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
        ("Rosa Vale was named ambassador to Norland in May.", "post ambassador to Norland"),
        ("Lands Minister Rosa Vale met the farmers.", "post Lands Minister"),
        ("Rosa Vale, the outgoing minister, met the farmers.", "post minister"),
        ("Superior Court Judge Rosa Vale adjourned the trial.", "agency Superior Court"),
    ],
)
def test_offices_are_posts_or_agencies(named, text, office):
    """A title before a name, a role that someone holds and a public body are offices of their own."""
    assert office in named(text)


def test_a_place_in_the_name_of_a_battle_is_not_found_elsewhere(named):
    """The name of a town that stands in the text again is no mention of the town inside a battle's name."""
    assert named("Norway is cold. The Battle of Norway was short. Norway lost.").count("PLACE Norway") == 2


def test_a_surname_is_found_again_with_its_particle(named):
    """The article of an Arabic family name is tied to it by a hyphen."""
    found = named("The al-Rashidi family fled. Omar al-Rashidi said so.")
    assert "PERSON Rashidi" not in found
    assert "PERSON al-Rashidi" in found


def test_a_storm_is_nobody(named):
    """A storm bears a person's name, also where nothing before it says so."""
    text = "Cyclone Mirwen came ashore on Monday. Rosa Vale said that Mirwen had cost her the harvest."
    assert [name for name in named(text) if "Mirwen" in name] == []


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
    ("text", "name"),
    [("Rosa never forgave Vale for it.", "forgave Vale"), ("Rosa met van Dyke on Friday.", "van Dyke")],
)
def test_a_small_verb_opens_no_name(nlp, text, name):
    """Whatever the recogniser takes it for; a particle is small too and stays."""
    doc = nlp(text)
    place = next(token.i for token in doc if token.idx == text.index(name))
    found = trimmed(doc, Name(place, place + 2, "PERSON"))
    assert found is not None
    assert doc[found.start : found.end].text == name.removeprefix("forgave ")


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


@pytest.mark.parametrize("text", ["Philly is a city in Pennsylvania.", "She moved back to Philly in May."])
def test_the_nickname_of_a_great_city_is_a_place(named, text):
    """Whatever the recogniser takes it for."""
    assert "PLACE Philly" in named(text)


def test_every_mention_is_its_slice_of_the_source(read):
    """Whatever the cleaning does, offsets point into the text as it was given."""
    text = "BOYD &amp; MARSH SUES CITY\n\nRosa\u00a0Vale of Boyd &amp; Marsh\n paid $3&nbsp;million\u200b on May 3."
    assert all(text[m.start : m.end] == m.text for m in read(text).mentions)
