"""What a user's documents say stays on the user's machine, and what is on the maker's machine stays out of the package."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

COMMANDS: dict[str, list[str]] = {
    "build": ["build", "notes"],
    "open": ["open"],
    "render": ["render"],
    "find": ["find", "Pike"],
    "show": ["show", "Dana Pike"],
    "neighbors": ["neighbors", "Dana Pike"],
    "path": ["path", "Dana Pike", "Fair Water PAC"],
    "evidence": ["evidence", "Dana Pike"],
    "entities": ["entities"],
    "relations": ["relations"],
    "claims": ["claims"],
    "documents": ["documents"],
    "stories": ["stories"],
    "runs": ["runs"],
    "top": ["top"],
    "timeline": ["timeline", "Dana Pike"],
    "query": ["query", "MATCH (a)-[r:FUNDED]->(b) RETURN a, r, b"],
    "same": ["same", "Ruth Alder", "Lou Hart"],
    "different": ["different", "Dana Pike", "Fair Water PAC"],
    "unsure": ["unsure", "Dana Pike", "Ruth Alder"],
    "rename": ["rename", "Fair Water PAC", "Fair Water"],
    "retype": ["retype", "Fair Water", "ORG"],
    "ignore": ["ignore", "Fair Water"],
    "anchors": ["anchors", "list"],
    "explain": ["explain", "0"],
    "judgements": ["judgements"],
    "review": ["review"],
    "undo": ["undo"],
    "export": ["export", "json"],
    "extract": ["extract", "notes/note.txt"],
    "compare-names": ["compare-names", "--jsonl", "names.jsonl"],
    "group-names": ["group-names", "--jsonl", "mentions.jsonl"],
    "check": ["check"],
}
"""How each command is tried; the ones that only some versions have are left out where they are missing."""

WATCH = """
import os, sys

def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        local = event == "socket.__new__" and arguments[1] == 1  # AF_UNIX: between processes of this machine
        if not local:
            with open(os.environ["SOCKETS"], "a") as record:
                print(event, arguments[1:], sys.argv, file=record)

sys.addaudithook(watch)
"""
"""A sitecustomize.py: every Python process under it writes down the sockets that it opens."""


def known_commands() -> list[str]:
    """Return the commands that the shell has."""
    from graphkit.cli.commands import MODULES

    return list(MODULES)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with a document, a graph of it, and a Python that writes down its sockets."""
    folder = tmp_path_factory.mktemp("watched")
    (folder / "watch").mkdir()
    (folder / "watch" / "sitecustomize.py").write_text(WATCH)
    (folder / "notes").mkdir()
    (folder / "notes" / "note.txt").write_text(
        "Dana Pike gave $500 to the Fair Water PAC in 2021. Ruth Alder and Lou Hart objected.\n"
    )
    (folder / "names.jsonl").write_text('{"left": "Dana Pike", "right": "D. Pike", "type": "PERSON"}\n')
    (folder / "mentions.jsonl").write_text('{"id": "a", "mentions": [{"text": "Dana Pike", "type": "PERSON"}]}\n')
    assert graphkit(folder, ["build", "notes"]).returncode == 0
    return folder


def graphkit(folder: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command in `folder` in a process that writes down its sockets."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(folder / "watch"), str(ROOT)]),
        "SOCKETS": str(folder / "sockets"),
        "BROWSER": "true",
        "NO_COLOR": "1",
    }
    command = [sys.executable, "-m", "graphkit", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )


@pytest.mark.slow
@pytest.mark.parametrize("command", known_commands())
def test_no_command_opens_a_socket(watched: Path, command: str):
    """Nothing that graphkit does asks the network or listens to it."""
    assert command in COMMANDS, f"say in COMMANDS how to try {command}"
    (watched / "sockets").unlink(missing_ok=True)
    result = graphkit(watched, COMMANDS[command])
    assert "Traceback" not in result.stderr, result.stderr
    assert result.returncode in (0, 1, 3), result.stderr
    assert not (watched / "sockets").exists(), (watched / "sockets").read_text()


def test_the_watch_sees_a_socket(tmp_path: Path):
    """The test above is no empty promise."""
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "SOCKETS": str(tmp_path / "sockets")}
    script = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
    assert "socket.connect" in (tmp_path / "sockets").read_text()


def published() -> Iterator[tuple[Path, str]]:
    """Yield the text files that git keeps, with their text."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode:
        pytest.skip("not a git checkout")
    for name in listing.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            try:
                yield path, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_no_file_tells_of_the_machine_it_was_made_on():
    """The project speaks of itself only: no path of a checkout or a home stands in it."""
    here = [str(path) + "/" for path in (ROOT, ROOT.parent / "shared", Path.home()) if len(path.parts) > 1]
    assert not [(path, place) for path, text in published() for place in here if place in text]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not published with the project")
def test_no_sentence_of_the_real_documents_is_published():
    """Facts and names may be told again, a run of nine words may not."""
    sources = [path for folder in ("seeds", "gold/docs") for path in sorted((SHARED / folder).iterdir())]
    copied = {run for path in sources for run in runs(path.read_text(encoding="utf-8"))}
    assert not [(path, " ".join(run)) for path, text in published() for run in runs(text) if run in copied]


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every nine words in a row, without HTML, headers of mail and other forms that nobody owns."""
    from graphkit.stories import words

    found = words(text)
    for run in zip(*(found[start:] for start in range(9)), strict=False):
        if not set(run) & {"html", "href", "div", "charset", "mime"}:
            yield run
