"""Every error graphkit raises on purpose, each with its exit code and the next step.

GraphkitError                      exit 1   something failed
├── UsageError                     exit 2   the question itself is wrong
│   ├── UnknownType                         a type that is not in the ontology
│   └── UnknownFormat                       an export or output format that does not exist
├── NotFound                       exit 3   nothing in the graph answers to that
│   ├── UnknownEntity                       no entity of that name; the nearest are offered
│   ├── AmbiguousName                       several entities of that name; they are listed
│   └── NoConnection                        two entities that nothing stated joins
├── ReadError                      exit 1   a file could not be read; recorded, never stops a build
├── InputError                     exit 1   nothing to build from: missing path, empty folder
├── ModelError                     exit 1   a spaCy pipeline is missing or not the one expected
├── JudgementConflict              exit 1   a decision that contradicts earlier ones
└── StoreError                     exit 1   the graph file
    ├── NoStore                             there is none yet
    ├── NotAStore                           it is something else, or damaged
    ├── NewerStore                          a later graphkit wrote it
    └── StoreBusy                           another build holds it
"""

from __future__ import annotations


class GraphkitError(Exception):
    """Something failed; `message` names the value, `hint` the next step."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(GraphkitError):
    """The question itself is wrong."""

    exit_code = 2


class UnknownType(UsageError):
    """A type that is not in the ontology."""


class UnknownFormat(UsageError):
    """An export or output format that does not exist."""


class NotFound(GraphkitError):
    """Nothing in the graph answers to that."""

    exit_code = 3


class UnknownEntity(NotFound):
    """No entity of that name; the nearest are offered."""


class AmbiguousName(NotFound):
    """Several entities of that name; they are listed."""


class NoConnection(NotFound):
    """Two entities that nothing stated joins."""


class ReadError(GraphkitError):
    """A file could not be read; recorded, never stops a build."""


class InputError(GraphkitError):
    """There is nothing to build from."""


class ModelError(GraphkitError):
    """A spaCy pipeline is missing or not the one expected."""


class JudgementConflict(GraphkitError):
    """A decision that contradicts earlier ones."""


class StoreError(GraphkitError):
    """The graph file cannot be used."""


class NoStore(StoreError):
    """There is no graph file yet."""


class NotAStore(StoreError):
    """The graph file is something else, or damaged."""


class NewerStore(StoreError):
    """A later graphkit wrote the graph file."""


class StoreBusy(StoreError):
    """Another build holds the graph file."""
