"""Pairs of mentions from annotated documents, each with what the annotation says of it: what the classifier of relations learns from.

Every document is read twice: with the mentions that were annotated, and with those that graphkit finds by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graphkit.extract.claims import parties
from graphkit.extract.claims.component import by_rules
from graphkit.extract.claims.likely.crossing import keys
from graphkit.extract.claims.likely.learned import Stated, candidates
from graphkit.extract.claims.likely.likeness import Words
from graphkit.extract.claims.likely.pairs import Pair
from graphkit.extract.language import with_language
from graphkit.extract.parse.arguments import Arguments
from graphkit.extract.spans import MentionSpan
from graphkit.extract.status.statuses import Statuses
from graphkit.extract.windows import doc_of, windows
from graphkit.model import Document, Money, When
from graphkit.ontology import ontology
from graphkit.readers import document_of
from training.markup import AMOUNT, Annotated, Marked
from training.scoring import HALF, mentions

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

NOT, YES, UNTOLD = 0, 1, -1
"""A relation does not hold of a pair in its sentence; it does; it does, but other words or mentions say so."""
OURS = ("graphkit_mentions", "graphkit_values", "graphkit_references")
"""The components whose work the annotation does."""
TYPES = {"$": "MONEY", "@": "DATE"}

Fact = tuple[str, str, str]
"""Relation, head and tail, by the keys of the annotation."""
Keys = dict[int, str]
"""The annotated entity of each mention, by the mention's identity."""


@dataclass(frozen=True, slots=True)
class Instance:
    """A pair of mentions: its features, and for each relation that its types allow whether it holds."""

    document: str
    world: str
    annotated: bool
    """Whether the mentions are the annotated ones."""
    features: Any
    """The keys of its features."""
    labels: dict[str, int]
    stated: frozenset[str]
    """The relations that a rule states of the two entities."""
    fired: frozenset[str] = frozenset()
    """Those that a rule states of these two mentions."""


def instances(nlp: Language, documents: Iterable[Annotated]) -> Iterator[Instance]:
    """Yield the pairs of all `documents`, of both readings."""
    for document in documents:
        for annotated in (True, False):
            yield from _of_document(nlp, document, annotated=annotated)


def _of_document(nlp: Language, gold: Annotated, *, annotated: bool) -> Iterator[Instance]:
    document = with_language(replace(document_of(gold.text, id=gold.id), published=gold.published or None))
    doc = _read(nlp, document, annotated=annotated)
    if annotated:
        doc._.mentions = annotated_mentions(doc, document, gold)
    parties.with_parties(doc)
    arguments = Arguments(doc)
    claims = by_rules(doc, arguments, Statuses(doc, arguments))
    stated = Stated(claims, arguments)
    entities = _own_keys(gold, doc._.mentions) if annotated else _nearest_keys(gold, document, doc)
    reading, words = _Reading(gold, document, doc, entities), Words(doc, arguments)
    for sentence in doc.sents:
        found = list(candidates(sentence, words, stated))
        features, owners = keys([traits for _, traits in found])
        told = _Told(reading, sentence, [pair for pair, _ in found])
        for place, (pair, _) in enumerate(found):
            labels = told.labels(pair)
            if labels:
                said = frozenset(relation for relation in labels if stated.say(relation, pair))
                own = features[owners == place]
                yield Instance(gold.id, gold.world, annotated, own, labels, said, stated.relations(pair))


def _read(nlp: Language, document: Document, *, annotated: bool) -> Doc:
    """Return the first window of `document`, read up to its mentions; a document of the corpus has no other."""
    window = next(windows(document))
    with nlp.select_pipes(disable=[*(OURS if annotated else ()), "graphkit_claims"]):
        return next(iter(nlp.pipe([doc_of(nlp, window)])))


def annotated_mentions(doc: Doc, document: Document, gold: Annotated) -> list[MentionSpan]:
    """Return the marks of `gold` as mentions of `doc`, one cluster for each entity."""
    clusters = {key: number for number, key in enumerate(gold.entities)}
    found = (_mention(doc, document, gold, mark, clusters) for mark in gold.marked)
    return sorted((m for m in found if m is not None), key=lambda m: (m.start, -m.end))


def _mention(
    doc: Doc, document: Document, gold: Annotated, mark: Marked, clusters: dict[str, int]
) -> MentionSpan | None:
    start, end = (document.clean.clean_offset(place) for place in (mark.start, mark.end))
    span = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    if span is None or not len(span):
        return None
    spelled = TYPES.get(mark.key) or gold.entities[mark.key][0]
    type_, _, subtype = spelled.partition("/")
    return MentionSpan(
        start=span.start,
        end=span.end,
        start_char=start,
        end_char=end,
        type=type_,
        kind=mark.kind.value,
        name=doc.text[start:end],
        root=span.root,
        subtype=subtype or None,
        cluster=clusters.get(mark.key),
        value=_value(mark, doc.text[start:end]),
    )


def _value(mark: Marked, text: str) -> Money | When | None:
    if mark.key == "@":
        start, _, end = mark.value.partition("/")
        return When(text, None) if start == "?" else When(text, start, end or start)
    amount = AMOUNT.fullmatch(mark.value) if mark.key == "$" else None
    if amount is None:
        return None
    low, high = (float(part) if part else None for part in amount.group(2, 3))
    return Money(text, low, amount[4], high, approximate=bool(amount[1]))


def _own_keys(gold: Annotated, found: Iterable[MentionSpan]) -> Keys:
    names = list(gold.entities)
    return {id(m): names[m.cluster] for m in found if m.cluster is not None and m.cluster < len(names)}


def _nearest_keys(gold: Annotated, document: Document, doc: Doc) -> Keys:
    """Return for each mention the annotated entity whose mark covers it best."""
    keys: Keys = {}
    for mention in doc._.mentions:
        if mention.type not in TYPES.values():
            offset = doc._.window_start
            span = document.clean.source_span(offset + mention.start_char, offset + mention.end_char)
            shares = [(_share(span, mark), mark) for mark in mentions(gold)]
            alike = [
                (share, mark) for share, mark in shares if share >= HALF or (share > 0 and mark.kind == mention.kind)
            ]
            if alike:
                keys[id(mention)] = max(alike, key=lambda found: (found[0], -found[1].start))[1].key
    return keys


def _share(span: tuple[int, int], mark: Marked) -> float:
    return (min(span[1], mark.end) - max(span[0], mark.start)) / max(span[1] - span[0], mark.end - mark.start)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document read one way, and the annotated entity of each of its mentions."""

    gold: Annotated
    document: Document
    doc: Doc
    keys: Keys

    def facts(self) -> Iterator[tuple[Fact, int]]:
        """Yield what the annotation states, with the place of the cue by characters of the Doc."""
        for claim in self.gold.claims:
            if claim.tail is not None:
                place = self.document.clean.clean_offset(claim.start) - self.doc._.window_start
                yield from ((fact, place) for fact in _both_ways(claim.relation, claim.head, claim.tail))

    def ends(self, pair: Pair) -> tuple[str, str]:
        """Return the annotated entities of a pair, "" for what is none."""
        return self.keys.get(id(pair.head), ""), self.keys.get(id(pair.tail), "")


class _Told:
    """What the annotation says of the pairs of one sentence: of several mentions of two entities those nearest to the cue are meant."""

    def __init__(self, reading: _Reading, sentence: Span, found: list[Pair]) -> None:
        self._reading = reading
        self._facts = {fact for fact, _ in reading.facts()}
        nearest: dict[tuple[Fact, int], tuple[int, Pair]] = {}
        for fact, place in reading.facts():
            for pair in found if sentence.start_char <= place < sentence.end_char else ():
                reach = _reach(pair, place)
                if reading.ends(pair) == fact[1:] and reach < nearest.get((fact, place), (reach + 1,))[0]:
                    nearest[fact, place] = (reach, pair)
        self._chosen: dict[int, set[str]] = defaultdict(set)
        for (fact, _), (_, pair) in nearest.items():
            self._chosen[id(pair)].add(fact[0])

    def labels(self, pair: Pair) -> dict[str, int]:
        """Return for each relation that may hold of these types whether it does."""
        return {
            name: self._label(name, pair)
            for name, relation in ontology().relations.items()
            if relation.stated and not relation.tail_optional and relation.accepts(pair.head.type, pair.tail.type)
        }

    def _label(self, relation: str, pair: Pair) -> int:
        if (relation, *self._reading.ends(pair)) not in self._facts:
            return NOT
        return YES if relation in self._chosen[id(pair)] else UNTOLD


def _both_ways(relation: str, head: str, tail: str) -> list[Fact]:
    ways = [(relation, head, tail)]
    return [*ways, (relation, tail, head)] if ontology().relation(relation).symmetric else ways


def _reach(pair: Pair, place: int) -> int:
    """Return how many characters the two mentions and the cue span."""
    places = (pair.head.start_char, pair.tail.start_char, pair.head.end_char, pair.tail.end_char, place)
    return max(places) - min(places)
