"""A name that was given several types in one document has one, where nothing says that two things bear it."""

from __future__ import annotations

import pytest

from graphkit.extract.mentions.one_type import agree_on_types
from graphkit.extract.spans import MentionSpan


def mentions_of(doc, *told):
    """Return mentions of one word each, told by the word's place and the type."""
    return [
        MentionSpan(i, i + 1, doc[i].idx, doc[i].idx + len(doc[i]), type_, "name", doc[i].text, doc[i])
        for i, type_ in told
    ]


@pytest.mark.parametrize(
    ("text", "given", "types"),
    [
        ("Zelvik grew. Zelvik shrank. Zelvik stayed.", ["PLACE", "PERSON", "PLACE"], ["PLACE", "PLACE", "PLACE"]),
        ("Zelvik grew. Mr. Zelvik shrank.", ["PLACE", "PERSON"], ["PLACE", "PERSON"]),
        ("Zelvik sells. Zelvik grew. Zelvik Homes builds.", ["PERSON", "PERSON"], ["ORG", "ORG"]),
    ],
)
def test_one_name_has_one_type(nlp, text, given, types):
    """Most mentions decide; a title sets a person apart; a body's name explains what it begins with."""
    doc = nlp.make_doc(text)
    words = [token.i for token in doc if token.text == "Zelvik"]
    found = mentions_of(doc, *zip(words, given, strict=False))
    if "Homes" in text:
        whole = doc[words[2] : words[2] + 2]
        longer = MentionSpan(
            whole.start, whole.end, whole.start_char, whole.end_char, "ORG", "name", whole.text, doc[whole.start]
        )
        agree_on_types(doc, [*found, longer, *mentions_of(doc, (words[0], "ORG"))])
    else:
        agree_on_types(doc, found)
    assert [mention.type for mention in found] == types


def test_a_surname_is_left_alone(nlp):
    """Whether a surname is a town in one spot was decided by the words around it."""
    doc = nlp.make_doc("Ann Zelvik moved to Zelvik. Zelvik won.")
    full = MentionSpan(0, 2, 0, 10, "PERSON", "name", "Ann Zelvik", doc[1])
    found = mentions_of(doc, (4, "PLACE"), (6, "PERSON"))
    agree_on_types(doc, [full, *found])
    assert [mention.type for mention in found] == ["PLACE", "PERSON"]


def test_an_acronym_of_a_body_is_the_body(nlp):
    """The letters of a body's name mean the body, however often they were taken for a place."""
    doc = nlp.make_doc("Baker Union of Zelvik met. BUZ paid. BUZ left. BUZ won.")
    full = MentionSpan(0, 4, 0, 21, "ORG", "name", "Baker Union Zelvik", doc[1])
    words = [token.i for token in doc if token.text == "BUZ"]
    found = mentions_of(doc, *zip(words, ["PLACE", "PLACE", "ORG"], strict=True))
    agree_on_types(doc, [full, *found])
    assert [mention.type for mention in found] == ["ORG", "ORG", "ORG"]
