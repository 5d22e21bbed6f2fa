"""What a token looks like: the questions that every rule about names asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from graphkit.extract.lexicon import words
from graphkit.extract.words import words as claim_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token
    from spacy.vocab import Vocab

T = TypeVar("T")

_CAPITALS = "graphkit_capitals"
_TEXT = "graphkit_text"
_DEPENDENTS = "graphkit_dependents"
_PLACES = "graphkit_places"
_COMMON_TABLE = "graphkit_common_words"
POSSESSIVES = frozenset({"'s", "’s", "'", "’", "'S", "’S"})
ARTICLES = frozenset({"the", "a", "an"})
HYPHENS = frozenset({"-", "–", "‑"})
_FOOTNOTES = (r"(?<=[a-zß-ÿ])[.,;](?=\[\d{1,3}(?:\]|$))", r"\[\d{1,3}\]?")
_LONG_MONTHS = ("January", "February", "July", "August", "September", "October", "November", "December")
"""Those that open no firm's name, as "MayBank" does."""
_TIMES = "|".join(rf"(?<=(?<!\w){time})" for time in (r"[12]\d{3}", r"[12]\d{3}s", *_LONG_MONTHS))
_GLUED = rf"(?:(?<=,\d{{3}})|{_TIMES})(?=[A-Z][a-z]{{2}})"
_NUMERAL = re.compile(r"[IVX]+\.?")


def add_abbreviations(nlp: Language) -> None:
    """Keep the full stop of titles such as "Cpl." with them, so that it ends no sentence."""
    tokenizer: Any = nlp.tokenizer
    for text in sorted(words("abbreviations")):
        tokenizer.add_special_case(text, [{"ORTH": text}])


def part_glued_words(nlp: Language) -> None:
    """Part what a scraped page glues together: a footnote's mark and the word before it, a date or figure and the name behind it.

    "left Norland.[3][4] He" is two sentences and no name "Norland.[3"; "in 1942Norland" holds a year and a name.
    """
    from spacy.util import compile_infix_regex

    tokenizer: Any = nlp.tokenizer
    infixes: Any = nlp.Defaults.infixes
    tokenizer.infix_finditer = compile_infix_regex([*infixes, *_FOOTNOTES, _GLUED]).finditer


def add_hyphened_words(nlp: Language) -> None:
    """Keep "re-elected" and "co-founder" in one piece: cut at the hyphen they are read as two verbs, and the clause falls apart."""
    tokenizer: Any = nlp.tokenizer
    verbs = {form: verb for verb in sorted(claim_words("hyphened_verbs")) for form in _forms(verb)}
    nouns = [form for noun in sorted(claim_words("hyphened_nouns")) for form in (noun, f"{noun}s")]
    for form in (*verbs, *nouns):
        for text in (form, form.capitalize()):
            tokenizer.add_special_case(text, [{"ORTH": text}])
    lookups: Any = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is not None and lookups.has_table("lemma_exc"):
        verbs |= {form: verb for verb in sorted(claim_words("unlisted_verbs")) for form in _forms(verb)}
        exceptions = lookups.get_table("lemma_exc")
        exceptions["verb"] = {**exceptions.get("verb", {}), **{form: [verb] for form, verb in verbs.items()}}
        # What the lemmatizer does not know as a word it guesses: "re-electe" comes before an exception.
        index = lookups.get_table("lemma_index")
        known = [verb for verb in index.get("verb", ()) if verb not in claim_words("mistaken_verbs")]
        index["verb"] = [*known, *dict.fromkeys(verbs.values())]


def _forms(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    return verb, f"{verb}s", f"{stem}ed", f"{stem}ing"


def note_common_words(nlp: Language) -> None:
    """Keep the words in lower case that the pipeline's lemmatizer knows, and its stop words, for `common_words`."""
    known = dict.fromkeys(nlp.Defaults.stop_words, True)
    lookups: Any = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is not None and lookups.has_table("lemma_index"):
        for words_of_a_kind in lookups.get_table("lemma_index").values():
            known.update(dict.fromkeys(words_of_a_kind, True))
    # One row that holds them all: a row for each of 90,000 words takes 0.1 s to make.
    nlp.vocab.lookups.add_table(_COMMON_TABLE, {_COMMON_TABLE: known})


def common_words(vocab: Vocab) -> Collection[str]:
    """Return the words that `note_common_words` kept."""
    lookups = vocab.lookups
    return lookups.get_table(_COMMON_TABLE)[_COMMON_TABLE] if lookups.has_table(_COMMON_TABLE) else frozenset()


def plain(token: Token) -> str:
    """Return the token in lower case, without a final full stop and with straight quotes."""
    return _plain(token.lower_)


def plain_words(doc: Doc) -> list[str]:
    """Return every token of `doc` as `plain` does."""
    return _kept_of_each(doc, "LOWER", _plain)


def texts(doc: Doc) -> list[str]:
    """Return every token of `doc` as it is written."""
    return _kept_of_each(doc, "ORTH", str)


def labels(doc: Doc) -> list[str]:
    """Return how every token of `doc` hangs on its head."""
    return _kept_of_each(doc, "DEP", str)


def speech(doc: Doc) -> list[str]:
    """Return the part of speech of every token of `doc`."""
    return _kept_of_each(doc, "POS", str)


def _kept_of_each(doc: Doc, attribute: str, told: Callable[[str], str]) -> list[str]:
    """Return what `of_each` does, kept with the Doc: each of them is asked for by several rules."""
    name = f"graphkit_{attribute}"
    known: list[str] | None = doc.user_data.get(name)
    if known is None or len(known) != len(doc):
        known = doc.user_data[name] = of_each(doc, attribute, told)
    return known


def text_of(doc: Doc) -> str:
    """Return the text of `doc`, kept with it: spaCy puts its tokens together anew each time that it is asked."""
    known: str | None = doc.user_data.get(_TEXT)
    if known is None:
        known = doc.user_data[_TEXT] = doc.text
    return known


def text_between(doc: Doc, start: int, end: int) -> str:
    """Return what `doc[start:end].text` says, without a Span: to make one takes several times as long."""
    if start >= end:
        return ""
    last = doc[end - 1]
    return text_of(doc)[doc[start].idx : last.idx + len(last)]


def lemmas(doc: Doc) -> list[str]:
    """Return the lemma of every token of `doc` in lower case."""
    return _kept_of_each(doc, "LEMMA", str.lower)


def of_each(doc: Doc, attribute: str, told: Callable[[str], T]) -> list[T]:
    """Return what `told` says of an attribute (ORTH, LEMMA, TAG …) of every token, asked once for each that differs.

    To ask each token itself takes several times as long.
    """
    strings = doc.vocab.strings
    codes: list[int] = doc.to_array([attribute]).tolist()
    known = {code: told(strings[code]) for code in set(codes)}
    return [known[code] for code in codes]


def dependents(token: Token) -> list[tuple[str, Token]]:
    """Return what hangs on `token`, in order, each with its label; found once for the whole Doc.

    The rules ask so more than twice a word, and spaCy looks through the sentence and spells each label out anew each time.
    """
    doc = token.doc
    known: list[list[tuple[str, Token]]] | None = doc.user_data.get(_DEPENDENTS)
    if known is None or len(known) != len(doc):
        known = doc.user_data[_DEPENDENTS] = _dependents(doc)
    return known[token.i]


def _dependents(doc: Doc) -> list[list[tuple[str, Token]]]:
    found: list[list[tuple[str, Token]]] = [[] for _ in range(len(doc))]
    for token, label in zip(doc, labels(doc), strict=True):
        head = token.head.i
        if head != token.i:
            found[head].append((label, token))
    return found


def tokens_of_lemma(span: Span, wanted: Collection[str]) -> Iterator[Token]:
    """Yield the tokens of `span` whose lemma is one of `wanted`."""
    known = lemmas(span.doc)
    return (span.doc[i] for i in range(span.start, span.end) if known[i] in wanted)


def tokens_among(doc: Doc, wanted: Collection[str]) -> Iterator[Token]:
    """Yield the tokens of `doc` that are, plain, one of `wanted`."""
    places = _places(doc)
    fewer, more = (places, wanted) if len(places) < len(wanted) else (wanted, places)
    return (doc[i] for i in sorted(i for word in fewer if word in more for i in places[word]))


def _places(doc: Doc) -> dict[str, list[int]]:
    """Return where each word, plain, stands in `doc`, kept with it: a dozen rules look for words of their own."""
    known: tuple[int, dict[str, list[int]]] | None = doc.user_data.get(_PLACES)
    if known is None or known[0] != len(doc):
        found: dict[str, list[int]] = {}
        for place, word in enumerate(plain_words(doc)):
            found.setdefault(word, []).append(place)
        known = doc.user_data[_PLACES] = (len(doc), found)
    return known[1]


@lru_cache(maxsize=1 << 16)
def _plain(text: str) -> str:
    return text.rstrip(".").replace("’", "'")


def capitalised(doc: Doc) -> Iterator[Token]:
    """Yield the tokens of `doc` that begin as a name does; where they stand is kept with the Doc."""
    known: tuple[int, list[int]] | None = doc.user_data.get(_CAPITALS)
    if known is None or known[0] != len(doc):
        words = texts(doc)
        capitals = set(filter(_capital, set(words)))
        known = (len(doc), [place for place, word in enumerate(words) if word in capitals])
        doc.user_data[_CAPITALS] = known
    return (doc[place] for place in known[1])


def capital(token: Token) -> bool:
    """Whether the token begins as a name does."""
    return _capital(token.text)


@lru_cache(maxsize=1 << 16)
def _capital(text: str) -> bool:
    first = text[:1]
    return first.isupper() or (first.isalpha() and not first.islower())


def is_post(token: Token) -> bool:
    """Return whether a word names a post: "the ADA", but not Ada."""
    word = plain(token)
    return word in words("posts") and (token.is_upper or word not in words("post_acronyms"))


def initial(token: Token) -> bool:
    """Whether the token is a single letter, as in "John F. Kennedy"."""
    return len(token.text.rstrip(".")) == 1 and token.text[0].isupper()


def hyphen(token: Token) -> bool:
    """Whether the token joins two words."""
    return token.text in HYPHENS and not token.whitespace_


def numeral(token: Token) -> bool:
    """Whether the token is a Roman numeral of a name."""
    return bool(_NUMERAL.fullmatch(token.text))


def opens_sentence(token: Token) -> bool:
    """Whether the token's capital may be due to its place alone."""
    before = token.i - 1
    if before >= 0 and "\n" in token.doc[before].text:
        return True
    while before >= 0 and (token.doc[before].is_quote or token.doc[before].is_space or token.doc[before].is_bracket):
        before -= 1
    return bool(token.is_sent_start) or before < 0 or token.doc[before].text in {".", ":", "!", "?", "•"}


def before(doc: Doc, index: int) -> Token | None:
    """Return the token before `index`, or None."""
    return doc[index - 1] if index > 0 else None


def after(doc: Doc, index: int) -> Token | None:
    """Return the token at `index`, or None past the end."""
    return doc[index] if index < len(doc) else None
