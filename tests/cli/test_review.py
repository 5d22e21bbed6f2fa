"""The review in the shell: one key a question, on a terminal or piped in, and rows for programs."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import subprocess
import sys

import pytest
from papers import World, paper

WORLD = World(
    {
        "Dorian Hallick": "PERSON",
        "Dorian Halick": "PERSON",
        "Edda Frostick": "PERSON",
        "Edda Frostik": "PERSON",
        "Ivor Kastick": "PERSON",
        "Ivor Kastik": "PERSON",
    }
)
PAPERS = tuple(paper(f"{number}.txt", f"We heard {name}.\x1b[2J") for number, name in enumerate(WORLD.types))


@pytest.fixture
def review(shell, tmp_path, monkeypatch):
    """Return a function that reviews a graph with three doubts, given what is typed."""
    (tmp_path / "output").mkdir()
    WORLD.store(tmp_path / "output" / "graph.db", PAPERS)

    def run(keys, *arguments):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{key}\n" for key in keys)))
        return shell("review", *arguments)

    return run


def asked(answer):
    """Return the pairs of names of an answer in JSON."""
    return [(row["left"], row["right"]) for row in json.loads(answer.out)]


def test_one_key_answers(review):
    """Answered pairs do not come back, and the graph obeys at the end."""
    before = asked(review("", "--json"))
    assert len(before) == 3
    answer = review("sdn")
    assert answer.code == 0
    assert answer.err.endswith("2 answers kept and obeyed. Take the last back with: graphkit undo\n")
    assert asked(review("", "--json")) == before[2:]
    assert review("uq").err.endswith("1 answer kept and obeyed. Take the last back with: graphkit undo\n")
    left = "There is no doubt left to answer. Those that somebody left open: graphkit review --unsure\n"
    assert review("").err == left
    assert asked(review("", "--unsure", "--json")) == before[2:]


def test_back_takes_the_last_answer_back(review):
    """The same question is asked again; before the first there is none."""
    answer = review("bsbq")
    assert "This is the first question." in answer.err
    assert "The last answer is taken back." in answer.err
    assert answer.err.endswith("0 answers kept.\n")
    assert len(asked(review("", "--json"))) == 3


def test_other_keys_do_nothing(review):
    """They are told what there is; the end of the input is the end of the review."""
    answer = review("x")
    assert "Press one of these keys." in answer.err
    assert answer.err.endswith("0 answers kept.\n")


def test_sentences_stand_side_by_side(review):
    """Both names are marked, and no control character of a document reaches the terminal."""
    out = review("nnq").out
    assert any("**Edda Frostick**" in line and "**Edda Frostik**" in line for line in out.splitlines())
    assert "\x1b" not in out
    assert "**Ivor Kastick**.\\x1b[2J" in out


def test_programs_get_rows(review):
    """With the reason, what is at stake, and the evidence of both sides; a limit holds."""
    (row,) = json.loads(review("", "--json", "-n", "1").out)
    assert row["reason"] == "spelled by the same sound"
    assert {"left_id", "right_id", "score", "stories", "connections", "money", "weight", "unsure"} <= set(row)
    assert row["left_side"]["sentences"][0]["text"].startswith("We heard ")
    assert len(review("", "--jsonl").out.splitlines()) == 3
    assert review("", "--csv").out.startswith("left,right,type,score,reason,")
    decide_ = "Decide yourself with: graphkit same A B, or graphkit different A B"
    assert review("", "--type", "place").err == f"There is no doubt left to answer. {decide_}\n"


def test_a_terminal_takes_single_keys(review, tmp_path):
    """No return key is needed, and what was answered is kept when the user breaks off."""
    main, end = pty.openpty()
    known = {**os.environ, "TERM": "xterm", "COLUMNS": "70"}
    command = [sys.executable, "-m", "graphkit", "review"]
    ran = subprocess.Popen(command, stdin=end, stdout=end, stderr=end, env=known, cwd=tmp_path)
    os.close(end)
    seen = ""
    for wanted, key in (("1 of 3", b""), ("2 of 3", b"s"), ("Interrupted", b"\x03")):
        for _ in range(200):
            if wanted in seen:
                break
            if select.select([main], [], [], 2)[0]:
                seen += os.read(main, 4096).decode()
            else:
                os.write(main, key)  # what was typed before the terminal listened is lost
    os.close(main)
    assert ran.wait(timeout=60) == 130
    assert "1 answer kept; the graph obeys at the next graphkit review, decision or build." in seen
    assert "Earlier decisions are obeyed now." in review("q").err
