"""Markdown: headings, lists, quotes and tables as blocks, marks and link addresses dropped, front matter as metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graphkit.model import Document
from graphkit.readers.clean import tidied
from graphkit.readers.dates import iso_date
from graphkit.readers.decode import Decoded, decoded
from graphkit.readers.head import facts_of
from graphkit.readers.looks import refuse_binary
from graphkit.readers.making import made
from graphkit.readers.records import NOTHING, Facts, ReadOptions, Source
from graphkit.text import CleanText, CleanTextBuilder

MEDIA_TYPE = "text/markdown"
_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_SETTING = re.compile(
    r"^(title|headline|author|authors|byline|date|published|pubdate)\s*[:=]\s*(.+?)\s*$", re.MULTILINE
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+|-+)\s*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*\r?$")
_TABLE_RULE = re.compile(r"[ \t|:-]+\r?$")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
_INLINE = re.compile(
    r"(?P<comment><!--(?:[^-]|-(?!->))*+-->)"
    r"|(?P<image>!\[[^\]\n]{0,500}\](?:\([^()\n]{0,1000}\)|\[[^\]\n]{0,200}\]))"
    r"|(?P<open>\[)(?P<text>[^\[\]\n]{1,500})(?P<close>\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}?\)|\]\[[^\]\n]{0,200}\])"
    r"|(?P<note>\[\^[^\]\n]{1,60}\])"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,500}>|<https?://[^<>\s]{1,1000}>)"
    r"|(?P<escape>\\)(?=[\\`*_{}\[\]()#+.!|>~-])"
    r"|(?P<mark>\*\*|__(?=\S)|(?<=\S)__|~~|`+|(?<![*\w])\*(?=\S)|(?<=\S)\*(?![*\w])|(?<![\w_])_(?=\S)|(?<=\S)_(?![\w_]))"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line's text without the mark at its start; `opens` if it begins a block."""

    start: int
    end: int
    kind: str
    opens: bool


def markdown_documents(source: Source, options: ReadOptions) -> Iterator[Document]:
    """Yield the one document of a Markdown file."""
    refuse_binary(source.data)
    text = decoded(source.data, override=options.encoding)
    yield markdown_document(replace(source, media_type=MEDIA_TYPE), text)


def markdown_document(source: Source, text: Decoded, facts: Facts = NOTHING) -> Document:
    """Return `text`, without its marks, as the document of `source`."""
    front = _FRONT.match(text.text)
    clean = tidied(_written(text.text, front.end() if front else 0), media_type=MEDIA_TYPE)
    own = _front_facts(front[2]) if front else NOTHING
    return made(source, text, clean, facts.or_else(own).or_else(facts_of(clean)))


def _front_facts(front: str) -> Facts:
    found: dict[str, str] = {}
    for name, value in _SETTING.findall(front):
        found.setdefault(name, value.strip("\"'[] "))
    author = found.get("author") or found.get("authors") or found.get("byline")
    date = found.get("date") or found.get("published") or found.get("pubdate") or ""
    return Facts(found.get("title") or found.get("headline"), author, iso_date(date))


def _written(text: str, start: int) -> CleanText:
    builder = CleanTextBuilder(text)
    builder.drop(0, start, "header")
    at = start
    block, kind = 0, ""
    for piece in _pieces(text, start):
        if piece.opens or piece.kind != kind:
            builder.block(block, kind)
        at = _bridge(builder, at, piece, "\n\n" if piece.opens or piece.kind != kind else " ")
        if piece.opens or piece.kind != kind:
            block, kind = len(builder), piece.kind
        at = _inline(builder, text, piece)
    builder.block(block, kind)
    builder.drop(at, len(text), "markup")
    return builder.built()


def _bridge(builder: CleanTextBuilder, at: int, piece: _Piece, text: str) -> int:
    """Drop what stands before a piece, but for one character that `text` stands for."""
    if len(builder) and at < piece.start:
        builder.replace(at, at + 1, text)
        at += 1
    builder.drop(at, piece.start, "markup")
    return piece.start


def _pieces(text: str, start: int) -> Iterator[_Piece]:
    """Yield the lines that hold text. Those of one paragraph follow each other with `opens` false."""
    fence = ""
    kind = ""
    for match in _LINE.finditer(text, start):
        line = match[0].rstrip("\r\n")
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence, kind = ("" if fence else mark[1]), ""
            continue
        if fence or not line.strip() or _RULE.match(line) or _DEFINITION.match(line):
            kind = ""
            continue
        piece = _piece(line, match.start(), kind)
        if piece is not None:
            yield _underlined(text, match.end(), piece)
            kind = "" if piece.kind in ("heading", "row") else piece.kind


def _piece(line: str, start: int, before: str) -> _Piece | None:
    end = start + len(line.rstrip())
    heading = _HEADING.match(line)
    if heading:
        shown = line.rstrip().rstrip("#").rstrip()
        return _Piece(start + heading.end(), start + max(len(shown), heading.end()), "heading", True)
    if _TABLE.match(line):
        first = start + len(line) - len(line.lstrip(" \t|"))
        rule = _TABLE_RULE.match(line)
        return None if rule else _Piece(first, start + len(line.rstrip(" \t|\r")), "row", True)
    item = _ITEM.match(line)
    if item:
        return _Piece(start + item.end(), end, "item", True)
    quote = _QUOTE.match(line)
    if quote:
        return _Piece(start + quote.end(), max(end, start + quote.end()), "quoted", before != "quoted")
    indent = len(line) - len(line.lstrip())
    return _Piece(start + indent, end, before or "paragraph", not before)


def _underlined(text: str, at: int, piece: _Piece) -> _Piece:
    """Return a paragraph's first line as the heading that it is when the next line underlines it."""
    below = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*\r?(?:\n|\Z)").match(text, at)
    return replace(piece, kind="heading") if below and piece.opens and piece.kind == "paragraph" else piece


def _inline(builder: CleanTextBuilder, text: str, piece: _Piece) -> int:
    at = piece.start
    for match in _INLINE.finditer(text, piece.start, piece.end):
        if match["open"]:
            builder.copy(at, match.start())
            builder.drop(match.start(), match.start("text"), "markup")
            builder.copy(match.start("text"), match.end("text"))
            builder.drop(match.start("close"), match.end(), "markup")
        else:
            builder.copy(at, match.start())
            builder.drop(match.start(), match.end(), "markup")
        at = match.end()
    builder.copy(at, piece.end)
    return piece.end
