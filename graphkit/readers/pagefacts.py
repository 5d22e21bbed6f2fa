"""Title, author and date that a web page gives in its head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import islice
from typing import Any

from graphkit.readers.dates import iso_date
from graphkit.readers.outline import Outline
from graphkit.readers.records import Facts
from graphkit.readers.tags import pages

_SITE = re.compile(r"\s+[|–—·•»-]\s+[^|–—·•»]{2,40}$")
_BAR = re.compile(r"\s+\|\s+[^|]{2,40}$")
_BY = re.compile(r"^(?:by|von|par|por)[:\s]\s*(?=[A-Z])", re.IGNORECASE)
_URL = re.compile(r"^(?:https?:)?//|^@|^www\.")
_NAME = re.compile(r"(?:[Bb]y:? )?([A-Z][\w.’'-]*(?: (?:de|van|von|[A-Z][\w.’'-]*)){1,3}),?")
_LD = re.compile(r"ld\+json", re.IGNORECASE)


def page_facts(page: str, found: Outline, heading: str | None) -> Facts:
    """Return what the head of `page` says; `heading` is the text of its first <h1>."""
    linked = _linked(page, found)
    linked = replace(linked, title=_BAR.sub("", linked.title)) if linked.title else linked
    head = Facts(_title(page, found, heading), _meta(found, "author") or _byline(page, found), _published(found))
    facts = linked.or_else(head)
    return replace(facts, author=_BY.sub("", facts.author)) if facts.author else facts


def _title(page: str, found: Outline, heading: str | None) -> str | None:
    named = _meta(found, "title")
    if named:
        return _SITE.sub("", named)
    written = " ".join(unescape(page[found.titles[0].start : found.titles[0].end]).split()) if found.titles else ""
    if heading and (not written or heading in written):
        return heading
    return _SITE.sub("", written) or heading


def _meta(found: Outline, field: str) -> str | None:
    """Return the content of the first of the usual <meta> names that the page has."""
    values: dict[str, str] = {}
    for meta in found.metas:
        for key in ("property", "name", "itemprop"):
            if meta[""] == "meta" and meta.get(key) and meta.get("content", "").strip():
                values.setdefault(meta[key].lower(), meta["content"].strip())
    named = (values[name] for name in pages()["meta"][field] if name in values)
    return next((value for value in named if not _URL.match(value)), None)


def _byline(page: str, found: Outline) -> str | None:
    """Return the first name of a person in an element that is called byline or author."""
    for chunk, element in zip(found.chunks, found.elements, strict=True):
        near = islice(element.up(), 3) if element else ()
        if any((one.words | one.names) & frozenset(pages()["author"]) for one in near):
            match = _NAME.fullmatch(" ".join(unescape(page[chunk.start : chunk.end]).split()))
            if match:
                return match[1]
    return None


def _published(found: Outline) -> str | None:
    named = _meta(found, "published")
    times = (meta["datetime"] for meta in found.metas if meta[""] == "time" and meta.get("datetime"))
    return iso_date(named or "") or next((date for date in map(iso_date, times) if date), None)


def _linked(page: str, found: Outline) -> Facts:
    """Return what JSON-LD says of the article."""
    facts = Facts()
    for script in found.scripts:
        if script.name == "script" and _LD.search(page, max(0, script.start - 120), script.start):
            for one in _things(page[script.start : script.end]):
                facts = facts.or_else(_article(one))
    return facts


def _things(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        waiting = [json.loads(text.strip().removesuffix(";"), strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting = one[:50] + waiting
        elif isinstance(one, dict):
            yield one
            waiting += [one["@graph"]] if isinstance(one.get("@graph"), list) else []


def _article(thing: Mapping[str, Any]) -> Facts:
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if not any(kind in pages()["meta"]["articles"] for kind in kinds if isinstance(kind, str)):
        return Facts()
    title = thing.get("headline")
    date = thing.get("datePublished")
    names = ", ".join(_names(thing.get("author")))
    return Facts(
        unescape(title) if isinstance(title, str) else None,
        names or None,
        iso_date(date) if isinstance(date, str) else None,
    )


def _names(author: Any) -> Iterator[str]:
    for one in author[:10] if isinstance(author, list) else [author]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name and not _URL.match(name):
            yield unescape(name)
