"""Lists and tables that state relations by their form: payers under a committee, rows of gifts, "Treasurer: Ann Lee"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from graphkit.extract.arguments import Arguments
    from graphkit.extract.spans import ClaimSpan


def claims(doc: Doc, arguments: Arguments) -> Iterator[ClaimSpan]:
    """Yield what the lists and tables of `doc` state."""
    yield from ()
