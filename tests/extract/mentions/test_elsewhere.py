"""Names that were cut in one place and are whole in another of the same document."""

from __future__ import annotations

import pytest

from graphkit.extract.mentions.elsewhere import whole_as_elsewhere
from graphkit.extract.spans import Name


def named(nlp, text, *spans):
    """Return the names of `text` at `spans`, each tokens and a type, once they are whole."""
    doc = nlp.make_doc(text)
    found = whole_as_elsewhere(doc, [Name(*span) for span in spans])
    return [f"{name.type} {doc[name.start : name.end].text}" for name in found]


@pytest.mark.parametrize(
    ("text", "spans", "found"),
    [
        ("NTF-Orda met. NTF-Orda left.", [(0, 3, "ORG"), (5, 6, "ORG")], ["ORG NTF-Orda", "ORG NTF-Orda"]),
        (
            "Ann van Esk met Ann van Esk",
            [(0, 3, "PERSON"), (4, 5, "PERSON"), (6, 7, "PERSON")],
            ["PERSON Ann van Esk"] * 2,
        ),
        ("Marlow Mill met Marlow", [(0, 2, "ORG"), (3, 4, "PLACE")], ["ORG Marlow Mill", "PLACE Marlow"]),
        (
            "Peru and Chile met Peru and Chile",
            [(0, 3, "PLACE"), (4, 5, "PLACE")],
            ["PLACE Peru and Chile", "PLACE Peru"],
        ),
        ("the Orda movement and Orda movement", [(1, 3, "ORG"), (4, 5, "ORG")], ["ORG Orda movement", "ORG Orda"]),
    ],
)
def test_a_name_is_as_long_as_where_it_goes_on_in_the_same_way(nlp, text, spans, found):
    """The very words must follow; two places in a row are no name, and a common noun does not spread."""
    assert named(nlp, text, *spans) == found


def test_a_name_that_reaches_over_the_borders_stays(nlp):
    """What is longer still was not cut."""
    spans = [(0, 2, "ORG"), (3, 6, "ORG")]
    assert named(nlp, "Marlow Mill met Marlow Mill Trust", *spans) == ["ORG Marlow Mill", "ORG Marlow Mill Trust"]
