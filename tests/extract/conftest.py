"""The pipeline that the tests of extraction share (loading it takes seconds), and its claims as lines to compare."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graphkit.extract import extract, load
from graphkit.readers import document_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from graphkit.model import Claim, Extraction


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the default pipeline."""
    return load()


@pytest.fixture
def stated(nlp: Language) -> Callable[[str], list[str]]:
    """Return the claims of a text, each "head RELATION tail status", then tense, speaker and amount of money where given."""

    def lines(text: str) -> list[str]:
        extraction = next(extract(nlp, [document_of(text, id="t")]))
        return [_line(claim, extraction) for claim in extraction.claims]

    return lines


@pytest.fixture
def read(nlp: Language) -> Callable[..., Extraction]:
    """Return what the pipeline finds in a text, perhaps of a given day."""

    def extraction(text: str, *, published: str | None = None) -> Extraction:
        document = replace(document_of(text, id="t"), published=published)
        return next(extract(nlp, [document]))

    return extraction


@pytest.fixture
def named(read: Callable[..., Extraction]) -> Callable[[str], list[str]]:
    """Return the names of a text, each "TYPE name"; an office says whether it is a post or an agency."""

    def lines(text: str) -> list[str]:
        found = [m for m in read(text).mentions if m.value is None and (m.kind == "name" or m.type == "OFFICE")]
        return [f"{m.subtype if m.type == 'OFFICE' else m.type} {m.name}" for m in found]

    return lines


@pytest.fixture
def together(read: Callable[..., Extraction]) -> Callable[[str], list[set[str]]]:
    """Return the mentions of each entity of a text that is mentioned in more ways than one."""

    def clusters(text: str) -> list[set[str]]:
        found: dict[str, set[str]] = {}
        for mention in read(text).mentions:
            if mention.cluster is not None:
                found.setdefault(mention.cluster, set()).add(mention.name)
        return [names for names in found.values() if len(names) > 1]

    return clusters


def _line(claim: Claim, extraction: Extraction) -> str:
    names = {mention.id: mention.name for mention in extraction.mentions}
    tail = names[claim.object] if claim.object else f"{claim.object_text!r}" if claim.object_text else "-"
    speaker = names[claim.attributed_to] if claim.attributed_to else f"{claim.attribution!r}"
    parts = [names[claim.subject], claim.relation, tail, str(claim.status), claim.tense or ""]
    parts += [f"by {speaker}" if claim.attribution or claim.attributed_to else ""]
    return " ".join(part for part in parts if part)
