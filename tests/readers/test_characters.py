"""Characters are made plain, one map for all."""

from __future__ import annotations

import pytest

from graphkit.readers.characters import plain_characters


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ann&#39;s &amp; Bo&mdash;&nbsp;x", "Ann's & Bo— x"),
        ("AT&T; R&D &unknown; &amp;lt;", "AT&T; R&D &unknown; &lt;"),
        ("“Ann’s”", "“Ann’s”"),
        ("$3\u00a0million", "$3 million"),
        ("\u200bLar\u00adry\u2060 \u202eKent\u202c\x00", "Larry Kent"),
        ("Ｌｅｅ Griﬃth &#xFB01;", "Lee Griffith fi"),
        ("Jose\u0301 Nu\u0301n\u0303ez e&#769;", "José Núñez é"),
        ("L" + "\u0301" * 500 + "ee", "Lee"),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("Ann\x92s \x93office\x94", "Ann’s “office”"),
        ("&#0;&#xD800;&#x110000;", "\ufffd\ufffd\ufffd"),
    ],
)
def test_what_is_read(written: str, read: str) -> None:
    """Entities, odd spaces, invisible, compatible and composed characters; curly quotes stay."""
    assert plain_characters(written).text == read


def test_a_combining_sequence_maps_as_a_unit() -> None:
    """The accent is never cut from its letter."""
    clean = plain_characters("Jose\u0301 Lee")
    assert clean.source_span(3, 4) == (3, 5)
    assert clean.source_span(5, 8) == (6, 9)


def test_what_is_invisible_is_accounted_for() -> None:
    """With the reason."""
    dropped = plain_characters("Lar\u00adry").dropped
    assert [(one.start, one.end, one.reason) for one in dropped] == [(3, 4, "control")]
