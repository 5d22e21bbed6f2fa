"""The text of documents, made safe to show on a terminal and to put into JSON and XML."""

from __future__ import annotations

import json
import re
from typing import Any

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINE_ENDS = "\u2028\u2029"
_HALVES = "\ud800-\udfff"

_HIDDEN = re.compile(f"[\t\n\r{_CONTROL}{_DIRECTION}{_LINE_ENDS}{_HALVES}\ufeff]")
_HIDDEN_IN_JSON = re.compile(f"[\x7f-\x9f{_DIRECTION}{_LINE_ENDS}{_HALVES}\ufeff]")
_NOT_XML = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f{_HALVES}\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def visible(text: str) -> str:
    r"""Return `text` on one line, with control and direction-changing characters spelled out.

    >>> visible("Ann\x1b[2J \u202eLee\n Poe")
    'Ann\\x1b[2J \\u202eLee Poe'
    """
    return _HIDDEN.sub(_escape, _SPACE.sub(" ", text))


def json_text(value: Any, *, indent: int | None = None) -> str:
    """Return `value` as JSON of readable characters, in which no control character stands raw.

    Raises ValueError for a number that JSON does not have (infinity).
    """
    written = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _HIDDEN_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def xml_text(text: str) -> str:
    """Return `text` with every character that XML 1.0 cannot hold replaced by U+FFFD."""
    return _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def utf8_text(text: str) -> str:
    """Return `text` with NUL and lone surrogates, which many readers of text files refuse, replaced by U+FFFD."""
    return re.sub(f"[\x00{_HALVES}]", "\ufffd", text)


def formula_safe(text: Any) -> Any:
    """Return a text so that a spreadsheet shows it and does not run it (OWASP, CSV injection)."""
    return f"'{text}" if isinstance(text, str) and text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text


def formula_read(text: str) -> str:
    """Return the text that `formula_safe` made safe."""
    return text[1:] if text[:1] == "'" and formula_safe(text[1:]) == text else text


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
