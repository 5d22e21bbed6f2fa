"""Features of a pair, made of its traits: their names for people, and their keys, all at once, for the classifier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, Any

from graphkit.extract.claims.likely.traits import MANY, ONE

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from graphkit.extract.claims.likely.traits import Traits

LINES = (
    "{types}",
    "{types} {lie}",
    "kinds {kinds}",
    "path {path}",
    "path {path} {types}",
    "path {path} {top}",
    "top {top}",
    "top {top} {types}",
    "top {top} {ends}",
    "words {path} {words}",
    "bare {bare} {types}",
    "bare {bare} {kind}",
    "bare {bare} {kind} {types}",
    "classes {classes}",
    "classes {classes} {types}",
    "clauses {types} {clauses}",
    "{ends} {kind} {types}",
    "all between {side} {all}",
    "all between {side} {all} {types}",
    "distance {distance} {types}",
    "last {side} {last}",
    "first {side} {first}",
    "inter {types} {order} {inter}",
    "nearest {types} {order} {nearest}",
    "count {types} {counts}",
    "surface {order} {surface}",
    "surface {order} {surface} {types}",
    "lies in {lies}",
    "lies in {lies} {order} {next}",
    "name {holds} {types}",
    "tail place {place} {types}",
    "head is {head_is}",
    "tail is {tail_is}",
    "head dep {head_label} {types}",
    "tail dep {tail_label} {types}",
    "head under {head_under}",
    "tail under {tail_under}",
    "head under {head_under} {types}",
    "tail under {tail_under} {types}",
    "head {head_looks}",
    "tail {tail_looks}",
    "{said}",
    "{word}",
    "{word} {types}",
    "{states}",
    "{states} {types}",
    "{states} {path}",
    "{states} {ends} {types}",
    "between {between} {side}",
    "between {between} {types} {side}",
)
"""A feature each: what holds where all the traits in braces hold, and once for each way in which one of `MANY` does."""
_TRAIT = re.compile(r"\{(\w+)\}")
_MIXING = 0x9E3779B97F4A7C15
"""An odd number whose product with another spreads its bits (Fibonacci hashing, Knuth 1973)."""
_REMEMBERED = 1 << 16


@dataclass(frozen=True, slots=True)
class _Plan:
    """The lines by the columns of their traits: those of `ONE`, one that says nothing, and the one of `MANY` at hand."""

    seeds: Any
    columns: Any
    """The columns of the lines without a trait of `MANY`, one row for each place in a line."""
    many: tuple[tuple[tuple[int, tuple[int, ...]], ...], ...]
    """For each trait of `MANY` its lines: seed and columns."""


_NOTHING = len(ONE)
_EACH = _NOTHING + 1


def names(found: Traits, wanted: Container[int] | None = None) -> Iterator[str]:
    """Yield the names of the features of a pair, in the order in which `keys` gives those of one pair.

    `wanted` are places in that order: then theirs alone, for to spell one out takes longer than its key.
    """
    one = dict(zip(ONE, found.one, strict=True))
    for place, (line, told) in enumerate(_lines_that_hold(found, one)):
        if wanted is None or place in wanted:
            yield line.format_map({**one, **told})


def _lines_that_hold(found: Traits, one: dict[str, str | None]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the lines of the features, each with the trait of `MANY` that it tells."""
    for line in _plain_lines():
        if all(one[name] is not None for name in _traits_of(line)):
            yield line, {}
    for name, values in zip(MANY, found.many, strict=True):
        for line in _lines_of(name):
            yield from ((line, {name: value}) for value in values)


def keys(told: Sequence[Traits]) -> tuple[Any, Any]:
    """Return the keys of the features of all these pairs, as 64 bits each, and the place of the pair that each belongs to."""
    import numpy as np

    plan = _plan()
    codes = np.ones((len(told), len(ONE) + 1), dtype=np.uint64)
    codes[:, : len(ONE)] = _codes(chain.from_iterable(found.one for found in told)).reshape(-1, len(ONE))
    mixed: Any = plan.seeds
    holds: Any = True
    for columns in plan.columns:
        picked = codes[:, columns]
        mixed, holds = _mixed(mixed, picked), holds & (picked != 0)
    pair, _ = holds.nonzero()
    found, owners = [mixed[holds]], [pair]
    for place, lines in enumerate(plan.many):
        values = [found.many[place] for found in told]
        owner = np.repeat(np.arange(len(told)), list(map(len, values)))
        each = _codes(chain.from_iterable(values))
        for seed, columns in lines:
            key = np.uint64(seed)
            for column in columns:
                key = _mixed(key, each if column == _EACH else codes[owner, column])
            found.append(key)
            owners.append(owner)
    return np.concatenate(found), np.concatenate(owners)


def places(known: Any, wanted: Any) -> Any:
    """Return the place of each key of `wanted` among the ascending `known`, and behind them all where it is not there."""
    import numpy as np

    found = np.searchsorted(known, wanted)
    found[known.take(found, mode="clip") != wanted] = len(known)
    return found


def _mixed(key: Any, code: Any) -> Any:
    import numpy as np

    product = (key ^ code) * np.uint64(_MIXING)
    return product ^ (product >> np.uint64(29))


def _codes(texts: Iterable[str | None]) -> Any:
    import numpy as np

    return np.fromiter(map(_code, texts), dtype=np.uint64)


@lru_cache(maxsize=_REMEMBERED)
def _code(text: str | None) -> int:
    """Return 64 bits that stand for `text`, 0 for None alone."""
    if text is None:
        return 0
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") | 1


@cache
def _plan() -> _Plan:
    import numpy as np

    plain = _plain_lines()
    columns = [[ONE.index(name) for name in _traits_of(line)] for line in plain]
    longest = max(map(len, columns))
    return _Plan(
        seeds=np.array([_code(line) for line in plain], dtype=np.uint64),
        columns=np.array([[*row, *[_NOTHING] * (longest - len(row))] for row in columns]).T,
        many=tuple(tuple((_code(line), _columns(line)) for line in _lines_of(name)) for name in MANY),
    )


def _columns(line: str) -> tuple[int, ...]:
    return tuple(_EACH if name in MANY else ONE.index(name) for name in _traits_of(line))


@cache
def _plain_lines() -> tuple[str, ...]:
    return tuple(line for line in LINES if not any(name in MANY for name in _traits_of(line)))


@cache
def _lines_of(name: str) -> tuple[str, ...]:
    return tuple(line for line in LINES if name in _traits_of(line))


@cache
def _traits_of(line: str) -> tuple[str, ...]:
    return tuple(_TRAIT.findall(line))
