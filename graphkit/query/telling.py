"""The words by which decisions tell an entity: names that documents use, and a document where several share a name."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.model import Verdict
from graphkit.names import folded
from graphkit.names.told import AT, Told, parsed
from graphkit.store import Store, judgements
from graphkit.store.views import EntityView

_NAMED = "SELECT DISTINCT n.entity FROM entity_names n WHERE n.folded = ?"

_NAMED_OF_TYPE = f"{_NAMED} AND (SELECT type FROM entities WHERE id = n.entity) = ?"

_DOCUMENT_NAME = "f.path || iif(d.part = '', '', '#' || d.part)"

_THERE = f"""
SELECT DISTINCT n.entity, {_DOCUMENT_NAME} FROM entity_names n
JOIN entity_refs er ON er.entity = n.entity JOIN refs r ON r.id = er.ref JOIN documents d ON d.id = r.document
JOIN file_documents fd ON fd.document = d.id JOIN files f ON f.id = fd.file
WHERE n.folded = :folded
  AND (:document IN (f.path, {_DOCUMENT_NAME}, d.key) OR substr(f.path, -length(:document) - 1) = '/' || :document)"""

_SEEN_IN = f"""
SELECT DISTINCT {_DOCUMENT_NAME}, r.key FROM entity_refs er JOIN refs r ON r.id = er.ref
JOIN documents d ON d.id = r.document JOIN file_documents fd ON fd.document = d.id JOIN files f ON f.id = fd.file
WHERE er.entity = ? ORDER BY 1, 2"""


def telling(store: Store, known: EntityView, text: str = "") -> str:
    """Return words that mean this entity and no other, now and after another build: "Ann Lee", "Ann Lee @ minutes.txt".

    Where `text`, by which somebody told it, is a name of its own or names a document, that is kept.
    """
    told = called(store, text)
    if told and entities_there(store, str(told)) == [known.row]:
        return str(told)
    names = list(_own_names(store, known))
    own = sorted(names, key=lambda name: folded(name) != folded(text))
    for name in own:
        if _means(store, _NAMED, folded(name)) == [known.row] and not _splits(name):
            return name
    for name in own:
        if _means(store, _NAMED_OF_TYPE, folded(name), known.type) == [known.row]:
            return str(Told(name, known.type))
    return next(_in_documents(store, known, own), known.id)


def called(store: Store, text: str) -> Told | None:
    """Return the name and the document of "Ann Lee @ minutes.txt" where that document names somebody so, else None."""
    told = parsed(text)
    found = _there(store, told)
    names = {document for _, document in found}
    return Told(told.name, told.type, min(names)) if names else None


def entities_there(store: Store, text: str) -> list[int]:
    """Return the numbers of the entities that the document of "Ann Lee @ minutes.txt" names so."""
    return sorted({row for row, _ in _there(store, parsed(text))})


def _there(store: Store, told: Told) -> list[tuple[int, str]]:
    if not told.document:
        return []
    values = {"folded": folded(told.name), "document": told.document}
    return [(row, document) for row, document in store.db.execute(_THERE, values)]


def _own_names(store: Store, known: EntityView) -> Iterator[str]:
    """Yield the names that documents or resolution gave an entity: the one that is, or would be, shown first; then the fullest."""
    renamed = {one.right: parsed(one.left).name for one in judgements.active(store) if one.verdict is Verdict.RENAME}
    shown = renamed.get(known.name, known.name)
    fullest = sorted(known.aliases, key=lambda name: (-len(folded(name).split()), name))
    yield from dict.fromkeys(name for name in (shown, *fullest) if name not in renamed)


def _splits(name: str) -> bool:
    """Whether a name looks like one with a type or a document behind it."""
    told = parsed(name)
    return bool(told.type or told.document)


def _means(store: Store, statement: str, *values: str) -> list[int]:
    return [row for (row,) in store.rows(statement, *values)]


def _in_documents(store: Store, known: EntityView, own: list[str]) -> Iterator[str]:
    """Yield "Ann Lee @ minutes.txt" for each document that names this entity alone so, then its references."""
    references = []
    for document, reference in store.rows(_SEEN_IN, known.row):
        references.append(reference)
        for name in own:
            there = {row for row, _ in _there(store, Told(name, "", document))}
            if there == {known.row} and AT not in name:
                yield str(Told(name, "", document))
    yield from references
