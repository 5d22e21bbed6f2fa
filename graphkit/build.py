"""From files to a graph: read what is new or changed, forget what is gone, derive the rest; resumable at any moment."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import ModuleType

from graphkit import __version__, mirror
from graphkit.derive import derive, is_current
from graphkit.engine import Ended, MapSettings, Task, run
from graphkit.errors import InputError
from graphkit.mirror import Contents
from graphkit.plan import Candidate, Plan, plan
from graphkit.readers import ReadOptions
from graphkit.settings import DEFAULT_MODEL, graph_argument
from graphkit.store import Store, files, observed, runs
from graphkit.store.dump import sealed
from graphkit.store.files import FileState, location
from graphkit.store.judgements import decider
from graphkit.store.migrations import BACKUP, VERSION

SMALL = 1_000_000
"""Bytes to read below which a second process costs more than it saves."""


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """How a graph is built. `jobs` is a number of processes; None chooses by the amount to read and the processors."""

    model: str = DEFAULT_MODEL
    read: ReadOptions = field(default_factory=ReadOptions)
    jobs: int | None = None
    fresh: bool = False
    """Read and extract everything again."""
    least_confidence: float = 0.0
    """Claims below it are kept, but make no edges."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, or not to its end, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; the counts of documents, stories, entities and edges are of the whole graph."""

    read: int
    """Files read because they are new or changed."""
    unchanged: int
    removed: int
    failed: tuple[Failure, ...]
    skipped: tuple[Failure, ...]
    """Hidden files and folders, links, pipes, devices, folders that cannot be listed."""
    documents: int
    stories: int
    entities: int
    edges: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is. `stage` is "read", in files and bytes, or "connect"."""

    stage: str
    done: int = 0
    total: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    name: str = ""
    """The file just done."""


Watcher = Callable[[Progress], None]


def build(
    paths: Sequence[Path],
    *,
    store: Path,
    settings: BuildSettings = BuildSettings(),
    progress: Watcher | None = None,
) -> BuildReport:
    """Bring the graph file `store` up to date with the files under `paths`; files elsewhere stay as they are.

    Raises InputError where there is nothing to read, ModelError, StoreBusy and the other errors of a store. Stopped at
    any moment, even by force, it goes on where it was when it is called again.
    """
    started = time.monotonic()
    if not store.exists():
        plan(paths, {}, fingerprint="", own=_own(store))
    with Store.open(store, write=True) as opened:
        todo = plan(paths, _known(opened, settings), fingerprint=fingerprint(settings), own=_own(store))
        with runs.recorded(opened, model=settings.model, settings=asdict(settings)) as row, sealed(opened):
            said = mirror.read_what_can_be(opened, user=decider())
            failed = _Build(opened, settings, progress or _unwatched).carried_out(todo)
            failed += _unread_decisions(opened, said)
            mirror.write(opened)
            report = _report(opened, todo, failed, time.monotonic() - started)
            runs.report(opened, row, asdict(report))
    if not report.documents:
        raise InputError("No file could be read.", hint=f"See why with: graphkit check{graph_argument(store)}")
    return report


def planned(paths: Sequence[Path], *, store: Path, settings: BuildSettings = BuildSettings()) -> Plan:
    """Return what `build` would do, and do nothing."""
    if not store.exists():
        return plan(paths, {}, fingerprint=fingerprint(settings), own=_own(store))
    with Store.open(store) as opened:
        return plan(paths, _known(opened, settings), fingerprint=fingerprint(settings), own=_own(store))


def _own(store: Path) -> frozenset[bytes]:
    """Return where a graph and what is written beside it lie: in a folder that is read, they are no documents."""
    endings = ("", "-wal", "-shm", "-journal", ".lock", *map(BACKUP.format, range(1, VERSION)))
    written = [store.with_name(store.name + ending) for ending in endings]
    page = store.with_suffix(".html")
    return frozenset(location(path) for path in (*written, mirror.place(store), *([page] if _is_ours(page) else [])))


def _is_ours(page: Path) -> bool:
    """Whether a page is one that graphkit wrote, and no document of the same name."""
    try:
        with page.open("rb") as stream:
            return b'name="generator" content="graphkit"' in stream.read(2000)
    except OSError:
        return False


def fingerprint(settings: BuildSettings) -> str:
    """Return what a file's documents depend on besides the file: the versions of graphkit and its model, how it is read."""
    return json.dumps([__version__, settings.model, _model_version(settings.model), asdict(settings.read)])


class _Build:
    """Carries out a plan on an open store."""

    def __init__(self, store: Store, settings: BuildSettings, watch: Watcher) -> None:
        self._store = store
        self._settings = settings
        self._watch = watch

    def carried_out(self, todo: Plan) -> list[Failure]:
        """Do what the plan says and return the files that failed."""
        for state in (*todo.touched, *todo.renamed):
            files.touch_file(self._store, state)
        for state in todo.skipped:
            files.write_file(self._store, state, [])
        failed = self._read(todo.read)
        least = self._settings.least_confidence
        if todo.gone or not is_current(self._store, least_confidence=least):
            self._watch(Progress("connect"))
            derive(self._store, least_confidence=least, gone=[state.location for state in todo.gone])
        return failed

    def _read(self, candidates: Sequence[Candidate]) -> list[Failure]:
        """Read the files, each content once, and return those that failed."""
        groups = list(_by_content(candidates))
        size = sum(group[0].state.size for group in groups)
        found: list[list[str]] = [[] for _ in groups]
        failed: list[Failure] = []
        done = 0
        for event in run(self._tasks(groups), self._map_settings(), jobs=_jobs(self._settings.jobs, size)):
            group = groups[event.task]
            if isinstance(event, Ended):
                failed += self._ended(group, found[event.task], event.reason)
                done += group[0].state.size
                self._watch(Progress("read", event.task + 1, len(groups), done, size, group[0].state.path))
            else:
                found[event.task].append(event.document)
                if event.observed:
                    observed.write(self._store, event.observed, fingerprint=group[0].state.fingerprint)
        return failed

    def _tasks(self, groups: Sequence[Sequence[Candidate]]) -> Iterator[Task]:
        for number, (first, *_) in enumerate(groups):
            state = first.state
            known = files.documents_like(self._store, state.sha256, state.fingerprint)
            yield Task(number, first.path, first.root, state.size, frozenset() if self._settings.fresh else known)

    def _ended(self, group: Sequence[Candidate], documents: Sequence[str], reason: str) -> list[Failure]:
        """Store what became of the files of one content."""
        for candidate in group:
            state = replace(candidate.state, status="failed" if reason else "ok", reason=reason)
            files.write_file(self._store, state, list(dict.fromkeys(documents)))
        return [Failure(candidate.state.path, reason) for candidate in group if reason]

    def _map_settings(self) -> MapSettings:
        from graphkit.extract import ExtractSettings

        return MapSettings(ExtractSettings(model=self._settings.model), self._settings.read)


def _unread_decisions(store: Store, said: Contents) -> Iterator[Failure]:
    """Yield the lines of judgements.csv that could not be read, and those that contradict earlier decisions."""
    path = mirror.place(store.path).name
    for problem in said.problems:
        yield Failure(f"{path}, line {problem.number}", problem.reason)
    waiting = {
        tuple(row[:3]): row[3] for row in json.loads(store.setting("idle") or "[]") if row[4:] == ["contradicts"]
    }
    for line in said.lines:
        one = line.judgement
        reason = waiting.get((one.left, str(one.verdict), one.right))
        if reason and not one.deleted:
            yield Failure(f"{path}, line {line.number}", f"not obeyed: {reason}")


def _by_content(candidates: Iterable[Candidate]) -> Iterable[list[Candidate]]:
    """Return the files of each content and suffix, in the order of the first; one that cannot be read stands alone."""
    groups: dict[object, list[Candidate]] = {}
    for candidate in candidates:
        state = candidate.state
        groups.setdefault(state.kind if state.sha256 else state.location, []).append(candidate)
    return groups.values()


def _jobs(wanted: int | None, size: int) -> int:
    return wanted or (1 if size < SMALL else os.cpu_count() or 1)


def _known(store: Store, settings: BuildSettings) -> dict[bytes, FileState]:
    known = files.known_files(store)
    return {place: replace(state, fingerprint="") for place, state in known.items()} if settings.fresh else known


def _unwatched(_progress: Progress) -> None:
    """Watch nothing."""


def _model_version(model: str) -> str:
    """Return the version of an installed pipeline without importing it, or what a folder's own description says.

    Of graphkit's own, that of the grammar and a digest of the recogniser's weights.
    """
    from graphkit.extract.network.weights import digest
    from graphkit.extract.pipeline import GRAMMAR

    if model == DEFAULT_MODEL:
        return f"{importlib.metadata.version(GRAMMAR)} {digest()}"
    try:
        return importlib.metadata.version(model)
    except importlib.metadata.PackageNotFoundError:
        described = Path(model, "meta.json")
        return hashlib.sha256(described.read_bytes()).hexdigest() if described.is_file() else ""


def _report(store: Store, todo: Plan, failed: Iterable[Failure], seconds: float) -> BuildReport:
    return BuildReport(
        read=len(todo.read),
        unchanged=len(todo.unchanged) + len(todo.touched),
        removed=len(todo.gone),
        failed=tuple(failed),
        skipped=tuple(Failure(state.path, state.reason) for state in todo.skipped),
        documents=count(store, "documents"),
        stories=count(store, "document_stories", "DISTINCT story"),
        entities=count(store, "entities"),
        edges=count(store, "edges"),
        seconds=round(seconds, 2),
    )


def count(store: Store, table: str, what: str = "*") -> int:
    """Return the number of rows of a table."""
    return int((store.one(f"SELECT count({what}) FROM {table}") or (0,))[0])


class _CallableModule(ModuleType):
    """Makes `graphkit.build(...)` build: the package's function and the module that holds it share a name."""

    __call__ = staticmethod(build)


sys.modules[__name__].__class__ = _CallableModule
