"""Bytes become text: byte order mark, declaration, UTF-8, detector, Windows-1252, in this order."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from graphkit.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = (
    re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE),
    re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE),
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that was taken, and what could not be read in it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decoded(data: bytes, *, declared: str | None = None, override: str | None = None) -> Decoded:
    """Return `data` as text without byte order mark and without lone surrogates.

    `declared` is what the format says (mail header, HTML meta); `override` is what the user says, and wins.
    Raises ReadError when `override` is no encoding.
    """
    if override:
        return _overridden(data, override)
    if data.startswith(codecs.BOM_UTF8):
        return _with_warning(data, "utf-8")
    wide = wide_encoding(data[:_SAMPLE])
    if wide:
        return _with_warning(data, wide)
    return _as_declared(data, declared) or _as_utf8(data) or _as_guessed(data)


def declaration(data: bytes) -> str | None:
    """Return the encoding that an HTML or XML page gives for itself in its first 4,096 bytes."""
    found = (pattern.search(data, 0, 4096) for pattern in _DECLARED)
    return next((match[1].decode("ascii") for match in found if match), None)


def without_surrogates(text: str) -> str:
    """Return `text` with every lone surrogate as U+FFFD, lengths unchanged."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _overridden(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        return _with_warning(data, name)
    except (LookupError, AttributeError, TypeError) as error:
        raise ReadError(f"Unknown encoding {encoding!r}.", hint="Try utf-8 or windows-1252.") from error


def _with_warning(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return Decoded(text, encoding, (f"bytes that are no {encoding} were replaced, the first at {error.start}",))
    return Decoded(text, encoding)


def wide_encoding(sample: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 by their byte order mark or by where their zero bytes stand."""
    marked = next((encoding for mark, encoding in _MARKS if sample.startswith(mark)), None)
    return marked or _wide_unmarked(sample)


def _wide_unmarked(sample: bytes) -> str | None:
    if len(sample) < 4 or not 0.2 < sample.count(0) / len(sample) < 0.8:
        return None
    zeros = [sample[place::4].count(0) * 4 / len(sample) for place in range(4)]
    rules = (
        ("utf-32-le", zeros[0] < 0.3 and min(zeros[1:]) > 0.6),
        ("utf-32-be", zeros[3] < 0.3 and min(zeros[:3]) > 0.6),
        ("utf-16-le", max(zeros[0], zeros[2]) < 0.2 and min(zeros[1], zeros[3]) > 0.5),
        ("utf-16-be", max(zeros[1], zeros[3]) < 0.2 and min(zeros[0], zeros[2]) > 0.5),
    )
    return next((name for name, fits in rules if fits), None)


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    try:
        name = codecs.lookup(declared or "utf-8").name
    except LookupError:
        return None
    if not declared or name in ("utf-8", "ascii") or name.startswith(("utf-16", "utf-32")):
        return None
    try:
        # Browsers read Latin-1 as Windows-1252, so that is what authors mean by it.
        return Decoded(data.decode(name if name != "iso8859-1" else "cp1252"), _public(name))
    except (UnicodeDecodeError, LookupError):
        return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    try:
        paired = data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except UnicodeDecodeError:
        return _mostly_utf8(data, first)
    return Decoded(without_surrogates(paired), "utf-8", (f"surrogates in UTF-8 were replaced, the first at {first}",))


def _mostly_utf8(data: bytes, first: int) -> Decoded | None:
    """Read stray Windows-1252 bytes inside text that is UTF-8 elsewhere."""
    text = data.decode("utf-8", _STRAY)
    valid = data.decode("utf-8", "ignore")
    if valid.isascii():
        return None
    return Decoded(text, "utf-8", (f"bytes that are no UTF-8 were read as Windows-1252, the first at {first}",))


def _as_guessed(data: bytes) -> Decoded:
    """Ask the detector only where much of the text is beyond ASCII: a few accents give it no evidence."""
    beyond = len(data.translate(None, bytes(range(128))))
    guess = _detected(data) if beyond > max(40, len(data) / 8) else None
    if guess:
        return guess
    return Decoded(data.decode("cp1252", _STRAY), "windows-1252")


def _detected(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    return _with_warning(data, best.encoding)


def _public(codec: str) -> str:
    return {"cp1252": "windows-1252", "iso8859-1": "windows-1252"}.get(codec, codec)


def _stray_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in stray), error.end


_STRAY = "graphkit-windows-1252"
codecs.register_error(_STRAY, _stray_bytes)
