"""Quality on the project's own corpus: `python -m benchmarks corpus [--split dev|test|train] [--part written|real]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from operator import add

from benchmarks.figures import Figure
from graphkit.extract import extract, load
from graphkit.model import Claim, Extraction, Mention, MentionKind, Money, When
from graphkit.ontology import ontology
from graphkit.readers import document_of
from training import scoring, standoff, verify
from training.markup import Annotated, Marked, Stated
from training.scoring import Counts

Pairs = list[tuple[Annotated, Annotated]]

NAMES = frozenset({MentionKind.NAME})
NOUNS = frozenset({MentionKind.NAME, MentionKind.NOMINAL})
"""Offices and events are mostly named by common nouns: "the mayor", "the recall"."""
EVERY = frozenset(MentionKind)
TYPES: dict[str, tuple[frozenset[str], frozenset[MentionKind], str]] = {
    "PERSON": (frozenset({"PERSON"}), NAMES, ""),
    "ORG": (frozenset({"ORG"}), NAMES, ""),
    "PLACE": (frozenset({"PLACE"}), NAMES, ""),
    "PERSON, ORG, PLACE": (frozenset({"PERSON", "ORG", "PLACE"}), NAMES, "≥ 0.90"),
    "PAC": (frozenset({"PAC"}), NAMES, "≥ 0.90"),
    "OFFICE": (frozenset({"OFFICE"}), NOUNS, "≥ 0.85"),
    "EVENT": (frozenset({"EVENT"}), NOUNS, "≥ 0.75"),
}
"""Of each row the types, the kinds of mention and the goal."""


def figures(arguments: list[str]) -> list[Figure]:
    """Extract the documents of a part and compare them with their annotation."""
    options = _options(arguments)
    documents = list(standoff.documents(options.split) if options.part == "real" else verify.documents(options.split))
    if not documents:
        print("skipped: the real texts are not beside the project", file=sys.stderr)
        return []
    pairs = list(zip(documents, observed(documents), strict=True))
    if options.errors:
        print("\n".join(line for gold, said in pairs for line in errors(gold, said)))
    group = f"corpus {'real ' if options.part == 'real' else ''}{options.split}"
    found = [*_names(pairs), *_values(pairs), *_references(pairs), *_claims(pairs)]
    if options.relations:
        found += _relations(pairs)
    return [replace(figure, group=group) for figure in found]


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks corpus", description=__doc__)
    parser.add_argument("--split", choices=verify.SPLITS, default="dev")
    parser.add_argument("--part", choices=("written", "real"), default="written")
    parser.add_argument("--relations", action="store_true", help="claims of each relation apart")
    parser.add_argument("--errors", action="store_true", help="list what is missed and what is invented")
    options = parser.parse_args(arguments)
    if options.errors and options.split == "test":
        parser.error("the test part is not read while anything is developed")
    return options


def observed(documents: list[Annotated]) -> Iterator[Annotated]:
    """Yield what graphkit finds in the bare texts, as annotations."""
    read = [replace(document_of(one.text, id=one.id), published=one.published or None) for one in documents]
    for document, extraction in zip(documents, extract(load(), read), strict=True):
        yield annotation(document, extraction)


def annotation(document: Annotated, extraction: Extraction) -> Annotated:
    """Return an extraction as an annotation of the same text; a mention without a cluster is an entity of its own."""
    by_id = {mention.id: mention for mention in extraction.mentions}
    named_last = sorted(extraction.mentions, key=lambda mention: mention.kind is MentionKind.NAME)
    entities = {_key(mention): (mention.type, mention.name) for mention in named_last}
    claims = tuple(
        _stated(claim, by_id)
        for claim in extraction.claims
        if ontology().relation(claim.relation).stated and (claim.object or claim.object_text is None)
    )
    return replace(document, entities=entities, marked=tuple(map(_marked, extraction.mentions)), claims=claims)


def _key(mention: Mention) -> str:
    return mention.cluster or mention.id


def _marked(mention: Mention) -> Marked:
    if isinstance(mention.value, Money):
        return Marked(mention.start, mention.end, "$", MentionKind.NAME, amount(mention.value))
    if isinstance(mention.value, When):
        return Marked(mention.start, mention.end, "@", MentionKind.NAME, moment(mention.value))
    return Marked(mention.start, mention.end, _key(mention), mention.kind)


def amount(money: Money) -> str:
    """Return an amount as the corpus spells it: "~57000 USD"."""
    if money.value is None:
        return f"? {money.currency}"
    number = "-".join(_number(value) for value in (money.value, money.high) if value is not None)
    return f"{'~' if money.approximate else ''}{number} {money.currency}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def moment(when: When) -> str:
    """Return a date as the corpus spells it: "2019/2021"."""
    if when.start is None:
        return "?"
    return when.start if when.end in (None, when.start) else f"{when.start}/{when.end}"


def _stated(claim: Claim, by_id: dict[str, Mention]) -> Stated:
    tail = _key(by_id[claim.object]) if claim.object else None
    given = {
        "by": _key(by_id[claim.attributed_to]) if claim.attributed_to else None,
        "source": claim.attribution,
        "amount": amount(claim.amount) if claim.amount else None,
        "date": moment(claim.date) if claim.date else None,
    }
    attributes = tuple((name, value) for name, value in given.items() if value)
    ends = (_key(by_id[claim.subject]), tail)
    return Stated(claim.cue_start, claim.cue_end, claim.relation, *ends, claim.status, attributes)


def _names(pairs: Pairs) -> Iterator[Figure]:
    for name, (types, kinds, goal) in TYPES.items():
        sides = [(scoring.typed(gold, types, kinds), scoring.typed(said, types, kinds)) for gold, said in pairs]
        yield _f1(f"{name}, relaxed", (scoring.relaxed(*both) for both in sides), goal)
        yield _f1(f"{name}, exact", (scoring.exact(*both) for both in sides))


def _values(pairs: Pairs) -> Iterator[Figure]:
    for name, key in (("MONEY", "$"), ("DATE", "@")):
        counts = [scoring.values(gold, said, key) for gold, said in pairs]
        found, right = _sum(one for one, _ in counts), _sum(other for _, other in counts)
        note = f"{right.right} of {right.gold}; {found.said - found.right} more were read"
        yield Figure("", f"{name}, right values", right.recall, "≥ 0.95", note)
        yield Figure("", f"{name}, found", found.recall)


def _references(pairs: Pairs) -> Iterator[Figure]:
    for name, kinds, goal in (("all mentions", EVERY, "≥ 0.80"), ("names", NAMES, "")):
        total = reduce(add, (scoring.references(gold, said, kinds) for gold, said in pairs), scoring.Clustered())
        yield Figure("", f"references of {name}, B-cubed", total.f1, goal, f"{total.mentions} mentions")


def _claims(pairs: Pairs) -> Iterator[Figure]:
    yield _f1("claims, typed", (scoring.stated(*pair) for pair in pairs), "≥ 0.75")
    yield _f1("claims, pairs", (scoring.linked(*pair) for pair in pairs), "≥ 0.82")
    found = [both for pair in pairs for both in scoring.same_claims(*pair)]
    for attribute, goal in (("status", "≥ 0.95"), ("amount", "≥ 0.95"), ("date", "")):
        yield _share(f"claims found, {attribute}", scoring.agreeing(found, attribute), goal)
    yield _share("claims found, source of what is attributed", _sum(scoring.sources(*pair) for pair in pairs))


def _relations(pairs: Pairs) -> Iterator[Figure]:
    counts = [scoring.stated_by_relation(*pair) for pair in pairs]
    for name in sorted({name for found in counts for name in found}):
        yield _f1(f"claims, {name}", (found.get(name, Counts()) for found in counts))


def _sum(counts: Iterable[Counts]) -> Counts:
    return reduce(add, counts, Counts())


def _f1(name: str, counts: Iterable[Counts], goal: str = "") -> Figure:
    total = _sum(counts)
    note = f"P {total.precision or 0:.3f}, R {total.recall or 0:.3f}, {total.gold} in gold"
    return Figure("", name, total.f1, goal, note)


def _share(name: str, total: Counts, goal: str = "") -> Figure:
    return Figure("", name, total.recall, goal, f"{total.right} of {total.gold}")


def errors(gold: Annotated, said: Annotated) -> Iterator[str]:
    """Yield a line for each name, value and fact that one side has and the other has not."""
    for types, kinds in (
        (frozenset({"PERSON", "ORG", "PLACE", "PAC"}), NAMES),
        (frozenset({"OFFICE", "EVENT"}), NOUNS),
    ):
        left, right = scoring.typed(gold, types, kinds), scoring.typed(said, types, kinds)
        pairs = scoring.paired(left, right, scoring.same_type)
        yield from _alone(gold, "missed", left, {i for i, _ in pairs})
        yield from _alone(gold, "invented", right, {j for _, j in pairs})
    yield from _wrong_values(gold, said)
    yield from _wrong_facts(gold, said)


def _alone(document: Annotated, word: str, spans: list[scoring.Typed], matched: set[int]) -> Iterator[str]:
    for place, (start, end, name) in enumerate(spans):
        if place not in matched:
            yield f"{document.id}: {word} {name} {document.text[start:end]!r} at {start}"


def _wrong_values(gold: Annotated, said: Annotated) -> Iterator[str]:
    read = [mark for mark in said.marked if mark.key in scoring.VALUES]
    for mark in gold.marked:
        if mark.key in scoring.VALUES and mark.value != "?":
            found = [one.value for one in read if one.key == mark.key and one.start < mark.end and mark.start < one.end]
            if not any(scoring.same_value(mark.key, mark.value, value) for value in found):
                words = gold.text[mark.start : mark.end]
                yield f"{gold.id}: missed {words!r} at {mark.start}: {mark.value}, read as {', '.join(found) or 'nothing'}"


def _wrong_facts(gold: Annotated, said: Annotated) -> Iterator[str]:
    keys = scoring.counterparts(gold, said)
    left, right = scoring.facts(gold), scoring.facts(said, keys)
    yield from (_told(gold, "missed", claim, gold) for fact in left if fact not in right for claim in left[fact])
    yield from (_told(gold, "invented", claim, said) for fact in right if fact not in left for claim in right[fact])


def _told(document: Annotated, word: str, claim: Stated, side: Annotated) -> str:
    head, tail = (side.entities[key][1] if key else "-" for key in (claim.head, claim.tail))
    return f"{document.id}: {word} {head} {claim.relation} {tail}: {document.text[claim.start : claim.end]!r}"
