"""The article that belongs to a name: a document that writes "said The Lantern" calls the paper so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graphkit.model import Extraction, Mention, MentionKind, Sentence

_HEADINGS = frozenset({"heading", "headline", "title"})
"""Where every word may be capitalised."""
_BEFORE = re.compile(r"(?P<inside>[\w,;:)’'”\"-] )?(?P<article>[Tt]he )?$")
"""What stands before a name: whether a word does, in its sentence, and an article."""


def with_articles(extraction: Extraction) -> list[Mention]:
    """Return the mentions; organisations whose article is capitalised inside sentences, and never is not, are named with it."""
    told = _articles(extraction)
    return [
        replace(one, name=f"The {one.name}") if _is_organisation(one) and told.get(one.name) == {"The "} else one
        for one in extraction.mentions
    ]


def _articles(extraction: Extraction) -> dict[str, set[str]]:
    """Return the articles with which each organisation is named inside sentences, "" for none."""
    sentences = {sentence.index: sentence for sentence in extraction.sentences if sentence.kind not in _HEADINGS}
    found: dict[str, set[str]] = defaultdict(set)
    for mention in extraction.mentions:
        sentence = sentences.get(mention.sentence)
        if sentence and _is_organisation(mention):
            found[mention.name].update(_before(sentence, mention.name))
    return found


def _before(sentence: Sentence, name: str) -> Iterable[str]:
    for place in re.finditer(rf"\b{re.escape(name)}\b", sentence.text):
        before = _BEFORE.search(sentence.text[: place.start()])
        if before and before["inside"]:
            yield before["article"] or ""


def _is_organisation(mention: Mention) -> bool:
    """Whether a mention names an organisation by words: an acronym has no article of its own."""
    return mention.type == "ORG" and mention.kind == MentionKind.NAME and not mention.name.isupper()
