"""Records in the words that people read: a claim, a status, a sum, a date, a number of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.ontology import ontology

if TYPE_CHECKING:
    from graphkit.query import EntityRow, EvidenceRow


def statement(row: EvidenceRow) -> str:
    """Return a claim in words: "Ann Lee gave money to Safe Streets PAC"."""
    return " ".join(filter(None, (row.source, phrase(row.relation), row.target)))


def says(row: EvidenceRow) -> str:
    """Return in words what the document does with a claim, and who says so."""
    said_by = f" by {row.said_by}" if row.said_by else ""
    return {
        "asserted": "the document says so",
        "attributed": f"according to {row.said_by}" if row.said_by else "somebody says so",
        "negated": f"said not to be so{said_by}",
        "planned": f"planned or conditional{said_by and f', said{said_by}'}",
    }[row.status]


def phrase(relation: str, direction: str = "out") -> str:
    """Return how a relation reads from one end to the other."""
    known = ontology().relations.get(relation)
    if known is None:
        return relation
    return known.inverse if direction == "in" else known.phrase


def kind(entity: EntityRow) -> str:
    """Return what an entity is, in words: "Place, city"."""
    known = ontology().entities.get(entity.type)
    label = known.label if known else entity.type
    return f"{label}, {entity.subtype}" if entity.subtype else label


def seen(entity: EntityRow) -> str:
    """Return how often an entity is met."""
    return (
        f"{counted(entity.mentions, 'mention')} in {counted(entity.documents, 'document')}, {stories(entity.stories)}"
    )


def sum_of(text: str | None, *, approximate: bool) -> str:
    """Return a sum as it is said, and whether it is meant to be exact.

    >>> sum_of("$1.7 million", approximate=True), sum_of(None, approximate=False)
    ('about $1.7 million', '')
    """
    return f"about {text}" if text and approximate else text or ""


def days(first: str | None, last: str | None) -> str:
    """Return a date, or two and all between them.

    >>> days("2021-03", "2021-03"), days("2017", "2019"), days(None, None)
    ('2021-03', '2017–2019', '')
    """
    return "–".join(dict.fromkeys(filter(None, (first, last))))


def stories(number: int) -> str:
    """Return a number of stories, in words."""
    return counted(number, "independent story", "independent stories")


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number of things in words.

    >>> counted(1, "file"), counted(1200, "file"), counted(0, "entity", "entities")
    ('1 file', '1,200 files', '0 entities')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
