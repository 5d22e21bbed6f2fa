"""A text whose format is known by its media type, or has to be told from the text, becomes a document."""

from __future__ import annotations

from graphkit.model import Document
from graphkit.readers.clean import plain
from graphkit.readers.decode import Decoded
from graphkit.readers.head import facts_of
from graphkit.readers.making import made
from graphkit.readers.records import NOTHING, Facts, Source


def text_document(source: Source, text: Decoded, facts: Facts = NOTHING) -> Document:
    """Return `text`, cleaned, as the document of `source`. `facts` that came with it go before those that it gives."""
    clean = plain(text.text)
    return made(source, text, clean, facts.or_else(facts_of(clean)))
