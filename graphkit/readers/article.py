"""Which texts of a web page are its article, and why the others are not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graphkit.readers.boilerplate import says_whose
from graphkit.readers.outline import Chunk, Element, Outline
from graphkit.readers.tags import pages

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_KINDS = {"li": "item", "figcaption": "caption", "caption": "caption", "tr": "row"}
_SENTENCE = re.compile(r"[.!?:…][\"'”’)\]]*\s*$")
# The share of the prose that an element must hold to be the article, by how plainly it is marked as it (see _marks).
_LEAST = (2.0, 0.5, 0.5, 0.3)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


@dataclass(slots=True)
class Region:
    """Chunks that follow each other in one block: `reason` says why they are left out, "" if they are the article's."""

    element: Element
    chunks: list[int]
    kind: str
    inner: Element | None = None
    """The element inside the block that keeps its text from the article's, such as a hidden <span>."""
    length: int = 0
    linked: int = 0
    reason: str = ""


def regions(page: str, found: Outline) -> list[Region]:
    """Return the blocks of a page in the order of the source, those outside its article with the reason."""
    own = {element: _reason(element) for element in _all(found)}
    blocks = _blocks(page, found, own)
    good = _good(page, found, blocks)
    total = sum(good.values())
    shares: dict[Element, int] = defaultdict(int)
    for place, length in good.items():
        for element in blocks[place].element.up():
            shares[element] += length
    trusted = {element: why if shares[element] < _most(element) * max(total, 1) else "" for element, why in own.items()}
    main = _main(blocks, good, trusted)
    title = next((region for region in blocks if region.kind == "title"), None)
    for region in blocks:
        reason = _why_left_out(region, trusted, main, title)
        region.reason = "" if reason == "navigation" and _is_imprint(page, found, region) else reason
    return blocks


def _most(element: Element) -> float:
    """Return the share of the page's prose from which on an element's name is not believed: it wraps the article."""
    return 0.95 if element.words & _table("never") else 0.5


def _is_imprint(page: str, found: Outline, region: Region) -> bool:
    """Whether a block of the footer says who owns the page or pays for it."""
    in_footer = any(one.name == "footer" or one.attributes.get("role") == "contentinfo" for one in region.element.up())
    if not in_footer or region.length > 400:
        return False
    return says_whose(" ".join(page[found.chunks[number].start : found.chunks[number].end] for number in region.chunks))


def _all(found: Outline) -> dict[Element, None]:
    """Return every element around a text, once, in order."""
    seen: dict[Element, None] = {}
    for element in found.elements:
        for one in element.up() if element else ():
            if one in seen:
                break
            seen[one] = None
    return seen


def _blocks(page: str, found: Outline, reasons: dict[Element, str]) -> list[Region]:
    made: list[Region] = []
    for number, (chunk, element) in enumerate(zip(found.chunks, found.elements, strict=True)):
        if element is None:
            continue
        block = _block_of(element)
        path = _inside(element, block)
        inner = next((one for one in path if reasons[one]), None)
        same = made and made[-1].element is block and made[-1].inner is inner
        if not same or _breaks(page, found.chunks, number):
            made.append(Region(block, [], _kind(block), inner))
        region = made[-1]
        region.chunks.append(number)
        length = len(" ".join(page[chunk.start : chunk.end].split()))
        region.length += length
        region.linked += length if any(one.name == "a" for one in path) else 0
    return made


def _breaks(page: str, chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a <br> before the chunk parts it from the text before, rather than merely breaks the line."""
    chunk = chunks[number]
    following = page[chunk.start : chunk.end].lstrip()
    return chunk.breaks > 1 or (chunk.breaks == 1 and not following[:1].islower())


def _inside(element: Element, block: Element) -> list[Element]:
    path: list[Element] = []
    for one in element.up():
        if one is block:
            break
        path.append(one)
    return path


def _block_of(element: Element) -> Element:
    """Return the block that a text stands in: a table row for cells without blocks of their own."""
    for one in element.up():
        if one.name in ("td", "th"):
            return next((row for row in one.up() if row.name == "tr"), one)
        if one.name in _block_names():
            return one
    return element


def _kind(block: Element) -> str:
    if block.name in _HEADINGS:
        return "title" if block.name == "h1" else "heading"
    if block.name in _KINDS:
        return _KINDS[block.name]
    around = (one.name for one in block.up() if one.name != "tr")
    return next((_KINDS[name] for name in around if name in _KINDS), "paragraph")


def _good(page: str, found: Outline, blocks: Sequence[Region]) -> dict[int, int]:
    """Return the lengths of the blocks that read like prose."""
    return {
        place: region.length if region.kind == "paragraph" else region.length // 3
        for place, region in enumerate(blocks)
        if region.length >= 60
        and region.inner is None
        and region.linked < region.length * 0.4
        and region.kind in ("paragraph", "item")
        and _SENTENCE.search(_ending(page, found.chunks[region.chunks[-1]]))
    }


def _ending(page: str, chunk: Chunk) -> str:
    return page[max(chunk.start, chunk.end - 200) : chunk.end]


def _reason(element: Element) -> str:
    """Return why an element's text is not the article's, by its own name and attributes."""
    about = element.attributes
    if "hidden" in about or about.get("aria-hidden") == "true" or _HIDDEN.search(about.get("style", "")):
        return "hidden"
    if element.name in ("x-noscript", "x-template"):
        return "hidden"
    if element.name in _table("navigation") or element.name in ("x-form", "x-select"):
        return "navigation"
    if about.get("role") in _table("navigation_roles"):
        return "navigation"
    if element.name in _table("outer") and not any(one.name in ("article", "main") for one in element.up()):
        return "navigation"
    unwanted = element.words & _table("unwanted") and not element.names & _table("wanted")
    return "navigation" if unwanted and element.name not in ("article", "main", "h1") else ""


def _main(blocks: Sequence[Region], good: dict[int, int], reasons: dict[Element, str]) -> Element | None:
    """Return the element that holds the article: a marked one, or else the smallest that holds most of the prose."""
    counted: dict[Element, int] = defaultdict(int)
    total = 0
    for place, length in good.items():
        path = list(blocks[place].element.up())
        if any(reasons[element] for element in path):
            continue
        total += length
        for element in path:
            counted[element] += length
    if not total:
        return None
    depth = {element: sum(1 for _ in element.up()) for element in counted}
    marked = [one for one in counted if counted[one] >= _LEAST[_marks(one)] * total]
    if marked:
        return max(marked, key=lambda one: (_marks(one), depth[one]))
    return max((one for one in counted if counted[one] >= 0.75 * total), key=depth.__getitem__, default=None)


def _marks(element: Element) -> int:
    """Return how plainly an element is marked as the article: 3 by itemprop or a telling class, 2 <article>, 1 <main>."""
    if any(name.endswith(tuple(_table("wanted"))) for name in element.names):
        return 3
    if element.name == "article":
        return 2
    return 1 if element.name == "main" or element.attributes.get("role") == "main" else 0


def _why_left_out(region: Region, reasons: dict[Element, str], main: Element | None, title: Region | None) -> str:
    path = list(region.element.up())
    reason = _reason(region.inner) if region.inner else next((reasons[one] for one in path if reasons[one]), "")
    if reason:
        return reason
    if main is not None and region is not title and not any(_alike(one, main) for one in path):
        return "navigation"
    if region.kind != "title" and region.length and region.linked > 0.75 * region.length:
        return "navigation" if main is not None else ""
    return ""


def _alike(element: Element, main: Element) -> bool:
    """Whether an element is the article or, by its class, another piece of it."""
    if element is main:
        return True
    name = main.attributes.get("class")
    return bool(name) and element.name == main.name and element.attributes.get("class") == name


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(pages()[name])


def _block_names() -> frozenset[str]:
    return _table("blocks")
