"""The pipeline that the tests of extraction share (loading it takes seconds), and its claims as lines to compare."""

from __future__ import annotations

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


def _line(claim: Claim, extraction: Extraction) -> str:
    names = {mention.id: mention.name for mention in extraction.mentions}
    tail = names[claim.object] if claim.object else f"{claim.object_text!r}" if claim.object_text else "-"
    speaker = names[claim.attributed_to] if claim.attributed_to else f"{claim.attribution!r}"
    parts = [names[claim.subject], claim.relation, tail, str(claim.status), claim.tense or ""]
    parts += [f"by {speaker}" if claim.attribution or claim.attributed_to else ""]
    return " ".join(part for part in parts if part)
