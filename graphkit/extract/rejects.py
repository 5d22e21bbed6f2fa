"""What looks like a name and is none: labels, weekdays, products, links, generic groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.spans import Name
from graphkit.extract.tokens import capital, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NOISE = re.compile(r"[\W\d_]*")


def is_name(doc: Doc, name: Name) -> bool:
    """Whether `name` can be a node of the graph."""
    span = doc[name.start : name.end]
    text = span.text.strip()
    low = " ".join(plain(token) for token in span)
    if (
        len(text) < 2
        or _NOISE.fullmatch(text)
        or low in words("never_names")
        or low in words("group_nouns") | words("committee_nouns")
    ):
        return False
    if not any(capital(token) or token.text[:1].isdigit() or any(map(str.isupper, token.text)) for token in span):
        return False
    if name.type == "PERSON" and any(character.isdigit() for character in text):
        return False
    return not any(token.like_url or token.like_email or token.text.startswith(("#", "@", "http")) for token in span)
