"""Names that the text itself says to be a body's: "X, a law firm", "X is no town. It is a newsletter"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.spans import Name
from graphkit.extract.tokens import dependents, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def told_bodies(doc: Doc, names: Iterable[Name]) -> Iterator[Name]:
    """Yield the names of two words and more that are said to be a body's."""
    long = ((name, doc[name.start : name.end].root) for name in names if name.end - name.start > 1)
    return (name for name, root in long if called_body(doc, name, root))


def called_body(doc: Doc, name: Name, root: Token) -> bool:
    """Whether the text says that a name is a body's, in either way."""
    return apposed_body(name, root) or stated_body(doc, root)


def apposed_body(name: Name, root: Token) -> bool:
    """Whether the noun in apposition to a name is a body's: "X, a law firm"."""
    return _any_body(child for label, child in dependents(root) if label == "appos" and child.i >= name.end)


def stated_body(doc: Doc, root: Token) -> bool:
    """Whether a name is said to be a body, or what the next sentence calls "it": "it is a newsletter"."""
    if root.dep_ != "nsubj" or root.head.lemma_ != "be":
        return False
    return _any_body([*(child for label, child in dependents(root.head) if label == "attr"), *_said_next(doc, root)])


def _any_body(nouns: Iterable[Token]) -> bool:
    return any(plain(noun) in words("body_nouns") for noun in nouns)


def _said_next(doc: Doc, root: Token) -> list[Token]:
    """Return what the next sentence says that "it" is."""
    end = root.sent.end
    if end + 1 >= len(doc) or doc[end].lower_ != "it" or doc[end + 1].lemma_ != "be":
        return []
    return [child for child in doc[end + 1].children if child.dep_ == "attr"]
