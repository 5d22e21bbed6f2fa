"""What is kept of a resolution so that the next decision need not resolve everything again: who can ever look at whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.model import Reference
from graphkit.resolve.blocks import Names, Variant
from graphkit.resolve.clusters import Clusters
from graphkit.resolve.crowd import Crowd, Kind
from graphkit.resolve.kinds import KINDS
from graphkit.resolve.meaning import Undecided
from graphkit.resolve.naming import group_of
from graphkit.resolve.offices import posts_apart
from graphkit.resolve.parts import FullNames
from graphkit.resolve.places import places_apart
from graphkit.resolve.scene import Scene

GROUPS = {"PERSON": "people", "BODY": "bodies", "EVENT": "events"}
"""The kind of names of each group of types that is joined by names."""
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of names of one kind ("Quill", "AJP"): who is called so, and the blocks of the full names that each may stand for."""

    of: Mapping[str, Sequence[int]]
    reached: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Memory:
    """All references by number, in the order of their documents; nothing here hangs on a decision but that on a type.

    References of two blocks never look at each other while they are joined, but for parts of names, which look at full names and
    are looked at by none. So a decision changes the blocks that hold what it names, and the parts that may stand for them.
    """

    undecided: Undecided
    types: Mapping[int, tuple[str, str | None]]
    """Those that have another type than their documents gave them."""
    changed: frozenset[int]
    """Those of another type by the vote of the corpus, or by a decision."""
    reasons: Mapping[int, str]
    """Why they have it by the vote."""
    stories: Sequence[str]
    own: Sequence[str]
    """The label of each, as Scene has it."""
    full: Mapping[str, str]
    weights: Mapping[str, float]
    blocks: Sequence[int]
    """The block of each, told by its first member; NOWHERE for one with a part of a name alone."""
    variants: Mapping[str, Sequence[Variant]]
    """Of each kind, the full names that may be one."""
    parts: Mapping[str, Parts]
    """Of each kind."""

    def typed(self, number: int, reference: Reference) -> Reference:
        """Return a reference, as its document gave it, with the type that it has."""
        if number not in self.types:
            return reference
        type_, subtype = self.types[number]
        return replace(reference, type=type_, subtype=subtype)


def memory(given: Sequence[Reference], crowd: Crowd, reasons: Mapping[int, str], undecided: Undecided) -> Memory:
    """Return what is kept of a resolution of a crowd; `given` are its references with the types that their documents gave them."""
    typed = crowd.references
    tied = Clusters(len(given))
    groups: dict[str, list[int]] = defaultdict(list)
    for number in range(len(given)):
        groups[group_of(typed[number].type)].append(number)
    names = {kind: _tied_by_names(tied, crowd, groups[group], KINDS[kind]()) for group, kind in GROUPS.items()}
    for apart in (places_apart(crowd, groups["PLACE"]), posts_apart(crowd, groups["OFFICE"])):
        for together in apart:
            tied.merge_all(together)
    partial = {number for known, _ in names.values() for number in known.called.partial}
    blocks = _blocks(tied, partial)
    return Memory(
        undecided,
        {
            n: (typed[n].type, typed[n].subtype)
            for n, one in enumerate(given)
            if (one.type, one.subtype) != (typed[n].type, typed[n].subtype)
        },
        crowd.retyped,
        reasons,
        crowd.scene.stories,
        crowd.scene.own,
        crowd.scene.full,
        crowd.scene.weights,
        blocks,
        {kind: [variant for part in known.parts for variant in part.variants] for kind, (known, _) in names.items()},
        {kind: _parts(*names[kind], blocks) for kind in names},
    )


def _tied_by_names(tied: Clusters, crowd: Crowd, numbers: Iterable[int], kind: Kind) -> tuple[Names, FullNames]:
    """Tie the references whose full names may be one, or one of them a short form of the other."""
    known = Names.of(crowd.references, numbers, kind)
    bare = Crowd(crowd.references, crowd.scene, Clusters(len(crowd.scene.own)))
    full = FullNames(bare, known.called, kind)
    for key, together in known.called.full.items():
        tied.merge_all(together)
        if kind.short_forms:
            tied.merge_all(
                [together[0], *full.aliases(key), *(known.called.full[other][0] for other, _ in full.keys(key))]
            )
    for part in known.parts:
        for one, other, _ in part.variants:
            tied.merge(known.called.full[one][0], known.called.full[other][0])
    return known, full


def _blocks(tied: Clusters, partial: set[int]) -> list[int]:
    first: dict[int, int] = {}
    return [
        NOWHERE if number in partial else first.setdefault(tied.root(number), number) for number in range(len(tied))
    ]


def _parts(names: Names, full: FullNames, blocks: Sequence[int]) -> Parts:
    of: dict[str, list[int]] = defaultdict(list)
    for number, parts in names.called.partial.items():
        for part in parts or ("",):
            of[part].append(number)
    reached = {}
    for part in of.keys() - {""}:
        found = {blocks[names.called.full[key][0]] for key, _ in full.keys(part)}
        found.update(blocks[number] for number in full.aliases(part))
        if found:
            reached[part] = sorted(found)
    return Parts(dict(of), reached)


def scene_of(known: Memory, references: Mapping[int, Reference], company: Mapping[str, frozenset[str]]) -> Scene:
    """Return the scene of some references, as it was when all were resolved."""
    contexts = {
        number: tuple(known.full.get(label, label) for label in reference.context)
        for number, reference in references.items()
    }
    return Scene(known.undecided.documents, known.stories, known.own, contexts, company, known.weights)
