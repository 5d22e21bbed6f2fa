"""Clusters: the mentions of one entity in a document, and what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graphkit.extract.spans import MentionSpan
from graphkit.names import PersonName


@dataclass(slots=True, eq=False)
class Cluster:
    """One entity while its mentions are being gathered, in the order of the document."""

    number: int
    type: str
    mentions: list[MentionSpan] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    sexes: Counter[str] = field(default_factory=Counter)
    stranger: bool = False
    """Whether the text sets this person apart from another of the same full name."""
    plural: bool = False
    """Whether it is several people: "the parents"."""
    key: str = ""
    """By what an entity without a name is called again: "his wife" by whose wife she is."""
    _full_name: str | None = None
    """What `full_name` returned last; None where a name was added since."""

    def add(self, mention: MentionSpan, score: float, reason: str) -> None:
        """Make `mention` one of this entity's."""
        mention.cluster = self.number
        if mention.kind != "name" or score < mention.score:
            mention.score, mention.reason = score, reason
        self.mentions.append(mention)
        if mention.kind == "name":
            self.names[mention.name] += 1
            self._full_name = None

    @property
    def full_name(self) -> str:
        """The longest name, the most frequent one among equals."""
        if self._full_name is None:
            self._full_name = max(self.names, key=lambda name: (len(name.split()), self.names[name], name), default="")
        return self._full_name

    @property
    def sex(self) -> str | None:
        """M or f, where titles, nouns or the first name tell it."""
        if self.sexes:
            return max(self.sexes, key=self.sexes.__getitem__)
        return PersonName.parse(self.full_name).sex

    def before(self, token: int) -> MentionSpan | None:
        """Return the last mention that ends at or before `token`."""
        return next((mention for mention in reversed(self.mentions) if mention.end <= token), None)


@dataclass(slots=True)
class Clusters:
    """The entities of a document so far."""

    all: list[Cluster] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    """The entity mentioned at a token, by its number; the last one noted counts."""

    def note(self, mention: MentionSpan) -> None:
        """Remember which entity is mentioned at the tokens of `mention`."""
        if mention.cluster is not None:
            self.places.update(dict.fromkeys(range(mention.start, mention.end), mention.cluster))

    def new(self, type_: str) -> Cluster:
        """Return a new, empty cluster."""
        self.all.append(Cluster(len(self.all), type_))
        return self.all[-1]

    def of(self, mention: MentionSpan) -> Cluster | None:
        """Return the cluster that `mention` belongs to."""
        return None if mention.cluster is None else self.all[mention.cluster]

    def at(self, token: int) -> Cluster | None:
        """Return the entity that was mentioned at `token`."""
        number = self.places.get(token)
        return None if number is None else self.all[number]

    def typed(self, types: Iterable[str]) -> Iterator[Cluster]:
        """Yield the clusters of these types."""
        wanted = frozenset(types)
        return (cluster for cluster in self.all if cluster.type in wanted)
