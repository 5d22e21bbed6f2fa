"""Characters that stand for others, or for nothing, are made plain: entities, odd spaces, invisible and split letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from html import unescape
from html.entities import html5

from graphkit.text import CleanText, CleanTextBuilder

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    "\x00-\x08\x0e-\x1f\x7f"
)
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_COMPATIBLE = "\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff"
_ODD = re.compile(
    r"(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    rf"|(?P<space>[{_SPACES}])"
    rf"|(?P<invisible>[{_INVISIBLE}]+)"
    rf"|(?P<break>\r\n|\r|[{_BREAKS}])"
    rf"|(?P<compatible>[{_COMPATIBLE}])"
    r"|(?P<windows>[\x80-\x9f])"
)
_BEYOND_ASCII = re.compile(r"[\x20-\x7e]?[^\x00-\x7f]+")
# Three marks on one letter are decoration; the languages of the world make do with two.
_STACKED = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3,}")


def plain_characters(text: str) -> CleanText:
    """Return `text` with every character as a reader sees it, one line break character, no blocks.

    HTML entities are unescaped, odd spaces become spaces, invisible and control characters are dropped, letters
    composed (NFC), full-width letters and ligatures spelt out, Windows-1252 characters read as Latin-1 repaired.
    """
    simple = _edited(text, _ODD, _replacement)
    if unicodedata.is_normalized("NFC", simple.text):
        return simple
    return _edited(simple.text, _BEYOND_ASCII, _composed).over(simple)


def _edited(text: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str | None]) -> CleanText:
    builder = CleanTextBuilder(text)
    at = 0
    for match, new in _changes(text, pattern, replacement):
        if at < match.start():
            builder.copy(at, match.start())
        if new:
            builder.replace(match.start(), match.end(), new)
        else:
            builder.drop(match.start(), match.end(), "control")
        at = match.end()
    if at < len(text):
        builder.copy(at, len(text))
    return builder.built()


def _changes(
    text: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str | None]
) -> Iterator[tuple[re.Match[str], str]]:
    for match in pattern.finditer(text):
        new = replacement(match)
        if new is not None and new != match[0]:
            yield match, new


def _replacement(match: re.Match[str]) -> str | None:
    """Return what stands for the match, "" for nothing, None where it is to stay."""
    kind = match.lastgroup
    if kind == "entity":
        return _character(match[0])
    if kind == "compatible":
        return unicodedata.normalize("NFKC", match[0])
    if kind == "windows":
        return bytes([ord(match[0])]).decode("cp1252", "ignore")
    return {"space": " ", "break": "\n"}.get(kind or "", "")


def _character(entity: str) -> str | None:
    """Return the character of an entity, as plain as if it stood there itself."""
    if not entity.startswith("&#") and entity[1:] not in html5:
        return None
    plain = unescape(entity)
    return plain if plain == "&" else _ODD.sub(lambda match: _replacement(match) or "", plain)


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", _STACKED.sub("", match[0]))
