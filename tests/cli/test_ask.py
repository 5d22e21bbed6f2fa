"""Questions are answered with sentences, their documents, and who says so."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest


@pytest.fixture
def ask(shell, graph_file, monkeypatch):
    """Return a shell whose graph is the small world."""
    monkeypatch.setenv("GRAPHKIT_GRAPH", str(graph_file))
    return shell


def test_show_reads_like_a_card(ask):
    """Name, kind, counts, money with who says so, connections, documents."""
    assert ask("show", "Harbor Future PAC").out.splitlines() == [
        "Harbor Future PAC  Political committee",
        "4 mentions in 2 documents, 2 independent stories · id "
        + ask("show", "Harbor Future PAC", "--json").out[11:27],
        "",
        "Money in",
        "  $10,000  from Bruno Stark  the document says so  c-second-gift.txt",
        "  $5,000   from Bruno Stark  the document says so  a-gift.txt",
        "",
        "Facts",
        "  has funds  $2 million  the document says so  c-second-gift.txt",
        "",
        "Connections",
        "  supports  Ada Quill  Person  1 attributed",
        "",
        "Documents",
        "  a-gift.txt         2021-04-02",
        "  c-second-gift.txt",
    ]


def test_neighbors_are_a_table(ask):
    """The strongest first, with amounts and what is denied shown as such."""
    assert ask("neighbors", "Stark Cement").out == (
        "Connection          Name         Type    Stories  Amounts  Status\n"
        "is or was owned by  Bruno Stark  PERSON        1           1 asserted\n"
        "gave money to       Cleo Marsh   PERSON        0           1 negated\n"
    )


def test_neighbors_over_two_hops_say_where_they_start(ask):
    """A far neighbour stands beside the one that leads to it."""
    rows = list(csv.DictReader(io.StringIO(ask("neighbors", "Ada Quill", "--hops", 2, "--csv").out)))
    assert [(row["hops"], row["near"], row["phrase"], row["name"]) for row in rows] == [
        ("1", "Ada Quill", "is supported by", "Harbor Future PAC"),
        ("2", "Harbor Future PAC", "got money from", "Bruno Stark"),
    ]


def test_too_many_neighbors_are_told(ask):
    """A list that was cut says so, on standard error."""
    answer = ask("neighbors", "Bruno Stark", "-n", 1)
    assert (len(answer.out.splitlines()), answer.err) == (2, "There are more than 1: see them with -n.\n")


def test_a_choice_that_leaves_nothing_is_told_as_one(ask):
    """Who has connections is not said to have none."""
    assert (
        ask("neighbors", "Bruno Stark", "--since", "2090").err
        == "Nothing stated connects 'Bruno Stark' to anything of what you chose.\n"
    )


def test_path_shows_the_sentence_of_every_step(ask):
    """Each hop with its words, its place, its status and who says so."""
    assert ask("path", "Stark Cement", "Ada Quill").out.splitlines() == [
        "Stark Cement → Bruno Stark → Harbor Future PAC → Ada Quill  3 steps",
        "",
        "1. Stark Cement is or was owned by Bruno Stark  1 independent story",
        "   “**Bruno Stark** owns **Stark Cement**.”",
        "    b-owner.txt 0–30 · the document says so · claim bb54115b",
        "",
        "2. Bruno Stark gave money to Harbor Future PAC  2 independent stories · $5,000 · $10,000",
        "   “**Bruno Stark** gave $5,000 to **Harbor Future PAC** in March 2021.”",
        "    a-gift.txt 0–59 · the document says so · $5,000 · in March 2021 · claim f896a73f",
        "",
        "3. Harbor Future PAC supports Ada Quill  1 independent story",
        "   “**Harbor Future PAC** supports **Ada Quill**, the Tidewater Gazette reports.”",
        "    a-gift.txt 60–128 · according to Tidewater Gazette · claim f901c024",
    ]


def test_evidence_that_denies_is_never_headed_as_a_fact(ask):
    """Whoever reads the headings only is not misled."""
    assert ask("evidence", "Stark Cement", "Cleo Marsh").out.splitlines() == [
        "Stark Cement gave money to Cleo Marsh: said not to be so",
        "  “**Stark Cement** did not give money to **Cleo Marsh**.”",
        "   b-owner.txt 31–77 · said not to be so · claim 9dcd75d0",
    ]


def test_explain_takes_the_id_that_evidence_prints(ask):
    """For people line by line; for programs the claim's own fields and what is told of its rule."""
    out = ask("explain", "9dcd75d0").out.splitlines()
    assert out[0] == "Stark Cement gave money to Cleo Marsh: said not to be so"
    assert out[-1].startswith("  id          9dcd75d0")
    told = json.loads(ask("explain", "9dcd75d0", "--json").out)
    assert (told["status"], told["rule_about"]) == ("negated", "a rule that this graphkit does not have")
    (row,) = csv.DictReader(io.StringIO(ask("explain", "9dcd75d0", "--csv").out))
    assert (row["rule"], row["id"]) == ("test", told["id"])


def test_explaining_what_is_no_claim_says_where_ids_are(ask):
    """A name is a wrong question; an id that nothing has is not found."""
    assert [ask("explain", given).code for given in ("Bruno Stark", "ffffffff")] == [2, 3]


def test_evidence_as_csv_has_one_claim_a_line(ask):
    """Programs get status, amount, document and position."""
    rows = list(csv.DictReader(io.StringIO(ask("evidence", "Bruno Stark", "Harbor Future PAC", "--csv").out)))
    assert [(row["amount"], row["currency"], row["document"], row["start"], row["end"]) for row in rows] == [
        ("5000.0", "USD", "a-gift.txt", "0", "59"),
        ("10000.0", "USD", "c-second-gift.txt", "0", "78"),
    ]


def test_timeline_is_in_order_of_dates(ask, graph_file):
    """A dated claim is a row that begins with its date."""
    rows = json.loads(ask("timeline", "Bruno Stark", "--json").out)
    assert [(row["date"], row["target"], row["amount_text"]) for row in rows] == [
        ("2021-03", "Harbor Future PAC", "$5,000")
    ]
    answer = ask("timeline", "Bruno Stark", "--since", "2022", "-g", graph_file)
    assert (
        answer.err == f"Nothing dated is said of 'Bruno Stark'. Next: graphkit evidence 'Bruno Stark' -g {graph_file}\n"
    )


def test_a_timeline_shows_its_sentences(ask):
    """A person reads what is said, not a row of a table."""
    assert ask("timeline", "Bruno Stark").out.splitlines()[:2] == [
        "2021-03: Bruno Stark gave money to Harbor Future PAC",
        "  “**Bruno Stark** gave $5,000 to **Harbor Future PAC** in March 2021.”",
    ]


def test_find_gives_entities_and_passages(ask):
    """A word leads to the names that have it and to the sentences that say it."""
    out = ask("find", "marsh").out
    assert out.splitlines()[1].startswith("Cleo Marsh  PERSON")
    assert "Cleo Marsh and Ada Quill shared a table." in out


def test_find_for_programs_tells_entities_from_passages(ask):
    """One list, each row saying what it is."""
    rows = json.loads(ask("find", "marsh", "--json").out)
    assert [row["found"] for row in rows] == ["entity", "passage", "passage"]


def test_finding_nothing_is_no_error(ask):
    """An empty answer ends with 0 and says so on standard error."""
    answer = ask("find", "zebra")
    assert (answer.code, answer.out, answer.err) == (0, "", "Nothing has the words 'zebra'.\n")


def test_a_slip_leads_to_the_nearest_name(ask):
    """Where no name and no passage has the word, the names that are written like it are offered."""
    assert ask("find", "bruno strak").err == "Nothing has the words 'bruno strak'. Did you mean Bruno Stark?\n"


def test_two_whom_nothing_joins_lead_to_a_path(ask, graph_file):
    """The next question is the next command."""
    answer = ask("evidence", "Stark Cement", "Edda Frost")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == (
        "No sentence tells of 'Stark Cement' and 'Edda Frost'."
        f" Next: graphkit path 'Stark Cement' 'Edda Frost' -g {graph_file}\n"
    )


def test_a_name_that_is_only_like_another_is_told(ask):
    """People see whom the answer is about; programs get the answer alone."""
    assert ask("neighbors", "Bruno Sta").err == "'Bruno Sta' is taken for Bruno Stark.\n"
    assert ask("neighbors", "Bruno Sta", "--json").err == ""


@pytest.mark.parametrize("style", ["--json", "--jsonl", "--csv", "--tsv"])
@pytest.mark.parametrize(
    "question",
    [
        ["find", "stark"],
        ["show", "Bruno Stark"],
        ["neighbors", "Bruno Stark"],
        ["path", "Bruno Stark", "Ada Quill"],
        ["evidence", "Bruno Stark"],
        ["timeline", "Bruno Stark"],
    ],
)
def test_every_answer_has_every_style(ask, question, style):
    """Standard output holds the answer alone, in the style that was asked for."""
    answer = ask(*question, style)
    assert (answer.code, answer.err) == (0, "")
    if style == "--json":
        assert json.loads(answer.out)
    elif style == "--jsonl":
        assert all(isinstance(json.loads(line), dict) for line in answer.out.splitlines())
    else:
        rows = list(csv.reader(io.StringIO(answer.out), delimiter="," if style == "--csv" else "\t"))
        assert len({len(row) for row in rows}) == 1
        assert len(rows) > 1


def test_the_graph_file_is_named_by_option_environment_or_settings(shell, graph_file, tmp_path, monkeypatch):
    """The option wins over the environment, and that over graphkit.toml."""
    (tmp_path / "graphkit.toml").write_text(f'graph = "{graph_file}"\n')
    assert shell("entities", "-n", 1, "--csv").code == 0
    monkeypatch.setenv("GRAPHKIT_GRAPH", "nowhere.db")
    assert "nowhere.db" in shell("entities").err
    assert shell("entities", "-g", graph_file).code == 0


@pytest.mark.parametrize("question", [["neighbors", "Bruno Stark"], ["path", "Bruno Stark", "Ada Quill"]])
def test_a_question_loads_no_heavy_library(graph_file, question):
    """An answer costs click and sqlite3, no spaCy and no networkx."""
    program = (
        "import sys; from graphkit.cli import main\n"
        f"try: main({[*question, '-g', str(graph_file)]!r})\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert {name.split(".")[0] for name in run.stderr.split()} & {"spacy", "networkx", "rich", "numpy"} == set()
    assert run.stdout
