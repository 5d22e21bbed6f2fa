"""Where things stand in a document: the sentence, paragraph and quotation of every token, and the part that a mention plays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.parse.quotations import Quotation, block_numbers, quotations
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import tokens_among

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
_LENT = frozenset({"conj", "appos"})
"""Who is joined to a noun plays its part."""
_STARTS = 1
"""What spaCy's SENT_START says of the first token of a sentence."""
_BRACKET = frozenset({"("})
_LONG_ASIDE = 30
"""Tokens between brackets at most."""
_DEEPEST = 30
"""Steps up a tree at most: a line of a million words is one sentence."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a mention is in its sentence."""

    sentence: int
    role: str
    """subject, object, owner, modifier or other."""
    preposition: str
    """The preposition before it, if there is one."""
    verb: int
    """The token that governs it."""
    leads: bool
    """Whether it is the subject of the sentence's main verb."""
    speaks: bool
    """Whether it is the subject of a verb of saying."""
    caption: bool
    """Whether it stands in a picture's caption, which no running text takes up."""


@dataclass(slots=True)
class Scene:
    """A document as a stage: what is asked again and again of its tokens and mentions, found once."""

    doc: Doc
    sentences: list[int]
    blocks: list[int]
    captions: frozenset[int]
    quotations: list[Quotation]
    quoted: frozenset[int]
    bracketed: frozenset[int]
    _parts: dict[int, Part] = field(default_factory=dict)

    def part(self, mention: MentionSpan) -> Part:
        """Return what `mention` is in its sentence."""
        found = self._parts.get(id(mention))
        if found is None:
            found = self._parts[id(mention)] = self._part(mention)
        return found

    def _part(self, mention: MentionSpan) -> Part:
        token = head_of(mention.root)
        role = role_of(token)
        verb = token.head
        subject = role == "subject"
        return Part(
            self.sentences[mention.start],
            role,
            verb.lower_ if token.dep_ == "pobj" else "",
            verb.i,
            subject and verb.dep_ == "ROOT",
            subject and verb.lemma_ in words("speaking"),
            self.blocks[mention.start] in self.captions,
        )


def scene_of(doc: Doc) -> Scene:
    """Return `doc` as a scene."""
    blocks = list(block_numbers(doc))
    found = list(quotations(doc, blocks))
    quoted = frozenset(i for one in found for i in range(one.start, one.end))
    captions = frozenset(i for i, block in enumerate(doc._.blocks, start=1) if block.kind == "caption")
    return Scene(doc, _sentence_numbers(doc), blocks, captions, found, quoted, frozenset(_bracketed(doc)))


def head_of(token: Token) -> Token:
    """Return the noun whose part `token` plays: of "Lee and Roe" and of "the mayor, Ann Lee", the first one."""
    for _ in range(_DEEPEST):
        if token.dep_ not in _LENT or token.head.i > token.i:
            break
        token = token.head
    return token


def role_of(token: Token) -> str:
    """Return the part that `token` plays in its clause."""
    label = token.dep_
    if label in SUBJECTS:
        return "subject"
    if label in OBJECTS:
        return "object"
    if label == "poss":
        return "owner"
    return "modifier" if label in {"compound", "nmod", "amod"} else "other"


def above(token: Token) -> Iterator[Token]:
    """Yield what governs `token`, the nearest first."""
    for _ in range(_DEEPEST):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def _sentence_numbers(doc: Doc) -> list[int]:
    starts = doc.to_array(["SENT_START"]) == _STARTS
    starts[:1] = True
    numbers: list[int] = (starts.cumsum() - 1).tolist()
    return numbers


def _bracketed(doc: Doc) -> Iterator[int]:
    """Yield the tokens between round brackets that are closed soon."""
    for opening in tokens_among(doc, _BRACKET):
        for token in doc[opening.i + 1 : opening.i + _LONG_ASIDE]:
            if token.text == ")":
                yield from range(opening.i + 1, token.i)
                break
