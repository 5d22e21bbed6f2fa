"""Web pages: the article, with the way back to the page's source; title, author and date from its head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphkit.model import Document
from graphkit.readers.article import regions
from graphkit.readers.clean import tidied
from graphkit.readers.decode import Decoded, declaration, decoded
from graphkit.readers.flow import flow
from graphkit.readers.head import facts_of
from graphkit.readers.looks import refuse_binary
from graphkit.readers.making import made
from graphkit.readers.outline import outline
from graphkit.readers.pagefacts import page_facts
from graphkit.readers.records import NOTHING, Facts, ReadOptions, Source
from graphkit.text import CleanText

MEDIA_TYPE = "text/html"


def html_documents(source: Source, options: ReadOptions) -> Iterator[Document]:
    """Yield the one document of a web page."""
    refuse_binary(source.data)
    text = decoded(source.data, declared=declaration(source.data), override=options.encoding)
    yield html_document(replace(source, media_type=MEDIA_TYPE), text)


def html_document(source: Source, text: Decoded, facts: Facts = NOTHING) -> Document:
    """Return the article of the page `text` as the document of `source`."""
    clean, own, flattened = page(text.text)
    if flattened:
        text = replace(text, warnings=(*text.warnings, "elements nested too deeply were read as if side by side"))
    return made(source, text, clean, facts.or_else(own).or_else(facts_of(clean)))


def page(text: str) -> tuple[CleanText, Facts, bool]:
    """Return the clean text of a page, what its head says, and whether it is nested too deeply to be read as it is."""
    found = outline(text)
    raw = flow(text, found, regions(text, found))
    clean = tidied(raw, media_type=MEDIA_TYPE)
    heading = next((clean.text[block.start : block.end] for block in clean.blocks if block.kind == "title"), None)
    return clean, page_facts(text, found, heading), found.flattened
