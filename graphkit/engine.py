"""Where documents are read and extracted: in this process, or in a pool of processes; the results come in order either way."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit import readers
from graphkit.errors import GraphkitError, ReadError
from graphkit.model import Document, Extraction
from graphkit.patience import Patience, TooSlow
from graphkit.resolve import references
from graphkit.store.observed import Observed
from graphkit.stories import signature

if TYPE_CHECKING:
    from spacy.language import Language

    from graphkit.extract import ExtractSettings


FIRST_SECONDS = 60.0
"""Computing time that a file may take, whatever its size."""
SECONDS_PER_BYTE = 5e-4
"""And for each byte of it: ten times and more what an ordinary text takes."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read; the documents of `known` ids are in the store already."""

    number: int
    path: Path
    root: Path
    size: int = 0
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Read:
    """A document of a file; `observed` is None where it was known."""

    task: int
    document: str
    observed: Observed | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A file is done; `reason` says what went wrong."""

    task: int
    reason: str = ""


Event = Read | Ended


@dataclass(frozen=True, slots=True)
class MapSettings:
    """How the map stage reads and extracts."""

    extract: ExtractSettings
    read: readers.ReadOptions


@dataclass(slots=True)
class Pipeline:
    """Reads and extracts in this process; spaCy is loaded when the first document wants it."""

    settings: MapSettings
    _nlp: Language | None = field(default=None, init=False)

    def events(self, tasks: Sequence[Task]) -> Iterator[Event]:
        """Yield the documents of every task and then its end, in order."""
        done: set[int] = set()
        try:
            with Patience(FIRST_SECONDS + SECONDS_PER_BYTE * sum(task.size for task in tasks)) as patience:
                for event in self._stream(tasks):
                    if isinstance(event, Ended):
                        done.add(event.task)
                    with patience.resting():
                        yield event
        except GraphkitError:
            raise
        except Exception as error:  # noqa: BLE001 - a hostile text may break a library anywhere: find its file, record it
            if len(tasks) == 1:
                yield Ended(tasks[0].number, _reason(error))
                return
            for task in tasks:
                if task.number not in done:
                    yield from self.events([task])

    def _stream(self, tasks: Iterable[Task]) -> Iterator[Event]:
        waiting: deque[_Unread | Event] = deque()
        texts = self._texts(tasks, waiting)
        first = next(texts, None)
        if first is not None:
            yield from self._extracted(chain([first], texts), waiting)
        yield from (item for item in waiting if not isinstance(item, _Unread))

    def _texts(self, tasks: Iterable[Task], waiting: deque[_Unread | Event]) -> Iterator[Document]:
        """Yield the documents to extract; `waiting` receives them and, between them, what needs no extraction."""
        from graphkit.extract import with_language

        for task in tasks:
            reason = ""
            try:
                for document in readers.documents(task.path, root=task.root, options=self.settings.read):
                    if document.id in task.known:
                        waiting.append(Read(task.number, document.id))
                    else:
                        unread = _Unread(task.number, with_language(document))
                        waiting.append(unread)
                        yield unread.document
            except ReadError as error:
                reason = str(error)
            waiting.append(Ended(task.number, reason))

    def _extracted(self, texts: Iterable[Document], waiting: deque[_Unread | Event]) -> Iterator[Event]:
        from graphkit.extract import extract, load

        if self._nlp is None:
            self._nlp = load(self.settings.extract)
        for extraction in extract(self._nlp, texts):
            while not isinstance(item := waiting.popleft(), _Unread):
                yield item
            yield Read(item.task, item.document.id, observed(item.document, extraction))


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, TooSlow) else f"Could not be analysed: {type(error).__name__}: {error}"


def observed(document: Document, extraction: Extraction) -> Observed:
    """Return all that follows from one document alone."""
    text = " ".join(sentence.text for sentence in extraction.sentences)
    return Observed(document, extraction, tuple(references(extraction, story=document.id)), signature(text))


@dataclass(frozen=True, slots=True)
class _Unread:
    """A document on its way through the pipeline."""

    task: int
    document: Document


def batches(tasks: Iterable[Task], *, files: int, size: int) -> Iterator[list[Task]]:
    """Yield the tasks in order, in lists of at most that many files and, one big file apart, that many bytes."""
    batch: list[Task] = []
    weight = 0
    for task in tasks:
        if batch and (len(batch) == files or weight + task.size > size):
            yield batch
            batch, weight = [], 0
        batch.append(task)
        weight += task.size
    if batch:
        yield batch


def run(tasks: Iterable[Task], settings: MapSettings, *, jobs: int = 1) -> Iterator[Event]:
    """Yield the documents of every task and then its end, in order, read by `jobs` processes."""
    if jobs == 1:
        pipeline = Pipeline(settings)
        for batch in batches(tasks, files=64, size=1 << 21):
            yield from pipeline.events(batch)
    else:
        from graphkit.pool import pooled

        yield from pooled(batches(tasks, files=16, size=1 << 18), settings, jobs=jobs)
