"""What helps to choose: how candidates of one name differ, and who else is called so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphkit.names import folded
from graphkit.ontology import ontology
from graphkit.store import Store, views
from graphkit.store.views import EdgeView, EntityView

LISTED = 10
"""Candidates shown of an ambiguous name."""
TELLING = 2
"""Connections by which a candidate is told from the others."""

_CALLED = """
SELECT DISTINCT n.entity FROM entity_names n JOIN entities e ON e.id = n.entity
WHERE n.folded = :folded OR (n.last = :folded AND e.type = 'PERSON')"""
_NAMES = "SELECT folded FROM entity_names WHERE entity = ?"


def choice(store: Store, found: Sequence[EntityView]) -> str:
    """Return the candidates of an ambiguous name, a line each: id, name, what it is, and what is said of it."""
    lines = [
        f"  {each.id}  {each.name} ({kind(each)}, {_stories(each)}){_said(store, each)}" for each in found[:LISTED]
    ]
    more = [f"  and {len(found) - LISTED} more"] if len(found) > LISTED else []
    return "\n".join(["Give the id instead of the name, or NAME @ DOCUMENT:", *lines, *more])


def namesakes(store: Store, name: str, known: EntityView) -> list[EntityView]:
    """Return the other entities that are called `name`, or by that last name, the best known first."""
    if name.strip() == known.id:
        return []
    rows = {row for (row,) in store.db.execute(_CALLED, {"folded": folded(name)})} - {known.row}
    return sorted(views.entities(store, rows), key=lambda each: (-each.stories, -each.mentions, each.name, each.id))


def is_guess(store: Store, name: str, known: EntityView) -> bool:
    """Whether no name of `known` has the words of `name` in one place: "Kim Fox" for Kim Foxx."""
    words = f" {folded(name)} "
    names = (f" {known_name} " for (known_name,) in store.rows(_NAMES, known.row))
    return known.id != name.strip() and "@" not in name and "(" not in name and not any(words in one for one in names)


def kind(each: EntityView) -> str:
    """Return what an entity is: its type, and its subtype where it has one."""
    return f"{each.type}, {each.subtype}" if each.subtype else each.type


def _stories(each: EntityView) -> str:
    return "1 story" if each.stories == 1 else f"{each.stories:,} stories"


def _said(store: Store, each: EntityView) -> str:
    edges = sorted(
        (edge for edge in views.edges_at(store, each.row) if edge.link),
        key=lambda edge: (-edge.weight, -edge.stories, edge.order),
    )[:TELLING]
    return ": " + "; ".join([*_phrases(store, each.row, edges), f"in {_first_document(store, each)}"])


def _phrases(store: Store, row: int, edges: Iterable[EdgeView]) -> Iterator[str]:
    for edge in edges:
        known = ontology().relations[edge.relation]
        out = edge.source == row
        other = views.entity(store, edge.target if out else edge.source)
        yield f"{known.phrase if out else known.inverse} {other.name}"


def _first_document(store: Store, each: EntityView) -> str:
    documents = {mention.document for _, mentions in views.mentions(store, each.row) for mention in mentions}
    return min(view.name for view in views.documents(store, documents))
