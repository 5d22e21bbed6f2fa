"""spaCy's rule-driven components made faster: the same lemmas and parts of speech, looked up rather than searched for."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
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

_Test = tuple[int, Container[int], bool]
"""A column, values, and whether the token's value must be one of them."""
_Row = tuple[int, int, int, int]
"""What stands in the columns for a token."""
_Later = tuple[int, list[list[_Test]]]
"""A pattern of several tokens, and what it asks of those behind the first."""


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

    Patterns by tags, dependencies and words, which are all that spaCy's English has, are tried once for each combination of
    these; the ruler tries 180 of them at every token, which is 9 % of the time of reading news.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.matcher import Matcher

        self._ruler = ruler
        self._rest = Matcher(ruler.vocab)
        self._tests: list[tuple[int, list[list[_Test]]]] = []
        rows: list[Any] = ruler.patterns
        for number, row in enumerate(rows):
            for pattern in row["patterns"]:
                self._add(number, pattern)
        asked = [words for _, (first, *_) in self._tests for column, words, _ in first if column == _WORD]
        self._words = frozenset(word for words in asked if isinstance(words, frozenset) for word in words)
        self._spelled = [words for words in asked if isinstance(words, _Spelled)]
        self._wordless = [
            (number, tests)
            for number, tests in self._tests
            if not any(column == _WORD and wanted for column, _, wanted in tests[0])
        ]
        self._named: dict[int, int] = {}
        self._rules: dict[_Row, tuple[tuple[int, ...], tuple[_Later, ...]]] = {}
        self._settings: dict[tuple[int, ...], dict[int, int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set what the patterns ask for; of two that match, the later one holds."""
        from spacy.tokens._retokenize import set_token_attrs

        rows: list[_Row] = doc.to_array(_COLUMNS).tolist()
        opening = [self._matching(*row) for row in rows]
        found = [rules for rules, _ in opening]
        for number, start, end in (*_continued(rows, opening), *self._matched_by_spacy(doc)):
            index = range(start, end)[self._ruler.indices[number]]
            found[index] = tuple(sorted((*found[index], number)))
        for token, rules in zip(doc, found, strict=True):
            if rules:
                set_token_attrs(token, self._merged(rules))
        return doc

    def _add(self, number: int, pattern: list[dict[str, Any]]) -> None:
        tests = [_tests(token, self._ruler.vocab.strings) for token in pattern]
        known = [each for each in tests if each is not None]
        if len(known) == len(tests):
            self._tests.append((number, known))
        else:
            self._rest.add(str(number), [pattern])

    def _matching(
        self, tag: int, dependency: int, word: int, is_space: int
    ) -> tuple[tuple[int, ...], tuple[_Later, ...]]:
        """Return the patterns of one token that match, and those of several that open; words that no pattern names count as one."""
        named = self._named.get(word)
        key = (tag, dependency, self._note(word) if named is None else named, is_space)
        rules = self._rules.get(key)
        if rules is None:
            likely = self._tests if key[_WORD] else self._wordless
            fitting = [(number, later) for number, (first, *later) in likely if _fits(first, key)]
            alone = tuple(number for number, later in fitting if not later)
            rules = self._rules[key] = (alone, tuple(one for one in fitting if one[1]))
        return rules

    def _note(self, word: int) -> int:
        """Return, and remember, what stands for a word: itself where a pattern names it, else 0."""
        if len(self._named) > _REMEMBERED:
            self._named.clear()
        is_named = word in self._words or any(word in words for words in self._spelled)
        self._named[word] = word if is_named else 0
        return self._named[word]

    def _matched_by_spacy(self, doc: Doc) -> list[tuple[int, int, int]]:
        """Return the other patterns that match, each with where it starts and ends."""
        matches: list[Any] = self._rest(doc, allow_missing=True) if len(self._rest) else []
        return [(int(doc.vocab.strings[name]), start, end) for name, start, end in matches]

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


def _continued(
    rows: list[_Row], opening: list[tuple[tuple[int, ...], tuple[_Later, ...]]]
) -> Iterator[tuple[int, int, int]]:
    """Yield the patterns of several tokens that go on as they open, each with where it starts and ends."""
    for place, (_, opened) in enumerate(opening):
        for number, later in opened:
            end = place + 1 + len(later)
            if end <= len(rows) and all(map(_fits, later, rows[place + 1 : end])):
                yield number, place, end


def _fits(tests: list[_Test], row: _Row) -> bool:
    return all((row[column] in values) is wanted for column, values, wanted in tests)


class _Spelled:
    """The words, as spaCy numbers them, in which a regular expression is found."""

    def __init__(self, pattern: str, strings: StringStore) -> None:
        self._pattern = re.compile(pattern)
        self._strings = strings

    def __contains__(self, word: object) -> bool:
        return bool(self._pattern.search(self._strings[word])) if isinstance(word, int) else False


def _tests(token: Mapping[str, Any], strings: StringStore) -> list[_Test] | None:
    """Return what the pattern of a token asks for, or None where that is more than `_COLUMNS` say."""
    tests = [_test(name, value, strings) for name, value in token.items()]
    return None if None in tests else [test for test in tests if test]


def _test(name: str, value: object, strings: StringStore) -> _Test | None:
    column = _COLUMNS.index(name) if name in _COLUMNS else None
    values: Container[int] | None = None
    match value:
        case bool():
            values = frozenset({int(value)})
        case str():
            values = frozenset({strings[value]})
        case {"IN": [*words], **more} | {"NOT_IN": [*words], **more} if not more:
            values = frozenset(strings[word] for word in words)
        case {"REGEX": str(pattern), **more} if column == _WORD and not more:
            values = _Spelled(pattern, strings)
    if column is None or values is None:
        return None
    return column, values, not (isinstance(value, dict) and "NOT_IN" in value)
