"""Names recognised by the small transformer that comes with graphkit: a spaCy component in the place of spaCy's own.

Each document is read in stretches of at most `_STRETCH` word pieces, cut behind sentences, and each stretch by itself, so
that the result does not depend on what else is read. `training/` makes the weights.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from graphkit.extract.labels import BODIES, TYPES, VOTED
from graphkit.extract.network.decoding import Labelled, log_softmax, shares, spans
from graphkit.extract.network.weights import embeddings, encoder, labels, vocabulary
from graphkit.extract.network.wordpieces import UNKNOWN, pieces
from graphkit.extract.tokens import of_each, texts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from spacy.tokens import Doc

    Rows = npt.NDArray[np.float32]

SHAPES = 512
"""Shapes of words that are told apart."""
_STRETCH = 160
_LONGEST = 12
"""Pieces of a word that are looked at."""
_BACK = 60
"""Words that a stretch may be cut short by, to end behind a sentence."""
_MARKS = frozenset(".-'&$/")
_EAGER = 1.0
"""By how much a label may lose to none in a proper noun and still be chosen, in log probability: the texts that are learned from
leave names unmarked. Chosen on the development parts of crossner-politics, ewnw, ieer and conll04."""
_PROPER = frozenset({"NNP", "NNPS"})
_ENDS = frozenset({".", "!", "?"})
_KINDS = {label: VOTED.index(type_) for label, type_ in TYPES.items() if type_ in VOTED}
_BODIES = {label: place for place, label in enumerate(BODIES)}


def with_names(doc: Doc) -> Doc:
    """Set the entities of `doc` as a recogniser of spaCy does, and keep offices, events and committees beside them."""
    from spacy.tokens import Span

    found = recognised_spans(texts(doc), of_each(doc, "TAG", _PROPER.__contains__))
    names, bodies = _without_blanks(doc, found.names), _without_blanks(doc, found.bodies)
    doc.ents = [Span(doc, name.start, name.end, label=name.label) for name in names]
    doc._.opinions = found.opinions
    doc._.bodies = bodies
    return doc


@dataclass(frozen=True, slots=True)
class Recognised:
    """The spans of names, those of offices, events and committees, and for each word how likely it is in a name of each type."""

    names: list[Labelled]
    bodies: list[Labelled]
    opinions: Rows


def recognised_spans(words: list[str], proper: list[bool]) -> Recognised:
    """Return what the network sees in `words`; `proper` says which are proper nouns."""
    import numpy as np

    against = np.where(proper, _EAGER, 0).astype(np.float32)
    names: list[Labelled] = []
    bodies: list[Labelled] = []
    opinions = np.zeros((len(words), len(VOTED) + len(BODIES)), dtype=np.float32)
    known = labels()
    for start, end in stretches(words):
        scores, width = _scores(words[start:end]), len(known.names)
        first, second = log_softmax(scores[:, :width]), log_softmax(scores[:, width:])
        names += [_moved(found, start) for found in spans(first, known.names, against[start:end])]
        bodies += [_moved(found, start) for found in spans(second, known.bodies)]
        opinions[start:end, : len(VOTED)] = shares(first, known.names, _KINDS)
        opinions[start:end, len(VOTED) :] = shares(second, known.bodies, _BODIES)
    return Recognised(names, bodies, opinions)


def stretches(words: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where to cut `words` so that no stretch has too many pieces, behind the end of a sentence where one is near."""
    reached = list(accumulate((len(spelled(word)[0]) for word in words), initial=0))
    start = 0
    while start < len(words):
        end = max(start + 1, bisect_right(reached, reached[start] + _STRETCH) - 1)
        if end < len(words):
            end = _behind_sentence(words, start, end)
        yield start, end
        start = end


@lru_cache(maxsize=1 << 16)
def spelled(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the pieces of `word` that are looked at, one at least, and with each its shape: that of the word, then 0."""
    found = pieces(word)[:_LONGEST] or (vocabulary()[UNKNOWN],)
    return found, (shape(word), *[0] * (len(found) - 1))


def shape(word: str) -> int:
    """Return a number from 1 to `SHAPES` for how `word` is written: capitals, digits, marks; 0 for white space.

    The model knows words in lower case only; this gives it back what case tells.
    """
    if word.isspace():
        return 0
    drawn: list[str] = []
    for char in word:
        sign = _sign(char)
        if drawn[-2:] != [sign, sign]:
            drawn.append(sign)
    return zlib.crc32("".join(drawn[:6]).encode()) % SHAPES + 1


def _sign(char: str) -> str:
    if char.isupper():
        return "X"
    if char.islower():
        return "x"
    return "d" if char.isdigit() else char if char in _MARKS else "o"


def _behind_sentence(words: list[str], start: int, end: int) -> int:
    for cut in range(end, max(start + 1, end - _BACK), -1):
        if words[cut - 1] in _ENDS or "\n" in words[cut - 1]:
            return cut
    return end


def _scores(words: list[str]) -> Rows:
    """Return a row of scores for each word, from its first piece."""
    known, rows = vocabulary(), embeddings()
    numbers, shapes, first = [known["[CLS]"]], [0], []
    for word in words:
        first.append(len(numbers))
        found, drawn = spelled(word)
        numbers += found
        shapes += drawn
    numbers.append(known["[SEP]"])
    shapes.append(0)
    vectors = rows.pieces[numbers] * rows.scales[numbers, None]
    vectors += rows.shapes[shapes]
    (scores,) = encoder().run(None, {"vectors": vectors[None]})
    found_rows: Rows = scores[0][first]
    return found_rows


def _moved(found: Labelled, by: int) -> Labelled:
    return Labelled(found.start + by, found.end + by, found.label, found.score)


def _without_blanks(doc: Doc, found: list[Labelled]) -> list[Labelled]:
    """Return the spans without white space at their ends, and without those that are nothing else."""
    trimmed = (_trimmed(doc, one) for one in found)
    return [one for one in trimmed if one.start < one.end]


def _trimmed(doc: Doc, found: Labelled) -> Labelled:
    start, end = found.start, found.end
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return Labelled(start, end, found.label, found.score)
