"""On a terminal there is colour, progress and bold names; nothing that a document says is obeyed."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest
from papers import Said, World, paper

SENTENCE = "Nora Quill, the mayor of Denver, gave $500 to the Fair Water PAC.\n"


@pytest.fixture
def terminal(tmp_path):
    """Return a function that runs a command on a terminal of its own and gives all that it shows."""

    def run(*arguments, **environment):
        main, end = pty.openpty()
        command = [sys.executable, "-m", "graphkit", *map(str, arguments)]
        known = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "GRAPHKIT_GRAPH")}
        known |= {"TERM": "xterm", "COLUMNS": "80", **environment}
        ran = subprocess.Popen(command, stdin=end, stdout=end, stderr=end, env=known, cwd=tmp_path)
        os.close(end)
        seen = b"".join(iter(lambda: _read(main), b""))
        os.close(main)
        ran.wait(timeout=60)
        return seen.decode().replace("\r\n", "\n")

    return run


def _read(end):
    try:
        return os.read(end, 4096)
    except OSError:  # nobody writes any more
        return b""


@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_progress_is_shown_on_a_terminal(terminal, tmp_path, quiet):
    """A person who waits sees how far it is; with -q nothing moves."""
    (tmp_path / "a.txt").write_text(SENTENCE)
    seen = terminal("build", "a.txt", *quiet)
    assert ("Reading" in seen or "Connecting" in seen) is not bool(quiet)


def test_names_are_bold_in_their_sentence(terminal, graph_file):
    """The eye finds the two names."""
    seen = terminal("evidence", "Bruno Stark", "Stark Cement", "-g", graph_file)
    assert "\x1b[1mBruno Stark\x1b[0m owns \x1b[1mStark Cement\x1b[0m." in seen


@pytest.mark.parametrize(
    "command", [["show", "Bruno Stark"], ["neighbors", "Bruno Stark"], ["evidence", "Bruno Stark"], ["show", "X"]]
)
def test_no_color_is_obeyed(terminal, graph_file, command):
    """With NO_COLOR set, answers and errors hold no escape sequence; without it they do."""
    assert "\x1b[" in terminal(*command, "-g", graph_file)
    assert "\x1b[" not in terminal(*command, "-g", graph_file, NO_COLOR="1")


@pytest.mark.parametrize(
    "command",
    [["show", "Ada"], ["neighbors", "Ada"], ["evidence", "Ada"], ["find", "quill"], ["documents"], ["entities"],
     ["entities", "--csv"], ["evidence", "Ada", "--tsv"], ["evidence", "Ada", "--json"], ["export", "json"]],
)  # fmt: skip
def test_a_document_never_steers_the_terminal(terminal, tmp_path, command):
    """Escape sequences, direction overrides and bells of documents are spelled out, in every style."""
    wild = "Ada\x1b]0;owned\x07 Quill\u202e"
    world = World({wild: "PERSON", "Stark Cement": "ORG"})
    said = Said(wild, "OWNS", "Stark Cement")
    graph = world.store(tmp_path / "g.db", [paper("a\x1b[2J.txt", (f"{wild} owns Stark Cement.", said))])
    seen = terminal(*command, "-g", graph, NO_COLOR="1")
    assert not {"\x1b", "\x07", "\u202e"} & set(seen)
    assert "owned" in seen or command[0] == "documents"
