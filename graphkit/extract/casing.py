"""Headlines in capitals and mails without any, written as they would stand in a sentence, for the model to read; every letter keeps its place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from graphkit.extract.lexicon import words
from graphkit.names import first_names

_WORD = re.compile(r"[^\W\d_]+(?:[.&][^\W\d_]+)*")
_LINE = re.compile(r"[^\n]+")
_DATELINE = re.compile(r"^[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?=,| \(| ?[—–]| --? )", re.MULTILINE)
_OPENING = re.compile(r"^[A-Z]{2,}(?: (?:[A-Z]{2,}|&)){2,}(?= \(|,|:)")
_AFTER_STOP = re.compile(r"(?:^|[.!?:]['\"”’)]?\s+|[\"“‘(\n]\s*)$")
_SHARE = 0.8
"""Of the words of a line that must be in capitals before it counts as shouted."""
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_PIECE = re.compile(r"\s+|\S+")
_ADDRESS = re.compile(r"[@/\\]|\w\.\w")
_WHISPERED = 12
"""Words that a paragraph without capitals must have; fewer may be a label."""
_LEAST = 3
"""So many words must be: "NAACP AND GOP" may stand in any sentence."""
_POPULAR = 20_000
"""Children of that name, before a word after it is taken for a surname."""


def calmed(text: str, common: Collection[str] = ()) -> str:
    r"""Return `text`, equally long, with shouted lines and datelines written as in running text.

    A word takes the form that it has elsewhere in the text; else `common` words become lower case and others a name.

    >>> calmed("ROSA VALE BACKS PAC\n\nThe Blue PAC met Vale.", {"back"})
    'Rosa Vale backs PAC\n\nThe Blue PAC met Vale.'
    """
    text = _PARAGRAPH.sub(lambda found: _raised(found.group(), common), text)
    stretches = [*_shouted(text)]
    if not stretches:
        return text
    forms = _forms(text, stretches)
    pieces, last = [], 0
    for start, end in stretches:
        pieces += [text[last:start], _calm_line(text[start:end], forms, common)]
        last = end
    return "".join([*pieces, text[last:]])


def _raised(paragraph: str, common: Collection[str]) -> str:
    """Return a paragraph without any capital, as hasty mails are written, with capitals where first names and unknown words stand."""
    if not common or paragraph != paragraph.lower() or len(_WORD.findall(paragraph)) < _WHISPERED:
        return paragraph
    pieces = (piece if _ADDRESS.search(piece) else _with_capitals(piece, common) for piece in _PIECE.findall(paragraph))
    return "".join(pieces)


def _with_capitals(piece: str, common: Collection[str]) -> str:
    return _WORD.sub(lambda word: _raised_word(word.group(), common), piece)


def _raised_word(word: str, common: Collection[str]) -> str:
    known = first_names().get(word, ("u", 0))[1] >= (_POPULAR if _is_common(word, common) else 1)
    name = known or (len(word) > 2 and word.isalpha() and not _is_common(word, common))
    raised = word.capitalize()
    return raised if name and len(raised) == len(word) and word not in words("never_names") else word


def _shouted(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        found = [word for word in _WORD.findall(line.group()) if len(word) > 1]
        loud = sum(map(str.isupper, found))
        if loud >= _LEAST and loud >= _SHARE * len(found):
            yield line.span()
        else:
            opening = _DATELINE.match(line.group()) or _OPENING.match(line.group())
            if opening and len(opening.group()) > 3:
                yield line.start(), line.start() + opening.end()


def _forms(text: str, stretches: list[tuple[int, int]]) -> Mapping[str, str]:
    """Return the usual form of each word outside the shouted stretches, words that open a sentence aside."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    edges = [0, *(edge for stretch in stretches for edge in stretch), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for word in _WORD.finditer(text, start, end):
            opening = _AFTER_STOP.search(text[max(0, word.start() - 4) : word.start()])
            weight = 1 if opening and not word.group().isupper() else 4
            seen[word.group().lower()][word.group()] += weight
    return {word: max(sorted(forms), key=lambda form: forms[form]) for word, forms in seen.items()}


def _calm_line(line: str, forms: Mapping[str, str], common: Collection[str]) -> str:
    after_first_name = False
    pieces: list[str] = []
    last = 0
    for word in _WORD.finditer(line):
        opens = not pieces
        calm = _calm_word(word.group(), forms, common, after_first_name or opens)
        if line[word.start() - 1 : word.start()] in {"'", "’"} and len(calm) < 3 and not opens:
            calm = calm.lower()
        pieces += [line[last : word.start()], calm]
        last = word.end()
        after_first_name = first_names().get(word.group().lower(), ("u", 0))[1] >= _POPULAR
    return "".join([*pieces, line[last:]])


def _calm_word(word: str, forms: Mapping[str, str], common: Collection[str], named: bool) -> str:  # noqa: FBT001
    low = word.lower()
    if len(low) != len(word) or not word.isupper():
        return word
    if low in forms:
        return forms[low] if not (named and forms[low].islower()) else word.capitalize()
    if low in words("acronyms") or not set(low) & set("aeiouy") or "." in low or "&" in low:
        return word
    return low if not named and _is_common(low, common) else word.capitalize()


def _is_common(word: str, common: Collection[str]) -> bool:
    stems = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed"), word.removesuffix("ing"))
    return any(stem in common for stem in (*stems, word.removesuffix("d"), word.removesuffix("ing") + "e"))
