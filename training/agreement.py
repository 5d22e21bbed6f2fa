"""How far two annotators of the same documents agree: `python -m training.agreement` prints a Markdown table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from operator import add

from graphkit.model import MentionKind
from training import scoring, standoff
from training.markup import Annotated, read
from training.scoring import Counts
from training.verify import CORPUS, documents

Pairs = list[tuple[Annotated, Annotated]]
"""The first and the second annotation of each document."""

NAME, NOMINAL, PRONOUN = (frozenset({kind}) for kind in (MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN))
NAMED = ("PERSON", "PAC", "ORG", "PLACE")
EVERY = frozenset({*NAMED, *scoring.COMMON})


def written() -> Pairs:
    """Return the documents of corpus/second with their first annotation."""
    first = {document.id: document for split in ("train", "dev") for document in documents(split)}
    second = (read(path) for path in sorted((CORPUS / standoff.SECOND).glob("*.txt")))
    return [(first[document.id], document) for document in second if document.id in first]


def real() -> Pairs:
    """Return the same of the texts that are kept elsewhere, where they are there."""
    first = {document.id: document for part in ("train", "dev", "test") for document in standoff.documents(part)}
    second = standoff.documents(standoff.SECOND)
    return [(first[document.id], document) for document in second if document.id in first]


def figures(pairs: Pairs) -> Iterator[tuple[str, float | None]]:
    """Yield the name and the value of each measure of agreement."""
    for types, kinds, name in _spans():
        sides = [(scoring.typed(one, types, kinds), scoring.typed(other, types, kinds)) for one, other in pairs]
        yield f"{name}, F1 relaxed", _f1(scoring.relaxed(*both) for both in sides)
        yield f"{name}, F1 exact", _f1(scoring.exact(*both) for both in sides)
    yield "types of shared mentions, Cohen's kappa", scoring.kappa([types for pair in pairs for types in _types(*pair)])
    for name, key in (("money", "$"), ("dates", "@")):
        yield f"{name}, F1 of right values", _f1(scoring.values(*pair, key)[1] for pair in pairs)
    clusters = (scoring.shared_references(*pair) for pair in pairs)
    yield "references of shared mentions, B-cubed F1", reduce(add, clusters, scoring.Clustered()).f1
    yield from _claims(pairs)


def _spans() -> Iterator[tuple[frozenset[str], frozenset[MentionKind], str]]:
    yield from ((frozenset({type_}), NAME, f"names, {type_}") for type_ in NAMED)
    yield from ((frozenset({type_}), NAME | NOMINAL, f"names and nominals, {type_}") for type_ in scoring.COMMON)
    yield EVERY, NOMINAL, "nominals"
    yield EVERY, PRONOUN, "pronouns"


def _types(one: Annotated, other: Annotated) -> list[tuple[str, str]]:
    shared = scoring.same_mentions(one, other)
    return [(scoring.type_of(one, left.key), scoring.type_of(other, right.key)) for left, right in shared]


def _claims(pairs: Pairs) -> Iterator[tuple[str, float | None]]:
    yield "claims, typed F1", _f1(scoring.stated(*pair) for pair in pairs)
    yield "claims, pairs F1", _f1(scoring.linked(*pair) for pair in pairs)
    shared = [claims for pair in pairs for claims in scoring.same_claims(*pair)]
    for attribute in ("status", "amount", "date"):
        yield f"shared claims with the same {attribute}", scoring.agreeing(shared, attribute).recall


def _f1(counts: Iterator[Counts]) -> float | None:
    return reduce(add, counts, Counts()).f1


def table(parts: dict[str, Pairs]) -> str:
    """Return a Markdown table: a row for each measure, a column for each part that has documents."""
    found = {f"{name} ({len(pairs)})": dict(figures(pairs)) for name, pairs in parts.items() if pairs}
    if not found:
        return "No document has a second annotation, or its text is not there."
    rows = [["agreement", *found], ["---"] * (len(found) + 1)]
    measures = next(iter(found.values()))
    rows += [[measure, *(_shown(column[measure]) for column in found.values())] for measure in measures]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


PARTS: dict[str, Callable[[], Pairs]] = {"written": written, "real": real}

if __name__ == "__main__":
    print(table({name: pairs() for name, pairs in PARTS.items()}))
