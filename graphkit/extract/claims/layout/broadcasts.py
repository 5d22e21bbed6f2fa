"""Where the outlets are that headers of monitored broadcasts and papers name: "Moscow TASS in English 1740 GMT 20 Sep 88"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.mentions.monitored import headers
from graphkit.extract.status.statements import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from graphkit.extract.parse.arguments import Arguments

_RULE = "outlet.monitored"


def statements(doc: Doc, arguments: Arguments) -> Iterator[Statement]:
    """Yield in which city an outlet is that a header names."""
    for city, outlet in headers(doc):
        place, body = arguments.opening(doc[city[0]]), arguments.opening(doc[outlet[0]])
        if place is not None and body is not None and (place.type, body.type) == ("PLACE", "ORG"):
            yield Statement("LOCATED_IN", body, place, place.root, _RULE, 0.8)
