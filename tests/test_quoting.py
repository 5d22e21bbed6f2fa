"""Nothing that a document contains steers a terminal or breaks a file format."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from graphkit.quoting import formula_safe, json_text, utf8_text, visible, xml_text

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


def test_escape_sequences_are_spelled_out():
    """An escape sequence in a name is shown, not obeyed."""
    assert visible("Ann\x1b]0;owned\x07 Lee\x9b2J") == "Ann\\x1b]0;owned\\x07 Lee\\x9b2J"


def test_direction_overrides_are_spelled_out():
    """A right-to-left override cannot make a name read backwards."""
    assert visible("Ann \u202eeeL\u2069") == "Ann \\u202eeeL\\u2069"


def test_a_text_is_shown_on_one_line():
    """Line breaks and tabs become one blank, so that a row stays a row."""
    assert visible("Ann\n\t Lee\u2028Poe") == "Ann Lee\\u2028Poe"


def test_letters_of_any_script_stay():
    """What people write is left alone, joiners included."""
    assert visible("Zoë Şahin ‘नमस्\u200dते’ 👩\u200d⚖️") == "Zoë Şahin ‘नमस्\u200dते’ 👩\u200d⚖️"


@given(ANY_TEXT)
def test_json_gives_the_same_text_back(text):
    """Escaping for JSON loses nothing."""
    assert json.loads(json_text([text])) == [text]


@given(ANY_TEXT)
def test_json_holds_nothing_a_terminal_obeys(text):
    """JSON printed on a terminal is as safe as a table."""
    written = json_text([text]).replace(" ", "_")
    assert visible(written) == written


@given(ANY_TEXT)
def test_xml_text_can_be_parsed(text):
    """Whatever stands in a document, the XML around it is well formed."""
    element = ET.Element("a")
    element.text = xml_text(text)
    back = ET.fromstring(ET.tostring(element, "utf-8"))  # noqa: S314
    assert (back.text or "") == xml_text(text)


@given(ANY_TEXT)
def test_utf8_text_can_be_encoded(text):
    """Lone surrogates never reach a file."""
    assert b"\0" not in utf8_text(text).encode("utf-8")


def test_a_formula_is_shown_not_run():
    """A spreadsheet takes a cell that begins like a formula for text; numbers stay numbers."""
    assert [formula_safe(value) for value in ("=1+1", "@SUM(A1)", "-5", "Ann", -5)] == [
        "'=1+1",
        "'@SUM(A1)",
        "'-5",
        "Ann",
        -5,
    ]
