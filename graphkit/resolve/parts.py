"""Attach parts of names ("Quill", "Toby", "AJP", "Plains") to the full names that they stand for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from graphkit.names import SAME, Comparison, PersonName, folded
from graphkit.resolve.called import Called
from graphkit.resolve.crowd import PAIRWISE, Crowd, Kind
from graphkit.resolve.scene import NONE, Around

ALIAS = Comparison(0.9, "known by that name")
LEAST = 0.4
"""Below this score nothing fits."""
LAST_NAME = 0.5
"""Below this score it is not the last name, or not the whole of a short form, that fits."""
CLEAR = 1.5
"""The best must have so many times the support of the second."""

CALLED_SO = 1.6
BRANCHES = 2
"""Bodies that are named after another, from which on its name alone may mean none of them."""
WELL_KNOWN, HARDLY_OTHERS = 5, 0.9
"""A name by which so many documents call one, and of all who are called so this share is that one, needs no support."""


class Fit(NamedTuple):
    """A cluster that a part of a name fits: one of its members, why, and what stands around it."""

    member: int
    comparison: Comparison
    around: Around
    known: bool = False
    """Whether many documents call it so, and hardly one calls another so."""


class FullNames:
    """The full names of one kind, found by a word of theirs or by another name of the same reference."""

    def __init__(self, crowd: Crowd, called: Called, kind: Kind) -> None:
        self._crowd, self._kind = crowd, kind
        self._hooked: dict[str, set[str]] = defaultdict(set)
        self._aliases: dict[str, dict[int, int]] = defaultdict(dict)
        self._keys: dict[int, set[str]] = defaultdict(set)
        self._found: dict[str, list[tuple[int, Comparison]]] = {}
        self._full = {
            key: sorted({crowd.clusters.root(number) for number in numbers}) for key, numbers in called.full.items()
        }
        for key in called.full:
            for hook in kind.hooks(key):
                self._hooked[hook].add(key)
        for number, (keys, names) in called.named.items():
            root = crowd.clusters.root(number)
            self._keys[root].update(keys)
            for name in names:
                called_so = self._aliases[name]
                called_so[root] = called_so.get(root, 0) + len(keys)

    def fits(self, part: str) -> list[tuple[int, Comparison]]:
        """Return the references that may be called `part`, and why; many documents ask for the same last name."""
        if part not in self._found:
            self._found[part] = list(self._looked_up(part))
        return self._found[part]

    def _looked_up(self, part: str) -> Iterable[tuple[int, Comparison]]:
        yield from ((number, ALIAS) for number in self.aliases(part) if not self._is_first_name(part, number))
        for key, comparison in self.keys(part):
            yield from ((number, comparison) for number in self._full[key])

    def keys(self, part: str) -> Iterable[tuple[str, Comparison]]:
        """Yield the full names that `part` may stand for, and why."""
        for key in sorted({key for hook in self._kind.probes(part) for key in self._hooked.get(hook, ())}):
            comparison = self._kind.compare(part, key)
            if comparison.score >= LEAST:
                yield key, comparison

    def aliases(self, part: str) -> list[int]:
        """Return the references, one of each cluster, that are called `part` beside a full name."""
        return sorted(self._aliases.get(folded(part), ()))

    def clusters(self, number: int, parts: Iterable[str]) -> list[Fit]:
        """Return the clusters that the parts of a reference's name fit, its own aside."""
        best: dict[int, tuple[int, Comparison]] = {}
        own = self._crowd.clusters.root(number)
        for part in parts:
            for member, comparison in self.fits(part):
                root = self._crowd.clusters.root(member)
                if root != own and (root not in best or best[root][1].score < comparison.score):
                    best[root] = (member, comparison)
        known = self._known(parts)
        return [Fit(*best[root], self._crowd.around(root), root in known) for root in sorted(best)]

    def _known(self, parts: Iterable[str]) -> set[int]:
        """Return the cluster that is known everywhere by one of these names, if there is one; nobody is by a first name."""
        found = set()
        for part in parts:
            called: Counter[int] = Counter()
            for root, count in self._aliases.get(folded(part), {}).items():
                called[self._crowd.clusters.root(root)] += count
            if called and max(called.values()) >= max(WELL_KNOWN, HARDLY_OTHERS * called.total()):
                best = max(called, key=lambda root: (called[root], -root))
                found |= set() if self._is_first_name(part, best) else {best}
        return found

    def _is_first_name(self, part: str, number: int) -> bool:
        """Whether a part of a name is no more than the first name of somebody: others are called so everywhere."""
        if not self._kind.namesakes:
            return False
        return any(PersonName.parse(key).first == part for key in self._keys[number])

    def are_named_after(self, fit: Fit, own: Iterable[str]) -> bool:
        """Whether a full name of a cluster begins with one of these names."""
        starts = tuple(f"{folded(name)} " for name in own)
        return any(key.startswith(starts) for key in self._keys[fit.member])


def attach(crowd: Crowd, named: Called, kind: Kind) -> None:
    """Attach each part of a name to the one full name that it fits, or else to its like."""
    names = FullNames(crowd, named, kind)
    _attach_short_forms(crowd, named.full, names, kind)
    alone: dict[str, list[int]] = defaultdict(list)
    parts = named.partial
    open_ = [number for number in parts if not crowd.keys_of(number)]  # somebody may have tied it to a full name
    # Name by name, not document by document: nothing is joined meanwhile, so that all who are called so fit the same ones.
    homes: dict[int, int | None] = {}
    for own, together in groupby(sorted(open_, key=parts.__getitem__), key=parts.__getitem__):
        numbers = list(together)
        fits = names.clusters(numbers[0], own)
        if kind.short_forms:
            fits = _of_others(crowd, numbers, fits, [fit for fit in fits if names.are_named_after(fit, own)])
        homes.update((number, _home(crowd, number, fits, kind)) for number in numbers)
    for number in open_:
        if (home := homes[number]) is None or not crowd.clusters.merge(home, number):
            alone[called(parts[number])].append(number)
    for name in sorted(alone):
        _join_alike(crowd, alone[name], kind.needed_alike(name))


def _of_others(crowd: Crowd, numbers: Sequence[int], fits: list[Fit], after: list[Fit]) -> list[Fit]:
    """Return the clusters that may be meant by a name; not those `after` which are named after it, where it is a body of its own.

    It is one where many documents know it without them: what stands beside Lantern Radio and Lantern Weekly is Lantern.
    """
    after = [fit for fit in after if not fit.known]
    if len(after) < BRANCHES:
        return fits
    theirs = {crowd.scene.documents[member] for fit in after for member in crowd.clusters.members(fit.member)}
    alone = {crowd.scene.documents[number] for number in numbers} - theirs
    return [fit for fit in fits if fit not in after] if len(alone) >= WELL_KNOWN else fits


def called(parts: Iterable[str]) -> str:
    """Return the name by which parts of a name are alike where they belong to no full one."""
    return folded(min(parts, default=""))


def _attach_short_forms(crowd: Crowd, full: dict[str, list[int]], names: FullNames, kind: Kind) -> None:
    """Attach "Great Northern" to "Great Northern Disposal" of another document: a full name that is a part of one."""
    if not kind.short_forms:
        return
    for key in sorted(full, key=lambda key: (-len(key), key)):
        for number in sorted({crowd.clusters.root(number): number for number in full[key]}.values()):
            fits = [fit for fit in names.clusters(number, [key]) if fit.comparison.score < SAME]
            documents = crowd.around(number).documents if fits else NONE
            home = _best(crowd, number, [fit for fit in fits if not documents & fit.around.documents], kind)
            if home is not None:
                crowd.clusters.merge(home, number)


def _home(crowd: Crowd, number: int, fits: list[Fit], kind: Kind) -> int | None:
    """Return a member of the cluster that the part of a name belongs to.

    A last name goes to the only one of that name in its document. A first name does not: whoever clustered the document
    left it apart, so that only what is set beside it counts there.
    """
    document = crowd.scene.documents[number]
    here = [fit for fit in fits if document in fit.around.documents]
    lasts = [fit for fit in here if fit.comparison.score >= LAST_NAME]
    if len(lasts) == 1:
        return lasts[0].member
    if len(lasts) > 1:
        crowd.doubt(
            number, lasts[0].member, 0.5, f"{lasts[0].comparison.reason}, but several in its document are called so"
        )
        return None
    around = crowd.scene.around(number)
    near = [fit for fit in here if crowd.scene.neighbours(around, fit.around) >= kind.needed_part(fit.comparison)]
    return near[0].member if len(near) == 1 else _best(crowd, number, [fit for fit in fits if fit not in here], kind)


def _best(crowd: Crowd, number: int, fits: list[Fit], kind: Kind) -> int | None:
    """Return a member of the one cluster with enough and clearly the most support."""
    if not fits:
        return None
    around = crowd.around(number)
    weighed = ((crowd.scene.support(around, fit.around) * _custom(fit), fit) for fit in fits)
    ranked = sorted(weighed, key=lambda row: (-row[0], row[1].member))
    known = [fit for fit in fits if fit.known]
    if len(known) == 1:
        return known[0].member
    (best, fit), second = ranked[0], ranked[1][0] if len(ranked) > 1 else 0.0
    if best >= kind.needed_part(fit.comparison) and best >= CLEAR * second:
        return fit.member
    crowd.doubt(number, fit.member, fit.comparison.score, fit.comparison.reason)
    return None


def _custom(fit: Fit) -> float:
    """Return more for the one whom another document is known to call so."""
    return CALLED_SO if fit.comparison is ALIAS else 1.0


def _join_alike(crowd: Crowd, numbers: list[int], needed: float) -> None:
    """Join equal parts of names that belong to no full name, where enough speaks for it."""
    if not needed:
        crowd.clusters.merge_all(numbers)
        return
    for a, b in combinations(numbers[:PAIRWISE], 2):
        if crowd.clusters.root(a) == crowd.clusters.root(b):
            continue
        if crowd.support(a, b) >= needed:
            crowd.clusters.merge(a, b)
        else:
            crowd.doubt(a, b, 0.5, "one part of a name, nothing else in common")
