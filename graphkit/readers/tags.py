"""The source of a web page as text and tags, with the place of each, whatever its nesting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib.resources import files
from tomllib import loads
from typing import Any

_TAG = re.compile(
    r"""<(/?)([A-Za-z][^\s/>]{0,60})"""
    r"""([^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)[^>=]*+)*+)>"""
)
_ATTRIBUTE = re.compile(
    r"""(?:^|[\s/"'])(class|id|role|hidden|aria-hidden|style|itemprop|rel|property|name|content|datetime|type)"""
    r"""\s*+(?:=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++))?""",
    re.IGNORECASE,
)
_RAW = {"title": "title", "textarea": "textarea", "xmp": "xmp"}


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the page: `kind` is text, start, end, markup or script; `name` that of the element."""

    kind: str
    name: str
    start: int
    end: int


@cache
def pages() -> Mapping[str, Any]:
    """Return the tables of data/pages.toml."""
    return loads(files("graphkit").joinpath("data/pages.toml").read_text("utf-8"))


def tokens(page: str) -> Iterator[Token]:
    """Yield the whole of `page` in order. The inside of scripts and the like is one token of kind script."""
    at = 0
    last = page.rfind(">")
    while at < len(page):
        mark = page.find("<", at)
        if mark < 0 or mark > last:
            yield Token("text", "", at, len(page))
            return
        token = _markup(page, mark)
        if token is None:
            yield Token("text", "", at, mark + 1)
            at = mark + 1
            continue
        if at < mark:
            yield Token("text", "", at, mark)
        yield token
        at = token.end
        if token.kind == "start":
            inside = _raw(page, token)
            if inside is not None:
                yield inside
                at = inside.end


def attributes(page: str, token: Token) -> dict[str, str]:
    """Return the attributes of a start tag that say what its text is."""
    inside = page[token.start + 1 + len(token.name) : token.end - 1]
    if "=" not in inside and "hidden" not in inside:
        return {}
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(inside[:20_000]):
        found.setdefault(name.lower(), unescape(value.strip("\"'")))
    return found


def _markup(page: str, at: int) -> Token | None:
    follows = page[at + 1 : at + 4]
    if follows == "!--":
        return Token("markup", "", at, _after(page, "-->", at + 2))
    if follows[:1] in ("!", "?"):
        return Token("markup", "", at, _after(page, ">", at))
    match = _TAG.match(page, at)
    if match is None:
        return Token("markup", "", at, _after(page, ">", at)) if follows[:1] == "/" else None
    return Token("end" if match[1] else "start", match[2].lower(), at, match.end())


def _raw(page: str, token: Token) -> Token | None:
    """Return the inside of an element whose content is no markup."""
    if token.name in _RAW:
        return Token(_RAW[token.name], token.name, token.end, _closing(page, token))
    if token.name in pages()["script"] and not page.startswith("/>", token.end - 2):
        return Token("script", token.name, token.end, _closing(page, token))
    return None


def _closing(page: str, token: Token) -> int:
    match = _closer(token.name).search(page, token.end)
    return match.start() if match else len(page)


@cache
def _closer(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE)


def _after(page: str, end: str, at: int) -> int:
    found = page.find(end, at)
    return found + len(end) if found >= 0 else len(page)
