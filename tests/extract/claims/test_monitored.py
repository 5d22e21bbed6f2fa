"""Headers of monitored outlets name a city and the outlet that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("header", "city", "outlet"),
    [
        ("FL2706231194 Havana Radio Kestrel Network in Spanish 1402 GMT 27 Jun 94", "Havana", "Radio Kestrel Network"),
        ("94AS0286D Mexico City EL HALCON (SUNDAY PART) in Spanish 7 May 94 p 13", "Mexico City", "EL HALCON"),
        ("Berlin K-TV in German 1900 GMT 10 May 94", "Berlin", "K-TV"),
    ],
)
def test_a_header_puts_an_outlet_into_its_city(
    header: str, city: str, outlet: str, stated: Callable[[str], list[str]]
) -> None:
    """City, outlet, language and date make a header, whatever number stands before them."""
    assert f"{outlet} LOCATED_IN {city} asserted" in stated(header)


@pytest.mark.parametrize(
    "text", ["Lee wrote to Roe in English 10 May 94.", "Havana Radio Kestrel Network in Spanish is loud."]
)
def test_what_is_no_header_puts_nothing_anywhere(text: str, stated: Callable[[str], list[str]]) -> None:
    """Without a city before the outlet, or without a date behind the language, there is no header."""
    assert [claim for claim in stated(text) if "LOCATED_IN" in claim] == []
