"""Names that the recogniser missed, though the document names the same thing elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.mentions.votes import belief
from graphkit.extract.spans import Name
from graphkit.extract.tokens import capital, capitalised, common_words, hyphen, initial, opens_sentence, plain
from graphkit.names import acronyms, first_names, folded

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ACRONYM = re.compile(r"[A-Z][A-Za-z&]{0,6}[A-Z]s?")
_SURE = 0.6
_THINKABLE = 0.1
"""Probability that the recogniser must give the type at the place itself."""
_POPULAR = 20_000
"""Children of that name, so that "Victor" inside a sentence is one."""


def repeats(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Yield the missed mentions of names that stand elsewhere in `doc`."""
    taken = {i for name in names for i in range(name.start, name.end)}
    known = _known(doc, names)
    short = _acronyms(doc, names)
    for token in capitalised(doc):
        if token.i in taken:
            continue
        if token.text in short and token.pos_ in {"PROPN", "NOUN"}:
            yield Name(token.i, token.i + 1, short[token.text].type, "acronym of a name of the document", 0.7)
            taken.add(token.i)
            continue
        for length in known.get(token.lower_, ()):
            found = _match(doc, token, length, known[token.lower_], taken)
            if found:
                yield found
                taken.update(range(found.start, found.end))
                break


def introduced(doc: Doc, names: Iterable[Name]) -> Iterator[Name]:
    """Yield the acronyms that stand in brackets behind their full name: "Police Benevolent Association (PBA)"."""
    for name in names:
        if name.type not in {"ORG", "PAC", "OFFICE"} or name.end + 2 >= len(doc):
            continue
        opening, inner, closing = doc[name.end], doc[name.end + 1], doc[name.end + 2]
        if (
            opening.text == "("
            and closing.text in {")", ",", ";"}
            and _ACRONYM.fullmatch(inner.text)
            and (
                inner.text.casefold() in acronyms(doc[name.start : name.end].text)
                or inner.text[0] == doc[name.start].text[0]
            )
        ):
            yield Name(inner.i, inner.i + 1, name.type, "acronym introduced in brackets", 0.9, name.subtype)


def _known(doc: Doc, names: Iterable[Name]) -> dict[str, dict[int, dict[str, Name]]]:
    """Return, by first word and length, the folded names that may be repeated."""
    known: dict[str, dict[int, dict[str, Name]]] = {}
    for name in names:
        if name.type not in {"PERSON", "PAC", "ORG", "PLACE"} or min(name.score, belief(doc, name)) < _SURE:
            continue
        for start in _starts(doc, name):
            length = name.end - start
            by_length = known.setdefault(doc[start].lower_, {})
            by_length.setdefault(length, {}).setdefault(folded(doc[start : name.end].text), name)
            if name.type == "PERSON" and start == name.start and length > 1 and _given(doc[start]):
                by_length.setdefault(1, {}).setdefault(folded(doc[start].text), name)
            if name.type == "PAC" and length > 2 and doc[name.end - 1].text == "PAC":
                by_length.setdefault(length - 1, {}).setdefault(folded(doc[start : name.end - 1].text), name)
    return {word: dict(sorted(lengths.items(), reverse=True)) for word, lengths in known.items()}


def _given(token: Token) -> bool:
    """Whether a word is a first name, and no ordinary word unless very many bear it."""
    children = first_names()[token.lower_][1] if token.lower_ in first_names() else 0
    return children > 0 and (children >= _POPULAR or token.lower_ not in common_words(token.vocab))


def _acronyms(doc: Doc, names: Iterable[Name]) -> dict[str, Name]:
    """Return the acronyms of three letters and more that the names of bodies make."""
    bodies = [name for name in names if name.type in {"ORG", "PAC"} and name.end - name.start > 2]
    return {
        short.upper(): name
        for name in bodies
        for short in sorted(acronyms(doc[name.start : name.end].text))
        if len(short) > 2
    }


def _starts(doc: Doc, name: Name) -> list[int]:
    """A full name repeats whole, a person's also by the last word."""
    if name.type == "PERSON" and name.end - name.start > 1 and len(doc[name.end - 1]) > 2:
        return [name.start, name.end - 1]
    return [name.start]


def _match(doc: Doc, token: Token, length: int, known: dict[int, dict[str, Name]], taken: set[int]) -> Name | None:
    end = token.i + length
    if end > len(doc) or any(i in taken for i in range(token.i, end)) or not capital(doc[end - 1]):
        return None
    model = known[length].get(folded(doc[token.i : end].text))
    if model is None or not _safe(doc, token, end):
        return None
    alone = model.type == "PERSON" and end - token.i == 1
    start = _led_by_particle(doc, token.i) if alone else token.i
    start -= alone and _led_by_initial(doc, doc[start])
    name = Name(start, end, model.type, "repeats a name of the document", 0.7, model.subtype)
    return name if belief(doc, name) >= _THINKABLE else None


def _led_by_particle(doc: Doc, start: int) -> int:
    """Return where the surname begins, "al-" before it included."""
    tied = start > 1 and hyphen(doc[start - 1]) and not doc[start - 2].whitespace_
    return start - 2 if tied and plain(doc[start - 2]) in words("particles") else start


def _led_by_initial(doc: Doc, token: Token) -> bool:
    """Whether "R." stands before a surname."""
    before = doc[token.i - 1] if token.i else None
    return before is not None and initial(before) and before.text.endswith(".")


def _safe(doc: Doc, token: Token, end: int) -> bool:
    if end - token.i > 1:
        return True
    common = token.lower_ in common_words(token.vocab)
    if token.ent_type_ in {"DATE", "TIME"} or (token.pos_ != "PROPN" and common):
        return False
    if plain(token) in words("never_names") | words("organisations") | words("posts") | words("titles"):
        return False
    if opens_sentence(token) and token.lower_ in token.vocab.strings and token.is_stop:
        return False
    if token.i and plain(doc[token.i - 1]) in words("titles") | words("posts"):
        return True
    beside = [doc[i] for i in (token.i - 1, end) if 0 <= i < len(doc)]
    return not any(capital(other) and other.pos_ == "PROPN" for other in beside if other.is_alpha)
