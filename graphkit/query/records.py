"""What questions are answered with: flat records, names in clear, ids beside them."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphkit.store.views import Amounts, EntityView


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity in a listing. Counts are of mentions, documents, independent stories and entities it is linked to."""

    id: str
    type: str
    subtype: str | None
    name: str
    aliases: tuple[str, ...]
    mentions: int
    documents: int
    stories: int
    degree: int


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One claim with its sentence: who says what, where. Positions are characters in the text as the file gave it."""

    id: str
    source: str
    """The name of the entity, or the words where there is none."""
    source_id: str | None
    relation: str
    target: str | None
    """The same of the other end."""
    target_id: str | None
    status: str
    said_by: str | None
    """The speaker, or the words that name the source."""
    said_by_id: str | None
    amount: float | None
    currency: str | None
    amount_text: str | None
    date: str | None
    date_end: str | None
    date_text: str | None
    role: str | None
    tense: str | None
    purpose: str | None
    quote: str
    document: str
    """Its name: the path, and the part where there is one."""
    document_id: str
    published: str | None
    story: str
    start: int
    end: int
    cue: tuple[int, int]
    subject: tuple[int, int]
    object: tuple[int, int] | None
    exact: str
    rule: str
    confidence: float
    approximate: bool = False
    """Whether the amount is said to be about, nearly, over that much."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a claim stands."""

    claim: EvidenceRow
    cue_text: str
    """The words that state it, as the file has them."""
    because: str | None
    """The word that decided the status; None where the document says it itself."""
    rule_about: str
    rule_example: str
    """A sentence that the rule was written for; empty for a learned claim."""
    least_confidence: float
    """What a claim needs at least to count in this graph."""
    features: tuple[tuple[str, float], ...] = ()
    """What weighed most for a learned claim, and how much."""


@dataclass(frozen=True, slots=True)
class Connection:
    """An edge seen from one end. `weight` counts independent stories that state it; 0 where it is only negated or planned."""

    near: EntityRow
    far: EntityRow
    relation: str
    direction: str
    """out: `near` is the head; in: `far` is the head; both: the relation is symmetric."""
    weight: int
    stories: int
    statuses: dict[str, int]
    amounts: Amounts
    first: str | None
    last: str | None
    hops: int = 1
    evidence: tuple[EvidenceRow, ...] = ()
    tenses: tuple[str, ...] = ()
    """What its sentences say of the time: current, former, both or nothing."""


@dataclass(frozen=True, slots=True)
class Hop:
    """A step of a route and every edge that makes it."""

    source: EntityRow
    target: EntityRow
    connections: tuple[Connection, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """How one entity reaches another."""

    hops: tuple[Hop, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names on the way, both ends included."""
        return (self.hops[0].source.name, *(hop.target.name for hop in self.hops)) if self.hops else ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence found by its words."""

    document: str
    document_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a text leads to: entities by their names, passages by their words."""

    entities: tuple[EntityRow, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document as it is listed beside an entity."""

    id: str
    name: str
    title: str | None
    published: str | None
    story: str | None
    mentions: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """All there is to show of one entity."""

    entity: EntityRow
    properties: dict[str, str]
    offices: tuple[Connection, ...]
    money_in: tuple[EvidenceRow, ...]
    money_out: tuple[EvidenceRow, ...]
    facts: tuple[EvidenceRow, ...]
    """Claims about it alone."""
    connections: tuple[Connection, ...]
    """The strongest first, without the offices and the money that stand above."""
    documents: tuple[DocumentName, ...]


@dataclass(frozen=True, slots=True)
class RelationRow:
    """An edge in a listing."""

    source: str
    source_id: str
    relation: str
    target: str
    target_id: str
    weight: int
    stories: int
    documents: int
    statuses: dict[str, int]
    amounts: Amounts
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A group of near-copies, told by the names of its documents."""

    id: str
    title: str | None
    published: str | None
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunRow:
    """A build: when, with what, and what it did. `ended` is None where it was stopped."""

    started: str
    ended: str | None
    version: str
    model: str
    report: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A file that was not read, or not to its end: failed or skipped, and why."""

    path: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """Two entities that may be one, kept apart."""

    left: str
    left_id: str
    right: str
    right_id: str
    type: str
    score: float
    reason: str
    unsure: bool = False
    """Whether somebody has looked and could not tell."""


def entity_row(view: EntityView) -> EntityRow:
    """Return an entity as it is listed."""
    return EntityRow(
        view.id,
        view.type,
        view.subtype,
        view.name,
        view.aliases,
        view.mentions,
        view.documents,
        view.stories,
        view.degree,
    )
