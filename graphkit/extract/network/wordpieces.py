"""Words cut into the pieces that a BERT model knows, as its own tokenizer cuts them: lower case, no accents, longest piece first.

The method is WordPiece (Schuster and Nakajima 2012; Devlin et al. 2019). The library that does it, tokenizers, brings a
client of a model hub with it, which has no place in a tool that never opens a connection.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from graphkit.extract.network.weights import vocabulary

UNKNOWN = "[UNK]"
_LONGEST = 100
"""Characters of a word from which on it is not cut but unknown, as in BERT."""
_CONTINUED = "##"


def pieces(word: str) -> tuple[int, ...]:
    """Return the numbers of the pieces of `word`; none for white space and control characters."""
    return tuple(number for part in _parts(word) for number in _cut(part))


def _parts(word: str) -> Iterator[str]:
    """Yield the stretches between blanks and punctuation, each mark of punctuation and each Chinese character by itself."""
    if word.isascii() and word.isalnum():  # as most words are
        yield word.lower()
        return
    kept = ""
    for char in _normal(word):
        if _stands_alone(char):
            yield from (part for part in (kept, char) if part and not part.isspace())
            kept = ""
        else:
            kept += char
    if kept:
        yield kept


def _normal(word: str) -> str:
    seen = "".join(" " if char.isspace() else char for char in word if not _invisible(char))
    bare = (char for char in unicodedata.normalize("NFD", seen) if unicodedata.category(char) != "Mn")
    return "".join(bare).lower()


def _invisible(char: str) -> bool:
    return not char.isspace() and (unicodedata.category(char).startswith("C") or char == "\ufffd")


def _stands_alone(char: str) -> bool:
    if char.isspace() or _chinese(char):
        return True
    if char.isascii():
        return not char.isalnum()
    return unicodedata.category(char).startswith("P")


def _chinese(char: str) -> bool:
    """Whether `char` is of the blocks that BERT writes apart."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0002ceaf"
    )


def _cut(part: str) -> list[int]:
    known = vocabulary()
    if len(part) > _LONGEST:
        return [known[UNKNOWN]]
    found: list[int] = []
    start = 0
    while start < len(part):
        end = _longest(part, start)
        if end == start:
            return [known[UNKNOWN]]
        found.append(known[_spelled(part, start, end)])
        start = end
    return found


def _longest(part: str, start: int) -> int:
    """Return where the longest piece that starts at `start` ends; `start` where there is none."""
    return next((end for end in range(len(part), start, -1) if _spelled(part, start, end) in vocabulary()), start)


def _spelled(part: str, start: int, end: int) -> str:
    return part[start:end] if start == 0 else _CONTINUED + part[start:end]
