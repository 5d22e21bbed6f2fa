"""A text becomes a document, read as its media type says."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from graphkit.model import Document
from graphkit.readers.clean import plain
from graphkit.readers.decode import Decoded
from graphkit.readers.head import facts_of
from graphkit.readers.html import html_document
from graphkit.readers.making import made
from graphkit.readers.markdown import markdown_document
from graphkit.readers.records import NOTHING, Facts, Source

_CLOSED = re.compile(r"</(?:p|div|li|ul|td|h[1-6]|article|section|table)\s*>", re.IGNORECASE)


def text_document(source: Source, text: Decoded, facts: Facts = NOTHING) -> Document:
    """Return `text`, cleaned, as the document of `source`. `facts` that came with it go before those that it gives."""
    if source.media_type == "text/plain" and _is_page(text.text):
        source = replace(source, media_type="text/html")
    if source.media_type == "text/html":
        return html_document(source, text, facts)
    if source.media_type == "text/markdown":
        return markdown_document(source, text, facts)
    clean = plain(text.text)
    return made(source, text, clean, facts.or_else(facts_of(clean)))


def _is_page(text: str) -> bool:
    """Whether a text is the source of a page, as the fields of exported tables often are."""
    return len(list(islice(_CLOSED.finditer(text, 0, 20_000), 2))) == 2
