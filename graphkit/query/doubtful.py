"""The pairs that a person should look at, the most consequential first, with what the documents say of both sides."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.names.comparison import SAME
from graphkit.ontology import ontology
from graphkit.query.connected import neighbors
from graphkit.query.records import EntityRow, entity_row
from graphkit.store import Row, Store, views

SENTENCES = 2
"""Sentences shown of each side."""
CONNECTIONS = 3
"""Connections shown of each side, the strongest."""
LOOKED_AT = 200
"""Mentions among which the sentences are chosen."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A sentence that names an entity, and where it stands. `names` are the words in it that do."""

    text: str
    names: tuple[str, ...]
    document: str
    document_id: str
    published: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, as documents speak of it."""

    entity: EntityRow
    connections: tuple[tuple[str, str, str], ...]
    """Relation, direction and the name at the other end."""
    sentences: tuple[Glimpse, ...]
    notes: tuple[tuple[str, str], ...] = ()
    """What a list says of its row: column and value."""


@dataclass(frozen=True, slots=True)
class Question:
    """Are these two one? What speaks for it and against it, and what would change: the smaller side's share of the graph."""

    left: EntityRow
    right: EntityRow
    score: float
    reason: str
    stories: int
    connections: int
    money: float
    weight: float
    unsure: bool


_DOUBTS = """
SELECT l.id, r.id, d.score, d.reason, d.unsure FROM doubts d JOIN entities l ON l.key = d.left JOIN entities r ON r.key = d.right
WHERE (:unsure OR NOT d.unsure) AND (:type IS NULL OR l.type = :type OR r.type = :type) ORDER BY d.left, d.right"""

_AMOUNTS = "SELECT amounts FROM edges WHERE link = 1 AND amounts <> '[]' AND {} = ?"

_SENTENCES = """
SELECT s.id, s.text, s.start, s.end, d.key, d.published, ds.story, m.name,
    coalesce((SELECT min(f.path || iif(d.part = '', '', '#' || d.part)) FROM file_documents fd JOIN files f ON f.id = fd.file
              WHERE fd.document = d.id), d.key)
FROM entity_refs er CROSS JOIN mentions m ON m.ref = er.ref JOIN sentences s ON s.id = m.sentence JOIN documents d ON d.id = s.document
JOIN document_stories ds ON ds.document = d.id
WHERE er.entity = ? AND m.kind <> 'pronoun' ORDER BY m.kind <> 'name', s.kind <> 'paragraph', 9, s.start LIMIT ?"""


def questions(store: Store, *, unsure: bool = False, type: str | None = None) -> list[Question]:  # noqa: A002
    """Return the pairs that may be one, the most consequential first; those left open once with `unsure` only.

    What would change counts most, then how close the pair is to being taken for one. Raises UnknownType.
    """
    wanted = ontology().entity(type).id if type else None
    found = store.db.execute(_DOUBTS, {"unsure": unsure, "type": wanted}).fetchall()
    known = {view.row: entity_row(view) for view in views.entities(store, {row for pair in found for row in pair[:2]})}
    money: dict[int, float] = {}
    asked = [_question(row, known, _at_stake(store, known, row, money)) for row in found]
    return sorted(asked, key=lambda one: (-one.weight, one.left.id, one.right.id))


def side(store: Store, entity: EntityRow) -> Side:
    """Return what a person needs to see of one side."""
    linked = neighbors(store, entity.id, limit=CONNECTIONS)
    row = store.one("SELECT id FROM entities WHERE key = ?", entity.id)
    return Side(
        entity,
        tuple((each.relation, each.direction, each.far.name) for each in linked),
        tuple(_glimpses(store, row[0])) if row else (),
    )


def _question(row: Row, known: dict[int, EntityRow], stake: tuple[int, int, float]) -> Question:
    left, right, score, reason, unsure = row
    stories, connections, money = stake
    weight = (stories + connections + math.log10(1 + money)) * (1 - abs(score - SAME))
    return Question(
        known[left], known[right], score, reason, stories, connections, money, round(weight, 4), bool(unsure)
    )


def _at_stake(store: Store, known: dict[int, EntityRow], pair: Row, money: dict[int, float]) -> tuple[int, int, float]:
    """Return the stories, connections and money of the smaller of two entities: what would move to the other."""
    small = min(pair[:2], key=lambda row: (known[row].stories, known[row].degree, known[row].id))
    if small not in money:
        money[small] = sum(_sums(store, small))
    return known[small].stories, known[small].degree, money[small]


def _sums(store: Store, row: int) -> Iterator[float]:
    for end in ("source", "target"):
        for (amounts,) in store.rows(_AMOUNTS.format(end), row):
            yield from (value for value, *_ in json.loads(amounts) if value)


def _glimpses(store: Store, row: int) -> Iterator[Glimpse]:
    """Yield sentences that name an entity, of different stories first."""
    found = list(store.rows(_SENTENCES, row, LOOKED_AT))
    first: dict[int, int] = {}
    names: dict[int, dict[str, None]] = {}
    for number, told in enumerate(found):
        first.setdefault(told[6], number)
        names.setdefault(told[0], {})[told[7]] = None
    order = [*first.values(), *range(len(found))]
    chosen = list(dict.fromkeys(found[number][0] for number in order))[:SENTENCES]
    told_once = {told[0]: told for told in reversed(found)}
    for sentence in chosen:
        _, text, start, end, key, published, _, _, document = told_once[sentence]
        yield Glimpse(text, tuple(names[sentence]), document, key, published, start, end)
