"""What a file is by its bytes, whatever its name says."""

from __future__ import annotations

import re

from graphkit.errors import ReadError
from graphkit.readers.decode import wide_encoding

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (or a Word, Excel or OpenDocument file)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file"),
    (b"\x7fELF", "a program (ELF)"),
    (b"\xcf\xfa\xed\xfe", "a program (Mach-O)"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
    (b"ID3\x03", "an MP3 recording"),
    (b"ID3\x04", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"!BDN", "an Outlook mailbox (PST)"),
)
_CONTROLS = bytes([*range(1, 9), *range(14, 27), *range(28, 32), 127])
_SAMPLE = 1 << 16
_HINT = "Convert it to text first."


def refuse_binary(data: bytes) -> None:
    """Raise ReadError, naming what it looks like, for bytes that are no text."""
    name = signature(data)
    if name:
        raise ReadError(f"Looks like {name}, which is not supported yet.", hint=_HINT)
    sample = data[:_SAMPLE]
    if sample and not sample.strip(b"\0"):
        raise ReadError("Holds nothing but NUL bytes.", hint="It may be damaged; fetch it again.")
    if not wide_encoding(sample) and _noise(sample):
        raise ReadError("Looks like binary data, not like text.", hint=_HINT)


def signature(data: bytes) -> str | None:
    """Return the name of a known binary format that `data` begins like."""
    if data[257:262] == b"ustar":
        return "a tar archive"
    if re.match(rb"....ftyp|RIFF....(?:WAVE|AVI |WEBP)", data[:12], re.DOTALL):
        return "a sound, video or WebP file"
    return next((name for start, name in _SIGNATURES if data.startswith(start)), None)


def _noise(sample: bytes) -> bool:
    """Whether control characters are too many for text; text that is no UTF-8 may have almost none."""
    printed = len(sample) - sample.count(0)
    controls = printed - len(sample.translate(None, _CONTROLS + b"\0"))
    return controls > printed * (0.3 if _is_utf8(sample) else 0.02)


def _is_utf8(sample: bytes) -> bool:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(sample) - 3
    return True
