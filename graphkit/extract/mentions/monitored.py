"""Headers of monitored broadcasts and papers: "Moscow TASS in English 1740 GMT 20 Sep 88" names a city and its outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.extract.spans import Name
from graphkit.extract.tokens import text_of
from graphkit.places import place_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc


_HEADER = re.compile(
    r"(?:(?P<number>\b[0-9A-Z]*\d{4}[0-9A-Z]*\s+)|^)"
    r"(?P<source>[A-Z][^\s()\d]*(?: (?!\S*\d{4})[^\s()]+){1,7}?)(?: \([^()\n]*\))?"
    r" in [A-Z][a-z-]+(?: and [A-Z][a-z]+)? (?(number)(?:\d{4} GMT )?|\d{4} GMT )\d{1,2} [A-Z][a-z]{2} \d\d(?:\d\d)?\b",
    re.MULTILINE,
)
"""The number of the item, the city and the outlet, the language, the hour and the date; the number or the hour may be missing."""
_CITY = 3
"""Words of a city's name at most."""
_KINDS = frozenset({"city", "state", "country"})
_REASON = "header of a monitored outlet"


def monitored(doc: Doc) -> Iterator[Name]:
    """Yield the cities and the outlets that headers name."""
    for city, outlet in headers(doc):
        yield Name(*city, "PLACE", _REASON, 0.9)
        yield Name(*outlet, "ORG", _REASON, 0.9)


def headers(doc: Doc) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the tokens of each header's city and those of its outlet."""
    for match in _HEADER.finditer(text_of(doc)):
        start, end = match.span("source")
        named = doc.char_span(start, end)
        if named is not None:
            for size in range(min(_CITY, len(named) - 1), 0, -1):
                known = place_named(named[:size].text)
                if known is not None and known.subtype in _KINDS and named[size].text[:1].isupper():
                    yield (named.start, named.start + size), (named.start + size, named.end)
                    break
