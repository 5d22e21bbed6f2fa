"""Small words that join the parts of a name, where the recogniser takes them for parts of it."""

from __future__ import annotations

import numpy as np
import pytest

from graphkit.extract.mentions.borders import parts
from graphkit.extract.mentions.bridges import bridged
from graphkit.extract.spans import Name

OUTSIDE = (0.0, 0.0, 0.0)


def joined(nlp, text, names, links):
    """Return the names of `text` once bridged: `names` by their words with a type, `links` what small words are thought to be."""
    doc = nlp.make_doc(text)
    spans = [Name(start, start + len(words.split()), type_) for start, words, type_ in placed(doc, names)]
    rows = {token.lower_: OUTSIDE for token in doc} | links
    doc._.opinions = np.array([rows[token.lower_] for token in doc], dtype=np.float32)
    return [f"{name.type} {doc[name.start : name.end].text}" for name in bridged(doc, spans)]


def placed(doc, names):
    """Yield each of `names` with the token at which its words begin."""
    words = [token.text for token in doc]
    for text, type_ in names.items():
        yield words.index(text.split()[0]), text, type_


@pytest.mark.parametrize(
    ("text", "names", "links", "found"),
    [
        ("the Gulf of Marra", {"Gulf": "PLACE", "Marra": "PLACE"}, {"of": (0, 0, 0.4)}, ["PLACE Gulf of Marra"]),
        ("the Gulf of Marra", {"Marra": "PLACE"}, {"of": (0, 0, 0.4), "gulf": (0, 0, 0.3)}, ["PLACE Gulf of Marra"]),
        ("the Gulf of Marra", {"Gulf": "PLACE", "Marra": "PLACE"}, {"of": (0, 0, 0.2)}, ["PLACE Gulf", "PLACE Marra"]),
        ("the Town of Marra", {"Town": "PLACE", "Marra": "PLACE"}, {"of": (0, 0, 0.4)}, ["PLACE Town", "PLACE Marra"]),
        ("Ulric of Marra", {"Marra": "PLACE"}, {"of": (0.7, 0, 0), "ulric": (0.7, 0, 0)}, ["PERSON Ulric of Marra"]),
        ("Mayor of Marra", {"Marra": "PLACE"}, {"of": (0.7, 0, 0), "mayor": (0.7, 0, 0)}, ["PLACE Marra"]),
        ("Riders of the Marra", {"Riders": "ORG", "Marra": "PLACE"}, {"of": (0, 0.6, 0)}, ["ORG Riders of the Marra"]),
    ],
)
def test_of_joins_what_the_recogniser_reads_as_one_name(nlp, text, names, links, found):
    """A place keeps its head and its "of"; a word for a town or a post before "of" is no part of a name."""
    assert joined(nlp, text, names, links) == found


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Lowry's Rating Service", {"Lowry": "ORG", "Rating Service": "ORG"}, ["ORG Lowry's Rating Service"]),
        (
            "Lowry told Lowry's Rating Service",
            {"Lowry": "ORG", "Rating Service": "ORG"},
            ["ORG Lowry", "ORG Rating Service"],
        ),
    ],
)
def test_a_possessive_ending_joins_what_is_no_name_alone(nlp, text, names, found):
    """Whom the text names by himself owns the other; who stands nowhere else is the first word of its name."""
    assert joined(nlp, text, names, {"'s": (0, 0.9, 0)}) == found


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("the Civic and Unity Party", {"Civic": "ORG", "Unity Party": "ORG"}, ["ORG Civic and Unity Party"]),
        (
            "Civic Party and Unity Party",
            {"Civic Party": "ORG", "Unity": "ORG"},
            ["ORG Civic Party", "ORG Unity"],
        ),
        (
            "Board for Norway and Peru",
            {"Board for Norway": "ORG", "Peru": "PLACE"},
            ["ORG Board for Norway and Peru"],
        ),
    ],
)
def test_and_joins_halves_but_no_two_bodies(nlp, text, names, found):
    """What tells no body before "and" belongs to the body behind it, and a second place to the body of the first."""
    assert joined(nlp, text, names, {"and": (0, 0.5, 0)}) == found


def test_a_body_keeps_what_it_is_for(nlp):
    """Only a body does: a person is not for what follows."""
    names, links = {"Seamen": "ORG", "Work": "ORG"}, {"for": (0, 0.4, 0)}
    assert joined(nlp, "Seamen for Work", names, links) == ["ORG Seamen for Work"]
    assert joined(nlp, "Seamen for Work", names | {"Seamen": "PERSON"}, links) == ["PERSON Seamen", "ORG Work"]


def test_an_acronym_of_the_document_tells_where_a_body_ends(nlp):
    """Whatever the recogniser thinks of the small word, the letters of FRND are four."""
    names = {"Free Republic of Norland": "PLACE", "Dale": "PLACE"}
    assert joined(nlp, "the Free Republic of Norland and the Dale : FRND", names, {}) == [
        "ORG Free Republic of Norland and the Dale"
    ]
    assert len(joined(nlp, "the Free Republic of Norland and the Dale : FRXD", names, {})) == 2


def test_a_comma_joins_partners_that_the_recogniser_reads_on(nlp):
    """Firms of several partners, and legal forms behind a comma."""
    names = {"Lowry": "ORG", "Inc.": "ORG"}
    assert joined(nlp, "Lowry, Inc.", names, {",": (0, 0.6, 0)}) == ["ORG Lowry, Inc."]
    assert joined(nlp, "Lowry, Inc.", names, {",": (0, 0.3, 0)}) == ["ORG Lowry", "ORG Inc."]


def test_another_recogniser_joins_nothing(nlp):
    """Only the one that comes with graphkit tells probabilities."""
    doc = nlp.make_doc("Gulf of Marra")
    names = [Name(0, 1, "PLACE"), Name(2, 3, "PLACE")]
    assert bridged(doc, names) == names


def test_a_name_is_not_divided_where_the_recogniser_reads_on(nlp):
    """A possessive ending parts two names, unless it is most likely in one."""
    doc = nlp.make_doc("Lowry's Rating Service grew")
    whole = Name(0, 4, "ORG")
    for share, expected in ((0.9, [whole]), (0.1, [Name(0, 1, "PERSON"), Name(2, 4, "ORG")])):
        doc._.opinions = np.array([(0, share, 0)] * len(doc), dtype=np.float32)
        assert parts(doc, whole, frozenset({"lowry"})) == expected
