"""The pipeline that the tests of extraction share: loading it takes seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extract import load

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the default pipeline."""
    return load()
