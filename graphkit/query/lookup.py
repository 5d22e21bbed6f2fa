"""The entity that a person means by a name: by id, by name, by alias, by a beginning or a last name, if only one fits."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from graphkit.errors import AmbiguousName, UnknownEntity
from graphkit.model import Verdict
from graphkit.names import folded
from graphkit.ontology import ontology
from graphkit.query.choices import choice, is_guess, kind, namesakes
from graphkit.settings import graph_argument
from graphkit.store import Store, judgements, views
from graphkit.store.views import EntityView

FEW = 20_000
"""So many names are all compared for the nearest; of more, those that share the beginning of a word."""

FEW_NAMESAKES = 5
"""Others of a name that are named beside the one it was taken for."""

_TIERS = (
    "SELECT id FROM entities WHERE key = :name",
    "SELECT entity FROM entity_names WHERE folded = :folded AND alias = 0 AND name = :name",
    "SELECT entity FROM entity_names WHERE folded = :folded AND alias = 0",
    "SELECT entity FROM entity_names WHERE folded = :folded AND alias = 1",
    """SELECT entity FROM entity_names WHERE folded >= :folded AND folded < :folded || char(1114111)
       UNION SELECT entity FROM entity_names WHERE last = :folded""",
    "SELECT n.entity FROM entity_fts f JOIN entity_names n ON n.id = f.rowid WHERE entity_fts MATCH :words",
)
"""Ways to mean an entity; the first that finds any decides."""


def entity(store: Store, name: str, *, type: str | None = None) -> EntityView:  # noqa: A002
    """Return the one entity that `name` (an id, a name, an alias, a unique beginning or last name) stands for.

    Raises UnknownEntity with the nearest names, AmbiguousName with the candidates, UnknownType.
    """
    wanted = ontology().entity(type).id if type else None
    found = candidates(store, name, wanted)
    if not found:
        raise UnknownEntity(f"There is no entity {name!r}{_of(wanted)}.", hint=_nearest_hint(store, name))
    if len(found) > 1:
        raise AmbiguousName(f"{name!r} may be any of {len(found)} entities.", hint=choice(store, found))
    return found[0]


def understood(store: Store, name: str, *, type: str | None = None) -> str:  # noqa: A002
    """Return in words what `name` was taken for, where it may mean another, too, or is only like a name; else "".

    Raises UnknownEntity, AmbiguousName, UnknownType.
    """
    known = entity(store, name, type=type)
    others = [f"{each.name} ({kind(each)})" for each in namesakes(store, name, known)]
    if others:
        more = [f"and {len(others) - FEW_NAMESAKES:,} more"] if len(others) > FEW_NAMESAKES else []
        return f"{name!r} is taken for {known.name} ({kind(known)}); others of that name: {', '.join(others[:FEW_NAMESAKES] + more)}."
    return f"{name!r} is taken for {known.name}." if is_guess(store, name, known) else ""


def words_query(text: str, *, prefix: bool = False) -> str:
    """Return an FTS5 query for all words of `text`, "quoted ones" as a phrase; "" where there is no word.

    >>> words_query('O"Brien OR NEAR(x)')
    '"O" "Brien" "OR" "NEAR(x)"'
    >>> words_query('"open letter" may', prefix=True)
    '"open letter" "may"*'
    """
    parts = [(phrase or word).replace('"', "") for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', text)]
    quoted = [f'"{part}"' for part in parts if re.search(r"\w", part)]
    return " ".join(quoted) + ("*" if prefix and quoted else "")


def candidates(store: Store, name: str, type_: str | None = None) -> list[EntityView]:
    """Return the entities that `name` may mean, the best known first."""
    fold = folded(name)
    values = {"name": name.strip(), "folded": fold, "words": words_query(fold)}
    for statement in _TIERS if fold else _TIERS[:1]:
        rows = {row for (row,) in store.db.execute(statement, values)}
        found = [each for each in views.entities(store, rows) if type_ in (None, each.type)]
        if found:
            return sorted(found, key=lambda each: (-each.stories, -each.mentions, each.name, each.id))
    return _qualified(store, name, type_)


def _qualified(store: Store, name: str, type_: str | None) -> list[EntityView]:
    """Return the entities that "Ann Lee (PERSON)" or "Ann Lee @ minutes.txt" means."""
    from graphkit.names.told import parsed  # most names are found before
    from graphkit.query.telling import entities_there

    told = parsed(name)
    if told.document:
        return [each for each in views.entities(store, entities_there(store, name)) if type_ in (None, each.type)]
    return candidates(store, told.name, told.type) if told.type and type_ in (None, told.type) else []


def _of(type_: str | None) -> str:
    return f" of type {type_}" if type_ else ""


def _nearest_hint(store: Store, name: str) -> str:
    ignored = _ignored(store, name)
    if ignored is not None:
        back = f"graphkit undo {ignored}{graph_argument(store.path)}"
        return f"Somebody has decided that it is no entity's name. Take that back with: {back}"
    near = nearest(store, name)
    return (
        f"Did you mean {', '.join(near)}?"
        if near
        else f"Search the texts with: graphkit find {shlex.quote(name)}{graph_argument(store.path)}"
    )


def _ignored(store: Store, name: str) -> int | None:
    """Return the number of the decision to ignore a name, None where nobody has decided so."""
    from graphkit.names.told import parsed  # a question that finds its name needs no more than the folding of names

    told = (
        number
        for number, one in judgements.numbered(store)
        if one.verdict is Verdict.IGNORE and not one.deleted and folded(parsed(one.left).name) == folded(name)
    )
    return next(told, None)


def nearest(store: Store, name: str, *, limit: int = 3) -> list[str]:
    """Return the names of entities that are written most alike."""
    from rapidfuzz import fuzz, process

    known = dict(_names_like(store, name))
    best = process.extract(folded(name), list(known), scorer=fuzz.ratio, score_cutoff=65, limit=limit * 3)
    return list(dict.fromkeys(known[fold] for fold, _, _ in sorted(best, key=lambda hit: (-hit[1], hit[0]))))[:limit]


def _names_like(store: Store, name: str) -> Iterator[tuple[str, str]]:
    """Yield folded names and the names that are shown for them."""
    shown = "SELECT n.folded, e.name FROM entity_names n JOIN entities e ON e.id = n.entity"
    few = (store.one("SELECT count(*) FROM entity_names") or (0,))[0]
    starts = " OR ".join(f'"{word[:3]}"*' for word in re.findall(r"\w{3,}", folded(name)))
    if few <= FEW:
        yield from store.rows(f"{shown} ORDER BY n.entity, n.id")
    elif starts:
        chosen = "SELECT rowid FROM entity_fts WHERE entity_fts MATCH ? LIMIT ?"
        yield from store.rows(f"{shown} WHERE n.id IN ({chosen}) ORDER BY n.entity, n.id", starts, FEW)
