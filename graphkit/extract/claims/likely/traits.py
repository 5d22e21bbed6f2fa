"""What stands between and around two mentions of a sentence, as words: the evidence that the classifier weighs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract.claims.likely.likeness import lies_in, place_called, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.extract.claims.likely.likeness import Words
    from graphkit.extract.claims.likely.pairs import Pair
    from graphkit.extract.spans import MentionSpan

ONE = (
    *("types", "kinds", "lie", "side", "order"),
    *("path", "top", "ends", "words", "bare", "kind", "classes", "clauses"),
    *("all", "distance", "last", "first"),
    *("inter", "next", "nearest", "counts", "surface"),
    *("lies", "holds", "place"),
    *("head_is", "head_label", "head_under", "head_looks"),
    *("tail_is", "tail_label", "tail_under", "tail_looks"),
)
"""Traits that hold once or, where they are None, not at all."""
MANY = ("said", "word", "states", "between")
"""Traits that may hold many times over."""
_BETWEEN = 9
"""Words between two mentions up to which each of them says something."""
_ALL = 3
"""Words between two mentions up to which they say something together."""
_SHORT = 7
"""Tokens between two mentions up to which the sequence of their kinds says something."""
_SHOWN = 3
_JOINING = frozenset({"conj", "appos"})


@dataclass(frozen=True, slots=True)
class Traits:
    """What holds of a pair."""

    one: tuple[str | None, ...]
    """The traits of `ONE`, in that order."""
    many: tuple[tuple[str, ...], ...]
    """The traits of `MANY`, in that order, each told once."""


class Sight:
    """What is the same of two mentions of a sentence whichever of them is the head."""

    def __init__(self, link: Pair, known: list[MentionSpan], words: Words) -> None:
        self.words = words
        first, second = sorted((link.head, link.tail), key=_from)
        between = [type_of(m) for m in known if first.end <= m.start and m.end <= second.start]
        self.inter = f"{' '.join(between[:_SHOWN])}{'+' if len(between) > _SHOWN else ''}"
        self.next = " ".join(between[:1])
        self.surface = _surface(first, second, words)
        self.counts = {type_: min(3, sum(m.type == type_ for m in known)) for type_ in (first.type, second.type)}
        self.nearer = {
            id(than): _has_nearer(to, than, known) for to, than in ((link.head, link.tail), (link.tail, link.head))
        }
        inner = link.way.inner
        self.steps = {place: _step(place, words) for place in inner if not link.side(place)}
        outside = [place for place in (link.way.top, *inner) if not link.side(place)]
        on = {*link.way.up, *link.way.down, link.way.top}
        self.beside = [
            f"beside {name}" for place in outside for child, name in words.noted.get(place, ()) if child not in on
        ]


def traits(pair: Pair, sight: Sight, fired: Iterable[str] = ()) -> Traits:
    """Return what holds of `pair`; `fired` are the rules that state something of the two."""
    words, head, tail = sight.words, pair.head, pair.tail
    types = f"{type_of(head)}>{type_of(tail)}"
    side = "before" if head.start <= tail.start else "behind"
    order = "before" if _from(head) <= _from(tail) else "behind"
    between = words.lemmas[head.end : tail.start] if side == "before" else words.lemmas[tail.end : head.start]
    one = (
        *(types, f"{head.kind}>{tail.kind}", _lie(head, tail), side, order),
        *_along(pair, sight),
        *_gap(pair, side, between, words),
        *(sight.inter, sight.next, f"{sight.nearer[id(head)]} {sight.nearer[id(tail)]}"),
        *(f"{sight.counts[head.type]} {sight.counts[tail.type]}", sight.surface),
        *_names(head, tail),
        *_end(pair, head, words),
        *_end(pair, tail, words),
    )
    states, beside = _stated(pair, words)
    said = (*(f"rule {rule}" for rule in fired), *beside, *_described(pair, words))
    many = (said, _on_way(pair, sight), states, between if len(between) <= _BETWEEN else ())
    return Traits(one, tuple(tuple(dict.fromkeys(found)) for found in many))


def _from(mention: MentionSpan) -> tuple[int, int]:
    return mention.start, -mention.end


def _lie(head: MentionSpan, tail: MentionSpan) -> str:
    if head.start <= tail.start and tail.end <= head.end:
        return "inside"
    if tail.start <= head.start and head.end <= tail.end:
        return "around"
    return "before" if head.start < tail.start else "behind"


def _along(pair: Pair, sight: Sight) -> tuple[str, ...]:
    """Return the way through the parse, and the same way as if nothing were coordinated or in apposition."""
    way, words, steps = pair.way, sight.words, sight.steps
    labels, lemmas = words.labels, words.lemmas
    up, down = [labels[place] for place in way.up], [labels[place] for place in way.down]
    side = pair.side(way.top)
    top, kind = side or lemmas[way.top], side or words.kind(way.top)
    inner = [pair.side(place) or lemmas[place] for place in way.inner]
    before = [steps[place] for place in way.up[1:] if place in steps]
    behind = [steps[place] for place in way.down[:-1] if place in steps]
    return (
        f"{'.'.join(up)}<>{'.'.join(down)}",
        top,
        f"{up[-1] if up else '-'}<>{down[0] if down else '-'}",
        " ".join((*inner[: len(up) - 1], top, *inner[len(up) - 1 :])),
        f"{'.'.join([a for a in up if a not in _JOINING])}<>{'.'.join([a for a in down if a not in _JOINING])}",
        kind,
        " ".join((*before, f"^{kind}", *behind)),
        f"{words.clauses(way.up)} {words.clauses(way.down)}",
    )


def _step(place: int, words: Words) -> str:
    label = words.labels[place]
    return label if label in _JOINING else words.kind(place)


def _gap(pair: Pair, side: str, between: list[str], words: Words) -> Iterator[str | None]:
    """Yield the words between two mentions, how many there are, and the words beyond."""
    first, second = (pair.head, pair.tail) if side == "before" else (pair.tail, pair.head)
    yield " ".join(between) if len(between) <= _ALL else None
    yield str(min(len(between), 20) // 3)
    yield words.doc[second.end].lower_ if second.end < len(words.doc) else ""
    yield words.doc[first.start - 1].lower_ if first.start else ""


def _surface(first: MentionSpan, second: MentionSpan, words: Words) -> str | None:
    """Return the kinds of the words between two mentions that stand close to each other."""
    if second.start - first.end > _SHORT:
        return None
    kinds: list[str] = []
    for place in range(first.end, second.start):
        kind = words.doc[place].text if words.speech[place] == "PUNCT" else words.kind(place)
        if not kind.startswith("<") or kinds[-1:] != [kind]:
            kinds.append(kind)
    return " ".join(kinds)


def _has_nearer(to: MentionSpan, than: MentionSpan, known: list[MentionSpan]) -> bool:
    """Return whether another one of the type of `than` stands nearer to `to`."""
    reach = _distance(to, than)
    return any(
        m.type == than.type and m.cluster != than.cluster and m is not to and _distance(m, to) < reach for m in known
    )


def _distance(one: MentionSpan, other: MentionSpan) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _names(head: MentionSpan, tail: MentionSpan) -> Iterator[str | None]:
    """Yield what the gazetteer knows of two names, and whether one is part of the other."""
    named = head.kind == "name" == tail.kind
    yield str(lies_in(head.name, tail.name)) if named and head.type == "PLACE" == tail.type else None
    yield _holds(head.name.lower(), tail.name.lower()) if named else None
    place = place_called(tail.name) if tail.type == "PLACE" and tail.kind == "name" else None
    yield place.subtype if place else "None" if tail.type == "PLACE" and tail.kind == "name" else None


def _holds(whole: str, part: str) -> str | None:
    whole, part = f" {whole} ", f" {part} "
    if part not in whole or part == whole:
        return None
    return "opens" if whole.startswith(part) else "closes" if whole.endswith(part) else "holds"


def _end(pair: Pair, mention: MentionSpan, words: Words) -> Iterator[str | None]:
    """Yield what a mention depends on, and how it is written."""
    root = mention.root.i
    label, head = words.labels[root], words.heads[root]
    side = pair.side(head)
    yield f"{label} of {side or words.lemmas[head]}"
    yield label
    yield f"{label} {words.kind(head)}" if head != root and not side else None
    looks = "caps" if mention.name.isupper() else "many" if " " in mention.name else "one"
    yield f"{type_of(mention)} {looks}" if mention.kind == "name" else None


def _on_way(pair: Pair, sight: Sight) -> Iterator[str]:
    """Yield the words on the way and beside it."""
    lemmas = sight.words.lemmas
    yield from (f"up {lemmas[place]}" for place in pair.way.up[1:])
    yield from (f"down {lemmas[place]}" for place in pair.way.down[:-1])
    yield from sight.beside


def _stated(pair: Pair, words: Words) -> tuple[list[str], list[str]]:
    """Return what the words on the way, and those that hang on it, may state by the words of the patterns."""
    way = pair.way
    states: list[str] = []
    beside: list[str] = []
    for where, places in (
        ("top", (way.top,)),
        ("up", way.up[1:]),
        ("down", way.down[:-1]),
        ("head", way.up[:1]),
        ("tail", way.down[-1:]),
    ):
        for place in places:
            of_word, of_others = words.states(where, place)
            states += of_word
            beside += of_others
    return states, beside


def _described(pair: Pair, words: Words) -> Iterator[str]:
    """Yield what hangs on the two mentions and what they are called."""
    for side, mention in (("head", pair.head), ("tail", pair.tail)):
        root = mention.root.i
        for child in words.describing.get(root, ()):
            yield f"{side} has {words.labels[child]} {pair.side(child) or words.lemmas[child]}"
        if mention.kind == "nominal" or mention.type in {"OFFICE", "EVENT"}:
            yield f"{side} word {words.lemmas[root]}"
        if mention.type in {"ORG", "PAC"}:
            yield f"{side} word {mention.name.split()[-1].lower() if mention.name else ''}"
            yield from (f"{side} called {noun}" for noun in words.called(mention))
