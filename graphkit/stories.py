"""Near-copies are one story: reprints, wire copies and excerpts of one text, found by their shared runs of words.

A signature keeps the smallest hash of every eight consecutive five-word shingles (winnowing: Schleimer, Wilkerson and Aiken,
2003), so two texts that share a run of twelve words always share a fingerprint. What the fingerprints suggest is then verified
over all shingles of both texts, word for word.
"""

from __future__ import annotations

import html
import json
import re
import struct
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from graphkit.errors import InputError

SHINGLE = 5
"""Words in a shingle."""
WINDOW = 8
"""Shingles of which the smallest hash is kept."""
COPIED = 0.65
"""Share of the shorter text's shingles that the longer one must hold. Among 2,225 news articles nothing lies between .58, new
reports that repeat their background, and .67, later editions of one report; and changes spread so evenly that no run of twelve
words is left bring it below .64."""
SUGGESTED = 0.1
"""Share of a text's fingerprints that a candidate must hold to be compared."""
SHORTEST = 20
"""Texts of fewer words are one story only when they are equal word for word: rows of a table differ in one number."""
BOILERPLATE = 50
"""A fingerprint that stands in more stories than this is a form, a footer or a phrase, and suggests nothing."""
PARTS = 3
"""A text that holds this many shorter ones which share nothing is a digest: it stands alone, and they stay apart."""

Texts = Callable[[str], str]

_MULTIPLIER = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class _Sample:
    """What a signature says: the number of words and the fingerprints."""

    id: str
    length: int
    fingerprints: tuple[int, ...]


def stories(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the story id of each document of `texts` (id, text): the smallest document id of its group of near-copies.

    >>> article = " ".join(f"word{n}" for n in range(40))
    >>> stories([("b", article), ("a", article + " Reprinted by permission."), ("c", "Something else.")])
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    known = dict(texts)
    return group({name: signature(text) for name, text in known.items()}, known.__getitem__)


def signature(text: str) -> bytes:
    """Return what is kept of `text` to find its near-copies: its length and its fingerprints, 4 bytes each.

    About a sixth of a byte for each character; equal on every machine.
    """
    found = words(text)
    kept = _fingerprints(found) if len(found) >= SHORTEST else [_hash(" ".join(found))] if found else []
    return len(found).to_bytes(4, "little") + b"".join((value >> 32).to_bytes(4, "little") for value in sorted(kept))


def group(signatures: Mapping[str, bytes], text_of: Texts) -> dict[str, str]:
    """Return the story id of each document, given its signature; `text_of` is asked for the texts to be compared only.

    Each document is near the longest of its group, so that a chain of half-copies never becomes one story. The result
    does not depend on the order of `signatures`; time and memory grow with their number.
    """
    samples = [_sample(name, signed) for name, signed in sorted(signatures.items())]
    groups = _groups(samples, _comparison(text_of))
    story = {member: min(members) for members in groups for member in members}
    return dict(sorted(story.items()))


def answers(lines: Iterable[str]) -> Iterator[str]:
    """Yield a JSON line {"id", "story"} for each JSON line {"id", "text"}, in their order.

    Raises InputError for a line that is something else, or an id that stands twice.
    """
    texts: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            name, text = _asked(line, number)
            if name in texts:
                raise InputError(f"Line {number}: the id {name!r} stands twice.", hint="Give each document its own id.")
            texts[name] = text
    found = stories(texts.items())
    for name in texts:
        yield json.dumps({"id": name, "story": found[name]}, ensure_ascii=False)


def words(text: str) -> list[str]:
    """Return the words of `text` as near-copies share them: no entities, letter case, punctuation or width.

    >>> words("Smith &amp; Jones said: &#8220;No.&#8221;")
    ['smith', 'jones', 'said', 'no']
    """
    return re.findall(r"\w+", unicodedata.normalize("NFKC", html.unescape(text)).casefold())


def containment(left: Sequence[str], right: Sequence[str]) -> float:
    """Return which share of the shorter text's shingles stands in the longer one, given the words of both."""
    one, other = _shingles(left), _shingles(right)
    return len(one & other) / max(1, min(len(one), len(other)))


def _asked(line: str, number: int) -> tuple[str, str]:
    try:
        asked = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"Line {number} is no JSON: {error.msg}.", hint='Expected {"id": …, "text": …}.') from error
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str) or "id" not in asked:
        raise InputError(f"Line {number} has no id or no text.", hint='Expected {"id": …, "text": …}.')
    return str(asked["id"]), asked["text"]


def _shingles(found: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(found[place:] for place in range(SHINGLE)), strict=False))


def _fingerprints(found: list[str]) -> list[int]:
    import numpy as np

    hashed = np.fromiter(map(_hash, found), dtype=np.uint64, count=len(found))
    rolled = np.zeros(len(found) - SHINGLE + 1, dtype=np.uint64)
    for place in range(SHINGLE):
        rolled = rolled * np.uint64(_MULTIPLIER) + hashed[place : place + len(rolled)]
    smallest: list[int] = np.unique(np.lib.stride_tricks.sliding_window_view(rolled, WINDOW).min(axis=1)).tolist()
    return smallest


@lru_cache(maxsize=2**16)
def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _sample(name: str, signed: bytes) -> _Sample:
    length, *fingerprints = struct.unpack(f"<{len(signed) // 4}I", signed)
    return _Sample(name, length, tuple(fingerprints))


def _comparison(text_of: Texts) -> Callable[[str, str], bool]:
    known = lru_cache(maxsize=256)(lambda name: words(text_of(name)))

    def copied(left: str, right: str) -> bool:
        one, other = known(left), known(right)
        if min(len(one), len(other)) < SHORTEST:
            return one == other
        return containment(one, other) >= COPIED

    return copied


def _groups(samples: Sequence[_Sample], copied: Callable[[str, str], bool]) -> Iterator[list[str]]:
    """Yield the groups: stars around their longest document; what a digest holds is grouped again without it."""
    for star in _stars(samples, copied):
        parts = [sample for sample in star if 2 * sample.length < star[0].length]
        if _unrelated(parts) >= PARTS:
            yield [sample.id for sample in star if 2 * sample.length >= star[0].length]
            yield from _groups(parts, copied)
        else:
            yield [sample.id for sample in star]


def _stars(samples: Sequence[_Sample], copied: Callable[[str, str], bool]) -> list[list[_Sample]]:
    shared = _shared(samples)
    stars: dict[str, list[_Sample]] = {}
    centres: defaultdict[int, list[str]] = defaultdict(list)
    for sample in sorted(samples, key=lambda sample: (-sample.length, sample.id)):
        prints = [value for value in sample.fingerprints if value in shared]
        likely = _candidates(prints, centres, least=SUGGESTED * len(sample.fingerprints))
        centre = next((name for name in likely if copied(name, sample.id)), None)
        if centre is not None:
            stars[centre].append(sample)
            continue
        stars[sample.id] = [sample]
        for value in prints:
            centres[value].append(sample.id)
    return list(stars.values())


def _shared(samples: Sequence[_Sample]) -> frozenset[int]:
    """Return the fingerprints that stand in more than one sample: a small part of all, and the only ones worth an index."""
    import numpy as np

    every = np.fromiter((value for sample in samples for value in sample.fingerprints), dtype=np.uint32)
    values, counts = np.unique(every, return_counts=True)
    return frozenset(values[counts > 1].tolist())


def _candidates(fingerprints: Iterable[int], centres: Mapping[int, list[str]], *, least: float) -> list[str]:
    """Return the centres that share at least that many fingerprints, the most similar first."""
    shares = Counter[str]()
    for value in fingerprints:
        suggested = centres.get(value, ())
        if len(suggested) <= BOILERPLATE:
            shares.update(suggested)
    return sorted((name for name in shares if shares[name] >= least), key=lambda name: (-shares[name], name))


def _unrelated(samples: Sequence[_Sample]) -> int:
    """Return how many of `samples`, taken in order, share next to nothing with one another."""
    parts: list[set[int]] = []
    for sample in samples:
        prints = set(sample.fingerprints)
        if all(len(prints & part) < SUGGESTED * len(prints) for part in parts):
            parts.append(prints)
    return len(parts)
