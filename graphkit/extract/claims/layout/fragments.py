"""Headings of a portrait: "Apex-backed ($900) Boston District Attorney (D). Lee was ..." describe the person whom the text is about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.patterns import indexed
from graphkit.extract.status.statements import Statement
from graphkit.model import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_TIMES = 3
"""How often the text must name the person it is about, and how much oftener than anybody else."""


def statements(doc: Doc, arguments: Arguments) -> Iterator[Statement]:
    """Yield what an opening sentence without a verb says of the one person whom the rest of `doc` is about."""
    opening = next(iter(doc.sents), None)
    if opening is None or not _is_fragment(opening):
        return
    office = next((m for m in arguments.within(opening) if m.type == "OFFICE" and m.subtype == "post"), None)
    person = _protagonist(opening, arguments)
    if office is None or person is None:
        return
    yield Statement("HOLDS_OFFICE", person, office, office.root, "fragment.office", 0.7, role=office.name)
    for word in opening:
        for pattern in indexed("hyphen").get(word.lower_, ()):
            yield from _backers(pattern.relation, word, person, arguments)


def _is_fragment(sentence: Span) -> bool:
    """Return whether `sentence` has no verb but participles joined by a hyphen."""
    return not any(t.dep_ in grammar.SURFACE_SUBJECTS or t.tag_ in {"VBZ", "VBP", "VBD", "MD"} for t in sentence)


def _protagonist(opening: Span, arguments: Arguments) -> MentionSpan | None:
    """Return the person of the text whom it names three times as often as anybody else, and in its next sentence."""
    people = [m for m in arguments.mentions if m.type == "PERSON" and m.cluster is not None]
    if any(m.start < opening.end and m.root.head.pos_ != "VERB" and not _is_backer(m) for m in people):
        return None
    counts = Counter(m.cluster for m in people).most_common(2)
    if not counts or counts[0][1] < _TIMES * (counts[1][1] if len(counts) > 1 else 1):
        return None
    named = [m for m in people if m.cluster == counts[0][0] and m.kind == "name" and m.start >= opening.end]
    following = opening.doc[opening.end].sent if opening.end < len(opening.doc) else opening
    return named[0] if named and named[0].start < following.end else None


def _is_backer(mention: MentionSpan) -> bool:
    doc = mention.root.doc
    return (
        mention.end + 1 < len(doc)
        and doc[mention.end].text in {"-", "–"}
        and bool(indexed("hyphen").get(doc[mention.end + 1].lower_))
    )


def _backers(relation: str, word: Token, person: MentionSpan, arguments: Arguments) -> Iterator[Statement]:
    backer = arguments.covering(word.doc[word.i - 2]) if word.i > 1 else None
    if backer is None or backer.type not in {"PERSON", "PAC", "ORG"} or not arguments.is_known(backer):
        return
    yield Statement(relation, backer, person, word, "fragment.backed", 0.7)
    amount = _sum_behind(word, arguments)
    if amount is not None and relation != "FUNDED":
        yield Statement("FUNDED", backer, person, word, "fragment.funded", 0.7, amount=amount)


def _sum_behind(word: Token, arguments: Arguments) -> Money | None:
    """Return the sum in brackets right behind `word`."""
    if word.i + 2 >= len(word.doc) or word.nbor(1).text != "(":
        return None
    mention = arguments.covering(word.nbor(2))
    return mention.value if mention is not None and isinstance(mention.value, Money) else None
