"""Votes on the types of names: the recogniser's opinion, the words of a name and the words around it."""

from __future__ import annotations

import numpy as np
import pytest

from graphkit.extract.mentions.borders import parts
from graphkit.extract.mentions.kinds import typed
from graphkit.extract.mentions.makeup import is_nationality, made_up, shouted_words
from graphkit.extract.mentions.surroundings import local
from graphkit.extract.mentions.votes import USUAL, Vote, belief, body_belief, counted, opinion, strongest, thinkable
from graphkit.extract.spans import Name


def doc_with(nlp, text, *rows):
    """Return `text` as a Doc in which the recogniser has the opinions `rows`, one a word."""
    doc = nlp.make_doc(text)
    if rows:
        doc._.opinions = np.array(rows, dtype=np.float32)
    return doc


def test_the_opinion_of_a_name_is_that_of_its_words(nlp):
    """The mean over the words, as shares of what they have for any name; where the recogniser saw none, what is usual."""
    doc = doc_with(nlp, "Zelvik Mill grew", (0.3, 0.1, 0.0), (0.1, 0.3, 0.0), (0.0, 0.0, 0.01))
    shares = {"PERSON": 0.5, "ORG": 0.5, "PLACE": 0.0}
    assert opinion(doc, Name(0, 2, "ORG")) == pytest.approx(shares)
    assert opinion(doc, Name(2, 3, "PLACE"))["PLACE"] == USUAL
    assert belief(doc, Name(0, 2, "ORG")) == pytest.approx(0.2)
    assert belief(doc, Name(0, 2, "PAC")) == pytest.approx(0.4)


def test_another_recogniser_has_the_usual_opinion(nlp):
    """Only the one that comes with graphkit tells probabilities."""
    doc = doc_with(nlp, "Zelvik grew")
    assert opinion(doc, Name(0, 1, "PLACE"))["PLACE"] == belief(doc, Name(0, 1, "PLACE")) == USUAL


def test_votes_add_up():
    """Votes against a type count too, and the strongest vote gives the reason."""
    votes = [Vote("PLACE", 1.0, "a town"), Vote("PLACE", -0.5, "the before it"), Vote("PLACE", 2.0, "a dateline")]
    assert counted(votes) == {"PERSON": 0.0, "ORG": 0.0, "PLACE": 2.5}
    assert strongest(votes, "PLACE") == "a dateline"


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("Zelvik Foundation", {"ORG": "a body's last word"}),
        ("Susan Zelvik", {"PERSON": "a first name before a surname"}),
        ("ZVK", {"ORG": "written as an acronym"}),
        ("Nebraska", {"PLACE": "a country or state"}),
        ("White House", {}),
        ("Zelvik", {}),
    ],
)
def test_the_words_of_a_name_speak(nlp, text, votes):
    """A body's last word, a first name, capitals or the gazetteer; not what a great city is called in translation."""
    doc = nlp.make_doc(text)
    found = {vote.type: vote.reason for vote in made_up(doc, Name(0, len(doc), "ORG"))}
    found.pop("PLACE", None) if text == "White House" else None
    assert found == votes


def test_a_repair_says_why(nlp):
    """The reason of a changed type is what speaks most for the new one."""
    doc = nlp("Susan Zelvik came. Zelvik sings.")
    doc._.opinions = np.array([(0.9, 0.0, 0.0)] * 2 + [(0.0, 0.0, 0.0)] * 2 + [(0.3, 0.4, 0.0)] + [(0.0, 0.0, 0.0)] * 2)
    found = typed(doc, [Name(0, 2, "PERSON"), Name(4, 5, "ORG")])
    assert [(name.type, name.reason) for name in found] == [
        ("PERSON", "recogniser"),
        ("PERSON", "ORG to PERSON: surname of a full name"),
    ]


def test_a_sure_recogniser_is_believed(nlp):
    """A surname does not overrule an opinion that leaves no doubt, such as of a town called like the man who lives there."""
    doc = nlp("Susan Zelvik came. She left Zelvik.")
    sure = [(0.9, 0.0, 0.0)] * 2 + [(0.0, 0.0, 0.0)] * 4 + [(0.0, 0.0, 0.99), (0.0, 0.0, 0.0)]
    doc._.opinions = np.array(sure)
    assert [name.type for name in typed(doc, [Name(0, 2, "PERSON"), Name(6, 7, "PLACE")])] == ["PERSON", "PLACE"]


def test_what_the_second_layer_rules_out_is_no_office(nlp):
    """A pattern is believed where the second layer thinks it possible, where it leaves no doubt itself, and where no layer is."""
    doc = doc_with(nlp, "Chief grew", (0, 0, 0, 0.5, 0, 0, 0), (0, 0, 0, 0, 0, 0, 0))
    post, committee = Name(1, 2, "OFFICE", subtype="post"), Name(1, 2, "PAC", score=0.95)
    assert thinkable(doc, Name(0, 1, "OFFICE", subtype="post"))
    assert not thinkable(doc, post)
    assert thinkable(doc, committee)
    assert thinkable(nlp.make_doc("Chief grew"), post)
    assert body_belief(doc, 0, 2, "POST") == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Pell County Board of Elections met on Monday.", ["agency Pell County Board of Elections"]),
        (
            "hi gus, i talked to janet kowalski about the money and she says it was sent back last friday.",
            ["PERSON Janet Kowalski"],
        ),
    ],
)
def test_names_have_their_borders(named, text, names):
    """A body has what the second layer sees of it, and hasty mails are read too."""
    assert [name for name in named(text) if name in names] == names


def test_an_outlet_and_its_author_are_two(nlp):
    """What is built like a person's name behind a possessive is one."""
    doc = nlp.make_doc("Radio Nord's Susan Falk")
    found = parts(doc, Name(0, len(doc), "ORG"), frozenset())
    assert [(doc[n.start : n.end].text, n.type) for n in found] == [("Radio Nord", "ORG"), ("Susan Falk", "PERSON")]


def test_a_surname_of_several_words_is_its_bearers(together):
    """A name that ends a longer one is short for it, if no first name opens it."""
    found = together("Abdulrahman al-Kuwari paid for the trip. Van den Broek said al-Kuwari had never called him.")
    assert any({"Abdulrahman al-Kuwari", "al-Kuwari"} <= names for names in found)


def test_a_rare_first_name_opens_a_bodys_name(nlp):
    """A bare "Wells" is the Wells Courier, though some people are called so; a bare "Lee" would not be the Lee Courier."""
    doc = nlp("Wells Courier grew. Ann told Wells.")
    rows = [(0.0, 0.9, 0.0)] * 2 + [(0.0, 0.0, 0.0)] * 2 + [(0.9, 0.0, 0.0), (0.0, 0.0, 0.0), (0.5, 0.4, 0.0)]
    doc._.opinions = np.array([*rows, (0.0, 0.0, 0.0)])
    found = typed(doc, [Name(0, 2, "ORG"), Name(4, 5, "PERSON"), Name(6, 7, "PERSON")])
    assert [name.type for name in found] == ["ORG", "PERSON", "ORG"]


def test_one_enumeration_names_one_kind_of_thing(nlp):
    """Of a name that nobody knows, the parties beside it tell more than the recogniser; two names enumerate nothing."""
    party, unsure, none = (0.0, 0.9, 0.0), (0.5, 0.4, 0.0), (0.0, 0.0, 0.0)
    doc = nlp("Zelvik, the Ostrow and Shinvar gained seats.")
    doc._.opinions = np.array([unsure, none, none, party, none, party, none, none, none])
    names = [Name(0, 1, "PERSON"), Name(3, 4, "ORG"), Name(5, 6, "ORG")]
    assert [name.type for name in typed(doc, names)] == ["ORG", "ORG", "ORG"]
    assert typed(doc, names)[0].reason == "PERSON to ORG: the names beside it"
    assert [name.type for name in typed(doc, names[:2])] == ["PERSON", "ORG"]


@pytest.mark.parametrize(
    ("text", "name", "vote"),
    [
        ("She won the riding of Zelvik twice", "Zelvik", Vote("PLACE", 1.2, "what it is before it")),
        ("He is MP for Zelvik now", "Zelvik", Vote("PLACE", 1.2, "what it is before it")),
        ("The Zelvik candidate lost", "Zelvik", Vote("PERSON", -1.2, "what a party has behind it")),
        ("Nahel Uma (NU) lost", "Nahel Uma", Vote("ORG", 1.6, "its acronym behind it")),
        ("The Zelvik native won", "Zelvik", Vote("PLACE", 1.2, "somebody from there behind it")),
    ],
)
def test_what_stands_beside_a_name_speaks(nlp, text, name, vote):
    """A seat is a place, a candidate is a party's, and whose acronym follows is no person."""
    doc = nlp(text)
    span = doc.char_span(text.index(name), text.index(name) + len(name))
    assert vote in list(local(doc, Name(span.start, span.end, "PERSON")))


def test_a_firm_without_its_namesake_is_meant_by_its_first_word(nlp):
    """A bare word that looks like a surname is the firm's where the document has nobody of that name."""
    doc = nlp("Zelvik Homes grew. Ann sued Zelvik.")
    rows = [(0.0, 0.9, 0.0)] * 2 + [(0.0, 0.0, 0.0)] * 2 + [(0.9, 0.0, 0.0), (0.0, 0.0, 0.0), (0.9, 0.05, 0.0)]
    doc._.opinions = np.array([*rows, (0.0, 0.0, 0.0)])
    found = typed(doc, [Name(0, 2, "ORG"), Name(4, 5, "PERSON"), Name(6, 7, "PERSON")])
    assert [name.type for name in found] == ["ORG", "PERSON", "ORG"]


def test_the_last_word_of_a_site_stands_for_it(nlp):
    """Bare yards with their article are the ones that are named in full."""
    doc = nlp("Ostrow Yards flooded. He sold the Yards.")
    rows = [(0.0, 0.4, 0.5)] * 2 + [(0.0, 0.0, 0.0)] * 5 + [(0.1, 0.5, 0.1), (0.0, 0.0, 0.0)]
    doc._.opinions = np.array(rows)
    assert [name.type for name in typed(doc, [Name(0, 2, "PLACE"), Name(7, 8, "ORG")])] == ["PLACE", "PLACE"]


def test_words_of_nationality_are_no_names():
    """Neither the adjective nor the people; a country that is called like its people is one."""
    assert is_nationality("Namibian")
    assert is_nationality("South Africans")
    assert not is_nationality("Djibouti")
    assert not is_nationality("Zelvik")


def test_two_shouted_words_are_no_name(nlp):
    """Capitals make no body of the words of a heading, unless one of them says that it is a body."""
    doc = nlp.make_doc("ROAD REPAIRS. ROAD COMMISSION. ZELVIK ROAD.")
    assert [shouted_words(doc, start, start + 2) for start in (0, 3, 6)] == [True, False, False]


def test_a_plural_noun_says_what_the_names_behind_it_are(nlp):
    """Names that are announced as parties are no people, whatever they look like."""
    person, none = (0.6, 0.35, 0.0), (0.0, 0.0, 0.0)
    doc = nlp("She studied parties such as Zelvik and Ostrow.")
    doc._.opinions = np.array([none] * 5 + [person, none, person, none])
    assert [name.type for name in typed(doc, [Name(5, 6, "PERSON"), Name(7, 8, "PERSON")])] == ["ORG", "ORG"]


def test_a_surname_keeps_its_particle(nlp):
    """Al-Zelvik is the man whose full name ends so, and is no full name itself."""
    doc = nlp("Susan al-Zelvik came. Al-Zelvik sings.")
    person, none, body = (0.99, 0.0, 0.0), (0.0, 0.0, 0.0), (0.3, 0.4, 0.0)
    first = next(token.i for token in doc if token.text == "came")
    last = next(token.i for token in doc if token.text == "sings")
    doc._.opinions = np.array(
        [person if i < first else body if first + 1 < i < last else none for i in range(len(doc))]
    )
    found = typed(doc, [Name(0, first, "PERSON"), Name(first + 2, last, "ORG")])
    assert [name.type for name in found] == ["PERSON", "PERSON"]
