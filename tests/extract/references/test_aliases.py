"""Two names are one's where the text says so."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Harbor Trust, formerly known as Calder Savings Bank, paid a fine.",
            {"Harbor Trust", "Calder Savings Bank"},
        ),
        ("Ostrow Steel Corp. (formerly Calder Iron Works) closed.", {"Ostrow Steel Corp.", "Calder Iron Works"}),
        ("Calder College (now Calder State University) opened in 1950.", {"Calder College", "Calder State University"}),
        ("Dock Savings Bank was renamed Harbor Trust in 2019.", {"Dock Savings Bank", "Harbor Trust"}),
        ("Midland Players (later renamed the English Players) toured.", {"Midland Players", "English Players"}),
        ("Maya Stark, also known as Lena Roe, was charged. Roe denied it.", {"Maya Stark", "Lena Roe", "Roe"}),
        ("Lorna Vexley (née Ibarra) spoke on Monday. Ibarra thanked them.", {"Lorna Vexley", "Ibarra"}),
        ("Kerri Stark was born Kerri Vane in Ohio. Vane won.", {"Kerri Stark", "Kerri Vane", "Vane"}),
    ],
)
def test_a_text_tells_another_name(together, text, names):
    """Known as, formerly, now, renamed, born: what follows is the same person or body, here and later."""
    assert names in together(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ray Stark, formerly of Vexley Partners, met Maya Stark.",
        "Ann Lee, then Ray Stark, spoke against it.",
        "Ann Lee later named Ray Stark to the board.",
        "She met Ann Lee, then called Ray Stark.",
        "The chair is Ann Lee (then Ray Stark).",
        "Harbor Trust has renamed Dock Savings Bank.",
        "Calder College, now part of Ostrow University, opened in 1950.",
    ],
)
def test_what_somebody_left_or_belongs_to_is_no_other_name(together, text):
    """Nor is who came next."""
    assert together(text) == []


def test_a_maiden_name_is_hers_alone(together):
    """Her father keeps his: only the mention that tells it is hers."""
    found = together("Ray Ibarra spoke. Lorna Vexley (née Ibarra) thanked Ray Ibarra.")
    assert {"Lorna Vexley", "Ibarra"} in found
    assert not any("Ray Ibarra" in names for names in found)
