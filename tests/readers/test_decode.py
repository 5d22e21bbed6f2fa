"""Bytes become the text that their writer meant."""

from __future__ import annotations

import pytest

from graphkit.errors import ReadError
from graphkit.readers.decode import declaration, decoded, without_surrogates

SENTENCE = "Zoë Núñez met Ann Lee in Calder. "


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    """The mark itself is no part of the text, so that offsets start at the first letter."""
    assert decoded(SENTENCE.encode(encoding)).text == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_told_without_a_mark(encoding: str) -> None:
    """By where their zero bytes stand."""
    found = decoded(SENTENCE.encode(encoding))
    assert (found.text, found.encoding) == (SENTENCE, encoding)


def test_the_declared_encoding_goes_before_utf8() -> None:
    """A page that says Latin-1 is read as browsers do, as Windows-1252."""
    data = "<meta charset=iso-8859-1><p>“Zoë”".encode("cp1252")
    found = decoded(data, declared=declaration(data))
    assert found.text.endswith("“Zoë”")
    assert found.encoding == "windows-1252"


def test_a_wrong_declaration_is_passed_over() -> None:
    """A page of single bytes that says UTF-16 is not."""
    assert decoded(b"<p>Ann Lee", declared="utf-16").text == "<p>Ann Lee"
    assert decoded(b"<p>Ann Lee", declared="no-such-code").text == "<p>Ann Lee"


def test_few_accents_are_windows_1252() -> None:
    """A detector has no evidence in one accent and invents an alphabet."""
    found = decoded("José Núñez – “paid”".encode("cp1252"))
    assert (found.text, found.encoding) == ("José Núñez – “paid”", "windows-1252")


def test_much_beyond_ascii_goes_to_the_detector() -> None:
    """Russian in KOI8-R is no row of accents."""
    text = "Мэр города встретился с депутатами и обсудил бюджет на следующий год. " * 5
    assert decoded(text.encode("koi8-r")).text == text


def test_stray_bytes_are_read_and_warned_of() -> None:
    """Text that is UTF-8 elsewhere keeps what it has."""
    found = decoded("Zoë ".encode() + b"Jos\xe9 " + "Núñez".encode())
    assert found.text == "Zoë José Núñez"
    assert found.warnings == ("bytes that are no UTF-8 were read as Windows-1252, the first at 8",)


def test_lone_surrogates_never_survive() -> None:
    """SQLite and spaCy refuse them."""
    found = decoded(b"Ann \xed\xa0\x80 Lee")
    assert found.text == "Ann \ufffd Lee"
    assert found.warnings
    assert without_surrogates("a\ud800b") == "a\ufffdb"


def test_the_user_may_override() -> None:
    """Whatever the file says of itself; an unknown name is an error that names it."""
    assert decoded(b"Jos\x8e", override="mac_roman").text == "José"
    with pytest.raises(ReadError, match="'klingon'"):
        decoded(b"x", override="klingon")
    with pytest.raises(ReadError, match="'zlib'"):
        decoded(b"x", override="zlib")
