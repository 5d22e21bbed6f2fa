"""The elements of a web page, and which of its texts stands in which: selectolax builds the tree, the source gives the places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from graphkit.readers.tags import Token, attributes, pages, tokens

# lexbor takes time by the square of the depth, and no page that people wrote is nested this deep.
DEEPEST = 256
_VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "image",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_UNNESTED = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup"])
_LEFT_OUT = frozenset(["html", "head", "body", "frameset", "plaintext"])
_RENAMED = {
    "noscript": "x-noscript",
    "template": "x-template",
    "select": "x-select",
    "option": "x-option",
    "form": "x-form",
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+")
_CHUNK = re.compile(r"\[(\d+)\]")
_NO_ATTRIBUTES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of text between two tags; `spaced` if white space alone goes before, `breaks` how many <br>."""

    start: int
    end: int
    spaced: bool
    breaks: int


@dataclass(slots=True, eq=False)
class Element:
    """An element of the tree, with what its attributes say of it."""

    name: str
    parent: Element | None
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> frozenset[str]:
        """The words of class and id."""
        value = f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}"
        return frozenset(word.lower() for word in _CAMEL.split(value) if word) if value != " " else frozenset()

    @property
    def names(self) -> frozenset[str]:
        """class, id, itemprop and rel, each written together in small letters."""
        keys = ("class", "id", "itemprop", "rel")
        values = " ".join(self.attributes.get(key, "") for key in keys).lower().split()
        return frozenset(re.sub(r"[^a-z0-9]+", "", value) for value in values)

    def up(self) -> Iterator[Element]:
        """Yield this element and those around it, inside out."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


@dataclass(frozen=True, slots=True)
class Outline:
    """The texts of a page in the order of the source, the element of each, and what is not text."""

    chunks: tuple[Chunk, ...]
    elements: tuple[Element | None, ...]
    """The innermost element of each chunk; None where the tree lost it."""
    scripts: tuple[Token, ...]
    metas: tuple[Mapping[str, str], ...]
    titles: tuple[Token, ...]
    """The insides of <title>."""
    flattened: bool
    """Whether elements nested too deeply were taken as if they stood beside each other."""


def outline(page: str) -> Outline:
    """Return the texts of `page` with the elements around them."""
    writer = _Skeleton(page)
    for token in tokens(page):
        writer.add(token)
    elements = _elements(writer)
    return Outline(
        tuple(writer.chunks),
        tuple(elements),
        tuple(writer.scripts),
        tuple(writer.metas),
        tuple(writer.titles),
        writer.flattened,
    )


class _Skeleton:
    """Rewrites a page with numbers for its texts, so that a parser's tree can be read back to places in the source."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.parts: list[str] = ["<!DOCTYPE html>"]
        self.chunks: list[Chunk] = []
        self.attributes: list[Mapping[str, str]] = []
        self.scripts: list[Token] = []
        self.metas: list[Mapping[str, str]] = []
        self.titles: list[Token] = []
        self.flattened = False
        self._open: Counter[str] = Counter()
        self._flat: Counter[str] = Counter()
        self._depth = 0
        self._spaced = False
        self._breaks = 0

    def add(self, token: Token) -> None:
        """Take the next token."""
        if token.kind == "text":
            self._text(token)
        elif token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(_RENAMED.get(token.name, token.name))
        elif token.kind == "script":
            self.scripts.append(token)
        elif token.kind == "title":
            self.titles.append(token)
        elif token.kind == "xmp":
            self._text(token)

    def _text(self, token: Token) -> None:
        if self.page[token.start : token.end].isspace():
            self._spaced = True
            self.parts.append(" ")
            return
        self.parts.append(f"[{len(self.chunks)}]")
        self.chunks.append(Chunk(token.start, token.end, self._spaced, self._breaks))
        self._spaced, self._breaks = False, 0

    def _start(self, token: Token) -> None:
        name = _RENAMED.get(token.name, token.name)
        if name == "br":
            self._breaks += 1
            self.parts.append("<br>")
        elif name == "hr":
            self.parts.append("<hr>")
        elif name in ("meta", "time"):
            self.metas.append({"": name, **attributes(self.page, token)})
        if name in _VOID or name in _LEFT_OUT:
            return
        self._open_tag(name if re.fullmatch(r"[a-z][a-z0-9-]*", name) else "x-other", token)

    def _open_tag(self, name: str, token: Token) -> None:
        nests = name not in _UNNESTED
        if nests and self._depth >= DEEPEST:
            self.flattened = True
            self._flat[name] += 1
            self.parts.append("<p>" if name in _blocks() else "")
            return
        if nests:
            self._open[name] += 1
            self._depth += 1
        found = attributes(self.page, token)
        self.parts.append(f"<{name} k={len(self.attributes)}>" if found else f"<{name}>")
        if found:
            self.attributes.append(found)

    def _end(self, name: str) -> None:
        if name in _LEFT_OUT or name in _VOID:
            return
        if self._flat[name]:
            self._flat[name] -= 1
            return
        if self._open[name]:
            self._open[name] -= 1
            self._depth -= 1
        self.parts.append(f"</{name}>")


def _elements(skeleton: _Skeleton) -> list[Element | None]:
    from selectolax.lexbor import LexborHTMLParser

    found: list[Element | None] = [None] * len(skeleton.chunks)
    root = LexborHTMLParser("".join(skeleton.parts)).root
    made: dict[int, Element] = {}
    for node in root.traverse(include_text=True) if root else ():
        parent = made.get(node.parent.mem_id) if node.parent else None
        if node.tag == "-text":
            for number in _CHUNK.findall(node.text_content or ""):
                found[int(number)] = parent
        elif node.tag:
            key = node.attributes.get("k")
            made[node.mem_id] = Element(node.tag, parent, skeleton.attributes[int(key)] if key else _NO_ATTRIBUTES)
    return found


@cache
def _blocks() -> frozenset[str]:
    return frozenset(pages()["blocks"])
