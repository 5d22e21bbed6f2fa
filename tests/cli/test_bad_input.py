"""What goes wrong is told in one line, with the next step and the right exit code; nothing is lost."""

from __future__ import annotations

import io
import os
import shutil
import sqlite3

import pytest
from papers import World, paper

SENTENCE = "Nora Quill, the mayor of Denver, gave $500 to the Fair Water PAC.\n"


def trouble(answer):
    """Return code and messages; there must be no traceback."""
    assert "Traceback" not in answer.err
    return answer.code, answer.err.splitlines()


def test_a_missing_path(shell, tmp_path):
    """A path that is not there is named, and no graph is made."""
    code, (said, hint) = trouble(shell("build", "nowhere"))
    assert (code, said, hint) == (1, "Error: nowhere: No such file or directory.", "Hint: Check the path.")
    assert not (tmp_path / "output").exists()


def test_an_empty_folder(shell, tmp_path):
    """Nothing to read is an error, and no graph is made."""
    (tmp_path / "empty").mkdir()
    code, said = trouble(shell("build", "empty"))
    assert (code, said[0]) == (1, "Error: There is no file in empty.")
    assert not (tmp_path / "output").exists()


def test_a_binary_file_under_a_text_name(shell, tmp_path):
    """It is named with the reason, the others are read, and the build ends with 4."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "good.txt").write_text(SENTENCE)
    (tmp_path / "news" / "bad.txt").write_bytes(bytes(range(256)) * 40)
    answer = shell("build", "news")
    assert answer.code == 4
    assert "Could not be read (1):\n  bad.txt: " in answer.err
    assert "1 document" in answer.err
    assert [row.split()[:2] for row in shell("check").out.splitlines() if row.startswith("bad")] == [
        ["bad.txt", "failed"]
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(shell, tmp_path):
    """A file without permission is named with the reason."""
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.txt").write_text(SENTENCE)
    (tmp_path / "b.txt").chmod(0)
    answer = shell("build", "a.txt", "b.txt")
    assert (answer.code, "b.txt: Cannot be read: Permission denied" in answer.err) == (4, True)


def test_only_unreadable_files(shell, tmp_path):
    """A build without a single document is a failure."""
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    code, said = trouble(shell("build", "bad.txt"))
    assert (code, said) == (1, ["Error: No file could be read.", "Hint: See why with: graphkit check"])


def test_the_next_command_names_the_graph(shell, tmp_path):
    """What a hint says can be typed as it stands, also where the graph is not the usual one."""
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    assert trouble(shell("build", "bad.txt", "-g", "my case.db"))[1][1] == (
        "Hint: See why with: graphkit check -g 'my case.db'"
    )
    assert shell("check", "-g", "my case.db").code == 0


def test_an_unknown_model(shell, tmp_path):
    """The error says how to install it."""
    (tmp_path / "a.txt").write_text(SENTENCE)
    code, said = trouble(shell("build", "a.txt", "--model", "xx_none"))
    assert (code, said) == (
        1,
        [
            "Error: The spaCy pipeline 'xx_none' is not installed.",
            "Hint: Install it with: python -m pip install xx-none",
        ],
    )


@pytest.mark.parametrize("option", ["--type", "--relation"])
def test_an_unknown_type(shell, graph_file, option):
    """The nearest types are offered."""
    wanted = {"--type": "PERSN", "--relation": "FUNDS"}[option]
    code, said = trouble(shell("neighbors", "Bruno Stark", option, wanted, "-g", graph_file))
    assert (code, said[0].startswith("Error: There is no "), said[1].startswith("Hint: Did you mean ")) == (
        2,
        True,
        True,
    )


def test_a_wrong_date(shell, graph_file):
    """The form of a date is told."""
    code, said = trouble(shell("neighbors", "Bruno Stark", "--since", "last year", "-g", graph_file))
    assert (code, said) == (2, ["Error: 'last year' is no date.", "Hint: Write YYYY, YYYY-MM or YYYY-MM-DD."])


@pytest.mark.parametrize("day", ["2021-13", "2021-02-30", "2021-4"])
def test_a_day_that_no_calendar_has(shell, graph_file, day):
    """The right form alone makes no date."""
    code, said = trouble(shell("claims", "--since", day, "-g", graph_file))
    assert (code, said[0]) == (2, f"Error: {day!r} is no date.")


@pytest.mark.parametrize("question", [["claims"], ["timeline", "Bruno Stark"]])
def test_days_the_wrong_way_round(shell, graph_file, question):
    """Nothing can lie between them, and that is told rather than an empty answer."""
    code, said = trouble(shell(*question, "--since", "2021-05", "--until", "2018", "-g", graph_file))
    assert (code, said) == (
        2,
        [
            "Error: --since 2021-05 is later than --until 2018: no day lies between them.",
            "Hint: Turn them round: --since 2018 --until 2021-05",
        ],
    )


def test_days_of_one_year(shell, graph_file):
    """A year holds its months, so that "since March 2021 until 2021" is a question."""
    assert shell("claims", "--since", "2021-03", "--until", "2021", "-g", graph_file).code == 0


@pytest.mark.parametrize("question", ["claims", "relations"])
def test_sums_the_wrong_way_round(shell, graph_file, question):
    """As with days."""
    code, said = trouble(shell(question, "--min-amount", "500", "--max-amount", "20", "-g", graph_file))
    assert (code, said) == (
        2,
        [
            "Error: --min-amount 500 is more than --max-amount 20: no sum lies between them.",
            "Hint: Turn them round: --min-amount 20 --max-amount 500",
        ],
    )


def test_an_unknown_entity(shell, graph_file):
    """The nearest names are offered."""
    code, said = trouble(shell("show", "Bruno Starck", "-g", graph_file))
    assert (code, said) == (3, ["Error: There is no entity 'Bruno Starck'.", "Hint: Did you mean Bruno Stark?"])


def test_an_ambiguous_name(shell, tmp_path):
    """The candidates are listed with their ids, and an id is understood."""
    world = World({"Nina Ford": "PERSON", "Omar Ford": "PERSON"})
    graph = world.store(tmp_path / "graph.db", [paper("a.txt", "Nina Ford stayed."), paper("b.txt", "Omar Ford left.")])
    code, (said, hint, *candidates) = trouble(shell("show", "Ford", "-g", graph))
    assert (code, said) == (3, "Error: 'Ford' may be any of 2 entities.")
    assert hint.startswith("Hint: ")
    ids, names = zip(*(line.split(maxsplit=1) for line in candidates), strict=True)
    assert [name.split(" (")[0] for name in names] == ["Nina Ford", "Omar Ford"]
    assert shell("show", ids[0], "-g", graph).out.startswith("Nina Ford")


def test_no_connection(shell, graph_file):
    """What was looked for is named, and how to look farther."""
    code, said = trouble(shell("path", "Dorian Vale", "Ada Quill", "-g", graph_file))
    assert (code, said[0]) == (3, "Error: Nothing stated connects Dorian Vale and Ada Quill within 6 hops.")
    assert said[1].startswith("Hint: ")


@pytest.mark.parametrize(
    "command",
    [
        ["show", "X"], ["path", "X", "Y"], ["entities"], ["render"], ["open"], ["export", "json"],
        ["same", "X", "Y"], ["different", "X", "Y"], ["undo"], ["check"], ["top"], ["stories"],
    ],
)  # fmt: skip
def test_no_graph_yet(shell, tmp_path, command):
    """The command that makes one is named, and nothing is made by asking."""
    code, said = trouble(shell(*command))
    assert (code, said[0]) == (1, "Error: There is no graph at output/graph.db.")
    assert "graphkit build" in said[1]
    assert not (tmp_path / "output").exists()


def test_a_store_of_a_newer_version(shell, graph_file, tmp_path):
    """It is refused, and says what to update."""
    newer = tmp_path / "newer.db"
    shutil.copy(graph_file, newer)
    with sqlite3.connect(newer) as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()
    code, said = trouble(shell("entities", "-g", newer))
    assert (code, "newer" in said[0]) == (1, True)


@pytest.mark.parametrize("content", [b"", b"just text", b"SQLite format 3\x00" + b"\xff" * 500])
def test_a_file_that_is_no_store(shell, tmp_path, content):
    """It is refused and left as it was."""
    (tmp_path / "x.db").write_bytes(content)
    code, said = trouble(shell("entities", "-g", "x.db"))
    assert (code, said[0].startswith("Error: x.db ")) == (1, True)
    assert (tmp_path / "x.db").read_bytes() == content


def test_a_folder_in_place_of_a_store(shell, tmp_path):
    """It is refused, with the next step."""
    code, said = trouble(shell("entities", "-g", tmp_path))
    assert (code, said[1]) == (1, "Hint: Name the graph file itself.")


def test_no_paths_on_standard_input(shell, monkeypatch):
    """`find … | graphkit build -` with nothing found says so."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n")))
    code, said = trouble(shell("build", "-"))
    assert (code, said[0]) == (2, "Error: No path on standard input.")


def test_a_named_pipe_is_passed_over(shell, tmp_path):
    """A pipe in a folder is recorded with its reason and never waited for."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(SENTENCE)
    os.mkfifo(tmp_path / "news" / "pipe")
    answer = shell("build", "news")
    assert (answer.code, "Skipped (1):\n  pipe: not a regular file: a named pipe" in answer.err) == (0, True)
