"""The words of a document by kind, what they state and what hangs on them: looked up once for all pairs of mentions."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graphkit import places
from graphkit.extract.lexicon import person_nouns
from graphkit.extract.patterns import indexed
from graphkit.extract.spans import ENTITY_TYPES
from graphkit.extract.tokens import labels, lemmas, speech

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_CLOSED = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PART", "PRON", "AUX"})
"""Words that are few enough to stand for themselves."""
_NOTED = frozenset({"neg", "prt", "dobj", "attr", "oprd", "acomp", "prep", "agent", "poss", "compound", "amod", "appos", "auxpass", "xcomp", "ccomp", "dative", "nmod"})  # fmt: skip
_DESCRIBING = frozenset({"appos", "compound", "amod", "poss", "prep", "relcl", "acl", "nmod"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis"})
_SHOWN = 3


class Words:
    """The tokens of a Doc by their places."""

    def __init__(self, doc: Doc, arguments: Arguments) -> None:
        self.doc = doc
        self.labels, self.speech = labels(doc), speech(doc)
        self.lemmas = lemmas(doc)
        self.heads = [token.head.i for token in doc]
        self.arguments = arguments
        self._kinds: dict[int, str] = {}
        self._states: dict[tuple[str, int], tuple[list[str], list[str]]] = {}
        self.noted: dict[int, list[tuple[int, str]]] = {}
        """What hangs on a token and may say more of it: place, and label and word."""
        self.describing: dict[int, list[int]] = {}
        """What hangs on a token and describes what it names."""
        self._clauses: set[int] = set()
        for place, (label, head) in enumerate(zip(self.labels, self.heads, strict=True)):
            if label in _CLAUSES or (label == "conj" and self.speech[place] == "VERB"):
                self._clauses.add(place)
            if label in _NOTED:
                self.noted.setdefault(head, []).append((place, f"{label} {self.lemmas[place]}"))
            if label in _DESCRIBING:
                self.describing.setdefault(head, []).append(place)

    def kind(self, place: int) -> str:
        """Return the kind of a word: of which mention it is part, what it states by the patterns, or its part of speech."""
        if place not in self._kinds:
            mention = self.arguments.covering(self.doc[place])
            known = mention is not None and mention.type in ENTITY_TYPES
            self._kinds[place] = f"<{type_of(mention)}>" if known and mention is not None else self._kind(place)
        return self._kinds[place]

    def _kind(self, place: int) -> str:
        lemma, speech = self.lemmas[place], self.speech[place]
        if speech in _CLOSED:
            return lemma
        stated = relations_of(lemma)
        if speech in {"NOUN", "PROPN"} and lemma in person_nouns():
            return "person!" if stated else "person"
        return f"{speech[0]}={','.join(stated[:_SHOWN])}" if stated else speech

    def states(self, where: str, place: int) -> tuple[list[str], list[str]]:
        """Return what the word at `place` and those that hang on it may state by the patterns, named by `where` it stands."""
        known = self._states.get((where, place))
        if known is None:
            own = [f"{where} says {relation}" for relation in relations_of(self.lemmas[place])]
            others = [
                f"{where} beside {self.labels[child]} says {relation}"
                for child, _ in self.noted.get(place, ())
                for relation in relations_of(self.lemmas[child])
            ]
            known = self._states[where, place] = (own, others)
        return known

    def called(self, mention: MentionSpan) -> tuple[str, ...]:
        """Return the common nouns by which the document refers to what `mention` is."""
        return self.arguments.called(mention)

    def clauses(self, way: tuple[int, ...]) -> int:
        """Return how many clauses begin on `way`."""
        return len(self._clauses.intersection(way))


def type_of(mention: MentionSpan) -> str:
    """Return the type of a mention, of an office whether it is a post or an agency."""
    return mention.subtype or "office" if mention.type == "OFFICE" else mention.type


@cache
def relations_of(lemma: str) -> tuple[str, ...]:
    """Return the relations that `lemma` states by some pattern."""
    found = (p.relation for trigger in ("verb", "noun", "person") for p in indexed(trigger).get(lemma, ()))
    return tuple(sorted(set(found)))


@lru_cache(maxsize=4096)
def place_called(name: str) -> places.Place | None:
    """Return the likeliest place of that name, remembered."""
    return places.gazetteer().best(name)


def lies_in(inner: str, outer: str) -> bool | None:
    """Return whether the gazetteer knows one place to lie in the other; None where it does not know both."""
    one, other = place_called(inner), place_called(outer)
    if one is None or other is None or one.id == other.id:
        return None
    if other.subtype == "country":
        return one.country == other.country and one.subtype != "country"
    if other.subtype == "state":
        return (one.admin, one.country) == (other.admin, other.country) and one.subtype in {"city", "county"}
    return False
