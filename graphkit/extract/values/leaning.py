"""Whether the clause around a date lies ahead or behind, by the tense of its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAST, OPEN, SOON, AHEAD = -1, 0, 1, 2
"""Behind; not told; in the present tense, which often tells what is planned; ahead."""
_MODALS = frozenset(
    {
        "will",
        "'ll",
        "’ll",
        "wo",
        "shall",
        "would",
        "'d",
        "’d",
        "may",
        "might",
        "can",
        "could",
        "must",
        "should",
        "going",
        "gonna",
    }
)
_HAD = frozenset({"has", "have", "had", "'ve", "’ve", "was", "were", "did"})
_BE = frozenset({"is", "are", "am", "be", "'s", "’s", "'re", "’re", "'m", "’m"})
_VERBS = frozenset({"VERB", "AUX"})
_TOWARDS = frozenset({"until", "till", "for", "to"})


def leaning(doc: Doc, start: int, end: int) -> int:
    """Return AHEAD, SOON, PAST or OPEN for the date at these characters of `doc`."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return OPEN
    before = doc[span.start - 1].lower_ if span.start else ""
    verb = _verb_above(span.root)
    lean = OPEN
    while verb is not None and lean == OPEN:
        lean = _of_verb(verb, before)
        verb = _verb_above(verb.head) if verb.head.i != verb.i else None
    return lean


def _verb_above(token: Token) -> Token | None:
    """Return the nearest verb over `token`, itself included."""
    for _ in range(20):
        if token.pos_ in _VERBS:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _of_verb(verb: Token, before: str) -> int:
    """Return how a verb with its auxiliaries leans; `before` is the word before the date."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    lemma = verb.lemma_.lower()
    if helpers & _MODALS or (lemma in words("scheduling") and before in _TOWARDS):
        return AHEAD
    if "to" in helpers:
        return _of_infinitive(verb)
    if helpers & _HAD or verb.tag_ == "VBD":
        return PAST
    present = OPEN if lemma in words("present_for_past") else SOON
    return {
        "VBZ": present,
        "VBP": present,
        "VB": OPEN if verb.dep_ in {"ccomp", "xcomp"} else AHEAD,
        "VBG": SOON if helpers & _BE else OPEN,
        "VBN": SOON if helpers & _BE else PAST,
    }.get(verb.tag_, OPEN)


def _of_infinitive(verb: Token) -> int:
    """Return AHEAD for "plans to meet", "was to meet", "is expected to meet", PAST for "managed to meet"."""
    governor = verb.head
    if governor.i == verb.i or governor.pos_ not in _VERBS:
        return AHEAD
    if (
        governor.lemma_.lower() in words("scheduling")
        or governor.lemma_ == "be"
        or governor.tag_ in {"VBZ", "VBP", "VBG", "VB"}
    ):
        return AHEAD
    return PAST
