"""Sentences are shown as a reader writes them, the two names marked where they stand."""

from __future__ import annotations

from dataclasses import replace

from cli.conftest import ROW

from graphkit.cli.marking import CLOSE, OPEN, marked


def claim(exact, quote, subject, target, **fields):
    """Return a claim whose two names are given as they stand in the source."""
    places = [(exact.index(name) + 100, exact.index(name) + len(name) + 100) for name in (subject, target)]
    return replace(ROW, exact=exact, quote=quote, subject=places[0], object=places[1], **fields)


def shown(row):
    """Return the sentence with its marks."""
    return marked(row).replace(OPEN, "[").replace(CLOSE, "]")


def test_both_names_are_marked():
    """The eye finds them."""
    assert shown(ROW) == "[Ann Lee] paid [Bo Poe]."


def test_marks_find_their_place_in_the_cleaned_sentence():
    """Tags, entities and line breaks of the source do not shift them."""
    row = claim(
        'Ann\n <b>O&#8217;Lee</b> &amp; Co paid <a href="x">Bo Poe</a>.',
        "Ann O’Lee & Co paid Bo Poe.",
        "Ann\n <b>O&#8217;Lee</b> &amp; Co",
        "Bo Poe",
    )
    assert shown(row) == "[Ann O’Lee & Co] paid [Bo Poe]."


def test_the_right_one_of_two_equal_names_is_marked():
    """A name that stands twice is marked where the claim is about it."""
    exact = "Poe left; later Lee paid Poe."
    row = replace(ROW, exact=exact, quote=exact, subject=(116, 119), object=(125, 128))
    assert shown(row) == "Poe left; later [Lee] paid [Poe]."


def test_a_name_that_is_not_found_is_not_marked():
    """The sentence is shown all the same."""
    assert shown(replace(ROW, quote="Something else.")) == "Something else."


def test_a_name_that_stands_before_the_sentence_is_not_marked():
    """An entry of a list is about the name in its heading; nothing else is taken for it."""
    assert shown(replace(ROW, subject=(92, 95))) == "Ann Lee paid [Bo Poe]."


def test_private_characters_of_a_document_are_no_marks():
    """A document cannot write in bold."""
    assert marked(replace(ROW, quote=f"{OPEN}Ann Lee paid Bo Poe.{CLOSE}")).count(OPEN) == 2
