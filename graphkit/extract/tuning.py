"""spaCy's rule-driven components made faster: the same lemmas and parts of speech, looked up rather than searched for."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.strings import StringStore
    from spacy.tokens import Doc

_FREQUENT = 20_000
"""Words that are kept; a megabyte of news holds as many."""

_COLUMNS: list[int | str] = ["TAG", "DEP", "LOWER", "IS_SPACE"]
_WORD = _COLUMNS.index("LOWER")

_REMEMBERED = 1 << 16

_Test = tuple[int, frozenset[int], bool]
"""A column, values, and whether the token's value must be one of them."""


def index_lemmas(nlp: Language) -> None:
    """Turn the word lists in which the lemmatizer looks for each new word into tables.

    A list of 57,000 nouns is read to the end for each word that is not in it: 14 % of the time of reading news.
    """
    lookups: Any = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is not None and lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for part_of_speech, known in index.items():
            index[part_of_speech] = dict.fromkeys(known, True)


def word_memory(nlp: Language) -> AbstractContextManager[Any]:
    """Return a stretch of work at whose end `nlp` forgets the words it met, once it knows the frequent ones.

    In such a zone spaCy keeps neither the tokens of a word nor its features for the next text: that costs 4 % of the time.
    """
    return nullcontext() if len(nlp.vocab) < _FREQUENT else nlp.memory_zone()


class AttributeTable:
    """Sets the parts of speech, features and lemmas that the patterns of an attribute ruler ask for.

    Patterns of one token by its tag, dependency and word, which are nearly all, are tried once for each combination of
    these; the ruler tries 179 of them at every token, which is 8 % of the time of reading news.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.matcher import Matcher

        self._ruler = ruler
        self._rest = Matcher(ruler.vocab)
        self._tests: list[tuple[int, list[_Test]]] = []
        rows: list[Any] = ruler.patterns
        for number, row in enumerate(rows):
            for pattern in row["patterns"]:
                self._add(number, pattern)
        tests = (test for _, tests in self._tests for test in tests)
        self._words = frozenset(word for column, words, _ in tests if column == _WORD for word in words)
        self._wordless = [
            (n, tests) for n, tests in self._tests if not any(column == _WORD and wanted for column, _, wanted in tests)
        ]
        self._rules: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._settings: dict[tuple[int, ...], dict[int, int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set what the patterns ask for; of two that match, the later one holds."""
        from spacy.tokens._retokenize import set_token_attrs

        found = [self._matching(*row) for row in doc.to_array(_COLUMNS).tolist()]
        for name, start, end in self._rest(doc, allow_missing=True):
            number = int(doc.vocab.strings[name])
            index = range(start, end)[self._ruler.indices[number]]
            found[index] = tuple(sorted((*found[index], number)))
        for token, rules in zip(doc, found, strict=True):
            if rules:
                set_token_attrs(token, self._merged(rules))
        return doc

    def _add(self, number: int, pattern: list[dict[str, Any]]) -> None:
        tests = _tests(pattern[0], self._ruler.vocab.strings) if len(pattern) == 1 else None
        if tests is None:
            self._rest.add(str(number), [pattern])
        else:
            self._tests.append((number, tests))

    def _matching(self, tag: int, dependency: int, word: int, is_space: int) -> tuple[int, ...]:
        """Return the patterns of one token that match; words that no pattern names count as one."""
        is_named = word in self._words
        key = (tag, dependency, word if is_named else 0, is_space)
        rules = self._rules.get(key)
        if rules is None:
            rules = tuple(
                number
                for number, tests in (self._tests if is_named else self._wordless)
                if all((key[column] in values) is wanted for column, values, wanted in tests)
            )
            self._rules[key] = rules
        return rules

    def _merged(self, rules: tuple[int, ...]) -> dict[int, int]:
        settings = self._settings.get(rules)
        if settings is None:
            settings = {name: value for number in rules for name, value in self._ruler.attrs[number].items()}
            self._settings[rules] = settings
        return settings


class LemmaTable:
    """Sets the lemmas that a lemmatizer by rules sets: a word of the same spelling, part of speech and features has the same one."""

    def __init__(self, lemmatizer: Any) -> None:
        self._lemmatizer = lemmatizer
        self._known: dict[tuple[int, ...], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token that has none."""
        import numpy as np

        if len(self._known) > _REMEMBERED:
            self._known.clear()
        add = doc.vocab.strings.add
        columns = doc.to_array(["ORTH", "POS", "MORPH"]).tolist(), doc.to_array(["LEMMA"]).tolist()
        lemmas = [
            lemma or add(self._lemma(doc, place, tuple(key)))
            for place, (key, lemma) in enumerate(zip(*columns, strict=True))
        ]
        column: Any = np.array(lemmas, dtype=np.uint64).reshape(-1, 1)
        return doc.from_array(["LEMMA"], column) if lemmas else doc

    def _lemma(self, doc: Doc, place: int, key: tuple[int, ...]) -> str:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._lemmatizer.lemmatize(doc[place])[0]
        return found


def _tests(token: Mapping[str, Any], strings: StringStore) -> list[_Test] | None:
    """Return what the pattern of a token asks for, or None where that is more than `_COLUMNS` say."""
    tests = [_test(name, value, strings) for name, value in token.items()]
    return None if None in tests else [test for test in tests if test]


def _test(name: str, value: object, strings: StringStore) -> _Test | None:
    if name not in _COLUMNS:
        return None
    column = _COLUMNS.index(name)
    match value:
        case bool():
            return column, frozenset({int(value)}), True
        case str():
            return column, frozenset({strings[value]}), True
        case {"IN": [*values], **more} if not more:
            return column, frozenset(strings[one] for one in values), True
        case {"NOT_IN": [*values], **more} if not more:
            return column, frozenset(strings[one] for one in values), False
    return None
