"""Bodies of a document: short forms, other spellings, initials and acronyms in brackets belong to the full name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster, Clusters
from graphkit.extract.lexicon import words
from graphkit.extract.references.aliases import Aliases
from graphkit.extract.spans import MentionSpan
from graphkit.names import BodyName, acronyms, folded
from graphkit.names.fold import SMALL_WORDS
from graphkit.places import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SHORT = 4
"""Letters of a single word that is too short to stand for the name that it opens."""
_LONGEST_ACRONYM = 7
_COMMITTEE = (["pac"], ["super", "pac"], ["political", "action", "committee"])
"""What a committee is called without."""
_OFTEN = 3
"""Times as often as all others a body must be named in full, to be the one that a short form of several means."""


@dataclass(slots=True)
class _Bodies:
    """The bodies so far: by their folded names, and by what is left of these without legal form and small words."""

    named: dict[str, Cluster] = field(default_factory=dict)
    spelt: dict[str, Cluster] = field(default_factory=dict)
    other_names: dict[str, str] = field(default_factory=dict)
    """The other name that the text tells, of an acronym in brackets the full one before it; both folded."""


def cluster_bodies(doc: Doc, clusters: Clusters, mentions: Iterable[MentionSpan], told: Aliases) -> None:
    """Add the clusters that the names of organisations, committees and public bodies make, the fullest names first."""
    found = sorted(mentions, key=_fullest_first)
    bodies = _Bodies(other_names={**told.names, **_bracketed(doc, found)})
    for mention in found:
        key = folded(mention.name)
        if key not in bodies.named:
            bodies.named[key] = _longer(mention.name, key, bodies) or clusters.new(mention.type)
            bodies.spelt.setdefault(_core(mention.name), bodies.named[key])
        bodies.named[key].add(mention, 0.9, mention.reason)
    for cluster in {id(one): one for one in bodies.named.values()}.values():
        _agree_on_type(cluster)


def _fullest_first(mention: MentionSpan) -> tuple[int, bool, int]:
    """Order by words; acronyms tell how often a body is named before "the University" asks which one is foremost."""
    return -len(folded(mention.name).split()), not _is_acronym(mention.name), mention.start


def _bracketed(doc: Doc, mentions: Iterable[MentionSpan]) -> dict[str, str]:
    """Return the acronyms in brackets behind a name that begins with the same letter, or whose initials they mix.

    "Union of Bakers (UBQ)"; "Polish Bakers' Union (UBP)" as it is called at home.
    """
    ends = {mention.end: mention for mention in mentions}
    found: dict[str, str] = {}
    for mention in mentions:
        full = ends.get(mention.start - 1)
        if full is not None and doc[mention.start - 1].text == "(" and _is_acronym(mention.name):
            short, long = folded(mention.name), folded(full.name)
            if len(long.split()) > 1 and (short[:1] == long[:1] or _mixes_initials(short, long)):
                found.setdefault(short, long)
    return found


def _mixes_initials(short: str, long: str) -> bool:
    return len(short) > 2 and any(sorted(short) == sorted(one) for one in acronyms(long))


def _is_acronym(name: str) -> bool:
    bare = name.replace(".", "")
    return bare.isupper() and " " not in bare and len(bare) < _LONGEST_ACRONYM


def _longer(name: str, key: str, bodies: _Bodies) -> Cluster | None:
    """Return the one body that `name` is another form of."""
    known = bodies.spelt.get(_core(name)) or bodies.named.get(bodies.other_names.get(key, ""))
    if known is not None:
        return known
    fitting = {id(one): one for full, one in bodies.named.items() if _short_for(name, key, full)}
    return _foremost(list(fitting.values()))


def _foremost(fitting: list[Cluster]) -> Cluster | None:
    """Return the only one, or the one that the document is about while it names the others in passing."""
    if not fitting:
        return None
    first, *others = sorted(fitting, key=lambda one: -len(one.mentions))
    return first if sum(_OFTEN * len(one.mentions) for one in others) <= len(first.mentions) else None


def _core(name: str) -> str:
    """Return the words of a name in one spelling, without legal form and small words."""
    parsed = BodyName.parse(name)
    return " ".join(word for word in parsed.words if word not in SMALL_WORDS) or folded(name)


def _short_for(name: str, key: str, full: str) -> bool:
    parts, whole = key.split(), full.split()
    if len(parts) >= len(whole):
        return False
    if len(parts) == 1 and _is_acronym(name):
        return key in acronyms(full) or key.rstrip("s") in acronyms(full)
    if _opens(parts, whole) or _closes(parts, whole):
        return True
    return 1 < len(parts) < len(whole) - 1 and _is_national(whole[0]) and _opens(parts, whole[1:])


def _is_national(word: str) -> bool:
    """Whether a word tells whose a body is, and may be left out: "Italian Court of Audit"."""
    return gazetteer().home(word) is not None


def _opens(parts: list[str], whole: list[str]) -> bool:
    """Whether the first words stand for the whole: not a place for its council, nor a university for a club of its students."""
    if whole[: len(parts)] != parts or (len(parts) == 1 and len(parts[0]) < _SHORT):
        return False
    if whole[len(parts)] in {"of", "for"} or whole[len(parts) :] in _COMMITTEE:
        return True
    if whole[-1] in words("agencies"):
        return False
    kinds = words("organisations") if len(parts) == 1 else words("bodies_apart")
    return parts[-1] not in kinds


def _closes(parts: list[str], whole: list[str]) -> bool:
    """Whether the last words stand for the whole: "the Court" for a court, "Ravens" for a team; not what it is for or in."""
    before = whole[-len(parts) - 1]
    if whole[-len(parts) :] != parts or before == "for":
        return False
    if parts == ["house"]:
        return whole[-2:] != ["white", "house"]
    if len(parts) > 1 or parts[0] in words("organisations") | words("agencies"):
        return True
    return len(parts[0]) >= _SHORT and before not in SMALL_WORDS and parts[0].endswith("s")


def _agree_on_type(cluster: Cluster) -> None:
    """Give all mentions one type: a committee's where one is called so, else what the fullest name is, a public body's in doubt."""
    longest = max(len(folded(mention.name).split()) for mention in cluster.mentions)
    full = Counter(one.type for one in cluster.mentions if len(folded(one.name).split()) == longest)
    committee = any(mention.type == "PAC" for mention in cluster.mentions)
    cluster.type = "PAC" if committee else "OFFICE" if full["OFFICE"] >= full["ORG"] else "ORG"
    subtype = "agency" if cluster.type == "OFFICE" else None
    for mention in cluster.mentions:
        if mention.type != cluster.type:
            mention.reason = f"{mention.type} to {cluster.type}, as the other names of this body"
            mention.type, mention.subtype = cluster.type, subtype
