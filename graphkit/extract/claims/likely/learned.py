"""Claims that no pattern states but that the words between two mentions make likely: a linear classifier learned by `training.relations`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from importlib import resources
from typing import TYPE_CHECKING, Any

from graphkit.extract.claims.likely.crossing import keys, names, places
from graphkit.extract.claims.likely.likeness import Words
from graphkit.extract.claims.likely.pairs import Pair, known_mentions, links
from graphkit.extract.claims.likely.traits import Sight, Traits, traits
from graphkit.extract.claims.officeholders import anchor
from graphkit.extract.claims.outlets import is_outlet
from graphkit.extract.parse import grammar
from graphkit.extract.rules import LEARNED
from graphkit.extract.status import attributes
from graphkit.extract.status.statements import Statement
from graphkit.extract.words import words
from graphkit.model import Status
from graphkit.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import ClaimSpan, MentionSpan

_SHOWN = 4
"""Features that are kept with a claim, those that weighed most."""
_EFFORTS = frozenset({"OPPOSES"})
"""Relations of which wanting and trying is already doing."""
_CONTRARY = {"OPPOSES": ("SUPPORTS", "FUNDED"), "SUPPORTS": ("OPPOSES",), "FUNDED": ("OPPOSES",)}
"""What is not added where a rule states the contrary of the same two."""
_ROLES = frozenset({"HOLDS_OFFICE", "WORKS_FOR", "RUNS", "MEMBER_OF", "FOUNDED", "OWNS", "REPRESENTS"})


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each feature and relation, and what a score means."""

    keys: Any
    """The keys of the features, ascending."""
    matrix: Any
    """float32, features by relations, and a row of nothing for what was never seen."""
    bias: Any
    relations: tuple[str, ...]
    slope: Any
    offset: Any
    """A score s is right in sigmoid(slope * s + offset) of the cases of its relation."""
    thresholds: Any
    """What a claim of each relation must be sure of at least."""


@cache
def weights() -> Weights | None:
    """Return the shipped weights, None where there are none."""
    import numpy as np

    source = resources.files("graphkit").joinpath("data", "relations.npz")
    if not source.is_file():
        return None
    with source.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
        matrix = stored["matrix"].astype(np.float32)
        return Weights(
            keys=stored["keys"],
            matrix=np.concatenate([matrix, np.zeros_like(matrix[:1])]),
            bias=stored["bias"],
            relations=tuple(stored["relations"].tobytes().decode().split("\n")),
            slope=stored["calibration"][0],
            offset=stored["calibration"][1],
            thresholds=stored["thresholds"],
        )


def statements(doc: Doc, arguments: Arguments, stated: Iterable[ClaimSpan]) -> Iterator[Statement]:
    """Yield what the classifier is sure of and no rule has `stated`: of two entities each relation once in a sentence."""
    known = weights()
    if known is None:
        return
    rules = Stated(stated, arguments)
    words = Words(doc, arguments)
    told = [candidate for sentence in doc.sents for candidate in candidates(sentence, words, rules)]
    best: dict[tuple[object, ...], tuple[float, int, int]] = {}
    features = _Features.of([found for _, found in told], known)
    confidences = features.confidences(known)
    for number, place in zip(*(confidences >= known.thresholds).nonzero(), strict=True):
        pair, relation, confidence = told[number][0], known.relations[place], float(confidences[number, place])
        if _fits(relation, pair) and not rules.deny(relation, pair) and not rules.contradict(relation, pair):
            key = (relation, *rules.key(relation, pair), pair.cue.sent.start)
            if key not in best or best[key][0] < confidence:
                best[key] = (confidence, int(place), int(number))
    for confidence, place, number in best.values():
        pair, found = told[number]
        statement = _statement(known.relations[place], pair, confidence, arguments)
        statement.features = _strongest(found, features.rows_of(number), place, known)
        statement.again = rules.say(statement.relation, pair)
        yield statement


def candidates(sentence: Span, words: Words, rules: Stated) -> Iterator[tuple[Pair, Traits]]:
    """Yield every two mentions that the classifier is asked about, both ways round, with what holds of them."""
    known = known_mentions(sentence, words.arguments)
    for link in links(known, words.arguments):
        sight = Sight(link, known, words)
        for pair in (link, link.turned()):
            yield pair, traits(pair, sight, rules.of(pair))


class Stated:
    """What the rules state of which mentions and entities."""

    def __init__(self, claims: Iterable[ClaimSpan], arguments: Arguments) -> None:
        self._rules: dict[tuple[int, int], set[str]] = {}
        self._relations: dict[tuple[int, int], set[str]] = {}
        self._facts: set[tuple[object, ...]] = set()
        self._denied: set[tuple[str | int, int]] = set()
        self._arguments = arguments
        for claim in claims:
            if claim.object is not None:
                if claim.status == Status.NEGATED:
                    self._denied |= {(claim.relation, id(claim.object)), (id(claim.subject), id(claim.object))}
                ends = [(claim.subject, claim.object)]
                if ontology().relation(claim.relation).symmetric:
                    ends.append((claim.object, claim.subject))
                for head, tail in ends:
                    self._rules.setdefault((id(head), id(tail)), set()).add(claim.rule)
                    self._relations.setdefault((id(head), id(tail)), set()).add(claim.relation)
                    self._facts.add((claim.relation, _entity(head), _entity(tail)))

    def of(self, pair: Pair) -> tuple[str, ...]:
        """Return the rules that state something of these two mentions."""
        return tuple(sorted(self._rules.get((id(pair.head), id(pair.tail)), ())))

    def relations(self, pair: Pair) -> frozenset[str]:
        """Return the relations that rules state of these two mentions."""
        return frozenset(self._relations.get((id(pair.head), id(pair.tail)), ()))

    def contradict(self, relation: str, pair: Pair) -> bool:
        """Return whether a rule states the contrary of that relation of the two entities."""
        return any(self.say(one, pair) for one in _CONTRARY.get(relation, ()))

    def say(self, relation: str, pair: Pair) -> bool:
        """Return whether a rule states that very relation of the two entities, anywhere in the document."""
        return (relation, _entity(pair.head), _entity(pair.tail)) in self._facts

    def deny(self, relation: str, pair: Pair) -> bool:
        """Return whether a rule denies that relation of this tail, whoever its head is, or any relation of the two mentions."""
        return not self._denied.isdisjoint({(relation, id(pair.tail)), (id(pair.head), id(pair.tail))})

    def key(self, relation: str, pair: Pair) -> tuple[object, object]:
        """Return the two entities, in one order where the relation has none."""
        head, tail = _entity(pair.head), _entity(pair.tail)
        return (tail, head) if ontology().relation(relation).symmetric and str(tail) < str(head) else (head, tail)


def _entity(mention: MentionSpan) -> tuple[str, int]:
    return ("mention", mention.start) if mention.cluster is None else ("cluster", mention.cluster)


@dataclass(frozen=True, slots=True)
class _Features:
    """The features of pairs: the row of weights of each, and the number of the pair that it belongs to."""

    rows: Any
    """Behind the last feature for one that was never seen."""
    owners: Any
    pairs: int

    @classmethod
    def of(cls, told: list[Traits], known: Weights) -> _Features:
        """Return the features of all pairs at once."""
        import numpy as np

        if not told:
            return cls(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp), 0)
        found, owners = keys(told)
        return cls(places(known.keys, found), owners, len(told))

    def rows_of(self, number: int) -> Any:
        """Return the rows of one pair, in the order of the names of its features."""
        return self.rows[self.owners == number]

    def confidences(self, known: Weights) -> Any:
        """Return for each pair the confidence in each relation."""
        import numpy as np

        if not self.pairs:
            return np.zeros((0, len(known.relations)), dtype=np.float32)
        seen = self.rows < len(known.keys)
        every = np.arange(self.pairs)
        owners = np.concatenate([self.owners[seen], every])
        order = np.argsort(owners, kind="stable")
        rows = np.concatenate([self.rows[seen], np.full_like(every, len(known.keys))])[order]
        starts = np.searchsorted(owners[order], every)
        scores = np.add.reduceat(known.matrix.take(rows, axis=0), starts, axis=0) + known.bias
        return 1 / (1 + np.exp(-(known.slope * scores + known.offset)))


def _fits(relation: str, pair: Pair) -> bool:
    """Whether two such mentions can be in that relation: outlets report, and what is listed beside a body is not where it lies."""
    if relation == "REPORTED_ON" and pair.head.type == "ORG" and not is_outlet(pair.head):
        return False
    if relation == "LOCATED_IN" and pair.tail.root in pair.head.root.conjuncts:
        return False
    return ontology().relation(relation).accepts(pair.head.type, pair.tail.type)


def _strongest(found: Traits, rows: Any, place: int, known: Weights) -> tuple[tuple[str, float], ...]:
    """Return the features of a pair that weigh most for a relation, each with its weight."""
    weights_of = known.matrix[rows, place].tolist()
    weighed = {i: round(weights_of[i], 2) for i in (rows < len(known.keys)).nonzero()[0].tolist()}
    least = min(nlargest(_SHOWN, weighed.values()), default=0.0)
    strong = {i: weight for i, weight in weighed.items() if weight >= least}
    named = zip(names(found, strong), strong.values(), strict=True)
    return tuple(sorted(named, key=lambda row: (-row[1], row[0]))[:_SHOWN])


def _statement(relation: str, pair: Pair, confidence: float, arguments: Arguments) -> Statement:
    cue = pair.cue
    statement = Statement(
        relation,
        pair.head,
        pair.tail,
        cue,
        LEARNED,
        confidence,
        anchor=_anchor(cue, pair),
        effort=relation in _EFFORTS,
    )
    if relation in _ROLES and cue.pos_ == "NOUN":
        statement.role, statement.tense = attributes.role(cue), attributes.tense(cue)
    elif relation in _ROLES and cue.lemma_.lower() in words("leave"):
        statement.tense = "former"
    if relation in attributes.WITH_SUMS:
        statement.amount = attributes.amount(cue, arguments)
        statement.purpose = attributes.purpose(cue, arguments)
    return statement


def _anchor(cue: Token, pair: Pair) -> Token | None:
    """Return the word whose reading decides on the status; None where two names merely stand beside each other."""
    if any(m.start <= cue.i < m.end and m.kind != "pronoun" for m in (pair.head, pair.tail)):
        return anchor(cue)
    told = _told(cue, pair)
    if told is not None:
        return told
    return anchor(cue) if cue.pos_ not in grammar.VERBS and cue.dep_ in {"appos", "compound", "nmod", "amod"} else cue


def _told(verb: Token, pair: Pair) -> Token | None:
    """Return the clause that states it, where `verb` says who tells or wants it: "SAID that Lee paid", "Lee is SAID to pay"."""
    wants = verb.lemma_ in words("plan") | words("deny")
    if not wants and verb.lemma_ not in words("say"):
        return None
    roots = {pair.head.root.i, pair.tail.root.i}
    for clause in grammar.children(verb, "ccomp", "xcomp") if verb.pos_ in grammar.VERBS else ():
        inside = roots & {t.i for t in clause.subtree}
        shared = wants or (clause.dep_ == "xcomp" and grammar.is_passive(verb))
        if clause.pos_ in grammar.VERBS and (inside == roots or (inside and shared)):
            return clause
    return None
