"""A build says what it did and what to do next, reads only what is new, and shows progress on a terminal only."""

from __future__ import annotations

import io

import pytest

SENTENCE = "Nora Quill, the mayor of Denver, gave $500 to the Fair Water PAC.\n"


@pytest.fixture
def news(tmp_path):
    """Return a folder of two documents."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(SENTENCE)
    (folder / "b.txt").write_text("Otto Brandt owns the Harbor Times.\n")
    return folder


def test_a_build_tells_counts_and_the_next_step(shell, news):
    """Everything it says goes to standard error."""
    answer = shell("build", news)
    first, second, third = answer.err.splitlines()
    assert (answer.code, answer.out) == (0, "")
    assert first.startswith("output/graph.db: 2 documents (2 independent stories), ")
    assert second.startswith("Read 2 files in ")
    assert third == "Next: graphkit open"


def test_the_next_build_reads_only_what_is_new(shell, news):
    """Unchanged files cost nothing, removed ones are forgotten."""
    shell("build", news)
    (news / "c.txt").write_text("Pia Lund married Otto Brandt.\n")
    (news / "b.txt").unlink()
    assert shell("build", news, "--dry-run").out == "read\tc.txt\nforget\tb.txt\n"
    answer = shell("build", news)
    assert "Read 1 file in" in answer.err
    assert "1 unchanged, 1 gone" in answer.err


def test_a_dry_run_makes_nothing(shell, news, tmp_path):
    """It says what would be read."""
    answer = shell("build", news, "--dry-run")
    assert answer.out == "read\ta.txt\nread\tb.txt\n"
    assert not (tmp_path / "output").exists()


def test_quiet_says_nothing(shell, news):
    """-q leaves standard error to errors."""
    assert (shell("build", news, "-q").err, shell("build", news, "-q").out) == ("", "")


def test_paths_come_from_standard_input(shell, news, monkeypatch):
    """`find … | graphkit build -` reads one path a line."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{news / 'a.txt'}\n\n".encode())))
    assert "1 document (1 independent story)" in shell("build", "-").err


def test_another_graph_is_named_in_the_next_step(shell, news):
    """The line can be typed as it stands."""
    assert shell("build", news, "-g", "my.db").err.splitlines()[-1] == "Next: graphkit open -g my.db"


def test_columns_are_chosen_by_option(shell, tmp_path):
    """A table whose text stands under another name is read all the same."""
    (tmp_path / "rows.csv").write_text('note_no,words\n7,"Otto Brandt owns the Harbor Times."\n')
    shell("build", "rows.csv", "--text-column", "words", "--id-column", "note_no")
    assert "rows.csv#7" in shell("documents", "--csv").out


def test_hostile_file_names_never_steer_the_terminal(shell, tmp_path):
    """A name with escape characters is spelled out."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a\x1b[2J.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "b.txt").write_text(SENTENCE)
    answer = shell("build", folder)
    assert "\x1b" not in answer.err
    assert "\x1b" not in shell("check").out


def test_an_interrupted_build_says_how_to_go_on(shell, news, monkeypatch):
    """Nothing that was read is lost, and the user is told."""
    with monkeypatch.context() as interrupted:
        interrupted.setattr("graphkit.build.derive", interrupt)
        answer = shell("build", news)
    assert (answer.code, answer.err.splitlines()) == (
        130,
        ["What was read is kept: the same command goes on from there.", "Interrupted."],
    )
    assert "Read 0 files in" in shell("build", news).err


def interrupt(*_, **__):
    """Do what Ctrl-C does."""
    raise KeyboardInterrupt
