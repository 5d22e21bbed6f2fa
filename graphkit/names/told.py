"""How a decision tells an entity: by a name and, where several are called so, by its type or a document that names it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.ontology import ontology

AT = " @ "
_TYPED = re.compile(r"(?P<name>.+) \((?P<type>[A-Z]+)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Told:
    """An entity as a decision tells it: "Ann Lee (PERSON) @ minutes.txt"."""

    name: str
    type: str = ""
    document: str = ""

    def __str__(self) -> str:
        typed = f"{self.name} ({self.type})" if self.type else self.name
        return f"{typed}{AT}{self.document}" if self.document else typed


def parsed(text: str) -> Told:
    """Return the name, type and document of `text`.

    >>> parsed("Ann Lee (PERSON) @ minutes.txt")
    Told(name='Ann Lee', type='PERSON', document='minutes.txt')
    >>> parsed("Lodge (OLD)")
    Told(name='Lodge (OLD)', type='', document='')
    """
    named, _, document = text.rpartition(AT) if AT in text else (text, "", "")
    typed = _TYPED.fullmatch(named.strip())
    if typed and typed["type"] in ontology().entities:
        return Told(typed["name"].strip(), typed["type"], document.strip())
    return Told(named.strip(), "", document.strip())
