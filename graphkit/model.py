"""The records that flow through graphkit: frozen, no input or output.

Offsets are characters (code points, end exclusive) in `Document.text`, the text as the file gave it.
Ids are hexadecimal content hashes, so that running twice changes nothing and stores can be united.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from graphkit.text import CleanText, dropped_characters


class Status(StrEnum):
    """What a document does with a claim."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    NEGATED = "negated"
    PLANNED = "planned"

    @property
    def links(self) -> bool:
        """Whether such a claim counts as a link between its two entities."""
        return self in (Status.ASSERTED, Status.ATTRIBUTED)


class MentionKind(StrEnum):
    """How a mention refers: "Dana Krantz", "the district attorney", "he"."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Verdict(StrEnum):
    """What a person decided: about two entities, or about the name, the type or the existence of one."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    RENAME = "rename"
    RETYPE = "retype"
    IGNORE = "ignore"

    @property
    def joins(self) -> bool:
        """Whether it is about two entities."""
        return self in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)


def content_id(*parts: object) -> str:
    """Return 16 hexadecimal digits that stand for `parts`, the same on every machine.

    >>> content_id("a", 1) == content_id("a", "1")
    True
    """
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """One text and where it came from. `part` names a row or message inside a file that holds several."""

    id: str
    path: str
    part: str
    sha256: str
    media_type: str
    text: str
    clean: CleanText
    title: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO date (YYYY, YYYY-MM or YYYY-MM-DD) that the document gives for itself."""
    language: str | None = None
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The path, and the part where there is one: "filings.csv#row 12"."""
        return f"{self.path}#{self.part}" if self.part else self.path

    @property
    def characters_in(self) -> int:
        """The length of the text as the file gave it."""
        return len(self.text)

    @property
    def characters_dropped(self) -> dict[str, int]:
        """Characters left out for each reason; with `characters_kept` they add up to `characters_in`."""
        return dropped_characters(self.clean.dropped)

    @property
    def characters_kept(self) -> int:
        """How many of them reached the clean text."""
        return self.characters_in - sum(self.characters_dropped.values())


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a document (W3C Web Annotation: TextPositionSelector and TextQuoteSelector)."""

    document: str
    start: int
    end: int
    exact: str
    """Exactly `document.text[start:end]`."""
    quote: str
    """The same place as a reader would write it: entities, tags and line breaks cleaned."""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document; `kind` is the kind of the block it stands in (see text.Block)."""

    document: str
    index: int
    start: int
    end: int
    text: str
    """Cleaned, white space folded."""
    kind: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount: `value` in units of the currency (57000.0, not "$57K"); `high` for a range; None where only words are given."""

    text: str
    value: float | None
    currency: str | None
    high: float | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A date: ISO `start` and `end` (YYYY, YYYY-MM or YYYY-MM-DD; equal for a point), None where it could not be anchored."""

    text: str
    start: str | None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a document refers to an entity, or gives a sum of money or a date."""

    id: str
    document: str
    sentence: int
    start: int
    end: int
    text: str
    """Exactly `document.text[start:end]`."""
    name: str
    """Cleaned surface form: entities unescaped, white space folded, no possessive ending, no leading article."""
    type: str
    kind: MentionKind
    subtype: str | None = None
    cluster: str | None = None
    """Mentions of one entity share it within the document; None where the reference is not resolved."""
    score: float = 1.0
    reason: str = ""
    value: Money | When | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence's statement about one or two mentions (by id)."""

    id: str
    document: str
    sentence: int
    subject: str
    relation: str
    object: str | None
    status: Status
    rule: str
    """Id of the pattern or model that made it."""
    confidence: float
    cue_start: int
    cue_end: int
    attributed_to: str | None = None
    """Mention id of the speaker."""
    attribution: str | None = None
    """The words that name the source, where it is attributed: "The Inquirer", "sources familiar with the matter"."""
    object_text: str | None = None
    amount: Money | None = None
    date: When | None = None
    role: str | None = None
    tense: str | None = None
    """current, former or future."""
    purpose: str | None = None
    because: str | None = None
    """The word that decided the status ("denied", "would", "said"); None where the document says it itself."""
    features: tuple[tuple[str, float], ...] = ()
    """What weighed most, and how much, where a model made it; the first counts most."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was observed in one document."""

    document: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One entity as one document sees it: a cluster of mentions, ready to be compared across documents."""

    id: str
    """content_id(document, cluster)."""
    document: str
    story: str
    type: str
    subtype: str | None
    names: tuple[tuple[str, int], ...]
    """Every name and how often it stands, most frequent first, ties in alphabetical order."""
    mentions: tuple[str, ...]
    context: tuple[str, ...] = ()
    """Folded names of places, offices, parties and organisations it is linked to or named with: "place:clayton", "office:mayor"."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One real thing."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    references: tuple[str, ...]
    """Ids of the References that were found to be it."""
    subtype: str | None = None
    properties: tuple[tuple[str, str], ...] = ()
    """geonames, latitude, longitude, country, admin, population for a place; post, jurisdiction for an office; type_reason where one was asked for."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided; deleted rather than removed.

    An entity is told by what was observed, so that a decision outlives every build: "Ann Lee", where several are called so
    "Ann Lee (PERSON)" or "Ann Lee @ minutes.txt"; ids are understood too.
    """

    left: str
    right: str
    """The other entity; the new name; the type ("OFFICE/post"); nothing for what is to be ignored."""
    verdict: Verdict
    user: str
    created: str
    reason: str = ""
    deleted: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row of a person's own list: somebody or something known elsewhere, with the ids it has there."""

    list: str
    key: str
    """By what the list knows it: its first id, or its name."""
    name: str
    aliases: tuple[str, ...]
    type: str
    ids: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """The other columns: a city, a treasurer."""

    @property
    def told(self) -> str:
        """How a decision tells it: "fec:C00000059"."""
        return f"{self.list}:{self.key}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one, kept apart, with the reason in words."""

    left: str
    right: str
    score: float
    reason: str
    unsure: bool = False
    """Whether somebody has looked at them and could not tell."""
