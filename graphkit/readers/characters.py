"""Characters that stand for others, or for nothing, are made plain: entities, odd spaces, invisible and split letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from html.entities import html5

from graphkit.text import CleanText, CleanTextBuilder

_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_INVISIBLE = "\u00ad\u061c\u180e\ufeff\x7f" + "".join(
    chr(code)
    for first, last in (
        (0, 8),
        (14, 31),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0xFFF9, 0xFFFB),
        (0xE0000, 0xE007F),
    )
    for code in range(first, last + 1)
)
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_COMPATIBLE = [*range(0xFB00, 0xFB07), *range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800)]
_PLAIN = {
    **{chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)},
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(_BREAKS, "\n"),
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _COMPATIBLE},
}
_ENTITY = r"(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_ODD = frozenset((*_PLAIN, "&"))
_BEYOND_ASCII = re.compile(r"[\x20-\x7e]?[^\x00-\x7f]+")
# Three marks on one letter are decoration; the languages of the world make do with two.
_STACKED = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3,}")


def plain_characters(text: str) -> CleanText:
    """Return `text` with every character as a reader sees it, one line break character, no blocks.

    HTML entities are unescaped, odd spaces become spaces, invisible and control characters are dropped, letters
    composed (NFC), full-width letters and ligatures spelt out, Windows-1252 characters read as Latin-1 repaired.
    """
    simple = _edited(text, _odd(frozenset(text) & _ODD), _replacement)
    if unicodedata.is_normalized("NFC", simple.text):
        return simple
    return _edited(simple.text, _BEYOND_ASCII, _composed).over(simple)


@lru_cache(maxsize=256)
def _odd(present: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for the odd characters that a text has: a search for all that there are is slow."""
    plain = re.escape("".join(sorted(present - {"&", "\r"})))
    choices = [
        f"&{_ENTITY}" if "&" in present else "",
        r"\r\n?" if "\r" in present else "",
        f"[{plain}]" if plain else "",
    ]
    return re.compile("|".join(filter(None, choices)) or r"(?!)")


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
    found = match[0]
    if found[0] != "&":
        return _PLAIN[found[0]]
    if found[1] != "#" and found[1:] not in html5:
        return None
    return "".join(_PLAIN.get(letter, letter) for letter in unescape(found))


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", _STACKED.sub("", match[0]))
