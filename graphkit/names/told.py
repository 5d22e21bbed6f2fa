"""How a decision tells an entity: by a name and, where several are called so, by its type or a document that names it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

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
    """Return the name, type and document of `text`; a type at the end says that all before it is a name.

    >>> parsed("Ann Lee (PERSON) @ minutes.txt")
    Told(name='Ann Lee', type='PERSON', document='minutes.txt')
    >>> parsed("Lodge (OLD)")
    Told(name='Lodge (OLD)', type='', document='')
    >>> parsed("Songs @ Lodge (ORG)")
    Told(name='Songs @ Lodge', type='ORG', document='')
    """
    whole = _typed(text)
    if whole.type:
        return whole
    named, _, document = text.rpartition(AT) if AT in text else (text, "", "")
    return replace(_typed(named), document=document.strip())


def _typed(text: str) -> Told:
    found = _TYPED.fullmatch(text.strip())
    if found and found["type"] in ontology().entities:
        return Told(found["name"].strip(), found["type"])
    return Told(text.strip())
